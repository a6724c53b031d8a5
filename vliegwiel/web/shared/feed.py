"""Her own calendar, at an address only she knows: without signing in, for a calendar program cannot."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from vliegwiel.areas.live import queries
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.people.queries.speech import tongue
from vliegwiel.kit import ics


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, key: str) -> HttpResponse:
    person = queries.feed_owner(key)
    if person is None:
        raise Http404
    organisation = Organisation.objects.order_by("pk").first() or Organisation()
    with translation.override(tongue(person.language)):
        file = queries.feed(person, name=f"{organisation.academy} {organisation.name}")
    response = HttpResponse(file, content_type=f"{ics.CONTENT_TYPE}; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
