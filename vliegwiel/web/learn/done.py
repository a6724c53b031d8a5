"""Finished: a calm moment, two questions one may leave, and what comes next."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.enums import Enjoyment, Usefulness
from vliegwiel.areas.learning.models import Reaction
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

ASKED = {
    "enjoyment": (gettext_lazy("Vond je het prettig om te doen?"), Enjoyment),
    "usefulness": (gettext_lazy("Dit kan ik binnen twee weken gebruiken"), Usefulness),
}


@dataclass(frozen=True)
class Question:
    """One of the two, with what she said."""

    name: str
    words: Any
    steps: list[tuple[int, Any]]
    said: int | None


@require_safe
def done(request, slug):
    return _page(request, _mine(request, slug))


@require_POST
def reaction(request, slug):
    completion = _mine(request, slug)
    if "back" in request.POST:
        given = {}
    else:
        given = {
            name: int(value)
            for name, (_words, kind) in ASKED.items()
            if (value := request.POST.get(name, "")).isdecimal() and int(value) in kind.values
        }
    try:
        if "back" in request.POST:
            actions.take_reaction_back(completion, by=request.user)
        else:
            actions.react(completion, by=request.user, **given)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        if not request.htmx and given:
            messages.success(request, _("Dank je. Vandaag kun je het nog veranderen."))
    if request.htmx:
        return _page(request, completion)
    return redirect("learn:done", slug)


def _mine(request, slug):
    """The last time she did it."""
    found = learning.history(request.user).filter(activity__slug=slug).first()
    if found is None:
        raise Http404
    return found


def _page(request, completion):
    things = learning.today(request.user)
    said = learning.my_reaction(request.user, completion)
    at_it = [row.underway for row in (things.must, *things.waiting) if row and row.underway]
    at_it += [row for row in (things.own, *things.other) if row]
    programme = next((row for row in at_it if completion.activity_id in row.holds), None)
    context = {
        "completion": completion,
        "because": catalogue.because(completion.activity),
        "next": programme or things.must or things.own,
        "programme": programme,
        "said": said,
        "asks": learning.may_still_react(completion, said, clock.today()),
        "questions": _questions(said),
    }
    return page(request, "learn/done.html", context, parts=("reaction",))


def _questions(said: Reaction | None) -> list[Question]:
    return [
        Question(name, words, list(kind.choices), getattr(said, name) if said else None)
        for name, (words, kind) in ASKED.items()
    ]
