"""The cast everybody knows: Mara leads Ben, Olu works elsewhere, Ines writes; and the ones who run the academy.

Built straight from the models, for speed: what is tested is what happens next.
"""

import datetime as dt
from functools import cache
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext

from tests.library import publish
from vliegwiel.areas.insights.queries.decisions import _made
from vliegwiel.areas.insights.queries.funnel import totals_of_all
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
from vliegwiel.areas.strategy.models import Consent
from vliegwiel.kit import clock
from vliegwiel.kit.consent import FEATURES
from vliegwiel.run import catalogues
from vliegwiel.web.shared import language

pytest.register_assert_rewrite("tests.htmx")
pytest_plugins = ["tests.climate", "tests.clearing", "tests.browser", "tests.installations"]

LONG_AGO = dt.date(2020, 1, 1)
PASSWORD = "korenbloem-fiets"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Made without migrations, a database still knows that there are some: readiness asks it."""
    with django_db_blocker.unblock():
        MigrationRecorder(connection).ensure_schema()


@pytest.fixture(autouse=True, scope="session")
def _english():
    """Pages speak English in tests as they do when served."""
    catalogues.compile_all()


@pytest.fixture(autouse=True)
def _je(monkeypatch):
    """What a process remembers of how the organisation addresses people does not pass from test to test."""
    monkeypatch.setattr(language, "_formal", False)


@pytest.fixture(autouse=True)
def _unmoved(monkeypatch):
    """Nor how far another test moved the demo's clock."""
    monkeypatch.setattr(clock, "_known", (0, -clock.REMEMBERED))


@pytest.fixture(autouse=True)
def _counted():
    """Nor what it remembers of the totals it last saw."""
    _made.cache_clear()
    totals_of_all.cache_clear()


@cache
def hashed(password):
    """Once for everybody: to set one asks each rule for passwords, hundreds of times a minute."""
    return make_password(password)


@pytest.fixture
def company(db):
    """A small company: everything stands under `root`; `north` and `south` are two teams, `staff` the office."""
    Organisation.objects.get_or_create(pk=1, defaults={"name": "Waterland"})
    root = _unit("ROOT", "Waterland", None)
    return SimpleNamespace(
        root=root,
        north=_unit("N", "Team Noord", root),
        south=_unit("Z", "Team Zuid", root),
        staff=_unit("S", "Staf", root),
        job=Position.objects.create(name="Medewerker"),
    )


def _unit(code, name, parent):
    unit = Unit.objects.create(code=code, name=name, parent=parent)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save()
    return unit


@pytest.fixture
def hire(company):
    """`hire("Tess", "Visser", unit=company.north)`: somebody in employment, for tests that need a crowd."""

    def _hire(given_name, family_name, *, unit, led_by=None, role=None, hours=36):
        person = Person(
            given_name=given_name,
            family_name=family_name,
            email=f"{given_name}.{family_name}@waterland.example".lower().replace(" ", ""),
            number=f"{unit.code}{Person.objects.count() + 1:04}",
            joined_on=LONG_AGO,
            password=hashed(PASSWORD),
        )
        person.save()
        employment = Employment.objects.create(person=person, starts=LONG_AGO)
        Placement.objects.create(
            employment=employment, unit=unit, position=company.job, weekly_hours=hours, starts=LONG_AGO
        )
        if led_by:
            ReportingLine.objects.create(person=person, manager=led_by, starts=LONG_AGO)
        if role:
            RoleGrant.objects.create(person=person, role=role, starts=LONG_AGO)
        return person

    return _hire


@pytest.fixture
def mara(company, hire):
    """Leads Ben."""
    return hire("Mara", "de Wit", unit=company.north)


@pytest.fixture
def ben(company, hire, mara):
    """Reports to Mara."""
    return hire("Ben", "Bakker", unit=company.north, led_by=mara)


@pytest.fixture
def olu(company, hire):
    """Works elsewhere: has nothing to do with Mara and Ben."""
    return hire("Olu", "Adeyemi", unit=company.south)


@pytest.fixture
def ines(company, hire):
    """Author, everywhere."""
    return hire("Ines", "Costa", unit=company.staff, role=Role.AUTHOR)


@pytest.fixture
def lea(company, hire):
    """L&D lead."""
    return hire("Lea", "Smit", unit=company.staff, role=Role.LND_LEAD)


@pytest.fixture
def dana(company, hire):
    """Director."""
    return hire("Dana", "Vos", unit=company.root, role=Role.LEADER)


@pytest.fixture
def hugo(company, hire):
    """HR."""
    return hire("Hugo", "Mulder", unit=company.staff, role=Role.HR)


@pytest.fixture
def adam(company, hire):
    """Administrator."""
    return hire("Adam", "Peters", unit=company.staff, role=Role.ADMINISTRATOR)


@pytest.fixture
def wim(company, hire):
    """Works council."""
    return hire("Wim", "Dekker", unit=company.south, role=Role.WORKS_COUNCIL)


@pytest.fixture
def agreed(dana):
    """The works council agreed long ago to all that needs it."""
    for key in FEATURES:
        Consent.objects.create(feature=key, number=1, agreed_by="council", decided_on=LONG_AGO, by=dana)


@pytest.fixture
def activity(ines):
    """Published, five minutes: a text, a question, a practice."""
    return publish(ines)


@pytest.fixture
def same_queries(monkeypatch):
    """A list costs the same with one row and with three, and a page never over twelve queries.

    same_queries(lambda: client.get("/lead/team/"), lambda: hire(...)): the first makes the page, the second one row.
    """

    # Where she was last seen is noted every five minutes; they must not end in the middle of counting.
    monkeypatch.setattr("vliegwiel.web.shared.sessions.EVERY", 10**12)

    def check(make_page, make_row, *, budget=12):
        def ask():
            with CaptureQueriesContext(connection) as asked:
                response = make_page()
            assert getattr(response, "status_code", 200) == 200
            return [query["sql"] for query in asked]

        make_row()
        ask()  # what is made once (a session, a cache) is not the list's cost
        one = ask()
        make_row()
        make_row()
        three = ask()
        assert len(one) == len(three), "One row and three rows differ:\n" + "\n".join(_surplus(one, three))
        assert len(three) <= budget, f"{len(three)} queries, {budget} allowed:\n" + "\n".join(three)

    return check


def _surplus(one, three):
    left = list(one)
    return [sql for sql in three if sql not in left or left.remove(sql)]
