"""Small staff files for tests, written as one reads them."""

import os
from pathlib import Path

import pytest

from vliegwiel.areas.people.models import Person, Placement, ReportingLine

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "people"
HEADS = "Medewerkernummer;Roepnaam;Voorvoegsel;Achternaam;E-mail werk;Functie;Afdelingscode;Afdeling"
HEADS += ";Bovenliggende afdeling;Leidinggevende;Datum in dienst;Datum uit dienst;FTE;Werkdagen;Taal"
MIEN = "1;Mien;van der;Meer;mien@waterwerk.example;Teamleider;A1;Productie;Directie;;01-03-2020;;1,00;ma di wo do vr;nl"
PIET = "2;Piet;;Smit;piet@waterwerk.example;Monteur;A1;Productie;Directie;1;01-05-2021;;0,80;ma di wo do;nl"
CEES = "3;Cees;de;Boer;;Monteur;A1;Productie;Directie;1;01-09-2022;;0,50;rooster;nl"
DIR = "4;Dora;;Kok;dora@waterwerk.example;Directeur;A0;Directie;;;01-01-2015;;1,00;ma di wo do vr;nl"


def staff_file(*rows, heads=HEADS):
    return "\r\n".join([heads, *rows]).encode("utf-8-sig")


def sample(name):
    """A file of the shared samples. Where they are not, the test is skipped and says so; on CI that is a failure."""
    path = SAMPLES / name
    if not path.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"the sample {path} is not here")
    return path.read_bytes()


ALL = (MIEN, PIET, CEES, DIR)


def counts(checked):
    return {kind: n for kind, n in checked.report["counts"].items() if n}


def told(checked, kind):
    rows = checked.rows.filter(kind=kind).order_by("n", "pk")
    return [(row.n, row.name, [tuple(change) for change in row.changes], row.notes) for row in rows]


def refused(checked):
    return [(n, notes) for n, _name, _changes, notes in told(checked, "refused")]


def person(number):
    return Person.objects.get(number=number)


def place(number):
    held = Placement.objects.on().select_related("unit", "position").get(employment__person__number=number)
    return held.unit.name, held.position.name, held.weekly_hours, held.pattern, held.starts


def lines(number):
    found = ReportingLine.objects.filter(person__number=number).select_related("manager").order_by("starts")
    return [(line.manager.given_name, line.starts, line.ends) for line in found]
