import pytest

from tests.standards.imports.small import asked, read, right, told
from vliegwiel.standards.imports.brought import Unreadable

BANK = r"""
// Dit leest niemand.
$CATEGORY: $course$/top/Brand

::Blussen:: Waarmee blus je vet\: een pan? {
  =een blusdeken #De deken neemt de zuurstof weg.
  ~water #Water doet vet spatten.
  ~%50%een deksel
}

Bel je eerst 112? {TRUE#Jawel, eerst bellen.#Goed zo.}

Het alarmnummer is {=112 =één-één-twee ~%50%911#Dat is Amerika.} in heel Europa.

Bij welke druk? {#2.5:0.1}

Hoeveel mensen? {#10..20}

Wat hoort erbij? {=vet -> deken =papier -> water}

Kies er twee. {~%50%rood ~%50%wit ~%-100%geel}

Schrijf wat je deed. {}

$CATEGORY: Ontruimen

Waar verzamel je? {=bij de poort}
"""


def test_a_bank_becomes_an_activity_for_each_category_with_every_kind_of_question():
    found = read(BANK, "brand.gift")
    assert [(piece["title"], len(piece["blocks"])) for piece in found["pieces"]] == [("Brand", 8), ("Ontruimen", 1)]
    first, yes, number, pressure, people, pairs, two, told_freely, where = asked(found)
    assert (first["prompt"], first["kind"], right(first)) == (
        "Waarmee blus je vet: een pan?",
        "single",
        ["een blusdeken"],
    )
    assert [one["explanation"] for one in first["options"]][:2] == [
        "De deken neemt de zuurstof weg.",
        "Water doet vet spatten.",
    ]
    assert (right(yes), [one["explanation"] for one in yes["options"]]) == (
        ["Waar"],
        ["Goed zo.", "Jawel, eerst bellen."],
    )
    assert number["prompt"] == "Het alarmnummer is _____ in heel Europa."
    assert (pressure["value"], pressure["tolerance"]) == ("2.5", "0.1")
    assert (people["value"], people["tolerance"]) == ("15", "5")
    assert [(pair["left"], pair["right"]) for pair in pairs["pairs"]] == [("vet", "deken"), ("papier", "water")]
    assert (two["kind"], right(two)) == ("multiple", ["rood", "wit"])
    assert (told_freely["kind"], told_freely["prompt"]) == ("open", "Schrijf wat je deed.")
    assert (where["kind"], where["accepted"]) == ("short", ["bij de poort"])


def test_what_cannot_come_or_comes_otherwise_is_named():
    found = read(BANK, "brand.gift")
    assert [what for what, _why in told(found, "changed")] == [
        "een deksel",
        "911",
        "Het alarmnummer is _____ in heel Europa.",
        "Schrijf wat je deed.",
    ]
    assert {what for what, _why in told(found, "asks")} == {"Vraag zonder uitleg"}


def test_a_question_that_never_closes_its_brace_is_named_and_the_rest_comes():
    found = read("Goed? {T}\n\nKapot {=a ~b\n", "half.gift")
    assert len(asked(found)) == 1
    assert [what for what, _why in told(found, "left")] == ["Kapot"]


def test_old_alphabets_right_to_left_text_and_emoji_come_as_they_are():
    found = read("Waar is het café? {=Hier ~Daar}".encode("latin-1"), "oud.gift")
    assert asked(found)[0]["prompt"] == "Waar is het café?"
    assert [what for what, _why in told(found, "changed")] == ["oud.gift"]
    other = read("מה עושים? 🔥 {=קוראים ~רצים}", "🔥 brand.gift")
    assert (other["pieces"][0]["title"], right(asked(other)[0])) == ("🔥 brand", ["קוראים"])


@pytest.mark.parametrize(("content", "says"), [("", "leeg"), (" \n ", "leeg"), ("gewoon tekst", "GIFT")])
def test_a_file_without_questions_says_so(content, says):
    with pytest.raises(Unreadable, match=says):
        read(content, "niets.gift")


def test_more_than_two_hundred_questions_become_several_activities():
    found = read("\n\n".join(f"Vraag {n}? {{T}}" for n in range(450)), "veel.gift")
    assert [len(piece["blocks"]) for piece in found["pieces"]] == [200, 200, 50]
    assert [piece["title"] for piece in found["pieces"]] == ["veel (1 van 3)", "veel (2 van 3)", "veel (3 van 3)"]
    assert told(found, "changed")[0][0] == "veel"
