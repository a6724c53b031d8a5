import pytest

from tests.standards.imports.small import asked, read, right, told
from vliegwiel.standards.imports.brought import Unreadable

BANK = """Wat doe je eerst?
A. Bellen
B. Rennen
ANSWER: A

Waar verzamel je,
als het regent?
A) Binnen
B) Bij de poort
C) Thuis
ANSWER: B

Zonder antwoord?
A. Ja
B. Nee
"""


def test_questions_come_with_the_right_answer():
    found = read(BANK, "brand.txt")
    assert [(one["prompt"], right(one)) for one in asked(found)] == [
        ("Wat doe je eerst?", ["Bellen"]),
        ("Waar verzamel je,\nals het regent?", ["Bij de poort"]),
    ]
    assert [what for what, _why in told(found, "left")] == ["Zonder antwoord?"]


def test_a_file_in_which_no_question_is_whole_says_so():
    with pytest.raises(Unreadable, match="Aiken"):
        read("Vraag?\nANSWER: A\n", "kapot.txt")
