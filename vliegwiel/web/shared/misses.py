"""Somebody left a search without an answer: counted, without her."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions


@require_POST
def misses(request: HttpRequest) -> HttpResponse:
    actions.note_miss(request.POST.get("missed", ""), by=request.user)
    return HttpResponse(status=204)
