"""The comfort of writing, in a real browser: pasting, undoing, finding."""

import pytest
from playwright.sync_api import expect

from tests.browser import nothing_moves
from vliegwiel.areas.catalogue import actions

from .test_workbench_browser import at, choose, draft, eventually, saved, stored, studio

__all__ = ["draft", "studio"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; mso-fareast-language:EN-US} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=NL style='tab-interval:35.4pt'><!--StartFragment-->
<h1><span lang=NL>Veilig openen<o:p></o:p></span></h1>
<p class=MsoNormal><b><span style='mso-bidi-font-weight:normal'>Meet</span></b><span style='color:red'> eerst, en
<span style='font-style:italic'>dan</span> pas.</span> Zie <a href="https://voorbeeld.nl/"
onclick="x()">de kaart</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Slot eraf</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o&nbsp;</span><![endif]>bewaar de sleutel</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·&nbsp;</span><![endif]>Deur open<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>Eerst dit</p>
<p class=MsoNormal><img width=200 src="file:///C:/Users/x/image001.png" v:shapes="Afbeelding_1"></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Plaats</p></td><td><p>Spanning</p></td></tr>
<tr><td><p class=MsoNormal>Kast</p></td><td><p class=MsoNormal>0 V</p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><script>alert(1)</script>
<!--EndFragment--></body></html>"""
CLEAN = (
    "<h2>Veilig openen</h2><p><strong>Meet</strong> eerst, en <em>dan</em> pas. "
    'Zie <a href="https://voorbeeld.nl/" rel="noopener noreferrer">de kaart</a>.</p>'
    "<ul><li><p>Slot eraf</p><ul><li><p>bewaar de sleutel</p></li></ul></li><li><p>Deur open</p></li></ul>"
    "<ol><li><p>Eerst dit</p></li></ol><p></p>"  # where one writes on
)
PASTE = """(node, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "x");
  node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_what_is_pasted_from_word_becomes_what_we_can_say_and_the_rest_is_named(studio, draft):
    page = studio
    page.goto(at(draft))
    choose(page, "Tekst")
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.locator(".ProseMirror").evaluate(PASTE, WORD)
    expect(page.get_by_text("Afbeeldingen die niet meekwamen: 1.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Rij 1, kolom 1")).to_have_value("Plaats")
    saved(page)
    table = {"title": "", "rows": [["Plaats", "Spanning"], ["Kast", "0 V"]], "head_row": True, "head_column": False}
    eventually(page, stored, [("text", {"html": CLEAN}), ("table", table)])


def test_steps_with_blocks_are_undone_and_done_again_also_after_a_reload(studio, draft, ines):
    for n in (1, 2, 3):
        actions.add_block(draft, kind="text", data={"html": f"<p>Blok {n}</p>"}, by=ines)
    page = studio

    def order():
        return [data.get("html", "")[8:9] for _kind, data in stored()]

    page.goto(at(draft))
    page.get_by_role("button", name="Haal Tekst weg").nth(1).click()
    expect(page.get_by_text("Weggehaald: Tekst “Blok 2”.")).to_be_visible()
    page.get_by_role("button", name="Zet Tekst hoger").last.click()
    eventually(page, order, ["3", "1"])
    page.reload()
    undo, redo = page.locator("[data-undo]"), page.locator("[data-redo]")
    for pressed, wanted in ((undo, ["1", "3"]), (undo, ["1", "2", "3"]), (redo, ["1", "3"]), (redo, ["3", "1"])):
        pressed.click()
        eventually(page, order, wanted)
        expect(page.get_by_text("Ongedaan gemaakt." if pressed is undo else "Opnieuw gedaan.")).to_be_visible()
    expect(redo).to_be_disabled()
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    eventually(page, order, ["1", "3"])


def test_words_are_found_in_every_block_and_one_goes_from_one_to_the_next(studio, draft, ines):
    for n in range(12):
        actions.add_block(draft, kind="text", data={"html": f"<h2>Deel {n}</h2><p>Meet de <em>rail</em>.</p>"}, by=ines)
    actions.add_block(draft, kind="callout", data={"text": "De RAIL is rood."}, by=ines)
    page = studio
    page.goto(at(draft))
    box = page.get_by_role("search").filter(has_text="Vind in deze activiteit")
    field = page.get_by_role("searchbox", name="Vind in deze activiteit")
    field.fill("rail")
    expect(box.get_by_role("status")).to_have_text("13 keer gevonden.")
    field.press("Shift+Enter")
    expect(box.get_by_role("status")).to_have_text("13 van 13")
    callout = page.locator(".of-callout textarea")
    expect(callout).to_be_in_viewport()
    assert callout.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == "RAIL"
    box.get_by_role("button", name="Vorige").click()
    expect(page.locator(".piece[data-found]")).to_contain_text("Deel 11")
    field.fill("staat nergens")
    expect(box.get_by_role("status")).to_have_text("Niet gevonden.")


@pytest.mark.parametrize("width", [320, 1440])
def test_an_editor_that_is_made_moves_nothing_from_under_a_pointer(studio, draft, ines, width):
    long = "<h2>Kop</h2><p>Tekst over enkele regels, want dat doet tekst op een telefoon.</p><ul><li>een</li></ul>"
    for html in ["<p>Hier</p>"] * 12 + ["", long]:  # the last two stand too far down to have an editor yet
        actions.add_block(draft, kind="text", data={"html": html}, by=ines)
    studio.set_viewport_size({"width": width, "height": 600})
    studio.goto(at(draft))
    heights = "() => [...document.querySelectorAll('rich-text')].slice(-2).map((one) => one.offsetHeight)"
    # Letters that come later are as tall, but not quite: all of them first, also those nobody asked for yet.
    studio.evaluate("Promise.all([...document.fonts].map((one) => one.load())).then(() => true)")
    asleep = studio.evaluate(heights)
    assert studio.locator("rich-text").last.locator(".rich-text-asleep").count() == 1
    studio.evaluate("() => document.querySelectorAll('rich-text').forEach((one) => one.wake())")
    expect(studio.locator(".rich-text-asleep")).to_have_count(0)
    assert studio.evaluate(heights) == asleep


@pytest.mark.parametrize(("shape", "width"), [("single", 320), ("single", 1440), ("programme", 390)])
def test_saving_moves_no_button_from_under_a_pointer(studio, ines, shape, width):
    """For the first time and the second, in each kind of form: what says that it is saved has its place beforehand."""
    made = actions.make_activity("Navragen", by=ines, shape=shape).drafts.get()
    kinds = {"single": ("text", "question", "callout"), "programme": ("section", "practice")}[shape]
    ids = [actions.add_block(made, kind=kind, by=ines)["id"] for kind in kinds]
    studio.set_viewport_size({"width": width, "height": 900})
    studio.goto(at(made))
    for form in (*(f"form--{one}" for one in ids), "head", "head"):
        place = studio.locator(f"#{form}")
        place.locator(".ProseMirror:visible, input[type=text]:visible, textarea:visible").first.click()
        with nothing_moves(studio):
            studio.keyboard.type("Zo.")
            expect(place).to_have_attribute("data-unsaved", "")
            saved(studio)
            expect(place.locator(".saved")).to_contain_text("Bewaard om")
