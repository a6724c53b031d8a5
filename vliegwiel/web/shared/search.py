"""Find a page, an activity or a colleague: one field, from anywhere with Ctrl K."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from vliegwiel.areas.catalogue.queries import shelf
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page

from .places import DOORS, address
from .shell import around

MOST = 6  # of each kind


@dataclass(frozen=True)
class Found:
    word: Any
    icon: str
    href: str = ""
    about: Any = ""


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:80]
    context = {
        "words": words,
        "activities": _activities(request, words),
        "places": _places(request, words),
        "people": _people(words),
    }
    return page(request, "shared/search.html", context, parts=("results",))


def _places(request: HttpRequest, words: str) -> list[Found]:
    shell = around(request)
    open_doors = {door.key for door in shell.doors}
    return [
        Found(place.word, place.icon, place.href, door.word)
        for door in DOORS
        if door.key in open_doors
        for place in shell.places_behind(door)
        if words.lower() in str(place.word).lower()
    ][: MOST * 2]


def _activities(request: HttpRequest, words: str) -> list[Found]:
    if len(words) < 2:
        return []
    found = shelf(request.user, search=words, size=MOST).rows
    minutes = [ngettext("%(n)s minuut", "%(n)s minuten", row.minutes) % {"n": row.minutes} for row in found]
    return [
        Found(row.title, "book-open", address("learn", "activity", args=[row.slug]), about)
        for row, about in zip(found, minutes, strict=True)
    ]


def _people(words: str) -> list[Found]:
    """Names only: where and with whom somebody works is not for everybody."""
    if len(words) < 2:
        return []
    match = Q()
    for word in words.split():
        match &= Q(given_name__icontains=word) | Q(name_prefix__icontains=word) | Q(family_name__icontains=word)
    return [Found(person.name, "user") for person in Person.objects.here().filter(match).by_name()[:MOST]]
