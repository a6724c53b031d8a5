"""A real browser for tests that need one. Chromium is looked for where tests/everywhere.py finds it."""

import json
import os
import threading
import time
from contextlib import contextmanager, suppress

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import OperationalError

from tests.everywhere import find_browser

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    # How long is waited for what must come, not how fast it must be: three parts share two cores in CI.
    expect.set_options(timeout=30_000)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop makes Django think it is in one
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=os.environ.get("VLIEGWIEL_CHROMIUM") or find_browser(), args=QUIET
        )
        yield found
        found.close()


def eventually(page, look, wanted):
    """What `look()` finds becomes `wanted`: not how fast, only that it does, for a request may be under way. While that
    writes, SQLite in memory locks the table for who reads: that is waited for like the rest."""
    for _turn in range(600):
        with suppress(OperationalError):
            if look() == wanted:
                return
        page.wait_for_timeout(50)
    assert look() == wanted


# Everything one can press that is on the screen, with where it stands.
STOOD = """() => {
  const pressed = [...document.querySelectorAll("main button, main a[href], main summary, main label")];
  const all = pressed.filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()]);
  window.stood = all.filter(([_one, { top, bottom }]) => bottom > 0 && top < innerHeight);
}"""
MOVED = """() => window.stood.flatMap(([one, { x, y }]) => {
  const called = `${one.localName} ${(one.ariaLabel || one.innerText || one.id).trim().slice(0, 40)}`;
  const known = (other) => ["id", "href"].map((name) => other.getAttribute(name)).find(Boolean) ?? other.outerHTML;
  const away = (other) => [other.getBoundingClientRect()].map((now) => [now.x - x, now.y - y].map(Math.round))[0];
  // What was swapped for the same in the same place is pressed all the same (pressing.js).
  const all = one.isConnected ? [one] : [...document.querySelectorAll(one.localName)];
  const same = all.filter((other) => known(other) === known(one));
  const seen = same.filter((other) => other.checkVisibility()).map(away);
  if (!seen.length) return [`${called}: gone`];
  return seen.some(([right, down]) => !right && !down) ? [] : [`${called}: ${seen[0]}`];
})"""


@contextmanager
def nothing_moves(page):
    """What is done within (something is typed, and saved) moves or replaces nothing that one can press: leaving a field
    for a button saves, and the button would be gone from under the pointer before it was let go."""
    page.evaluate(STOOD)
    yield
    assert page.evaluate(MOVED) == []


# The rules of axe that look at colours: what else it looks at is the same in the dark.
OF_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}


def barriers(page):
    """What axe finds on the page as it stands, in the light and in the dark: (scheme, rule, where).

    Colours go over to another scheme frame by frame, slower on a busy machine: what is found must still be there when
    it is looked at again, up to ten times.
    """
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, which in (("light", {}), ("dark", OF_COLOUR)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        options = json.dumps({"resultTypes": ["violations"], **which})
        for _look in range(10):
            page.wait_for_timeout(100)
            problems = page.evaluate(f"axe.run({options})")["violations"]
            if not problems:
                break
        found += [(scheme, one["id"], [node["target"] for node in one["nodes"]]) for one in problems]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # the next page begins in it
    return found


def close(context):
    """Close a window of its own, and wait until the academy answered all it still asked: a last word on leaving a page
    may not reach the next test, whose rows are others."""
    context.close()
    for _turn in range(600):
        if not any("process_request_thread" in thread.name for thread in threading.enumerate()):
            return
        time.sleep(0.02)


def is_complaint(said):
    """The console also tells of a form that was refused, which is an answer like any other."""
    return said.type == "error" and "status of 422" not in said.text


def complaint(said):
    """What the console complains of, and of which address."""
    return f"{said.text} {said.location.get('url', '')}".strip()


@pytest.fixture
def browser(chromium, live_server):
    """A window on the running product: `browser.goto("/learn/")`. What the console complains of fails the test."""
    # Without motion: a window that closes in the middle of a transition between pages complains about it.
    context = chromium.new_context(
        base_url=live_server.url, locale="nl-NL", viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(complaint(said)) if is_complaint(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    close(context)
    assert complaints == []
