"""The language a page speaks: the signed-in person's own, else what her browser asks for."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from vliegwiel.areas.people import actions as people


def speak_the_persons_language(get_response):
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return middleware


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
