from decimal import Decimal

import pytest

from vliegwiel.areas.people.queries import staff_heads
from vliegwiel.areas.people.queries import staff_values as values
from vliegwiel.kit.cells import Odd


@pytest.mark.parametrize(
    ("cell", "hours"), [("1,00", "36.0"), ("0.8", "28.8"), ("80%", "28.8"), ("80 %", "28.8"), ("0,67", "24.1")]
)
def test_hours_follow_from_the_share_of_full_time(cell, hours):
    assert values.hours_of_fte(cell, Decimal("36")) == Decimal(hours)


@pytest.mark.parametrize("cell", ["120%", "36", "-1", "veel", "nan", "1e9"])
def test_a_share_that_cannot_be_is_refused(cell):
    with pytest.raises(Odd):
        values.hours_of_fte(cell, Decimal("36"))


def test_hours_are_read_with_a_comma_and_have_a_limit():
    assert values.hours_of("32,5") == Decimal("32.5")
    with pytest.raises(Odd, match="tussen 0 en 60"):
        values.hours_of("61")


@pytest.mark.parametrize(
    ("cell", "pattern"),
    [
        ("ma di wo do vr", "12345"),
        ("di, wo en do", "234"),
        ("Mon/Tue/Fri", "125"),
        ("maandag t/m vrijdag", "12345"),
        ("ma-do", "1234"),
        ("vr - ma", "1567"),
        ("1 2 4", "124"),
        ("rooster", "roster"),
        ("Shifts", "roster"),
        ("", ""),
    ],
)
def test_working_days_are_read_in_two_languages(cell, pattern):
    assert values.pattern_of(cell) == pattern


@pytest.mark.parametrize("cell", ["maandag t/m vrij", "8", "soms", "-"])
def test_days_that_cannot_be_read_are_refused(cell):
    with pytest.raises(Odd, match="niet te lezen"):
        values.pattern_of(cell)


@pytest.mark.parametrize(
    ("cell", "language"), [("nl", "nl"), ("Dutch", "nl"), ("EN-GB", "en"), ("Engels", "en"), ("de", None), ("", "")]
)
def test_languages_are_nl_or_en(cell, language):
    assert values.language_of(cell) == language


@pytest.mark.parametrize(
    "heads",
    [
        [
            "Medewerker",
            "Roepnaam",
            "Voorvoegsel",
            "Achternaam",
            "E-mail werk",
            "Functie",
            "Afdeling",
            "Datum in dienst",
        ],
        ["employee_id", "First name", "Prefix", "Last name", "E-mail", "Job title", "Department", "Hire date"],
        ["Personeelsnr.", "Voornaam", "Tussenvoegsel", "Naam", "Mail", "Functienaam", "Team", "Indiensttreding"],
    ],
)
def test_heads_are_recognised_as_programs_and_people_name_them(heads):
    fields = ["number", "given_name", "name_prefix", "family_name", "email", "position", "unit", "starts"]
    mapping = staff_heads.guess_mapping(heads)
    assert mapping == dict(zip(fields, heads, strict=True))
    assert staff_heads.missing_fields(mapping) == []


def test_what_is_missing_is_said_in_words():
    assert staff_heads.missing_fields(staff_heads.guess_mapping(["Voornaam", "Schoenmaat"])) == [
        "Personeelsnummer of E-mail",
        "Achternaam",
        "Functie",
        "In dienst vanaf",
        "Afdeling of Afdelingscode",
    ]


def test_the_same_heads_have_the_same_fingerprint():
    assert staff_heads.fingerprint(["E-mail", "Naam"]) == staff_heads.fingerprint(["e mail", "NAAM"])
    assert staff_heads.fingerprint(["E-mail", "Naam"]) != staff_heads.fingerprint(["Naam", "E-mail"])
