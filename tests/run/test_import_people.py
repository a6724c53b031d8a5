import pytest
from django.core.management import CommandError, call_command

from tests.areas.people.staff_files import CEES, DIR, MIEN, PIET, staff_file
from vliegwiel.areas.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dutch_terminal(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


@pytest.fixture
def write(tmp_path):
    def _write(*rows, **more):
        path = tmp_path / "staf.csv"
        path.write_bytes(staff_file(*rows, **more))
        return path

    return _write


def test_the_dry_run_speaks_and_changes_nothing(write, capsys):
    call_command("import_people", str(write(MIEN, PIET)))
    said = capsys.readouterr().out
    assert "staf.csv: 2 regels." in said
    assert "regel 3, Piet Smit (2): In dienst vanaf: 01-05-2021; Afdeling: Productie" in said
    assert "Er is niets veranderd. Verwerk het met --apply." in said
    assert not Person.objects.exists()


def test_refused_rows_end_in_code_one_unless_the_rest_is_applied(write, capsys):
    path = str(write(MIEN, PIET, CEES.replace("01-09-2022", "31-02-2022")))
    with pytest.raises(SystemExit) as ended:
        call_command("import_people", path)
    assert ended.value.code == 1
    assert (
        "regel 4, Cees de Boer (3): In dienst vanaf: 31-02-2022 is een dag die niet bestaat." in capsys.readouterr().out
    )
    call_command("import_people", path, "--apply")
    assert "Verwerkt." in capsys.readouterr().out
    assert set(Person.objects.values_list("given_name", flat=True)) == {"Mien", "Piet"}


def test_who_is_absent_is_listed_and_ended_on_request(write, capsys):
    call_command("import_people", str(write(MIEN, PIET, DIR)), "--apply")
    call_command("import_people", str(write(MIEN, DIR)), "--apply", "--end-absent")
    assert "Staat niet in het bestand: 1\n  Piet Smit (2)" in capsys.readouterr().out
    assert Person.objects.get(number="2").left_on is not None


def test_the_last_file_is_taken_back_after_a_look(write, capsys):
    call_command("import_people", str(write(MIEN, PIET)), "--apply")
    call_command("import_people", str(write(MIEN, PIET.replace("Monteur", "Planner"))), "--apply")
    capsys.readouterr()
    call_command("import_people", "--undo")
    said = capsys.readouterr().out
    assert "terugdraaien: 1 persoon." in said
    assert "Verandert: 1\n  Piet Smit (2): Functie: Planner → Monteur" in said
    assert "Er is niets veranderd. Draai het terug met --apply." in said
    call_command("import_people", "--undo", "--apply")
    assert "Teruggedraaid." in capsys.readouterr().out
    call_command("import_people", "--undo", "--apply")
    assert "Gaat eruit: 2" in capsys.readouterr().out
    assert not Person.objects.exists()
    with pytest.raises(CommandError, match="geen verwerkt bestand"):
        call_command("import_people", "--undo")
    with pytest.raises(CommandError, match="Noem een bestand"):
        call_command("import_people")


@pytest.mark.parametrize(
    ("heads", "words"),
    [("a;b;c", "Geen kolom gevonden voor: Personeelsnummer of E-mail, Voornaam"), ("alleen tekst", "geen tabel")],
)
def test_trouble_is_one_sentence(write, heads, words):
    with pytest.raises(CommandError, match=words):
        call_command("import_people", str(write(heads=heads)))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="is niet te lezen"):
        call_command("import_people", str(tmp_path / "weg.csv"))


def test_it_speaks_as_asked_else_as_the_terminal_is_set(write, capsys, monkeypatch):
    path = str(write(MIEN, PIET))
    call_command("import_people", path, language="en")
    said = capsys.readouterr().out
    assert "staf.csv: 2 rows." in said
    assert "row 3, Piet Smit (2): Employed from: 01-05-2021; Unit: Productie" in said
    assert "Nothing has changed. Apply it with --apply." in said
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    call_command("import_people", path)
    assert capsys.readouterr().out == said
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    call_command("import_people", path)
    assert "staf.csv: 2 regels." in capsys.readouterr().out
