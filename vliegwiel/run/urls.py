"""One line per door and per standard."""

from django.urls import include, path

urlpatterns = [
    path("", include("vliegwiel.web.shared.urls")),
    path("learn/", include("vliegwiel.web.learn.urls")),
    path("lead/", include("vliegwiel.web.lead.urls")),
    path("studio/", include("vliegwiel.web.studio.urls")),
    path("api/readings/", include("vliegwiel.standards.readings.urls")),
    path("office/", include("vliegwiel.web.office.urls")),
]
handler400 = "vliegwiel.web.shared.errors.bad_request"
handler403 = "vliegwiel.web.shared.errors.forbidden"
handler404 = "vliegwiel.web.shared.errors.not_found"
handler429 = "vliegwiel.web.shared.errors.too_often"  # asked for by allauth
handler500 = "vliegwiel.web.shared.errors.broken"
