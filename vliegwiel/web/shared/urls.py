from django.urls import include, path

from . import media

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("media/<slug:key>", media.media, name="media"),
]
