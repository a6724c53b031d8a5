"""HR reads what a staff file does to rules before it is applied; and a rule's numbers as a file."""

import csv
import io

from tests.areas.learning.test_foreseeing import is_, switch_on
from tests.areas.people.staff_files import ALL, CEES, DIR, MIEN, PIET
from tests.web.learn.conftest import words
from vliegwiel.areas.learning.models import Rule, RuleMatch
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Person, Unit

from .test_imports import at, check

__all__ = ["words"]


def test_the_sums_stand_first_and_who_one_step_away(client, hugo, lea, adam, activity, words, same_queries):
    client.force_login(hugo)
    people.apply_staff_file(check(client, *ALL), by=hugo)
    rule = switch_on(lea, activity, "Tillen", is_("unit", Unit.objects.get(code="A1").pk))
    held = check(client, MIEN, PIET.replace("A1;Productie;Directie", "A0;Directie;"), CEES, DIR)
    assert "Wat doet het met leerregels?" in words(client.get(at(held)))
    page = at(held, "import_rules")
    assert "Reken het uit" in words(client.get(page))
    assert client.post(at(held, "import_foresight")).url == page
    told = words(client.get(page))
    assert "0 keer krijgt iemand iets 1 keer raakt iemand iets kwijt" in told
    assert "Tillen 0 1 2" in told
    listed = words(client.get(f"/office/imports/{held.pk}/rule/tillen/"))
    assert "Piet Smit Niet in Productie werkt" in listed
    assert "2 mensen houden wat deze regel gaf." in listed
    text = b"".join(client.get(at(held, "import_rules_file")).streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1][:4] == ["Tillen", "raakt het kwijt", "2", "Piet Smit"]

    def another():
        switch_on(lea, activity, f"Tillen {Rule.objects.count()}", is_("unit", Unit.objects.get(code="A1").pk))
        client.post(at(held, "import_foresight"))

    same_queries(lambda: client.get(page), another)
    client.force_login(adam)
    assert client.get(page).status_code == 403
    assert "Wat doet het met leerregels?" not in words(client.get(at(held)))
    client.force_login(lea)
    assert client.get(page).status_code == 403
    # The rule as a file: since when, until when and why; a name that looks like a formula does nothing.
    Person.objects.filter(number="2").update(given_name="=1+1")
    RuleMatch.objects.filter(rule=rule, person__number="3").update(until="2026-11-01", since="2026-10-01")
    text = b"".join(client.get("/office/rules/tillen/file/").streaming_content).decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert heads[2:5] == ["Geldt sinds", "Tot en met", "Stand"]
    by_number = {row[0]: row for row in rows}
    assert by_number["2"][1] == "'=1+1 Smit"
    assert (by_number["3"][3], by_number["3"][4]) == ("01-11-2026", "geldt niet meer")
    assert "werkt in Productie" in by_number["1"][6]
