"""Somebody with a phone-sized screen and a keyboard, in her own language, who hears from axe on every page.

Nothing is clicked: what she wants she reaches with the tab key and sees that she is there.
"""

import json
import re
from contextlib import suppress

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Error

from tests.browser import eventually

FARTHEST = 200  # times the tab key is pressed before it is called out of reach
# What has the focus: what a screen reader calls it, what it is, and whether one sees that it has it.
FOCUSED = """() => {
  const it = document.activeElement;
  const by = (it.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.innerText);
  const labels = [...(it.labels ?? [])].map((label) => label.innerText);
  const named = [it.ariaLabel, by.join(" "), labels.join(" "), it.innerText, it.value, it.title];
  const called = named.find((x) => x?.trim());
  const said = (called ?? "").trim().replace(/\\s+/g, " ");
  const around = [it, it.parentElement, it.closest("label"), it.closest("li, tr, fieldset > div")].filter(Boolean);
  const ringed = around.flatMap((one) => [getComputedStyle(one), getComputedStyle(one, "::after")]);
  // A part within a field for a day has a ring of the browser's own.
  const seen = ringed.some((style) => style.outlineStyle !== "none") || !it.matches(":focus");
  return [said, it.type ?? it.localName, seen, it === document.body];
}"""


class Keyboard:
    """`keyboard.press("Bewaar")`; words are in the source's Dutch and looked for in her language."""

    def __init__(self, page, language):
        self.page, self.language, self.found = page, language, []

    def said(self, words, **facts):
        """These words as she reads them."""
        with translation.override(self.language):
            return gettext(words).format(**facts) if facts else gettext(words)

    def goes(self, address):
        """There; a page that still comes after what she sent goes first."""
        for turn in range(5):
            try:
                self.page.goto(address)
                break
            except Error as error:
                if turn == 4 or "interrupted by another navigation" not in str(error):
                    raise
                self.page.wait_for_timeout(200)
        self.listens()

    def listens(self):
        """What axe finds on this page is kept for the end; when another page comes meanwhile, on that one."""
        for _page in range(5):
            with suppress(Error):
                problems = self._problems()
                break
        where = self.page.url.partition("//")[2].partition("/")[2]
        self.found += [(where, one["id"], one["nodes"][0]["target"]) for one in problems]

    def _problems(self):
        self.page.wait_for_load_state()
        self.page.evaluate(AXE_SCRIPT)
        options = json.dumps({"resultTypes": ["violations"]})
        for _look in range(10):  # what still comes into sight may be pale for a moment
            problems = self.page.evaluate(f"axe.run({options})")["violations"]
            if not problems:
                break
            self.page.wait_for_timeout(100)
        return problems

    def reaches(self, words, kind=""):
        """Tab to what is called so (or begins so). kind: "text", "submit" and so on."""
        wanted, passed = self.said(words), []
        for _turn in range(FARTHEST):
            self.page.keyboard.press("Tab")
            called, which, seen, nowhere = self.page.evaluate(FOCUSED)
            if nowhere:
                continue
            if called.startswith(wanted) and (not kind or kind == which):
                assert seen, f"One does not see that {wanted} has the focus."
                return
            passed.append(called[:40])
        raise AssertionError(f"{wanted} is not reached with the tab key, only {list(dict.fromkeys(passed))}")

    def presses(self, words, kind=""):
        """A button, or a link. What comes of it is waited for afterwards: `comes_to`, `reads`."""
        self.reaches(words, kind)
        self.page.keyboard.press("Enter")

    def comes_to(self, address):
        """She is on the page whose address ends so; what is asked behind it does not matter."""
        self.page.wait_for_url(re.compile(rf"{re.escape(address)}($|[?#])"), wait_until="load")
        self.listens()

    def ticks(self, words):
        self.reaches(words)
        self.page.keyboard.press("Space")

    def picks(self, words):
        """One of a group of radio buttons: tab to the group, and with the arrows to it."""
        wanted = self.said(words)
        for _turn in range(FARTHEST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED)[1] != "radio":
                continue
            for _other in range(20):
                if self.page.evaluate(FOCUSED)[0].startswith(wanted):
                    self.page.keyboard.press("Space")
                    return
                self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{wanted} is not one of those that can be chosen.")

    def types(self, words, text):
        self.reaches(words)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def dates(self, words, day):
        """A day, in the order in which this browser asks for it."""
        for order in ("%d%m%Y", "%m%d%Y"):
            self.reaches(words, "date")
            self.page.keyboard.type(f"{day:{order}}")
            if self.page.evaluate("document.activeElement.value") == day.isoformat():
                return
            while self.page.evaluate(FOCUSED)[1] == "date":  # back out of all its parts
                self.page.keyboard.press("Shift+Tab")
        raise AssertionError(f"{day} cannot be typed in {words}.")

    def chooses(self, words, option):
        """In a list that folds out: by its first letters."""
        self.reaches(words)
        self.page.keyboard.type(self.said(option))

    def reads(self, words, **facts):
        """It comes to stand on the page."""
        wanted = self.said(words, **facts)
        eventually(self.page, lambda: _in(wanted, self.page.locator("main").inner_text()), True)


def _in(words, text):
    return re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", text)


@pytest.fixture
def keyboard(browser, live_server, client):
    """`keyboard(ben)`: his window, signed in. Dutch on SQLite and English on PostgreSQL, so that both are asked."""
    windows = []

    def sit_down(person):
        language = "en" if connection.vendor == "postgresql" else "nl"
        type(person).objects.filter(pk=person.pk).update(language=language)
        client.force_login(person)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        # Only who she is changes: a last word of the page before would bring another token for forms than this one's.
        browser.context.clear_cookies(name="sessionid")
        browser.context.add_cookies([cookie])
        windows.append(Keyboard(browser, language))
        return windows[-1]

    yield sit_down
    assert [one for window in windows for one in window.found] == []
