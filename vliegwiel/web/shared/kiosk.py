"""A tablet many people share: signing in with number and PIN, and nothing of anybody left behind.

The device knows itself by a cookie. Whoever signs in on it, whichever way, is signed out again after a short while; no
page of hers may be kept by the browser, and leaving wipes what pages kept there.
"""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.actions.kiosks import digest
from vliegwiel.areas.people.models import Kiosk
from vliegwiel.kit.page import page
from vliegwiel.kit.prepared import Prepared

from .language import back_to

COOKIE = "kiosk"
IDLE = 180  # seconds without a sign of life, after which a session is over by itself
ASKS = 120  # and after which the page itself leaves
SEEN = "kiosk_seen"
KIOSK = Prepared(lambda code: Kiosk.objects.standing().filter(code_hash=code).order_by("pk"))


def on_a_shared_device(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Costs a device that is no kiosk nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        secret = request.COOKIES.get(COOKIE)
        kiosk = KIOSK.first(code=digest(secret)) if secret else None
        if secret is None:
            return get_response(request)
        if kiosk is None and request.user.is_authenticated and SEEN in request.session:
            logout(request)  # the device was taken back
        request.kiosk = kiosk  # type: ignore[attr-defined]  # -- hung here for pages, as other middleware does
        if kiosk is not None and request.user.is_authenticated:
            _keep_alive(request)
        response = get_response(request)
        if kiosk is not None:
            if request.user.is_authenticated and SEEN not in request.session:
                _keep_alive(request)  # she has just signed in
            response["Cache-Control"] = "no-store"
        return response

    return middleware


def _keep_alive(request: HttpRequest) -> None:
    now = int(time.time())
    if now - request.session.get(SEEN, 0) > 20:
        request.session[SEEN] = now
        request.session.set_expiry(IDLE)


class PinForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Je personeelsnummer"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    pin = forms.CharField(
        label=gettext_lazy("Je pincode"),
        max_length=8,
        widget=forms.PasswordInput({"autocomplete": "off", "inputmode": "numeric"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def kiosk(request: HttpRequest) -> HttpResponse:
    """The first page of the device. It wipes what anybody left there."""
    if request.user.is_authenticated:
        return redirect(back_to(request, "/learn/"))
    device = getattr(request, "kiosk", None)
    if device is None:
        return _wiped(page(request, "shared/kiosk.html", {"device": None}, status=404))
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = people.use_pin(device, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            if person is not None:
                record_authentication(request, person, "pin")
                return perform_login(request, Login(user=person, redirect_url=back_to(request, "/learn/")))
            form.add_error(None, _("Dit nummer en deze pincode horen niet bij elkaar. Probeer het nog eens."))
    context = {"device": device, "form": form, "next": back_to(request, "")}
    return _wiped(page(request, "shared/kiosk.html", context, status=422 if form.errors else 200))


@require_POST
def kiosk_end(request: HttpRequest) -> HttpResponse:
    """Done: signed out, and nothing left on the device."""
    logout(request)
    return _wiped(redirect("kiosk"))


@require_POST
def kiosk_presence(request: HttpRequest) -> HttpResponse:
    """She is still there: reading, or looking at a video."""
    return HttpResponse(status=204)


class OwnPinForm(forms.Form):
    pin = forms.CharField(
        label=gettext_lazy("Je nieuwe pincode"),
        help_text=gettext_lazy("Vier tot acht cijfers, die een ander niet raadt."),
        max_length=8,
        widget=forms.PasswordInput({"autocomplete": "new-password", "inputmode": "numeric"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Nog een keer"),
        max_length=8,
        widget=forms.PasswordInput({"autocomplete": "new-password", "inputmode": "numeric"}),
    )

    def clean(self):
        said = super().clean()
        if said.get("pin") and said.get("again") and said["pin"] != said["again"]:
            self.add_error("again", _("Dit is een andere pincode dan hierboven."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """Choosing her own PIN."""
    form = OwnPinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            people.set_pin(form.cleaned_data["pin"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect(f"{reverse('pin')}?{urlencode({'set': 1})}")
    context = {"form": form, "done": "set" in request.GET and not form.is_bound}
    return page(request, "shared/pin.html", context, status=422 if form.errors else 200)


def hand_over(response: HttpResponse, secret: str) -> HttpResponse:
    """The device gets its cookie."""
    response.set_cookie(
        COOKIE, secret, max_age=60 * 60 * 24 * 365, httponly=True, secure=settings.HTTPS, samesite="Lax"
    )
    return response


def _wiped(response: HttpResponse) -> HttpResponse:
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    return response
