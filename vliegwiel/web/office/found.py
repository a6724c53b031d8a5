"""How people found an activity: two questions, each by itself, as counts of eight answers or more."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import permissions, queries
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.enums import Enjoyment, Usefulness
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .cockpit import WATCHERS

ASKED = (
    ("enjoyment", gettext_lazy("Vond je het prettig om te doen?"), Enjoyment),
    ("usefulness", gettext_lazy("Dit kan ik binnen twee weken gebruiken"), Usefulness),
)


@dataclass(frozen=True)
class Question:
    """`steps`: (in words, how many, share 0..1); none with fewer than eight answers."""

    words: Any
    steps: list[tuple[Any, int, float]]
    n: int


@require_GET
def found(request: HttpRequest, slug: str) -> HttpResponse:
    require(permissions.may_see_figures(request.user), WATCHERS)
    activity = get_object_or_404(queries.watched(request.user), slug=slug)
    told = learning.reactions([activity.pk]).get(activity.pk, learning.Reactions())
    context = {
        "activity": activity,
        "title": queries.titles([activity.pk])[activity.pk],
        "questions": [_question(words, kind, getattr(told, name)) for name, words, kind in ASKED],
    }
    return page(request, "office/found.html", context)


def _question(words: Any, kind: Any, answers: learning.Answers) -> Question:
    if not answers.shown:
        return Question(words, [], 0)
    each = zip(kind.labels, answers.steps, strict=True)
    return Question(words, [(step, n, n / answers.n) for step, n in each], answers.n)
