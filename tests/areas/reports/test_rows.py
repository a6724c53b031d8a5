"""Who must, who did, what ends: by facts of the day that is asked, with names only of what is required."""

import datetime as dt

import pytest

from tests.areas.reports.conftest import SPRING
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people.models import ActingManager, Placement
from vliegwiel.areas.reports.queries import Ask, Walk, choices, page_of, tally, things


def told(by, scope="names", **words):
    walk = Walk(Ask.read(words), by=by, scope=scope)
    return [(row.name, row.title, row.yes, row.on, row.until, row.due) for row in page_of(walk, None).rows]


def test_who_must_is_as_it_was_on_the_day_that_is_asked(lea, ben, mara, bhv, law, do, ask_of):
    do(bhv.first, ben, SPRING)
    ask_of(law, ben, on=dt.date(2026, 4, 1), by=mara, due=dt.date(2026, 6, 1))
    year = dt.date(2027, 3, 1)
    assert told(lea, day="2026-03-15") == [("Ben Bakker", "BHV", True, SPRING, year, None), *[_not_yet("Mara de Wit")]]
    in_grace = dt.date(2027, 3, 31)  # the last day it counts
    assert told(lea, day="2027-03-10")[0] == ("Ben Bakker", "BHV", True, SPRING, in_grace, None)
    assert told(lea, day="2026-02-01") == [_not_yet("Ben Bakker"), _not_yet("Mara de Wit")]
    do(law, ben, dt.date(2026, 5, 1))
    on, due = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
    assert told(lea, thing=f"a{law.pk}") == [("Ben Bakker", "Privacy", True, on, None, due)]
    assert told(lea, thing=f"a{law.pk}", day="2026-04-30") == [("Ben Bakker", "Privacy", False, None, None, due)]
    assert told(lea, day="2026-03-15", answer="no") == [_not_yet("Mara de Wit")]


def _not_yet(name):
    return (name, "BHV", False, None, None, None)


def test_who_did_and_what_ends_look_back_and_ahead(lea, ben, bhv, do):
    do(bhv.first, ben, dt.date(2025, 12, 20))
    ends = dt.date(2026, 12, 20)
    assert told(lea, question="ends", window="30") == [
        ("Ben Bakker", "BHV", True, dt.date(2025, 12, 20), ends, None),
    ]
    assert told(lea, question="ends", window="30", day="2026-10-01") == []
    assert told(lea, question="did", window="90") == []
    assert told(lea, question="did", window="365") == [("Ben Bakker", "BHV", True, dt.date(2025, 12, 20), ends, None)]


def test_what_was_done_again_or_taken_back_or_by_choice_alone(lea, ben, mara, law, short, do, ask_of):
    given = ask_of(law, ben, on=dt.date(2026, 1, 5), by=mara)
    own = short("eigen-keuze")
    do(own, ben, SPRING)
    do(law, ben, SPRING)
    learning.withdraw(given, by=mara)
    assert told(lea) == []  # nobody asks it today
    assert [row[0] for row in told(lea, day="2026-03-02")] == ["Ben Bakker"]
    assert own.pk not in {int(key[1:]) for key in things() if key[0] == "a"}


def test_a_manager_gets_yes_no_and_a_date_of_whom_she_leads_today(mara, ben, olu, bhv, do):
    do(bhv.first, ben, SPRING)
    walk = Walk(Ask.read({"day": "2026-01-01", "columns": ["state", "asked", "until"]}), by=mara, scope="team")
    assert [(row.name, row.yes) for row in page_of(walk, None).rows] == [("Ben Bakker", True)]
    assert [str(one) for one in walk.ask.columns] == ["until"]
    assert told(olu, scope="team") == []
    ActingManager.objects.create(manager=mara, stand_in=olu, starts=dt.date(2026, 11, 1), ends=dt.date(2026, 11, 30))
    assert [row[0] for row in told(olu, scope="team")] == ["Ben Bakker"]


def test_pages_follow_each_other_and_nobody_is_cut_or_lost(lea, hire, company, bhv):
    for n in range(7):
        one = hire(f"P{n}", "Zelfde", unit=company.north)
        one.given_name, one.family_name = f"P{n % 2}", f"Zelfde{n % 3}"
        one.save(update_fields=["given_name", "family_name"])
    twice = hire("Twee", "Banen", unit=company.north).employments.get()
    Placement.objects.create(
        employment=twice, unit=company.south, position=company.job, weekly_hours=4, starts=dt.date(2020, 1, 2)
    )
    walk = Walk(Ask(), by=lea, scope="names")
    seen, after = [], None
    for _page in range(20):
        page = page_of(walk, after, 2)
        seen += [row.person for row in page.rows]
        after = page.after
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 8
    assert [group.people for group in tally(walk)] == [8]


def test_nonsense_in_an_address_is_what_it_is_without(company):
    said = {
        "question": "x",
        "day": "31-02",
        "unit": "-1",
        "thing": "z9",
        "answer": "?",
        "window": "7",
        "columns": ["q"],
    }
    assert Ask.read(said) == Ask.read({})
    assert Ask.read(Ask.read({"question": "ends", "day": "2026-03-01", "window": "30"}).words()).words() == {
        "question": "ends",
        "day": "2026-03-01",
        "unit": "",
        "thing": "",
        "answer": "",
        "window": 30,
        "columns": [],
    }


@pytest.mark.usefixtures("law")
def test_what_there_is_to_choose_is_one_question(lea, bhv, company, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = choices(lea)
    assert [*found.things.values()] == ["BHV", "Privacy"]
    assert (company.root.pk, "Waterland", 0) in found.units
    assert found.view is None
