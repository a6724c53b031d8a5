import base64

import pytest

from tests.standards.imports.small import asked, read, right, told
from vliegwiel.standards.imports.brought import Unreadable


def question(kind, inside, name="Vraag", text="<p>Wat <b>doe</b> je?</p>"):
    return (
        f'<question type="{kind}"><name><text>{name}</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>{inside}</question>'
    )


def answer(text, fraction, feedback="", more=""):
    return (
        f'<answer fraction="{fraction}"><text>{text}</text><feedback><text>{feedback}</text></feedback>{more}</answer>'
    )


def quiz(*questions):
    return f'<?xml version="1.0" encoding="UTF-8"?><quiz>{"".join(questions)}</quiz>'


def test_each_kind_of_question_becomes_ours():
    found = read(
        quiz(
            question("category", "<category><text>$course$/top/Brand</text></category>"),
            question(
                "multichoice", answer("Bellen", 100, "Ja.") + answer("Rennen", 0, "Nee.") + "<single>true</single>"
            ),
            question("truefalse", answer("true", 0, "Toch niet.") + answer("false", 100, "Juist.")),
            question("shortanswer", answer("deken", 100, "Zo is het.") + answer("water", 0, "Dat spat.")),
            question("numerical", answer("2.5000000", 100, "Ja.", "<tolerance>0.1</tolerance>")),
            question(
                "matching",
                "<subquestion><text>vet</text><answer><text>deken</text></answer></subquestion>"
                "<subquestion><text>papier</text><answer><text>water</text></answer></subquestion>"
                "<subquestion><text></text><answer><text>olie</text></answer></subquestion>",
            ),
            question("cloze", "", text="Bel {1:SHORTANSWER:=112#Het nummer.~911} en {1:MULTICHOICE:=loop~ren} weg."),
            question(
                "gapselect",
                "<selectoption><text>bel</text><group>1</group></selectoption>"
                "<selectoption><text>ren</text><group>1</group></selectoption>",
                text="<p>Eerst [[1]] je.</p>",
            ),
        ),
        "brand.xml",
    )
    choice, truth, short, number, match, cloze, select = asked(found)
    assert found["pieces"][0]["title"] == "Brand"
    assert (choice["prompt"], choice["kind"], right(choice)) == ("Wat doe je?", "single", ["Bellen"])
    assert [(one["correct"], one["explanation"]) for one in truth["options"]] == [
        (False, "Toch niet."),
        (True, "Juist."),
    ]
    assert (short["accepted"], short["slips"]) == (["deken"], [{"text": "water", "explanation": "Dat spat."}])
    assert (number["value"], number["tolerance"], number["explanation"]) == ("2.5", "0.1", "Ja.")
    assert ([(one["left"], one["right"]) for one in match["pairs"]], match["extras"]) == (
        [("vet", "deken"), ("papier", "water")],
        ["olie"],
    )
    assert (cloze["text"], cloze["explanations"]) == ("Bel [112] en [*loop|ren] weg.", ["Het nummer.", ""])
    assert select["text"] == "Eerst [*bel|ren] je."


def test_a_question_that_calculates_comes_with_one_set_of_numbers_and_an_essay_is_for_oneself():
    sets = "".join(
        f"<dataset_definition><name><text>{name}</text></name><dataset_items><dataset_item><number>1</number>"
        f"<value>{value}</value></dataset_item></dataset_items></dataset_definition>"
        for name, value in (("lang", "4"), ("breed", "2.5"))
    )
    near = "<tolerance>0.01</tolerance><tolerancetype>1</tolerancetype>"
    found = read(
        quiz(
            question("calculated", answer("{lang}*{breed}", 100, more=near) + sets, text="{lang} bij {breed}?"),
            question("calculatedmulti", answer("{={lang}+1}", 100) + answer("{lang}", 0) + sets, text="Eén meer?"),
            question("calculated", answer("__import__('os')", 100) + sets),
            question("essay", "<graderinfo><text>Denk aan de rug.</text></graderinfo>", text=r"Leg \(x^2\) uit."),
        ),
        "sommen.xml",
    )
    sum_of, more, essay = asked(found)
    assert (sum_of["prompt"], sum_of["value"], sum_of["tolerance"]) == ("4 bij 2.5?", "10", "0.1")
    assert [one["text"] for one in more["options"]] == ["5", "4"]
    assert (essay["kind"], essay["prompt"], essay["explanation"]) == ("open", "Leg x² uit.", "Denk aan de rug.")
    assert [what for what, _why in told(found, "left")] == ["Vraag (calculated)"]


def test_a_picture_in_a_question_is_asked_with_it():
    dot = base64.b64encode(b"een plaatje").decode()
    file = f'<file name="pan.png" path="/" encoding="base64">{dot}</file>'
    xml = quiz(
        f'<question type="shortanswer"><name><text>Pan</text></name><questiontext format="html"><text><![CDATA['
        f'<p>Wat is dit? <img src="@@PLUGINFILE@@/pan.png" alt="Een pan">'
        f'<img src="@@PLUGINFILE@@/weg.png"></p>]]></text>'
        f"{file}</questiontext>{answer('pan', 100)}</question>"
    )
    found = read(xml, "pan.xml")
    (short,) = asked(found)
    assert (short["prompt"], short["media"], short["alt"]) == ("Wat is dit?", "1/pan.png", "Een pan")
    assert [what for what, _why in told(found, "left")] == ["@@PLUGINFILE@@/weg.png"]


def test_kinds_without_a_place_here_are_named():
    found = read(
        quiz(
            question("truefalse", answer("true", 100)),
            question("calculated", "", name="Som"),
            question("stack", "", name="Formule"),
        ),
        "rest.xml",
    )
    assert [what for what, _why in told(found, "left")] == ["Som (calculated)", "Formule (stack)"]


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ("<quiz><question>", "geen goede XML"),
        ('<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "entiteiten"),
        ('<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>', "entiteiten"),
        ("<rss/>", "<rss>"),
        ("<quiz/>", "geen vragen"),
    ],
)
def test_xml_that_is_broken_dangerous_or_something_else_is_refused_in_words(xml, says):
    with pytest.raises(Unreadable, match=says):
        read(xml, "iets.xml")
