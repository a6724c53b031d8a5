"""Every sample package of others, brought in and played in a real browser: what happens is what docs/packages.md says.

`REMAKE=1 python -m pytest -m browser tests/web/learn/test_package_samples_browser.py` writes that table anew.
"""

import os
import re

import pytest
from playwright.sync_api import expect

from tests import packages
from tests.house import ROOT
from tests.library import publish
from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import PackageRun

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = ROOT / "docs" / "packages.md"
FOLDERS = ("scorm12", "scorm12-broken", "scorm2004", "h5p")
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*$", re.MULTILINE)
ELSEWHERE = "haalt iets van"  # such a package behaves as the network does
HEAD = """# Packages of others

What comes of every sample package when an author brings it in and somebody opens it, in Chromium. The words are those
the academy says. `REMAKE=1 python -m pytest -m browser tests/web/learn/test_package_samples_browser.py` writes this
page; the same test checks that it still holds.

| file | what happened | what the learner sees |
|--|--|--|
"""


def tell(page, file, author, learner):
    """The row of a sample: brought in, opened, one thing done in it where it talks, left and opened again."""
    try:
        package = packages.stored(author, file.read_bytes(), file.name)
    except Refused as refused:
        return f"| `{file.name}` | Refused: {refused} | Nothing: it is not there |"
    read, is_h5p = package.read, package.kind == PackageKind.H5P
    items = f", {len(read['items'])} item{'s' * (len(read['items']) > 1)}" * (not is_h5p)
    happened = [f"{package.get_kind_display()} {read['edition']}{items}", *read["notes"]]
    slug = f"sample-{package.pk}"
    completion = "package" if read["talks"] else "seen"
    blocks = [packages.block(package, completion=completion)]
    began = actions.enrol(publish(author, slug, edition={"blocks": blocks}), by=learner)
    seen = (use if is_h5p else play)(page, f"/learn/activity/{slug}/step/k1/", read, began)
    return f"| `{file.name}` | {'. '.join(part.rstrip('.') for part in happened)}. | {seen} |"


def play(page, address, read, began):
    page.goto(address)
    item = page.frame_locator("package-player iframe").frame_locator("#item")
    expect(item.locator("body")).to_be_attached()
    seen = ["Opens"]
    if len(read["items"]) > 1:
        expect(page.locator("[data-item]").first).not_to_have_attribute("data-state", "open")
        states = [line.get_attribute("data-state") for line in page.locator("[data-item]").all()]
        counted = (f"{states.count(state)} {state}" for state in ("done", "begun", "open", "closed"))
        seen.append("list: " + ", ".join(part for part in counted if not part.startswith("0 ")))
    if any(ELSEWHERE in note for note in read["notes"]):
        return "; ".join([*seen, "what it does then depends on the website it takes its scripts from"])
    if not read["talks"]:
        return "; ".join([*seen, "it keeps nothing", "done when all was opened"])
    item.get_by_role("button", name="Next").click()
    expect(page.locator(".package-state")).to_contain_text("Opgeslagen om")
    where = "cmi.core.lesson_location" if read["edition"] == "1.2" else "cmi.location"
    wait_for(page, lambda: kept(began).get(where) == "1")
    page.goto("/learn/")
    page.goto(address)  # it asks whether to go on where she was; the fixture says yes
    expect(item.frame_locator("#contentFrame").get_by_text("Par", exact=True).first).to_be_visible()
    return "; ".join([*seen, "keeps its page and status (Opgeslagen om …)", "comes back on the second page"])


def use(page, address, read, began):
    """H5P content: done something in and asked whether it is right, where it can be."""
    page.goto(address)
    content = page.frame_locator("package-player iframe").frame_locator("#item")
    expect(content.locator(".h5p-container > *").first).to_be_visible()
    if not read["talks"]:
        page.get_by_role("button", name="Rond af").wait_for()
        return "Opens; it tells nothing; done when it was opened"
    for part in ("input[type=text]", "[role=radio]"):
        if content.locator(part).count():
            one = content.locator(part).first
            one.click()
            if part.startswith("input"):
                one.fill("iets")
    content.locator(".h5p-question-check-answer").click()
    wait_for(page, lambda: kept(began).get("h5p.done") == "true" and "h5p.data.0.state" in kept(began))
    expect(page.locator(".package-state")).to_contain_text("Opgeslagen om")
    page.get_by_role("button", name="Rond af").wait_for()
    page.goto("/learn/")
    page.goto(address)
    expect(content.locator(".h5p-container > *").first).to_be_visible()
    if content.locator("input[type=text]").count():
        expect(content.locator("input[type=text]").first).to_have_value("iets")
    score = kept(began)["h5p.score.raw"] + " of " + kept(began)["h5p.score.max"]
    return f"Opens; answered, {score}; done; comes back as it was left"


def wait_for(page, holds):
    for _try in range(300):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it was not kept")


def kept(began):
    return {name: value for run in PackageRun.objects.filter(enrolment=began) for name, value in run.values.items()}


def test_every_sample_does_what_its_row_says(chromium, live_server, client, ines, ben):
    files = [file for folder in FOLDERS for file in packages.samples(folder)]
    if not files:
        pytest.skip("no samples beside the project (../shared/samples)")
    client.force_login(ben)
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL", viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.on("dialog", lambda asked: asked.accept())
    rows = [tell(page, file, ines, ben) for file in files]
    context.close()
    if os.environ.get("REMAKE"):
        PAGE.write_text(HEAD + "\n".join(rows) + "\n")
    assert rows == [row[0] for row in ROW.finditer(PAGE.read_text())]
