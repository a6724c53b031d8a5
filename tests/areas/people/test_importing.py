import datetime as dt
from decimal import Decimal

import pytest

from tests.areas.people.staff_files import (
    ALL,
    CEES,
    DIR,
    HEADS,
    MIEN,
    PIET,
    counts,
    lines,
    person,
    place,
    refused,
    told,
)
from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.models import (
    Person,
    Placement,
    StaffImport,
    Unit,
)
from vliegwiel.areas.people.queries.staff_progress import done_of
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

TODAY = dt.date(2026, 4, 15)
LATER = dt.date(2026, 5, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(TODAY):
        yield


def test_a_dry_run_changes_nobody_and_says_who_joins(check):
    before = Person.objects.count(), Unit.objects.count()
    checked = check(*ALL)
    assert counts(checked) == {"join": 4}
    assert told(checked, "join")[1] == (
        3,
        "Piet Smit",
        [
            ("starts", "", "01-05-2021"),
            ("unit", "", "Productie"),
            ("position", "", "Monteur"),
            ("manager", "", "Mien van der Meer"),
        ],
        [],
    )
    assert (Person.objects.count(), Unit.objects.count()) == before


def test_applying_brings_people_units_places_and_lines(bring_in):
    bring_in(*ALL)
    assert person("1").name == "Mien van der Meer"
    assert place("2") == ("Productie", "Monteur", Decimal("28.8"), "1234", dt.date(2021, 5, 1))
    assert place("3")[2:4] == (Decimal("18.0"), "roster")
    assert lines("3") == [("Mien", dt.date(2022, 9, 1), None)]
    assert [
        (row.depth, row.name, row.total) for row in queries.unit_tree() if row.name in ("Directie", "Productie")
    ] == [
        (0, "Directie", 4),
        (1, "Productie", 3),
    ]
    assert {one.kind for one in Happening.objects.filter(person=person("1"))} == {"people.Joined"}


def test_a_manager_may_come_later_in_the_file_and_began_later_than_her_people(bring_in):
    bring_in(PIET, MIEN.replace("01-03-2020", "01-03-2023"))
    assert lines("2") == [("Mien", dt.date(2023, 3, 1), None)]
    assert queries.leaders_of(person("2"), dt.date(2022, 1, 1)) == []


def test_twice_is_once_and_the_same_content_changes_nothing(hr, check, bring_in):
    applied = bring_in(*ALL)
    assert actions.apply_staff_file(applied, by=hr).state == StaffImport.State.APPLIED
    before = list(Happening.objects.filter(kind__startswith="people.").values_list("kind", flat=True))
    again = check(*ALL)
    assert counts(again) == {"same": 4}
    actions.apply_staff_file(again, by=hr)
    after = list(Happening.objects.filter(kind__startswith="people.").values_list("kind", flat=True))
    assert sorted(after) == sorted([*before, "people.StaffFileReceived", "people.StaffFileApplied"])


def test_whoever_waits_sees_it_move_while_it_is_written(check, hr, settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    monkeypatch.setattr("vliegwiel.areas.people.actions.applying.BATCH", 2)
    checked = check(*ALL)
    begun = actions.begin_applying(checked, by=hr)
    seen = []

    def looks(done, total):
        seen.append((done, done_of(StaffImport(pk=begun.pk, state="applying", done=2)), total))

    actions.apply_staff_file(begun, by=hr, tell=looks)
    writing = [(done, shown) for done, shown, total in seen[1:-1] if total == 4]
    assert {shown - done for done, shown in writing} == {0}
    assert [done for done, _shown in writing] == sorted(done for done, _shown in writing)
    assert ({done for done, _shown in writing}, seen[-1][0]) == ({2, 3, 4}, 4)
    assert done_of(StaffImport(pk=begun.pk, state="applying", done=1)) == 1  # nothing stays behind


def test_changes_are_told_field_by_field_and_hold_from_today(check, bring_in, hr):
    bring_in(*ALL)
    changed = check(
        MIEN,
        PIET.replace("Smit;piet@", "Smits;p.smits@").replace("0,80;ma di wo do", "0,50;ma di").replace(";nl", ";en"),
        CEES.replace("Monteur;A1;Productie;Directie;1", "Planner;A0;Directie;;4"),
        DIR,
    )
    assert counts(changed) == {"change": 2, "same": 2}
    assert told(changed, "change") == [
        (
            3,
            "Piet Smits",
            [
                ("family_name", "Smit", "Smits"),
                ("email", "piet@waterwerk.example", "p.smits@waterwerk.example"),
                ("language", "nl", "en"),
                ("hours", "28,8", "18"),
                ("pattern", "ma di wo do", "ma di"),
            ],
            [],
        ),
        (
            4,
            "Cees de Boer",
            [
                ("unit", "Productie", "Directie"),
                ("position", "Monteur", "Planner"),
                ("manager", "Mien van der Meer", "Dora Kok"),
            ],
            [],
        ),
    ]
    actions.apply_staff_file(changed, by=hr)
    assert place("3") == ("Directie", "Planner", Decimal("18.0"), "roster", TODAY)
    assert lines("3") == [("Mien", dt.date(2022, 9, 1), TODAY - DAY), ("Dora", TODAY, None)]
    kinds = Happening.objects.filter(person=person("3"), by=hr).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["people.Joined", "people.Moved", "people.ManagerSet"]


def test_a_change_on_the_same_day_replaces_and_a_plan_for_later_stays(check, bring_in, hr):
    bring_in(*ALL)
    actions.move(person("3"), starts=LATER, position="Chef", by=hr)
    actions.set_manager(person("3"), to=person("4"), starts=LATER, by=hr)
    for job in ("Planner", "Timmerman"):
        bring_in(MIEN, PIET, CEES.replace("Monteur", job), DIR)
    found = Placement.objects.filter(employment__person__number="3").order_by("starts")
    assert [(one.position.name, one.starts, one.ends) for one in found] == [
        ("Monteur", dt.date(2022, 9, 1), TODAY - DAY),
        ("Timmerman", TODAY, LATER - DAY),
        ("Chef", LATER, None),
    ]
    bring_in(MIEN, PIET, CEES.replace("Productie;Directie;1", "Productie;Directie;2"), DIR)
    assert lines("3") == [
        ("Mien", dt.date(2022, 9, 1), TODAY - DAY),
        ("Piet", TODAY, LATER - DAY),
        ("Dora", LATER, None),
    ]


def test_two_people_may_swap_addresses(bring_in, check):
    bring_in(*ALL)
    bring_in(
        MIEN.replace("mien@", "piet@"),
        PIET.replace("piet@", "mien@"),
        CEES,
        DIR,
    )
    assert (person("1").email, person("2").email) == ("piet@waterwerk.example", "mien@waterwerk.example")


def test_an_end_date_is_leaving_and_its_disappearance_is_staying(check, bring_in):
    bring_in(*ALL)
    gone = bring_in(MIEN.replace("01-03-2020;", "01-03-2020;01-04-2026"), PIET, CEES, DIR)
    assert counts(gone) == {"leave": 1, "same": 3, "noted": 2}
    assert person("1").left_on == dt.date(2026, 4, 1)
    assert lines("2") == [("Mien", dt.date(2021, 5, 1), dt.date(2026, 4, 1))]
    assert [waiting.name for waiting in queries.waiting_for_a_manager()] == ["Mien van der Meer"]
    again = check(MIEN.replace("01-03-2020;", "01-03-2020;01-04-2026"), PIET, CEES, DIR)
    assert counts(again) == {"same": 4, "noted": 2}
    assert told(again, "same")[1][3] == ["Leidinggevende Mien van der Meer is dan niet in dienst. Wie leidt Piet Smit?"]
    bring_in(*ALL)
    assert person("1").left_on is None
    assert lines("2") == [("Mien", dt.date(2021, 5, 1), None)]


def test_who_comes_back_gets_a_second_employment(check, bring_in):
    bring_in(*ALL)
    bring_in(MIEN, PIET.replace("01-05-2021;", "01-05-2021;31-12-2025"), CEES, DIR)
    back = check(MIEN, PIET.replace("01-05-2021", "01-04-2026"), CEES, DIR)
    assert counts(back) == {"rejoin": 1, "same": 3}
    actions.apply_staff_file(back, by=Person.objects.get(given_name="Hugo"))
    piet = person("2")
    assert (piet.joined_on, piet.left_on, piet.employments.count()) == (dt.date(2021, 5, 1), None, 2)
    assert lines("2")[-1] == ("Mien", dt.date(2026, 4, 1), None)
    old = check(MIEN, PIET.replace("01-05-2021;", "01-05-2021;31-12-2025"), CEES, DIR)
    assert refused(old) == [
        (3, ["Piet Smit kwam op 01-04-2026 opnieuw in dienst. Dit bestand is ouder dan wat vastligt."])
    ]


def test_a_first_day_can_be_corrected(bring_in, check):
    bring_in(*ALL)
    fixed = bring_in(MIEN, PIET.replace("01-05-2021", "01-07-2021"), CEES, DIR)
    assert told(fixed, "change") == [(3, "Piet Smit", [("starts", "01-05-2021", "01-07-2021")], [])]
    assert (person("2").joined_on, place("2")[-1], lines("2")) == (
        dt.date(2021, 7, 1),
        dt.date(2021, 7, 1),
        [("Mien", dt.date(2021, 7, 1), None)],
    )


def test_who_is_not_in_the_file_is_left_alone_unless_one_says_otherwise(bring_in, check, hr):
    bring_in(*ALL)
    without = check(MIEN, PIET, DIR)
    assert [(name, n) for n, name, _changes, _notes in told(without, "absent")] == [("Cees de Boer", None)]
    actions.apply_staff_file(without, by=hr)
    assert person("3").left_on is None
    bring_in(MIEN, PIET, DIR, end_absent=True)
    assert person("3").left_on == TODAY
    hr.refresh_from_db()
    assert hr.left_on is None


def test_someone_without_a_number_is_known_by_address(bring_in, check):
    bring_in(*ALL)
    Person.objects.filter(number="2").update(number=None)
    assert told(check(*ALL), "change") == [(3, "Piet Smit", [("number", "", "2")], [])]
    heads = HEADS.replace("Medewerkernummer;", "")
    assert counts(check(PIET.removeprefix("2;").replace(";1;", ";mien@waterwerk.example;"), heads=heads)) == {
        "same": 1,
        "absent": 3,
    }
