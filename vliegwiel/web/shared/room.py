"""Questions about room to learn, as two doors show them: of who asked, and of who keeps the room."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from vliegwiel.areas.learning import actions, permissions, queries
from vliegwiel.areas.learning.enums import RoomAnswer
from vliegwiel.areas.learning.models import RoomQuestion
from vliegwiel.kit.small_numbers import hidden
from vliegwiel.kit.words import as_words

SHOWN = 25
ANSWERED = 10


class Answer(forms.Form):
    answer = forms.ChoiceField(choices=RoomAnswer.choices)
    words = forms.CharField(required=False, max_length=280)


def rows(request: HttpRequest, *, mine: bool) -> dict:
    """The open questions and the latest answered ones this reader may see; three queries."""
    found = queries.room_questions(request.user)
    past = queries.room_questions(request.user, open_only=False)
    if mine:
        found, past = found.filter(by=request.user), past.filter(by=request.user)
    waiting, said = list(found[:SHOWN]), list(past[:ANSWERED])
    titles = queries.titles({row.activity_id for row in (*waiting, *said)})
    return {
        "waiting": [_row(row, titles, request.user) for row in waiting],
        "said": [_row(row, titles, request.user) for row in said],
    }


def _row(row: RoomQuestion, titles: dict, reader) -> dict:
    mandated = row.kind == RoomQuestion.Kind.MANDATED
    return {
        "question": row,
        "title": as_words(titles.get(row.activity_id, {})),
        "mandated": mandated,
        "n": None if mandated and hidden({"group": row.n}, queries.GROUP) else row.n,
        "choices": [(one.value, one.label) for one in actions.choices_of(row)]
        if not row.answer and permissions.may_answer_room(reader, row)
        else [],
    }


def answered(request: HttpRequest, pk: int, back: str) -> HttpResponse:
    """Keep an answer and go back to the page it was given on."""
    question = get_object_or_404(RoomQuestion.objects.visible_to(request.user), pk=pk)
    form = Answer(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies eerst een antwoord."))
        return redirect(back)
    try:
        actions.answer_room(question, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Je antwoord is bewaard, en wie het vroeg weet ervan."))
    return redirect(back)
