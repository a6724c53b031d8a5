"""One report: what was asked and why, the room in her weeks, and a sign-in code when she has no e-mail."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vliegwiel.areas.learning.queries import load
from vliegwiel.areas.people.actions import give_sign_in_code
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import queries
from vliegwiel.kit.page import page
from vliegwiel.web.shared.shell import around

from .given import with_because


def person(request: HttpRequest, pk: int) -> HttpResponse:
    report = _led(request, pk)
    shown = {
        "report": report,
        "gifts": with_because(
            queries.gifts(queries.given_rows(queries.given_in_place_of(request.user).filter(person=report)))
        ),
        "withdrawn": queries.just_withdrawn(request.user).filter(person=report),
        "weeks": load(report, organisation=around(request).organisation)[report.pk],
        "moments": queries.moments_with(request.user, report),
    }
    return page(request, "lead/person.html", shown)


@never_cache
@require_POST
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code is on this page and nowhere else: it cannot be asked for again."""
    report = _led(request, pk)
    if report.email:
        raise PermissionDenied
    return page(request, "lead/code.html", {"report": report, "code": give_sign_in_code(report, by=request.user)})


def _led(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.led_by(request.user), pk=pk)
