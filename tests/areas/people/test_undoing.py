import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.people.staff_files import ALL, CEES, DIR, MIEN, PIET, counts, person, place, refused, told
from vliegwiel.areas.people import actions
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, Position, RoleGrant, StaffImport, StaffImportTrace, Unit
from vliegwiel.areas.people.queries.staff_trace import footprint
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

TODAY = dt.date(2026, 4, 15)
DAY = dt.timedelta(days=1)
CHANGED = (
    MIEN.replace("01-03-2020;", "01-03-2020;01-04-2026"),
    PIET.replace("Smit;piet@", "Smits;p.smits@").replace("0,80;ma di wo do", "0,50;ma di"),
    CEES.replace("Monteur;A1;Productie;Directie;1", "Planner;A7;Planning;Directie;4"),
    DIR.replace("dora@", "directie@"),
)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(TODAY):
        yield


@pytest.fixture
def look_back(hr):
    def _look_back(applied, by=hr):
        return actions.check_undo(actions.begin_undo(applied, by=by), by=by)

    return _look_back


def test_taking_back_is_shown_field_by_field_first_and_then_all_is_as_it_was(bring_in, look_back, hr):
    bring_in(*ALL)
    actions.grant_role(person("1"), role=Role.AUTHOR, by=None)
    before = footprint()
    applied = bring_in(*CHANGED)
    after = footprint()
    undo = look_back(applied)
    assert footprint() == after
    assert counts(undo) == {"rejoin": 1, "change": 3}
    assert told(undo, "rejoin") == [
        (None, "Mien van der Meer", [("ends", "01-04-2026", ""), *_all_again("Productie", "Teamleider", "36")], [])
    ]
    assert told(undo, "change") == [
        (
            None,
            "Cees de Boer",
            [
                ("unit", "Planning", "Productie"),
                ("position", "Planner", "Monteur"),
                ("manager", "Dora Kok", "Mien van der Meer"),
            ],
            [],
        ),
        (None, "Dora Kok", [("email", "directie@waterwerk.example", "dora@waterwerk.example")], []),
        (
            None,
            "Piet Smits",
            [
                ("family_name", "Smits", "Smit"),
                ("email", "p.smits@waterwerk.example", "piet@waterwerk.example"),
                ("hours", "18", "28,8"),
                ("pattern", "ma di", "ma di wo do"),
                ("manager", "", "Mien van der Meer"),
            ],
            [],
        ),
    ]
    assert [(unit["name"], unit["gone"]) for unit in undo.report["units"]] == [("Planning", True)]
    assert actions.undo_staff_file(actions.begin_applying(undo, by=hr), by=hr).state == StaffImport.State.APPLIED
    assert footprint() == before
    applied.refresh_from_db()
    assert applied.state == StaffImport.State.UNDONE
    log = Happening.objects.filter(kind="people.StaffFileUndone").get()
    assert (log.by, log.facts["removed"], log.facts["restored"], log.facts["kept"]) == (hr, 0, 4, 0)
    assert Happening.objects.filter(kind="people.SetBack").count() == 4


def _all_again(unit, position, hours):
    return [
        ("unit", "", unit),
        ("position", "", position),
        ("hours", "", hours),
        ("pattern", "", "ma di wo do vr"),
        ("role", "", "Auteur"),
    ]


def test_who_came_with_the_file_goes_out_with_her_unit_and_the_same_file_may_come_again(bring_in, look_back, hr):
    before = footprint()
    applied = bring_in(*ALL)
    undo = look_back(applied)
    assert counts(undo) == {"removed": 4}
    actions.undo_staff_file(undo, by=hr)
    assert footprint() == before
    assert not Unit.objects.filter(code="A1").exists()
    assert not Position.objects.filter(name="Monteur").exists()
    assert counts(bring_in(*ALL)) == {"join": 4}
    assert place("2")[1] == "Monteur"


def test_who_was_touched_since_stays_and_the_page_says_why(bring_in, look_back, hr, mara):
    bring_in(*ALL)
    applied = bring_in(*CHANGED, "5;Noor;;Bos;;Monteur;A7;Planning;Directie;4;01-02-2026;;1,00;ma di;nl")
    actions.change_person(person("2"), given_name="Pieter", by=hr)
    actions.move(person("3"), starts=TODAY + DAY, position="Chef", by=hr)
    actions.change_person(mara, email="dora@waterwerk.example", by=hr)
    actions.set_manager(mara, to=person("5"), starts=TODAY, by=hr)
    undo = look_back(applied)
    assert refused(undo) == [
        (None, ["De werkplek van Cees de Boer is na het verwerken gewijzigd. Pas die bij de persoon zelf aan."]),
        (None, ["Noor Bos leidt of vervangt nog Mara de Wit."]),
        (None, ["E-mailadres dora@waterwerk.example is intussen van Mara de Wit."]),
        (None, ["De gegevens van Pieter Smits zijn na het verwerken gewijzigd. Pas ze bij de persoon zelf aan."]),
    ]
    actions.undo_staff_file(undo, by=hr)
    assert person("1").left_on is None
    assert person("2").given_name == "Pieter"
    assert Unit.objects.filter(code="A7").exists()
    assert undo.report["minds"] == ["Afdeling Planning blijft bestaan: er werkt iemand, of er hangt iets aan."]


def test_nobody_is_taken_out_to_whom_something_is_attached(bring_in, look_back, hr):
    applied = bring_in(*ALL)
    actions.receive_staff_file(b"a;b\n1;2", file_name="x.csv", by=None)
    StaffImport.objects.filter(file_name="x.csv").update(by=person("2"))
    undo = look_back(applied)
    assert counts(undo) == {"removed": 2, "refused": 2}
    assert refused(undo)[-1][1] == [
        "Piet Smit logde intussen in of kreeg iets in de academie. Leg zo nodig een laatste werkdag vast."
    ]
    assert {notes[0] for _n, notes in refused(undo)[:-1]} == {"Mien van der Meer leidt of vervangt nog Piet Smit."}
    actions.undo_staff_file(undo, by=hr)
    assert set(Person.objects.filter(number__in="1234").values_list("number", flat=True)) == {"1", "2"}


def test_a_circle_or_a_manager_who_left_meanwhile_does_not_come_back(bring_in, look_back, hr):
    bring_in(*ALL)
    applied = bring_in(MIEN, PIET.replace("Directie;1", "Directie;4"), CEES.replace("Directie;1", "Directie;4"), DIR)
    actions.set_manager(person("1"), to=person("2"), starts=TODAY, by=hr)
    assert refused(look_back(applied)) == [
        (None, ["Mien van der Meer, die Piet Smit leidde, valt intussen zelf onder Piet Smit."])
    ]
    actions.leave(person("1"), last_day=TODAY, by=hr)
    undo = look_back(applied)
    assert [notes[0] for _n, notes in refused(undo)] == [
        "Mien van der Meer, die Cees de Boer leidde, werkt hier intussen niet meer.",
        "Mien van der Meer, die Piet Smit leidde, werkt hier intussen niet meer.",
    ]
    assert actions.undo_staff_file(undo, by=hr).state == StaffImport.State.APPLIED


def test_only_the_last_file_goes_back_and_only_by_who_keeps_people(bring_in, look_back, hr, ben):
    first = bring_in(*ALL)
    second = bring_in(MIEN, PIET, CEES, DIR.replace("dora@", "d@"))
    with pytest.raises(ValidationError, match="Daarna is staf.csv verwerkt"):
        actions.begin_undo(first, by=hr)
    for verb in (actions.begin_undo, actions.check_undo, actions.undo_staff_file, actions.cancel_staff_file):
        with pytest.raises(PermissionDenied):
            verb(second, by=ben)
    undo = look_back(second)
    assert look_back(second) == undo
    actions.undo_staff_file(undo, by=hr)
    again = StaffImport.objects.get(pk=undo.pk)
    assert actions.undo_staff_file(again, by=hr).state == StaffImport.State.APPLIED
    second.refresh_from_db()
    with pytest.raises(ValidationError, match="al teruggedraaid"):
        actions.begin_undo(second, by=hr)
    assert counts(look_back(first)) == {"removed": 4}


def test_what_changes_between_look_and_deed_asks_for_another_look(bring_in, look_back, hr):
    bring_in(*ALL)
    applied = bring_in(*CHANGED)
    undo = look_back(applied)
    actions.change_person(person("4"), family_name="Kock", by=hr)
    after = footprint()
    failed = actions.undo_staff_file(undo, by=hr)
    failed.refresh_from_db()
    assert (failed.state, footprint()) == (StaffImport.State.FAILED, after)
    assert failed.problem.startswith("Sinds je keek is er iets aan hen veranderd.")


@pytest.mark.parametrize("when", ["while it is read", "while it is written"])
def test_breaking_off_while_it_runs_leaves_everything_as_it_was(check, hr, settings, tmp_path, monkeypatch, when):
    settings.HOME = tmp_path
    monkeypatch.setattr("vliegwiel.areas.people.actions.applying.BATCH", 2)
    before = footprint()
    begun = actions.begin_applying(check(*ALL), by=hr)
    seen = []

    def stop(done, total):
        seen.append(done)
        if when == "while it is read" or done > 2:
            # As the page does it, from beside: the wish first; the row is written when the work gives way.
            (tmp_path / "progress").mkdir(exist_ok=True)
            (tmp_path / "progress" / f"staff-file-{begun.pk}-stop.txt").write_text(str(hr.pk))

    actions.apply_staff_file(begun, by=hr, tell=stop)
    begun.refresh_from_db()
    assert (begun.state, footprint()) == (StaffImport.State.STOPPED, before)
    assert not StaffImportTrace.objects.exists()
    assert actions.cancel_staff_file(StaffImport(pk=begun.pk, state="applying"), by=hr).state == "stopped"
    (stopped,) = Happening.objects.filter(kind="people.StaffFileStopped")
    assert stopped.by == hr
    actions.name_columns(begun, mapping=begun.mapping, by=hr)
    assert counts(actions.check_staff_file(begun, by=hr)) == {"join": 4}
    actions.apply_staff_file(begun, by=hr)
    assert Person.objects.filter(number="2").exists()


def test_what_was_broken_off_before_its_turn_came_is_not_begun(check, hr):
    checked = check(*ALL)
    begun = actions.begin_applying(checked, by=hr)
    assert actions.cancel_staff_file(begun, by=hr).state == StaffImport.State.STOPPED
    assert actions.apply_staff_file(StaffImport.objects.get(pk=begun.pk), by=hr).state == StaffImport.State.STOPPED
    assert not Person.objects.filter(number="1").exists()
    assert RoleGrant.objects.filter(person=hr).exists()
