import datetime as dt

import pytest

from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

MARCH = dt.date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(dt.date(2026, 4, 15)):
        yield


def names(found):
    return [person.given_name for person in found]


def test_a_list_finds_by_name_number_unit_and_state(company, hugo, mara, ben, olu):
    assert names(queries.matching(hugo)) == ["Olu", "Ben", "Hugo", "Mara"]
    assert names(queries.matching(hugo, search="bak be")) == ["Ben"]
    assert names(queries.matching(hugo, search=ben.number)) == ["Ben"]
    assert names(queries.matching(hugo, unit=company.north)) == ["Ben", "Mara"]
    assert names(queries.matching(hugo, state="alone")) == ["Olu", "Hugo", "Mara"]
    actions.leave(olu, last_day=MARCH, by=hugo)
    assert names(queries.matching(hugo, state="left")) == ["Olu"]
    assert "Olu" not in names(queries.matching(hugo))
    assert "Olu" in names(queries.matching(hugo, state="all"))


def test_everybody_sees_only_whom_she_may(hugo, lea, adam, mara, ben, olu):
    everybody = set(Person.objects.all())
    assert set(Person.objects.visible_to(hugo)) == set(Person.objects.visible_to(lea)) == everybody
    assert set(Person.objects.visible_to(mara)) == {mara, ben}
    assert set(Person.objects.visible_to(ben)) == {ben}


def test_rows_of_a_list_cost_two_queries(django_assert_num_queries, company, hugo, mara, ben, olu):
    actions.move(ben, starts=MARCH, position="Planner", by=hugo)
    people = list(queries.matching(hugo, unit=company.north))
    with django_assert_num_queries(2):
        rows = queries.rows_of(people)
    assert [(row.name, row.position, row.unit, row.manager, row.here) for row in rows] == [
        ("Ben Bakker", "Planner", "Team Noord", "Mara de Wit", True),
        ("Mara de Wit", "Medewerker", "Team Noord", "", True),
    ]


def test_a_record_holds_everything_and_its_history_is_in_words(company, adam, hugo, mara, ben, olu):
    actions.move(ben, starts=MARCH, position="Planner", by=hugo)
    actions.add_dotted_line(ben, to=olu, starts=MARCH, by=hugo)
    actions.appoint_acting(mara, stand_in=ben, starts=MARCH, ends=dt.date(2026, 6, 1), by=hugo)
    actions.grant_role(ben, role="author", unit=company.north, by=adam)
    actions.leave(ben, last_day=dt.date(2026, 5, 1), by=hugo)
    record = queries.record_of(ben)
    assert record.employments == ((dt.date(2020, 1, 1), dt.date(2026, 5, 1)),)
    assert [(moment.day, moment.what, moment.detail) for moment in queries.history(record)] == [
        (dt.date(2026, 5, 1), "Laatste werkdag", ""),
        (dt.date(2026, 4, 15), "Rol: Auteur", "Team Noord"),
        (MARCH, "Planner bij Team Noord", "36 uur per week"),
        (MARCH, "Functioneel leidinggevende: Olu Adeyemi", ""),
        (MARCH, "Vervangt Mara de Wit", ""),
        (dt.date(2020, 1, 1), "In dienst", ""),
        (dt.date(2020, 1, 1), "Medewerker bij Team Noord", "36 uur per week"),
        (dt.date(2020, 1, 1), "Leidinggevende: Mara de Wit", ""),
    ]
