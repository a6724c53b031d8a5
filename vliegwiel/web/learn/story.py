"""Wat ik wilde, wat ik nu doe: of each activity what she wanted with it and what became of it. Only she opens it: there
is no address that names somebody."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.observation import queries as observation
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.recognition import queries as recognition
from vliegwiel.kit import clock, printing
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.web.shared.printed import folder

from . import story_printed
from .story_told import Chapter, chapter

PER_PAGE = 8


@require_safe
def story(request: HttpRequest) -> HttpResponse:
    shown = leaf(_begun(request.user), page_number(request.GET.get("page")), size=PER_PAGE)
    context = {"leaf": shown, "chapters": _told(request.user, shown.rows), "day": clock.today()}
    return page(request, "learn/story.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """All of it, to read and keep: a PDF."""
    told = _told(request.user, list(_begun(request.user)))
    language = translation.get_language() or "nl"
    made = printing.pdf(folder() / "story.typ", story_printed.words(told, request.user.name, language))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_("wat-ik-wilde-wat-ik-doe")}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _begun(person: Person) -> Any:
    return practice.chapters(person, also=observation.checked(person))


def _told(person: Person, rows: Sequence[Any]) -> list[Chapter]:
    """Nine queries, however many there are; none when there is nothing."""
    if not rows:
        return []
    numbers = [row.pk for row in rows]
    plans = practice.plans_with(person, numbers)
    checks = observation.checks_with(person, numbers)
    seen: dict[int, list[Any]] = defaultdict(list)
    for one in recognition.of_her_with(person, numbers):
        seen[one.question.activity_id].append(one)
    return [chapter(row, plans[row.pk], checks[row.pk], seen[row.pk]) for row in rows]
