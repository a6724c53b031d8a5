"""The cast: mara leads ben, olu works elsewhere, ines is an author. The others hold one role each."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import (
    Employment,
    Organisation,
    Person,
    Placement,
    Position,
    ReportingLine,
    RoleGrant,
    Unit,
)

LONG_AGO = dt.date(2020, 1, 1)


@pytest.fixture
def organisation(db):
    return Organisation.objects.get_or_create(pk=1)[0]


@pytest.fixture
def unit(db):
    """Where mara and ben work."""
    return make_unit("planning", "Planning")


@pytest.fixture
def elsewhere(db):
    """Where olu works."""
    return make_unit("loods", "Loods")


def make_unit(code: str, name: str, parent: Unit | None = None) -> Unit:
    unit = Unit.objects.create(code=code, name=name, parent=parent)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save()
    return unit


def make_person(
    name: str,
    unit: Unit,
    *,
    role: Role | None = None,
    led_by: Person | None = None,
    weekly_hours: int = 36,
    **more: Any,
) -> Person:
    """Somebody employed in the unit since long ago."""
    given, _, family = name.partition(" ")
    person = Person.objects.create(
        number=f"n-{name}",
        email=f"{given.lower()}@voorbeeld.nl",
        given_name=given,
        family_name=family,
        joined_on=LONG_AGO,
        **more,
    )
    employment = Employment.objects.create(person=person, starts=LONG_AGO, ends=person.left_on)
    Placement.objects.create(
        employment=employment,
        unit=unit,
        position=Position.objects.get_or_create(name="Planner")[0],
        weekly_hours=weekly_hours,
        starts=LONG_AGO,
        ends=person.left_on,
    )
    if role:
        RoleGrant.objects.create(person=person, role=role, starts=LONG_AGO)
    if led_by:
        ReportingLine.objects.create(person=person, manager=led_by, starts=LONG_AGO)
    return person


@pytest.fixture
def mara(unit):
    return make_person("Mara Bakker", unit)


@pytest.fixture
def ben(unit, mara):
    return make_person("Ben Visser", unit, led_by=mara)


@pytest.fixture
def olu(elsewhere):
    return make_person("Olu Adeyemi", elsewhere)


@pytest.fixture
def ines(elsewhere):
    return make_person("Ines Smit", elsewhere, role=Role.AUTHOR)


@pytest.fixture
def dana(elsewhere):
    return make_person("Dana Mulder", elsewhere, role=Role.LEADER)


@pytest.fixture
def lea(elsewhere):
    return make_person("Lea Dekker", elsewhere, role=Role.LND_LEAD)


@pytest.fixture
def hugo(elsewhere):
    return make_person("Hugo Brouwer", elsewhere, role=Role.HR)


@pytest.fixture
def adam(elsewhere):
    return make_person("Adam Jansen", elsewhere, role=Role.ADMINISTRATOR)


@pytest.fixture
def wim(elsewhere):
    return make_person("Wim Peters", elsewhere, role=Role.WORKS_COUNCIL)


BLOCKS = [
    {"id": "t1", "type": "text", "data": {"html": "<p>Een klant belt boos op.</p>"}},
    {
        "id": "q1",
        "type": "question",
        "data": {
            "prompt": "Wat doe je eerst?",
            "kind": "single",
            "options": [
                {"id": "a", "text": "Luisteren", "correct": True, "explanation": "Zo voelt de klant zich gehoord."},
                {"id": "b", "text": "Uitleggen", "correct": False, "explanation": "Daar is het nog te vroeg voor."},
            ],
        },
    },
    {
        "id": "p1",
        "type": "practice",
        "data": {"situation": "Een lastig gesprek", "task": "Vat samen wat je hoort", "bring_back": "Wat hielp?"},
    },
]


def make_activity(owner: Person, slug: str = "luisteren", *, blocks: Any = BLOCKS, **more: Any) -> Activity:
    """A published activity with one Dutch edition; `edition={...}` and other words override."""
    edition = {"title": slug.capitalize(), "summary": "Kort en krachtig.", "minutes": 5} | more.pop("edition", {})
    activity = Activity.objects.create(slug=slug, owner=owner, **more)
    make_edition(activity, blocks=blocks, **edition)
    return activity


def make_edition(activity: Activity, *, language: str = "nl", blocks: Any = BLOCKS, **words: Any) -> Edition:
    """The next edition of an activity."""
    number = Edition.objects.filter(activity=activity, language=language).count() + 1
    words = {"title": activity.slug.capitalize(), "minutes": 5} | words
    return Edition.objects.create(
        activity=activity, language=language, number=number, blocks=blocks, published_by=activity.owner, **words
    )


@pytest.fixture
def activity(ines):
    return make_activity(ines)


@pytest.fixture
def same_queries() -> Callable[..., int]:
    """`same_queries(look, one_more)`: looking costs as many queries with three rows as with one, and at most 12.

    Call it when one row exists; `one_more` adds a row. Returns the number of queries.
    """

    def check(look: Callable[[], Any], one_more: Callable[[], Any], most: int = 12) -> int:
        look()  # fills what is asked once per process
        with CaptureQueriesContext(connection) as with_one:
            look()
        one_more()
        one_more()
        with CaptureQueriesContext(connection) as with_three:
            look()
        told = "\n".join(query["sql"] for query in with_three.captured_queries)
        assert len(with_three) == len(with_one), told
        assert len(with_three) <= most, told
        return len(with_three)

    return check
