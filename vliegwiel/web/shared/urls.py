from django.urls import include, path

from . import certificate, charter, demo_clock, health, home, kept, language, media, misses, offline, search, theme

urlpatterns = [
    path("", home.home, name="home"),
    path("account/", include("vliegwiel.web.shared.account_urls")),
    path("certificate/<slug:key>/", certificate.certificate, name="certificate"),
    path("charter/", charter.charter, name="charter"),
    path("charter/<int:number>/", charter.charter, name="charter_version"),
    path("charter/<int:old>/beside/<int:new>/", charter.charter_beside, name="charter_beside"),
    path("demo/clock/", demo_clock.demo_clock, name="demo_clock"),
    path("language/", language.language, name="language"),
    path("kept/", kept.forget, name="kept"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("media/<slug:key>", media.media, name="media"),
    path("theme/<slug:fingerprint>.css", theme.stylesheet, name="theme"),
    path("theme/scheme/", theme.scheme, name="scheme"),
    path("theme/logo/<path:name>", theme.logo, name="logo"),
    path("theme/icon.svg", theme.icon, name="icon"),
    path("theme/icon-<int:size>.png", theme.app_icon, name="app_icon"),
    path("search/", search.search, name="search"),
    path("search/misses/", misses.misses, name="misses"),
    path("offline/", offline.offline, name="offline"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.service_worker, name="service_worker"),
]
