"""Find a page, an activity or a colleague: one field, from anywhere with Ctrl K."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.queries import ShelfRow, shelf
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_see_people
from vliegwiel.areas.people.queries import PersonRow, rows_of
from vliegwiel.kit.finding import fold, matches, words_of
from vliegwiel.kit.page import page

from .places import DOORS, address
from .shell import around

MOST = 6  # of each kind
MOST_ACTIVITIES = 5  # more is no answer
BY_NAME = ("family_name", "given_name", "pk")


@dataclass(frozen=True)
class Found:
    word: Any
    icon: str
    href: str = ""
    about: Any = ""


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:80]
    activities, more_activities = _activities(request, words)
    people, more_people = _people(request, words)
    context = {
        "words": words,
        "activities": activities,
        "places": _places(request, words),
        "people": people,
        "more_activities": more_activities,
        "more_people": more_people,
    }
    return page(request, "shared/search.html", context, parts=("results",))


def _places(request: HttpRequest, words: str) -> list[Found]:
    """Hers alone; those that begin with the words first. All of them as long as nothing is asked."""
    shell = around(request)
    open_doors = {door.key for door in shell.doors}
    found = [
        Found(place.word, place.icon, place.href, door.word)
        for door in DOORS
        if door.key in open_doors
        for place in shell.places_behind(door).all
        if matches(words, str(place.word))
    ]
    start = " ".join(words_of(words))
    return sorted(found, key=lambda one: not fold(str(one.word)).startswith(start))[: MOST * 2]


def _activities(request: HttpRequest, words: str) -> tuple[list[Found], str]:
    """The nearest few, and where the rest are."""
    if _too_little(words):
        return [], ""
    found = shelf(request.user, search=words, size=MOST_ACTIVITIES)
    rows = [
        Found(row.title, "book-open", address("learn", "activity", args=[row.slug]), _length(row)) for row in found.rows
    ]
    return rows, _with(address("learn", "activities"), words) if found.more else ""


def _length(row: ShelfRow) -> str:
    """How long it takes, and what it is when it is not one activity to do alone."""
    minutes = ngettext("%(n)s minuut", "%(n)s minuten", row.minutes) % {"n": row.minutes}
    return minutes if row.shape == Shape.SINGLE else f"{row.shape.label} · {minutes}"


def _people(request: HttpRequest, words: str) -> tuple[list[Found], str]:
    """The nearest few by name, and where the rest are.

    Of a colleague only the name: where and as what somebody works is not for everybody. Whom she leads or keeps has
    a page for her, and it says which Jan Jansen this is.
    """
    if _too_little(words):
        return [], ""
    me = request.user
    keeps = may_see_people(me)
    found: list[Any] = list(Person.objects.here().named(words).order_by("nearness", *BY_NAME)[: MOST + 1])
    shown, more = found[:MOST], len(found) > MOST
    known: dict[int, tuple[str, Any]] = {}
    if keeps or me.leads_someone:
        mine = Person.objects.led_by(me).filter(pk__in=[person.pk for person in shown]).values_list("pk", flat=True)
        door = {person.pk: ("office", "person") for person in shown} if keeps else {}
        door |= dict.fromkeys(mine.order_by("pk"), ("lead", "person"))
        known = {
            row.pk: (address(*door[row.pk], args=[row.pk]), _about(row))
            for row in rows_of(person for person in shown if person.pk in door)
        }
    if any(person.pk == me.pk for person in shown):
        known[int(me.pk)] = (known.get(int(me.pk), ("",))[0] or address("account"), _("dat ben jij"))
    rows = [Found(person.name, "user", *known.get(person.pk, ())) for person in shown]
    return rows, _with(address("office", "people"), words) if more and keeps else ""


def _about(row: PersonRow) -> str:
    return ", ".join(part for part in (row.position, row.unit) if part)


def _too_little(words: str) -> bool:
    """One letter finds half the company."""
    return len("".join(words_of(words))) < 2


def _with(href: str, words: str) -> str:
    return href and f"{href}?{urlencode({'q': words})}"
