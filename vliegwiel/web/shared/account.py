"""/account/ : how I sign in, where I am signed in, and my language. Also signing in with a code."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vliegwiel.areas.people import actions as people
from vliegwiel.kit.page import page

from .language import back_to


class CodeForm(forms.Form):
    who = forms.CharField(label=gettext_lazy("Je naam of personeelsnummer"), max_length=120)
    code = forms.CharField(
        label=gettext_lazy("Je code"),
        help_text=gettext_lazy("Acht tekens, van je leidinggevende. Hij werkt één keer."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    here = request.session.session_key
    sessions = UserSession.objects.filter(user=request.user).order_by("-last_seen_at")
    return page(
        request,
        "shared/account.html",
        {
            "passkeys": Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN).count(),
            "sessions": [
                {
                    "device": device(one.user_agent),
                    "ip": one.ip,
                    "seen": one.last_seen_at,
                    "here": one.session_key == here,
                    "pk": one.pk,
                }
                for one in sessions
            ],
        },
    )


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of my sessions; the one I am in signs me out."""
    mine = UserSession.objects.filter(user=request.user, pk=pk).first()
    if mine is None:
        return redirect("account")
    if mine.session_key == request.session.session_key:
        logout(request)
        return redirect("account_login")
    mine.end()
    messages.success(request, _("Afgemeld op dat apparaat."))
    return redirect("account")


@require_POST
def end_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out on every device, this one too."""
    for session in UserSession.objects.filter(user=request.user).order_by("pk"):
        session.end()
    logout(request)
    messages.success(request, _("Je bent overal afgemeld."))
    return redirect("account_login")


@require_http_methods(["GET", "POST"])
@login_not_required
def code(request: HttpRequest) -> HttpResponse:
    """Sign in with the one-time code a manager gave. Wrong tries are counted per person named and per address."""
    if request.user.is_authenticated:
        return redirect("/")
    form = CodeForm(request.POST or None, initial={"who": request.GET.get("who", "")[:120]})
    if request.method == "POST" and form.is_valid():
        who = form.cleaned_data["who"]
        if not ratelimit.consume(request, action="sign_in_code", key=who.casefold()):
            form.add_error(None, _("Te veel pogingen. Wacht vijf minuten, of vraag een nieuwe code."))
        elif person := people.use_sign_in_code(form.cleaned_data["code"], who=who):
            record_authentication(request, person, "code")  # fresh enough to add a passkey right away
            return perform_login(request, Login(user=person, redirect_url=back_to(request, "/learn/")))
        else:
            form.add_error(
                None,
                _("Deze naam en code horen niet bij elkaar, of de code is gebruikt of verlopen. Vraag een nieuwe."),
            )
    return page(request, "shared/code.html", {"form": form}, status=422 if form.errors else 200)


BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def device(user_agent: str) -> str:
    """A browser and a system in two words, as far as the user agent tells. The first sign found counts."""
    words = [next((word for sign, word in signs.items() if sign in user_agent), "") for signs in (BROWSERS, SYSTEMS)]
    return " · ".join(word for word in words if word) or _("Onbekend apparaat")
