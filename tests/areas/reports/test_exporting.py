"""Files of reports: only for who asked, of what she may see, whole whatever dies, and known to who is in them."""

import csv
import datetime as dt

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.reports.conftest import SPRING
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import RoleGrant
from vliegwiel.areas.reports import actions, queries
from vliegwiel.areas.reports.actions import exporting
from vliegwiel.areas.reports.models import Export, Exported
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.usefixtures("home")


def make(export):
    while actions.go_on(export):
        pass
    export.refresh_from_db()
    return export


def rows_of(place):
    return list(csv.reader(place.read_text("utf-8-sig").splitlines(), delimiter=";"))


def test_a_file_is_whole_harmless_and_in_the_language_of_who_asked(lea, ben, mara, bhv, do, monkeypatch):
    monkeypatch.setattr(exporting, "TOGETHER", 1)
    do(bhv.first, ben, SPRING)
    mara.given_name = "=1+1"
    mara.save(update_fields=["given_name"])
    export = actions.ask_export(Ask(), by=lea, scope="names", title="Wie moet", format="csv")
    assert actions.ask_export(Ask(), by=lea, scope="names", title="Nog eens", format="csv") == export
    make(export)
    assert (export.state, export.done, export.rows) == ("done", export.total, 2)
    assert rows_of(actions.fetch_export(export, by=lea)) == [
        ["Naam", "Wat", "In orde", "Afdeling", "Voor", "Tot en met"],
        ["Ben Bakker", "BHV", "ja", "Team Noord", "", "01-03-2027"],
        ["'=1+1 de Wit", "BHV", "nee", "Team Noord", "", ""],
    ]
    assert {row.person for row in Exported.objects.all()} == {ben, mara}
    assert "Wie moet" in Message.objects.get(person=lea, kind="reports.ExportReady").facts["title"]
    kinds = ["reports.ExportAsked", "reports.ExportMade", "reports.ExportFetched"]
    assert list(Happening.objects.filter(kind__in=kinds).order_by("pk").values_list("kind", flat=True)) == kinds
    for _twice in range(2):
        assert actions.remove_export(export, by=lea).state == "gone"
    assert not queries.place_of(export).exists()
    with pytest.raises(PermissionDenied):
        actions.remove_export(export, by=mara)
    lea.language = "en"
    lea.save(update_fields=["language"])
    sheet = make(actions.ask_export(Ask(), by=lea, scope="names", title="Wie: moet?", format="xlsx"))
    page = openpyxl.load_workbook(queries.place_of(sheet)).active
    assert page["F2"].value == dt.datetime(2027, 3, 1)
    assert page["A3"].value == "=1+1 de Wit"
    assert page["A3"].data_type == "s" or page["A3"].data_type == "f"


def test_what_a_killed_worker_wrote_too_much_is_cut_off(lea, ben, mara, bhv, monkeypatch):
    monkeypatch.setattr(exporting, "TOGETHER", 1)
    export = actions.ask_export(Ask(), by=lea, scope="names", title="Wie moet", format="csv")
    assert actions.go_on(export, seconds=0)
    stale = Export.objects.get(pk=export.pk)
    with queries.rough_place_of(export).open("ab") as file:
        file.write(b'["half a li')
    assert actions.go_on(export, seconds=0)
    exporting._write_some(stale, queries.Walk(Ask(), by=lea, scope="names"))  # a worker that lost its lease
    make(export)
    assert [row[0] for row in rows_of(queries.place_of(export))] == ["Naam", "Ben Bakker", "Mara de Wit"]
    assert not queries.rough_place_of(export).exists()


def test_it_is_broken_off_refused_and_forgotten(lea, hugo, ben, bhv, mara):
    export = actions.ask_export(Ask(), by=lea, scope="names", title="Wie moet", format="csv")
    with pytest.raises(PermissionDenied):
        actions.cancel_export(export, by=hugo)
    actions.cancel_export(export, by=lea)
    assert make(export).state == "cancelled"
    with pytest.raises(ValidationError, match="niet meer"):
        actions.fetch_export(export, by=lea)
    done = make(actions.ask_export(Ask(), by=lea, scope="names", title="Wie moet", format="csv"))
    with pytest.raises(PermissionDenied):
        actions.fetch_export(done, by=hugo)
    late = actions.ask_export(Ask(), by=lea, scope="names", title="Later", format="xlsx")
    RoleGrant.objects.filter(person=lea).update(ends=clock.today() - dt.timedelta(days=1))
    lea.__dict__.pop("grants")
    assert make(late).state == "refused"
    with pytest.raises(PermissionDenied):
        actions.fetch_export(done, by=lea)
    with clock.at(clock.today() + dt.timedelta(days=9)):
        assert actions.forget_exports() == 1
    assert not queries.place_of(done).exists()
    assert Export.objects.get(pk=done.pk).state == "gone"
    with clock.at(clock.today() + dt.timedelta(days=400)):
        actions.forget_exports()
    assert not Export.objects.exists()


def test_a_manager_takes_along_her_own_people_and_the_director_nobody(mara, dana, olu, ben, bhv):
    for by, scope in ((dana, "names"), (mara, "names"), (olu, "team"), (dana, "team")):
        with pytest.raises(PermissionDenied):
            actions.ask_export(Ask(), by=by, scope=scope, title="Wie moet", format="csv")
    export = make(actions.ask_export(Ask(), by=mara, scope="team", title="Mijn team", format="csv"))
    assert [row[0] for row in rows_of(queries.place_of(export))] == ["Naam", "Ben Bakker"]
    with pytest.raises(ValidationError):
        actions.ask_export(Ask(), by=mara, scope="team", title="Mijn team", format="pdf")
