"""The link in a mail: no more mail about this. Without signing in, for that one thing; mail programs press it too."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.messaging import actions, queries
from vliegwiel.areas.messaging.enums import TOPICS
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page


@csrf_exempt  # the signed link is the proof; a mail program that presses it (RFC 8058) has no cookie of ours
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def message_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on a visit (scanners of mail open every link), do it on a press."""
    found = queries.stop_of(token)
    person = Person.objects.get_queryset().filter(pk=found[0]).first() if found else None
    if found is None or person is None or not person.is_active:
        return page(request, "shared/message_stop.html", {"gone": True}, status=410)
    if request.method == "POST":
        actions.stop(found[1], by=person)
    context = {"topic": TOPICS[found[1]][0], "done": request.method == "POST"}
    return page(request, "shared/message_stop.html", context)
