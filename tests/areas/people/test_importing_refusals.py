import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

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
    staff_file,
    told,
)
from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import (
    ImportMapping,
    Person,
    StaffImport,
    StaffImportRow,
    Unit,
)
from vliegwiel.kit import clock

TODAY = dt.date(2026, 4, 15)
LATER = dt.date(2026, 5, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(TODAY):
        yield


def test_what_is_touched_after_the_dry_run_asks_for_a_new_one(hr, check, bring_in):
    bring_in(*ALL)
    checked = check(MIEN, PIET.replace("Monteur", "Planner"), CEES, DIR)
    actions.change_person(person("3"), family_name="Boerma", by=hr)
    failed = actions.apply_staff_file(checked, by=hr)
    assert failed.state == StaffImport.State.FAILED
    assert failed.problem == (
        "Sinds de controle is er iets veranderd aan: Cees de Boer (4) (regel in het bestand). Er is niets verwerkt. "
        "Controleer opnieuw."
    )
    assert place("2")[1] == "Monteur"
    again = actions.check_staff_file(failed, by=hr)
    assert actions.apply_staff_file(again, by=hr).state == StaffImport.State.APPLIED
    assert place("2")[1] == "Planner"


def test_what_fails_half_way_leaves_nothing(hr, check, monkeypatch):
    checked = check(*ALL)

    def break_off(*given):
        raise RuntimeError("the power went")

    monkeypatch.setattr("vliegwiel.areas.people.actions.applying._lines", break_off)
    with pytest.raises(RuntimeError):
        actions.apply_staff_file(checked, by=hr)
    assert not Person.objects.filter(number="1").exists()
    assert not Unit.objects.filter(code="A1").exists()


def test_a_refused_manager_leaves_her_people_without_a_line_and_says_so(check, bring_in):
    applied = bring_in(MIEN.replace("01-03-2020", "31-02-2020"), PIET, DIR)
    assert counts(applied) == {"join": 2, "refused": 1, "noted": 1}
    assert lines("2") == []
    bring_in(*ALL)
    assert lines("2") == [("Mien", TODAY, None)]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([MIEN.replace(";Directie;;", ";Directie;2;"), PIET], "Mien van der Meer → Piet Smit → Mien van der Meer"),
        (
            [MIEN.replace(";Directie;;", ";Directie;3;"), PIET, CEES.replace(";Directie;1", ";Directie;2")],
            "Mien van der Meer → Cees de Boer → Piet Smit → Mien van der Meer",
        ),
    ],
)
def test_circles_of_any_length_are_refused(check, rows, words):
    found = refused(check(*rows, DIR))
    assert [n for n, _notes in found] == [*range(2, 2 + len(rows))]
    assert words in found[0][1][0]


def test_a_circle_with_what_is_on_record_is_refused(check, bring_in):
    bring_in(*ALL)
    found = refused(check(MIEN.replace(";Directie;;", ";Directie;2;")))
    assert [n for n, _notes in found] == [2]
    assert "leiden elkaar in een kring" in found[0][1][0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (PIET.replace("piet@waterwerk.example", "hugo.mulder@waterland.example"), "hoort al bij Hugo Mulder"),
        (PIET.replace("Directie;1;", "Directie;Hugo Mulder;"), None),
        (PIET.replace("Directie;1;", "Directie;hugo.mulder@waterland.example;"), None),
        (PIET.replace("Directie;1;", "Directie;Jan Onbekend;"), "Leidinggevende Jan Onbekend staat niet in dit"),
        (PIET.replace("2;Piet", ";Piet").replace("piet@waterwerk.example", ""), "wie is dit"),
    ],
)
def test_managers_and_addresses_are_looked_up_on_record_too(check, row, words):
    checked = check(row, MIEN)
    if words is None:
        assert counts(checked) == {"join": 2}
        assert told(checked, "join")[0][2][-1] == ("manager", "", "Hugo Mulder")
    else:
        assert words in refused(checked)[0][1][0]


def test_units_are_renamed_and_moved_when_the_whole_file_says_so(bring_in):
    bring_in(*ALL)
    rows = [row.replace("A1;Productie;Directie", "A1;Bereiding;") for row in ALL]
    applied = bring_in(*rows)
    assert [(unit["name"], unit["was"], unit["moved"]) for unit in applied.report["units"]] == [
        ("Bereiding", "Productie", True)
    ]
    unit = Unit.objects.get(code="A1")
    assert (unit.name, unit.parent, unit.path) == ("Bereiding", None, f"/{unit.pk}/")


def test_units_under_themselves_are_refused(check):
    found = refused(check(MIEN, DIR.replace("Directie;;;", "Directie;Productie;;")))
    assert [n for n, _notes in found] == [2, 3]
    assert "vallen onder zichzelf" in found[0][1][0]


def test_units_known_by_name_only_get_a_code(bring_in):
    heads = HEADS.replace("Afdelingscode;", "")
    rows = [row.replace(";A1;", ";").replace(";A0;", ";") for row in ALL]
    received = actions.receive_staff_file(staff_file(*rows, heads=heads), file_name="x.csv", by=None)
    actions.apply_staff_file(actions.check_staff_file(received, by=None), by=None)
    assert set(Unit.objects.filter(code__in=["productie", "directie"]).values_list("name", "parent__name")) == {
        ("Productie", "Directie"),
        ("Directie", None),
    }


def test_a_mapping_is_corrected_once_and_remembered(hr):
    content = staff_file(MIEN, heads=HEADS.replace("Functie", "Wat iemand doet"))
    received = actions.receive_staff_file(content, file_name="a.csv", by=hr)
    assert "position" not in received.mapping
    assert actions.receive_staff_file(content, file_name="a.csv", by=hr) == received
    with pytest.raises(ValidationError, match="Kies nog een kolom voor: Functie"):
        actions.name_columns(received, mapping=received.mapping, by=hr)
    with pytest.raises(ValidationError, match="twee keer gekozen: Afdeling"):
        actions.name_columns(received, mapping={**received.mapping, "position": "Afdeling"}, by=hr)
    named = actions.name_columns(received, mapping={**received.mapping, "position": "Wat iemand doet"}, by=hr)
    actions.check_staff_file(named, by=hr)
    other = actions.receive_staff_file(content.replace(b"Mien", b"Mina"), file_name="b.csv", by=hr)
    assert other.mapping["position"] == "Wat iemand doet"
    assert ImportMapping.objects.count() == 1


def test_a_file_that_is_no_table_is_not_kept(hr):
    with pytest.raises(ValidationError, match="geen tabel"):
        actions.receive_staff_file(b"", file_name="leeg.csv", by=hr)
    assert not StaffImport.objects.exists()


def test_nothing_is_applied_unchecked(hr):
    received = actions.receive_staff_file(staff_file(*ALL), file_name="a.csv", by=hr)
    with pytest.raises(ValidationError, match="nog niet gecontroleerd"):
        actions.begin_applying(received, by=hr)


@pytest.mark.parametrize("who", ["lea", "dana", "mara"])
def test_only_hr_and_administrators_import(request, who):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.receive_staff_file(staff_file(*ALL), file_name="a.csv", by=by)
    assert not StaffImport.objects.visible_to(by).exists()


def test_files_are_forgotten_after_ninety_days(check):
    check(*ALL)
    with clock.at(TODAY + dt.timedelta(days=89)):
        assert actions.forget_old_files() == 0
    with clock.at(TODAY + dt.timedelta(days=91)):
        assert actions.forget_old_files() == 1
    assert not StaffImportRow.objects.exists()


def test_what_breaks_off_is_said_and_can_be_tried_again(hr, check, monkeypatch):
    checked = check(*ALL)
    with monkeypatch.context() as broken:
        broken.setattr("vliegwiel.areas.people.actions.importing.write", lambda *given, **more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.apply_staff_file(checked, by=hr)
    checked.refresh_from_db()
    assert (checked.state, checked.problem) == (
        StaffImport.State.FAILED,
        "Het verwerken brak af. Er is niets verwerkt. Controleer opnieuw.",
    )
    assert actions.apply_staff_file(checked, by=hr).state == StaffImport.State.APPLIED
    assert Person.objects.filter(number__in="1234").count() == 4
