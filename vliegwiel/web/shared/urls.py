from django.urls import include, path

from . import health, media

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("media/<slug:key>", media.media, name="media"),
]
