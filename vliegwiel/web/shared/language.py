"""The language a page speaks: the signed-in person's own, else what her browser asks for.

Dutch is said with je, or with u when the organisation chose that. Which of the two is on the organisation, that the
shell of every page asks for anyway: what the last page learned is remembered, so that knowing it costs no query but
the first.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.enums import Address
from vliegwiel.areas.people.queries.speech import FORMAL, tongue

_formal: bool | None = None  # None until a process said its first words


def speak_the_persons_language(get_response):
    def middleware(request: HttpRequest) -> HttpResponse:
        if _formal is None and (request.user.is_authenticated or request.method == "POST"):
            # The first words of this process, before a page asked for the organisation. Others show only pages.
            address_people_with(Address.U if tongue("nl") == FORMAL else Address.JE)
        speak(request.user.language if request.user.is_authenticated else spoken())
        request.LANGUAGE_CODE = spoken()
        response = get_response(request)
        response.headers["Content-Language"] = spoken()
        return response

    return middleware


def spoken() -> str:
    """The language of this page without its register: nl or en."""
    return (translation.get_language() or settings.LANGUAGE_CODE)[:2]


def speak(language: str) -> None:
    translation.activate(FORMAL if _formal and language == "nl" else language)


def address_people_with(address: str) -> None:
    """From here on say je or u to who reads Dutch: the organisation's choice, as just read."""
    global _formal
    if _formal != (address == Address.U):
        _formal = address == Address.U
        speak(spoken())


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on: hers when she is signed in, this browser's otherwise."""
    chosen = request.POST.get("language", "")
    response = redirect(back_to(request))
    if chosen not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        people.choose_language(request.user, language=chosen, by=request.user)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 24 * 3600, samesite="Lax")
    return response


def back_to(request: HttpRequest, default: str = "/") -> str:
    """The page named by `next`, when it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or default
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if ours else default
