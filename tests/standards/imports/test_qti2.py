import pytest

from tests.standards.imports.small import asked, read, right, told, zipped
from vliegwiel.standards.imports.brought import Unreadable

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"


def item(id, declared, body, more=""):
    return (
        f'<?xml version="1.0"?><assessmentItem xmlns="{SPACE}" identifier="{id}" title="Vraag {id}">'
        f"{declared}<itemBody>{body}</itemBody>{more}</assessmentItem>"
    )


def declared(*values, id="R", cardinality="single", base="identifier"):
    inside = "".join(f"<value>{value}</value>" for value in values)
    return (
        f'<responseDeclaration identifier="{id}" cardinality="{cardinality}" baseType="{base}">'
        f"<correctResponse>{inside}</correctResponse></responseDeclaration>"
    )


def package(items, test=""):
    resources = "".join(
        f'<resource identifier="{name}" type="imsqti_item_xmlv2p1" href="{name}.xml"/>' for name in items
    )
    if test:
        resources += '<resource identifier="t" type="imsqti_test_xmlv2p1" href="test.xml"/>'
    files = {"imsmanifest.xml": f"<manifest><resources>{resources}</resources></manifest>"}
    files |= {f"{name}.xml": xml for name, xml in items.items() if xml}
    return zipped(files | ({"test.xml": test} if test else {}) | {"pan.png": b"beeld"})


CHOICE = item(
    "a",
    declared("x"),
    '<p>In de keuken.</p><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Wat doe je?</prompt>'
    '<simpleChoice identifier="x">Bellen<feedbackInline outcomeIdentifier="F" identifier="x">Ja.</feedbackInline>'
    '</simpleChoice><simpleChoice identifier="y">Rennen</simpleChoice></choiceInteraction>',
)
ORDER = item(
    "b",
    declared("y", "x", cardinality="ordered"),
    '<orderInteraction responseIdentifier="R"><prompt>Eerst?</prompt><simpleChoice identifier="x">Loop</simpleChoice>'
    '<simpleChoice identifier="y">Bel</simpleChoice></orderInteraction>',
)
MATCH = item(
    "c",
    declared("a d", "b w", cardinality="multiple", base="directedPair"),
    '<matchInteraction responseIdentifier="R"><prompt>Waarmee?</prompt><simpleMatchSet>'
    '<simpleAssociableChoice identifier="a">vet</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="b">papier</simpleAssociableChoice></simpleMatchSet><simpleMatchSet>'
    '<simpleAssociableChoice identifier="d">deken</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="w">water</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="o">olie</simpleAssociableChoice></simpleMatchSet></matchInteraction>',
)
GAPS = item(
    "d",
    declared("112", base="string") + declared("l", id="S"),
    '<p>Bel <textEntryInteraction responseIdentifier="R"/> en <inlineChoiceInteraction responseIdentifier="S">'
    '<inlineChoice identifier="l">loop</inlineChoice><inlineChoice identifier="r">ren</inlineChoice>'
    "</inlineChoiceInteraction> weg.</p>",
)
NUMBER = item(
    "e", declared("2.5", base="float"), '<p>De druk is <textEntryInteraction responseIdentifier="R"/> bar.</p>'
)
HOTSPOT = item(
    "f",
    declared("rood"),
    '<hotspotInteraction responseIdentifier="R" maxChoices="1"><prompt>Waar zit de stop?</prompt>'
    '<object type="image/png" data="pan.png" width="200" height="100">Een paneel</object>'
    '<hotspotChoice identifier="rood" shape="circle" coords="40,50,8"/>'
    '<hotspotChoice identifier="groen" shape="rect" coords="100,0,200,100"/></hotspotInteraction>',
)
ESSAY = item(
    "g", "", '<extendedTextInteraction responseIdentifier="R"><prompt>Vertel.</prompt></extendedTextInteraction>'
)


def test_each_kind_of_interaction_becomes_a_question_of_ours():
    items = dict(zip("abcdefg", (CHOICE, ORDER, MATCH, GAPS, NUMBER, HOTSPOT, ESSAY), strict=True))
    found = read(package(items), "brand.zip")
    choice, order, match, gaps, number, hotspot, essay = asked(found)
    assert (choice["prompt"], choice["kind"], right(choice)) == ("In de keuken.\nWat doe je?", "single", ["Bellen"])
    assert [one["explanation"] for one in choice["options"]] == ["Ja.", ""]
    assert [one["text"] for one in order["options"]] == ["Bel", "Loop"]
    assert ([(one["left"], one["right"]) for one in match["pairs"]], match["extras"]) == (
        [("vet", "deken"), ("papier", "water")],
        ["olie"],
    )
    assert gaps["text"] == "Bel [112] en [*loop|ren] weg."
    assert (number["prompt"], number["value"]) == ("De druk is … bar.", "2.5")
    assert (hotspot["media"], hotspot["alt"]) == ("pan.png", "Een paneel")
    assert [(one["x"], one["y"], one["correct"]) for one in hotspot["options"]] == [
        (20.0, 50.0, True),
        (75.0, 50.0, False),
    ]
    assert (essay["prompt"], essay["kind"]) == ("Vertel.", "open")


def test_the_order_of_the_test_is_kept_and_missing_files_are_named():
    refs = "".join(f'<assessmentItemRef identifier="{one}" href="{one}.xml"/>' for one in ("b", "a", "weg"))
    part = f'<testPart><timeLimits maxTime="9"/>{refs}</testPart>'
    test = f'<assessmentTest xmlns="{SPACE}" title="Brand">{part}</assessmentTest>'
    found = read(package({"a": CHOICE, "b": ORDER, "z": ""}, test), "brand.zip")
    assert [one["kind"] for one in asked(found)] == ["order", "single"]
    assert found["pieces"][0]["title"] == "Brand"
    assert {what for what, _why in told(found, "left")} == {"weg.xml", "z.xml", "timeLimits (test.xml)"}


def test_a_single_item_and_qti_3_are_read_too():
    assert asked(read(CHOICE, "los.xml"))[0]["kind"] == "single"
    three = (
        '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="a" title="Drie">'
        '<qti-response-declaration identifier="R" cardinality="single" base-type="identifier">'
        "<qti-correct-response><qti-value>y</qti-value></qti-correct-response></qti-response-declaration>"
        '<qti-item-body><qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>Wat?</qti-prompt>'
        '<qti-simple-choice identifier="x">Dit</qti-simple-choice>'
        '<qti-simple-choice identifier="y">Dat</qti-simple-choice>'
        "</qti-choice-interaction></qti-item-body></qti-assessment-item>"
    )
    assert right(asked(read(three, "drie.xml"))[0]) == ["Dat"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (package({"a": ""}), "a.xml"),
        (package({"a": ESSAY.replace("extendedText", "drawing")}), "drawingInteraction"),
        (zipped({"imsmanifest.xml": "<manifest>"}), "niet te lezen: in regel 1"),
        (zipped({"imsmanifest.xml": "<manifest/>"}), "noemt geen onderdelen"),
        (zipped({"h5p.json": "{}"}), "H5P-bestand"),
        (zipped({"foto.raw": "x"}), "foto.raw"),
        (zipped({}), "leeg"),
        (zipped({"../uit.xml": "x"}), "erbuiten"),
        (package({"a": CHOICE})[:-30], "geen hele zip"),
    ],
)
def test_a_package_nothing_can_be_made_of_says_why(content, says):
    with pytest.raises(Unreadable, match=says):
        read(content, "pakket.zip")
