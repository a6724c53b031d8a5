from django.urls import path

from . import assign, cards, given, people, person, proof, report, report_views, requests, room, session, studies, team

app_name = "lead"
urlpatterns = [
    path("", team.team, name="team"),
    path("cards/", cards.cards, name="cards"),
    path("people/", people.people, name="people"),
    path("later-date/<int:pk>/answer/", team.later_date, name="later_date"),
    path("person/<int:pk>/", person.person, name="person"),
    path("person/<int:pk>/moment/", team.moment, name="moment"),
    path("person/<int:pk>/moment/removal/", team.removal, name="moment_removal"),
    path("person/<int:pk>/proof/", proof.proof, name="proof"),
    path("person/<int:pk>/code/", person.code, name="code"),
    path("session/<slug:key>/", session.session, name="session"),
    path("session/<slug:key>/bookings/<uuid:batch>/undoing/", session.undoing, name="session_undoing"),
    path("assign/", assign.assign, name="assign"),
    path("report/", report.report, name="report"),
    path("report/exports/", report.export, name="report_export"),
    path("report/views/", report_views.report_views, name="report_views"),
    path("report/views/<int:pk>/", report_views.report_view, name="report_view"),
    path("report/views/<int:pk>/removal/", report_views.removal, name="report_view_removal"),
    path("report/views/<int:pk>/ownership/", report_views.ownership, name="report_view_ownership"),
    path("report/views/<int:pk>/schedule/", report_views.schedule, name="report_schedule"),
    path("report/views/<int:pk>/schedule/end/", report_views.schedule_end, name="report_schedule_end"),
    path("requests/", requests.requests, name="requests"),
    path("requests/likeness/", requests.likeness, name="request_likeness"),
    path("room/", room.room, name="room"),
    path("room/<int:pk>/answer/", room.answer, name="room_answer"),
    path("studies/", studies.studies, name="studies"),
    path("given/", given.given, name="given"),
    path("given/<int:pk>/withdrawal/", given.withdrawal, name="withdrawal"),
    path("given/<int:pk>/renewal/", given.renewal, name="renewal"),
    path("given/activity/<slug:slug>/withdrawal/", given.batch_withdrawal, name="batch_withdrawal"),
]
