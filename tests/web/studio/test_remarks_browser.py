"""Remarks on the workbench in a real browser: of selected words, and with somebody else in another window."""

import pytest
from playwright.sync_api import expect

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Remark

from .test_comfort_browser import PASTE
from .test_workbench_browser import at, draft, eventually, saved, stored, studio

__all__ = ["draft", "studio"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOLD = PASTE.replace('data.setData("text/plain", "x");', 'data.setData("text/plain", html);').replace(
    'data.setData("text/html", html);', ""
)
# What is said waits on its way until letGo() is called; other requests do not.
HELD = """() => {
  const ask = globalThis.fetch;
  globalThis.fetch = async (...asked) => {
    const says = asked[1]?.method === "POST" && String(asked[0]).endsWith("/remarks/");
    if (says) await new Promise((go) => (globalThis.letGo = go));
    return ask(...asked);
  };
}"""


@pytest.mark.database  # two people at work on one text
def test_words_are_quoted_what_is_half_typed_stays_when_somebody_answers_and_writing_goes_on(studio, draft, ines, lea):
    block = actions.add_block(draft, kind="text", data={"html": "<p>Vraag het na.</p>"}, by=ines)["id"]
    page = studio
    page.goto(at(draft))
    text = page.locator(".ProseMirror")
    text.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+Alt+m")
    say = page.get_by_label("Zeg iets over dit blok")
    expect(say).to_be_focused()
    say.fill("Ook bij een vraag?")
    page.evaluate(HELD)
    page.get_by_role("button", name="Plaats").click()
    page.wait_for_function("() => globalThis.letGo")
    say.fill("Nog niet af")  # while the one before is on its way
    page.evaluate("letGo()")
    expect(page.locator(".thread .thread-quote").first).to_contain_text("Vraag het na.")
    expect(say).to_have_value("Nog niet af")
    expect(page.locator(f".outline [data-beside-count='{block}']")).to_have_text("1")

    first = Remark.objects.get()
    assert first.quote == "Vraag het na."
    actions.answer_remark(first, text="Juist dan.", by=lea)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_text("Juist dan.")).to_be_visible()
    expect(say).to_have_value("Nog niet af")

    page.get_by_role("button", name="Handel af").click()
    expect(page.get_by_text("Afgehandeld door Ines Costa")).to_be_visible()
    expect(page.locator(f".outline [data-beside-count='{block}']")).to_have_text("")
    text.click()
    page.keyboard.press("End")
    page.keyboard.type(" Altijd.")
    text.evaluate(TOLD, "Zo:\n\n```sql\nselect 1\n```\n")
    expect(page.locator("textarea[name=code]")).to_have_value("select 1")
    saved(page)
    code = {"title": "", "syntax": "sql", "code": "select 1", "numbered": False}
    eventually(page, lambda: stored()[1:], [("code", code)])
    eventually(page, lambda: "Altijd." in stored()[0][1]["html"], True)
