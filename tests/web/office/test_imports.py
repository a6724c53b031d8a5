import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.areas.people.staff_files import ALL, CEES, DIR, HEADS, MIEN, PIET, staff_file
from tests.htmx import swap
from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import Person, StaffImport, StaffImportRow

LIST = "/office/imports/"


@pytest.fixture
def as_hugo(client, hugo):
    client.force_login(hugo)
    return client


def hand_in(client, *rows, heads=HEADS):
    file = SimpleUploadedFile("staf.csv", staff_file(*rows, heads=heads))
    return client.post(LIST, {"file": file})


def check(client, *rows):
    hand_in(client, *rows)
    held = StaffImport.objects.latest("pk")
    client.post(reverse("office:import_columns", args=[held.pk]), held.mapping)
    held.refresh_from_db()
    return held


def at(held, name="import"):
    return reverse(f"office:{name}", args=[held.pk])


def test_a_file_goes_from_upload_to_people(as_hugo):
    received = hand_in(as_hugo, *ALL)
    held = StaffImport.objects.get()
    assert received.url == at(held)
    columns = as_hugo.get(at(held), follow=True)
    assert columns.redirect_chain == [(at(held, "import_columns"), 302)]
    assert "Roepnaam (bijvoorbeeld Mien)" in columns.content.decode()
    as_hugo.post(at(held, "import_columns"), held.mapping)
    page = as_hugo.get(at(held)).content.decode()
    assert "Er is nog niets veranderd." in page
    assert "Piet Smit" in page
    assert not Person.objects.filter(number="2").exists()
    as_hugo.post(at(held, "import_application"))
    held.refresh_from_db()
    assert held.state == StaffImport.State.APPLIED
    assert Person.objects.filter(number__in="1234").count() == 4
    assert "4 regels." in as_hugo.get(at(held)).content.decode()
    assert "staf.csv" in as_hugo.get(LIST).content.decode()


def test_pressing_twice_applies_once(as_hugo):
    held = check(as_hugo, *ALL)
    as_hugo.post(at(held, "import_application"))
    as_hugo.post(at(held, "import_application"))
    assert Person.objects.filter(number="1").count() == 1


def test_the_report_has_a_face_for_each_outcome(as_hugo, hugo):
    actions.apply_staff_file(check(as_hugo, *ALL), by=hugo)
    held = check(as_hugo, MIEN, PIET.replace("Monteur", "Planner"), CEES.replace("01-09-2022", "31-02-2022"))
    face = {
        tab: as_hugo.get(f"{at(held)}?tab={tab}").content.decode() for tab in ("changes", "refused", "absent", "same")
    }
    assert "<s>Monteur</s>" in face["changes"]
    assert "31-02-2022 is een dag die niet bestaat." in face["refused"]
    assert "Dora Kok" in face["absent"]
    assert "Mien van der Meer" in face["same"]
    assert "1 regel is geweigerd" in face["changes"]


def test_who_is_absent_leaves_only_when_ticked(as_hugo, hugo):
    actions.apply_staff_file(check(as_hugo, *ALL), by=hugo)
    held = check(as_hugo, MIEN, PIET, CEES)
    as_hugo.post(at(held, "import_application"), {"end_absent": "on"})
    assert Person.objects.get(number="4").left_on is not None


def test_the_report_is_a_file_too(as_hugo):
    held = check(as_hugo, MIEN, PIET.replace("Piet", "=Piet"), DIR.replace("01-01-2015", "x"))
    given = b"".join(as_hugo.get(at(held, "import_report")).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(given), delimiter=";"))
    assert [row[:4] for row in rows if row[0] == "3"][0] == ["3", "2", "'=Piet Smit", "komt erbij"]
    assert rows[-1][3:8:4] == [
        "geweigerd",
        "In dienst vanaf: “x” is geen datum. Schrijf dag-maand-jaar, zoals 31-12-2026.",
    ]


def test_progress_is_a_part_that_looks_again_until_it_is_done(as_hugo, hugo):
    held = check(as_hugo, *ALL)
    StaffImport.objects.filter(pk=held.pk).update(state="applying", done=2)
    page = as_hugo.get(at(held)).content.decode()
    assert "2 / 4" in page
    assert 'hx-trigger="every 1s"' in page
    swap(as_hugo, at(held), "//div[@id='progress']")
    StaffImport.objects.filter(pk=held.pk).update(state="checked")
    assert "every 1s" not in as_hugo.get(at(held)).content.decode()


def test_somebody_edits_a_person_between_look_and_deed(as_hugo, hugo):
    actions.apply_staff_file(check(as_hugo, *ALL), by=hugo)
    held = check(as_hugo, MIEN, PIET.replace("Monteur", "Planner"), CEES, DIR)
    actions.change_person(Person.objects.get(number="3"), family_name="Boerma", by=hugo)
    page = as_hugo.post(at(held, "import_application"), follow=True).content.decode()
    assert "Sinds de controle is er iets veranderd aan: Cees de Boer (4)" in page
    assert "Controleer opnieuw" in page
    again = as_hugo.post(at(held, "import_check"), follow=True).content.decode()
    assert "Er is nog niets veranderd." in again


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "leeg"), (b"tekst", "geen tabel"), (b"PK\x03\x04x", "beschadigd")]
)
def test_a_file_that_cannot_be_read_is_said_in_words(as_hugo, content, words):
    answer = as_hugo.post(LIST, {"file": SimpleUploadedFile("x.csv", content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_column_that_is_missing_is_asked_for(as_hugo):
    hand_in(as_hugo, *ALL, heads=HEADS.replace("Functie", "Vak"))
    held = StaffImport.objects.get()
    answer = as_hugo.post(at(held, "import_columns"), held.mapping)
    assert answer.status_code == 422
    as_hugo.post(at(held, "import_columns"), {**held.mapping, "position": "Vak"})
    held.refresh_from_db()
    assert held.state == StaffImport.State.CHECKED


def test_the_report_costs_the_same_with_more_rows(same_queries, as_hugo):
    held = check(as_hugo, MIEN)
    StaffImportRow.objects.all().delete()
    same_queries(
        lambda: as_hugo.get(at(held)),
        lambda: StaffImportRow.objects.create(
            staff_import=held, n=2, kind="join", name="X", changes=[["unit", "", "Y"]]
        ),
    )


def test_the_list_of_files_costs_the_same_with_more(same_queries, as_hugo, hugo):
    same_queries(
        lambda: as_hugo.get(LIST), lambda: StaffImport.objects.create(by=hugo, file_name="x.csv", content=b"x")
    )


def test_the_last_file_is_looked_at_and_taken_back(as_hugo, hugo):
    actions.apply_staff_file(check(as_hugo, *ALL), by=hugo)
    held = check(as_hugo, MIEN, PIET.replace("Monteur", "Planner"), CEES, DIR)
    as_hugo.post(at(held, "import_application"))
    assert "Bekijk wat terugdraaien doet" in as_hugo.get(at(held)).content.decode()
    page = as_hugo.post(at(held, "import_undoing"), follow=True).content.decode()
    undo = StaffImport.objects.get(undoes=held)
    assert "dan wordt 1 persoon weer zoals ervoor" in page
    assert "<s>Planner</s> → Monteur" in page
    as_hugo.post(at(undo, "import_application"))
    assert "Teruggedraaid op" in as_hugo.get(at(undo)).content.decode()
    assert "Dit bestand is teruggedraaid." in as_hugo.get(at(held)).content.decode()
    assert Person.objects.get(number="2").employments.get().placements.get().position.name == "Monteur"
    assert "staf.csv terugdraaien" in as_hugo.get(LIST).content.decode()
    assert as_hugo.get(at(undo, "import_columns")).url == at(undo)


def test_what_runs_is_broken_off_by_a_button(as_hugo, hugo):
    held = check(as_hugo, *ALL)
    StaffImport.objects.filter(pk=held.pk).update(state="applying")
    assert "Breek het af" in as_hugo.get(at(held)).content.decode()
    page = as_hugo.post(at(held, "import_cancellation"), follow=True).content.decode()
    assert "Dit is afgebroken. Er is niets veranderd." in page
    assert "Controleer opnieuw" in page


def test_who_does_not_keep_people_sees_no_file(client, as_hugo, lea):
    held = check(as_hugo, *ALL)
    client.force_login(lea)
    for name in ("import", "import_columns", "import_report"):
        assert client.get(at(held, name)).status_code == 403
    for name in ("import_application", "import_cancellation", "import_undoing"):
        assert client.post(at(held, name)).status_code == 403
