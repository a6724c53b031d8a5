import pytest

from tests.standards.imports.small import asked, read, right, tarred, told, zipped
from vliegwiel.standards.imports.brought import Unreadable


def overview(*activities):
    rows = "".join(
        f"<activity><moduleid>{n}</moduleid><sectionid>1</sectionid><modulename>{kind}</modulename><title>{title}</title>"
        f"<directory>activities/{kind}_{n}</directory></activity>"
        for n, (kind, title) in enumerate(activities, 1)
    )
    return (
        "<moodle_backup><information><original_course_fullname>Brandcursus</original_course_fullname>"
        f"<contents><activities>{rows}</activities></contents></information></moodle_backup>"
    )


def module(kind, inside):
    return f'<activity contextid="7" modulename="{kind}"><{kind}>{inside}</{kind}></activity>'


CHOICE = """<question id="1"><parent>0</parent><name>Keuze</name>
<questiontext>&lt;p&gt;Wat doe je?&lt;/p&gt;</questiontext>
<generalfeedback/><qtype>multichoice</qtype><plugin_qtype_multichoice_question><answers>
<answer id="1"><answertext>Bellen</answertext><fraction>1.0000000</fraction><feedback>Ja.</feedback></answer>
<answer id="2"><answertext>Rennen</answertext><fraction>0.0000000</fraction><feedback>Nee.</feedback></answer>
</answers><multichoice><single>1</single></multichoice></plugin_qtype_multichoice_question></question>"""
ESSAY = """<question id="2"><parent>0</parent><name>Opstel</name><questiontext>Vertel.</questiontext>
<qtype>essay</qtype></question>"""
LOOSE = """<question id="3"><parent>0</parent><name>Los</name><questiontext>Is water nat?</questiontext>
<qtype>truefalse</qtype><plugin_qtype_truefalse_question><answers>
<answer id="8"><answertext>Vrai</answertext><fraction>1</fraction></answer>
<answer id="9"><answertext>Faux</answertext><fraction>0</fraction></answer></answers>
<truefalse><trueanswer>8</trueanswer><falseanswer>9</falseanswer></truefalse></plugin_qtype_truefalse_question></question>"""


def bank(new):
    """As Moodle 4 keeps it, with versions, or as 2.6 did."""
    questions = [CHOICE, ESSAY, LOOSE]
    if new:
        inside = "".join(
            f'<question_bank_entry id="{n + 10}"><question_version><question_versions><version>1</version>'
            f"<questions>{one}</questions></question_versions></question_version></question_bank_entry>"
            for n, one in enumerate(questions, 1)
        )
        inside = f"<question_bank_entries>{inside}</question_bank_entries>"
    else:
        inside = f"<questions>{''.join(questions)}</questions>"
    category = f'<question_category id="1"><name>Bank</name>{inside}</question_category>'
    return f"<question_categories>{category}</question_categories>"


def slots(new):
    asked_here = (
        [
            "<question_reference><questionbankentryid>11</questionbankentryid></question_reference>",
            "<question_reference><questionbankentryid>12</questionbankentryid></question_reference>",
            "<question_set_reference/>",
        ]
        if new
        else ["<question>1</question>", "<question>2</question>", "<question>99</question>"]
    )
    rows = "".join(f"<question_instance>{one}</question_instance>" for one in asked_here)
    return f"<intro>Test jezelf.</intro><timelimit>600</timelimit><question_instances>{rows}</question_instances>"


def files(new):
    return {
        "moodle_backup.xml": overview(
            ("page", "Blussen"),
            ("label", "Let op"),
            ("url", "Brandweer"),
            ("book", "Handboek"),
            ("quiz", "Toets"),
            ("forum", "Praat"),
            ("hologram", "Bril"),
            ("resource", "Foto"),
        ),
        "activities/page_1/page.xml": module(
            "page",
            '<intro/><content>&lt;p&gt;Pak de deken. &lt;img src="@@PLUGINFILE@@/pan.png" alt="Pan"&gt;&lt;/p&gt;'
            "</content>",
        ),
        "activities/label_2/label.xml": module("label", "<intro>&lt;p&gt;Eerst lezen.&lt;/p&gt;</intro>"),
        "activities/url_3/url.xml": module("url", "<externalurl>https://brandweer.example</externalurl><intro/>"),
        "activities/book_4/book.xml": module(
            "book",
            '<intro/><chapters><chapter id="1"><title>Een</title><subchapter>0</subchapter>'
            "<content>&lt;p&gt;Begin.&lt;/p&gt;</content></chapter></chapters>",
        ),
        "activities/quiz_5/quiz.xml": module("quiz", slots(new)),
        "activities/forum_6/forum.xml": module("forum", "<intro/>"),
        "activities/hologram_7/hologram.xml": module("hologram", ""),
        "activities/resource_8/resource.xml": module("resource", "<intro/>"),
        "sections/section_1/section.xml": "<section><number>1</number><name>$@NULL@$</name><summary/></section>",
        "files.xml": "<files><file><contenthash>aabb</contenthash><contextid>7</contextid><filearea>content</filearea>"
        "<itemid>0</itemid><filepath>/</filepath><filename>pan.png</filename></file></files>",
        "files/aa/aabb": "plaatje",
        "questions.xml": bank(new),
        "users.xml": "<users/>",
    }


@pytest.mark.parametrize(("pack", "new"), [(tarred, True), (zipped, False)], ids=["moodle 4, tar", "moodle 2.6, zip"])
def test_a_backup_comes_in_with_its_pages_books_links_and_quizzes(pack, new):
    found = read(pack(files(new)), "cursus.mbz")
    titles = ["Blussen", "Brandcursus (1)", "Handboek", "Toets", "Foto", "Bank", "Brandcursus"]
    assert [piece["title"] for piece in found["pieces"]] == titles
    page, section, book, quiz, photo, rest, whole = found["pieces"]
    assert [block["type"] for block in page["blocks"]] == ["text", "image"]
    assert [block["data"]["html"] for block in section["blocks"]] == [
        "<p>Eerst lezen.</p>",
        '<p><a href="https://brandweer.example">Brandweer</a></p>',
    ]
    assert book["blocks"][0]["data"]["html"] == "<h2>Een</h2><p>Begin.</p>"
    choice, essay, truth = asked(found)
    assert (choice["prompt"], right(choice)) == ("Wat doe je?", ["Bellen"])
    assert (truth["prompt"], right(truth), rest["title"]) == ("Is water nat?", ["Waar"], "Bank")
    assert [block["type"] for block in photo["blocks"]] == ["image"]
    assert essay["kind"] == "open"
    head, *steps = whole["blocks"]
    assert (whole["settings"]["shape"], head["data"]["title"], len(steps)) == ("programme", "Brandcursus (1)", 5)
    assert {what for what, _why in told(found, "left")} == {
        "Toets (timelimit)",
        "Willekeurige vraag",
        "Praat (forum)",
        "Bril (hologram)",
        "Deelnemers, pogingen en cijfers",
    }


def test_missing_files_are_named_and_a_backup_of_nothing_says_so():
    some = files(True)
    del some["activities/book_4/book.xml"]
    found = read(zipped(some), "cursus.mbz")
    assert "activities/book_4/book.xml" in {what for what, _why in told(found, "left")}
    with pytest.raises(Unreadable, match="Praat .forum."):
        read(
            zipped({"moodle_backup.xml": overview(("forum", "Praat")), "activities/forum_1/forum.xml": "<activity/>"}),
            "x.mbz",
        )


def test_a_lesson_comes_page_after_page_and_a_glossary_as_what_folds_out():
    def page(id, before, after, kind, title, words):
        return (
            f'<page id="{id}"><prevpageid>{before}</prevpageid><nextpageid>{after}</nextpageid><qtype>{kind}</qtype>'
            f"<title>{title}</title><contents>{words}</contents></page>"
        )

    pages = page(3, 2, 0, 20, "Daarna", "Sluit af.") + page(2, 1, 3, 3, "Vraag", "Wat nu?")
    pages += page(1, 0, 2, 20, "Eerst", "Kijk goed.")
    words = "".join(
        f'<entry id="{n}"><concept>{word}</concept><definition>{means}</definition><approved>{ok}</approved></entry>'
        for n, (word, means, ok) in enumerate(
            (
                ("Vonk", "Een &lt;b&gt;vonk&lt;/b&gt; &lt;img src='v.png'&gt;", 1),
                ("Brand", "Vuur.", 1),
                ("Kwijt", "x", 0),
            )
        )
    )
    files = {
        "moodle_backup.xml": overview(("lesson", "Les"), ("glossary", "Woorden")),
        "activities/lesson_1/lesson.xml": module("lesson", f"<intro/><pages>{pages}</pages>"),
        "activities/glossary_2/glossary.xml": module("glossary", f"<intro/><entries>{words}</entries>"),
    }
    lesson, glossary = read(tarred(files), "cursus.mbz")["pieces"][:2]
    html = "".join(block["data"].get("html", "") for block in lesson["blocks"])
    places = [html.index(word) for word in ("Eerst", "Kijk goed", "Daarna", "Sluit af")]
    assert places == sorted(places)
    assert [line["what"] for line in lesson["lines"]] == ["Vraag", "Les"]
    (block,) = glossary["blocks"]
    assert block["type"] == "accordion"
    assert block["data"]["items"] == [{"title": "Brand", "text": "Vuur."}, {"title": "Vonk", "text": "Een vonk"}]
    assert [line["fate"] for line in glossary["lines"]] == ["left"]
