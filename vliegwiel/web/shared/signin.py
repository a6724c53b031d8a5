"""Signing in: what allauth does, made ours. Accounts come from the staff import, so nobody signs up."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Organisation, Person
from vliegwiel.kit.prepared import Prepared

from . import kept

SIGNED_IN = Prepared(lambda person: Person.objects.filter(pk=person).order_by("pk"))


class Backend(AuthenticationBackend):
    """By e-mail and password. Who left may not sign in: `Person.is_active` says so on the day."""

    def get_user(self, user_id: int) -> Person | None:
        """Who this session belongs to, read anew at every request; None from the day after the last day on."""
        person = SIGNED_IN.first(person=user_id)
        return person if person is not None and self.user_can_authenticate(person) else None


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw, of stel een nieuw "
            "wachtwoord in."
        ),
        "too_many_login_attempts": _(
            "Het lukte een paar keer niet. Wacht vijf minuten en probeer het dan weer, of stel een nieuw wachtwoord in."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        """As it is, without the address of the installation before it."""
        return subject

    def render_mail(self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> Any:
        """Mails close with the name of the organisation."""
        organisation = Organisation.objects.order_by("pk").first() or Organisation()
        return super().render_mail(template_prefix, email, context | {"organisation": organisation}, headers)


class SignInFirst(LoginRequiredMiddleware):
    """Nothing is reachable without signing in; what was typed when a session had ended is kept for its maker."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        if getattr(request, "kiosk", None) is not None:  # nobody's words are kept on a device many people share
            to = f"{reverse('kiosk')}?{urlencode({'next': request.get_full_path()})}"
            if request.headers.get("HX-Request"):
                return HttpResponse(status=204, headers={"HX-Redirect": reverse("kiosk")})
            return redirect(to if request.method == "GET" else "kiosk")
        if request.method == "POST":
            return kept.keep(request)
        response = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request"):
            # A part of a page cannot show a sign-in form: let the browser go there as a whole.
            page = request.headers.get("HX-Current-URL", "")
            return HttpResponse(status=204, headers={"HX-Redirect": kept.sign_in_address(kept.path_of(page))})
        return response


def demo_sign_ins() -> list[Any]:
    """The demo's people, to choose from on its sign-in page; empty outside the demo."""
    return list(import_string(settings.DEMO_SIGN_INS)()) if settings.DEMO else []
