"""What those who lead her learn themselves, beside the behaviour it is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.models import Recognised
from vliegwiel.kit.page import page

MOST = 20


@require_safe
def leaders(request: HttpRequest) -> HttpResponse:
    notes = list(queries.notes_for(request.user)[:MOST])
    mine = set(Recognised.objects.filter(note__in=notes, person=request.user).values_list("note", flat=True))
    shown = {"notes": [(note, note.pk in mine) for note in notes]}
    return page(request, "learn/leaders.html", shown)


@require_POST
def recognition(request: HttpRequest, pk: int) -> HttpResponse:
    note = get_object_or_404(queries.notes_for(request.user), pk=pk)
    actions.recognise(note, by=request.user, after_all_not=request.POST.get("not") == "yes")
    return redirect("learn:leaders")
