"""The addresses under /account/: those of allauth that we use, and our own."""

from allauth.account import views
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from . import account, answer, keys, kiosk, message_stop

urlpatterns = [
    path("", account.account, name="account"),
    path("pin/", kiosk.pin, name="pin"),
    path("code/", account.code, name="account_code"),
    path("session/<int:pk>/end/", account.end_session, name="account_end_session"),
    path("sessions/end/", account.end_everywhere, name="account_end_everywhere"),
    path("mail/answer/<str:token>/", answer.answer, name="answer"),
    path("mail/stop/<str:token>/", message_stop.message_stop, name="message_stop"),
    path("short-keys/", keys.keys, name="keys"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("signup/", views.signup, name="account_signup"),  # closed by the adapter; allauth's pages link to its name
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("keys/", RedirectView.as_view(pattern_name="mfa_list_webauthn"), name="mfa_index"),  # one kind: no overview
    path("keys/", include("allauth.mfa.urls")),
]
