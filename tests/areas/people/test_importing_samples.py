"""The shared samples: what HR systems really export, and fifteen mistakes planted one a row."""

import csv
import io

import openpyxl
import pytest

from tests.areas.people.staff_files import sample
from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.models import Person, Placement, ReportingLine, Unit
from vliegwiel.kit import clock, tables
from vliegwiel.kit.models import Happening


@pytest.fixture(autouse=True)
def _in_november():
    with clock.at(clock.dt.date(2026, 11, 21)):
        yield


def bring_in(content, name="staf.csv"):
    checked = actions.check_staff_file(actions.receive_staff_file(content, file_name=name, by=None), by=None)
    return actions.apply_staff_file(checked, by=None)


def everything():
    return (
        list(Person.objects.order_by("pk").values()),
        list(Placement.objects.order_by("pk").values()),
        list(ReportingLine.objects.order_by("pk").values()),
        list(Unit.objects.order_by("pk").values()),
    )


@pytest.mark.django_db
def test_the_dutch_export_comes_in_and_its_english_twin_changes_nothing():
    applied = bring_in(sample("waterwerk-240.csv"))
    assert applied.report["counts"]["join"] == Person.objects.count() == 240
    assert Unit.objects.count() == 12
    before = everything(), Happening.objects.exclude(kind__startswith="people.StaffFile").count()
    twin = bring_in(sample("waterwerk-240-english.csv"))
    assert {kind: n for kind, n in twin.report["counts"].items() if n} == {"same": 240}
    assert (everything(), Happening.objects.exclude(kind__startswith="people.StaffFile").count()) == before


@pytest.mark.django_db
def test_the_same_people_as_a_workbook_change_nothing_either():
    dutch = sample("waterwerk-240.csv")
    bring_in(dutch)
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(dutch.decode("utf-8-sig")), delimiter=";"):
        book.active.append(row)
    saved = io.BytesIO()
    book.save(saved)
    assert bring_in(saved.getvalue(), "staf.xlsx").report["counts"]["same"] == 240


MISTAKES = {
    5: "E-mailadres joost.meijer@waterwerk.example staat ook op regel 6.",
    6: "E-mailadres joost.meijer@waterwerk.example staat ook op regel 5.",
    8: "Personeelsnummer 1018 staat ook op regel 9.",
    9: "Personeelsnummer 1018 staat ook op regel 8.",
    11: "Leidinggevende 999999 staat niet in dit bestand en is hier niet bekend.",
    13: "Niels Kaya staat als eigen leidinggevende.",
    15: "Deze mensen leiden elkaar in een kring: Ursula van der Linden → Rachid Jansen → Ursula van der Linden.",
    16: "Deze mensen leiden elkaar in een kring: Ursula van der Linden → Rachid Jansen → Ursula van der Linden.",
    18: "In dienst vanaf: 31-02-2024 is een dag die niet bestaat.",
    19: "De laatste werkdag (28-04-2024) ligt voor de eerste (01-05-2024).",
    21: "Deeltijdfactor (fte): Een fte van 120% is meer dan voltijd. "
    "Zijn het uren? Kies deze kolom dan als Uren per week.",
    22: "E-mail: “geen e-mail” is geen e-mailadres.",
    24: "Achternaam ontbreekt.",
    25: "Afdelingscode A03 heet op 6 andere regels “Distributie Zuid”, hier “Onbekende afdeling”.",
    30: "Functie is te lang: 5000 tekens, hoogstens 200.",
    31: "Werkdagen: De werkdagen “maandag t/m vrij” zijn niet te lezen. Schrijf bijvoorbeeld ma di wo, of rooster.",
}
HARMLESS = {
    27: 'Voornaam lijkt op een formule of opmaak: “=HYPERLINK("http://x.example")”. '
    "Het blijft gewone tekst. Klopt het?",
    28: "Achternaam lijkt op een formule of opmaak: “<script>alert(1)</script>”. Het blijft gewone tekst. Klopt het?",
}


@pytest.mark.django_db
def test_each_planted_mistake_is_told_with_its_row_and_none_is_half_applied():
    applied = bring_in(sample("waterwerk-broken.csv"))
    assert {row.n: row.notes for row in applied.rows.filter(kind="refused")} == {
        n: [why] for n, why in MISTAKES.items()
    }
    assert {n: applied.rows.get(n=n).notes[0] for n in HARMLESS} == HARMLESS
    refused = set(applied.rows.filter(kind="refused").values_list("number", flat=True))
    assert not Person.objects.filter(number__in=refused).exists()
    assert not ReportingLine.objects.filter(manager__number__in=refused).exists()
    assert not Unit.objects.filter(name="Onbekende afdeling").exists()
    assert Person.objects.count() == Placement.objects.count() == 60 - len(MISTAKES)


@pytest.mark.django_db
def test_formulas_and_markup_stay_harmless_on_their_way_out():
    bring_in(sample("waterwerk-broken.csv"))
    rows = [
        [row.name] for row in queries.rows_of(Person.objects.filter(number__in=["1051", "1054"]).order_by("number"))
    ]
    written = b"".join(tables.write_csv(["Naam"], rows)).decode("utf-8-sig")
    assert [cells[0] for cells in csv.reader(io.StringIO(written))][1:] == [
        '\'=HYPERLINK("http://x.example") Meer',
        "Fatima <script>alert(1)</script>",
    ]
