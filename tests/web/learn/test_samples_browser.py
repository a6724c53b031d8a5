"""Every sample of others, brought in, published and opened in a real browser: what a learner sees is what
docs/samples.md says. `python -m tests.samples` writes that page anew."""

import io
import os
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import packages, samples
from tests.browser import close, eventually
from tests.library import publish, republish
from vliegwiel.areas.catalogue.actions import Refused, begin_bringing_in
from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import PackageRun
from vliegwiel.areas.learning.queries import screens
from vliegwiel.standards.imports import bringing
from vliegwiel.web.studio.packages import bring_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REMAKE = bool(os.environ.get("REMAKE"))
ALWAYS = 11  # blocks: files with more are opened when the page is remade, to be done in time
ELSEWHERE = "haalt iets van"  # such a package behaves as the network does
SEEN = """async () => {
  const shown = document.querySelector(".screen");
  const shows = (one) => ((one.loading = "eager"), one.decode().catch(() => 0));
  await Promise.all([...shown.querySelectorAll("img")].map(shows));
  const there = (selector) => [...shown.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
  const images = [...shown.querySelectorAll("img")];
  return {
    heading: there("h2, h3"), paragraph: there(".block-text p"), list: there(".block-text ul, .block-text ol"),
    table: there("table"), link: there("a[href]:not(.button)"), question: there(".block-question"),
    picture: images.filter((one) => one.complete && one.naturalWidth).length,
    "picture that does not load": images.filter((one) => !one.complete || !one.naturalWidth).length,
    "file to take along": there(".block-file"), poll: there(".block-poll"), package: there("package-player"),
    "page wider than the phone": Number(document.documentElement.scrollWidth > innerWidth),
  };
}"""


def tell(page, file, author, learner):
    """The row of a sample: brought in, opened, one thing done in it where it talks, left and opened again."""
    try:
        package = packages.stored(author, file.read_bytes(), file.name)
    except Refused as refused:
        return f"| `{file.name}` | Refused: “{refused}” | Nothing: it is not there |"
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
    eventually(page, lambda: kept(began).get(where), "1")
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
    eventually(page, lambda: (kept(began).get("h5p.done"), "h5p.data.0.state" in kept(began)), ("true", True))
    expect(page.locator(".package-state")).to_contain_text("Opgeslagen om")
    page.get_by_role("button", name="Rond af").wait_for()
    page.goto("/learn/")
    page.goto(address)
    expect(content.locator(".h5p-container > *").first).to_be_visible()
    if content.locator("input[type=text]").count():
        expect(content.locator("input[type=text]").first).to_have_value("iets")
    score = kept(began)["h5p.score.raw"] + " of " + kept(began)["h5p.score.max"]
    return f"Opens; answered, {score}; done; comes back as it was left"


def kept(began):
    return {name: value for run in PackageRun.objects.filter(enrolment=began) for name, value in run.values.items()}


@pytest.fixture
def page(chromium, live_server, client, ben):
    client.force_login(ben)
    context = chromium.new_context(
        base_url=live_server.url,
        locale="nl-NL",
        viewport={"width": 390, "height": 844},
        reduced_motion="reduce",
        service_workers="block",
    )
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.on("dialog", lambda asked: asked.accept())
    yield page
    close(context)


def there(found):
    if not found:
        pytest.skip("no samples beside the project: say where they are with VLIEGWIEL_SAMPLES")
    return found


def test_every_package_does_what_its_row_says(page, ines, ben):
    rows = [tell(page, file, ines, ben) for file in there(samples.packages())]
    if REMAKE:
        samples.write("packages", rows)
    assert rows == list(samples.rows("packages").values())


def test_every_lesson_shows_what_its_row_says(page, ines, ben, settings, tmp_path):
    settings.MEDIA_ROOT = settings.HOME = tmp_path
    rows = [lesson(page, name, content(), ines, ben) for name, content in there(samples.lessons())]
    if REMAKE:
        samples.write("lessons", rows)
    assert rows == list(samples.rows("lessons").values())


def lesson(page, name, content, author, learner):
    """The row of a file with lessons: brought in, published as it came, each page of it opened by a learner."""
    found = samples.read(name, content)
    what, otherwise, behind = samples.happened(name, found)
    if isinstance(found, str):
        return f"| `{name}` | {what} | Nothing: it is not there | | |"
    if not REMAKE and sum(len(piece["blocks"]) for piece in found["pieces"]) > ALWAYS:
        told = samples.rows("lessons")[name].split(" | ")[2]
    else:
        told = opened(page, name, content, author, learner)
    return f"| `{name}` | {what} | {told} | {otherwise} | {behind} |"


def opened(page, name, content, author, learner):
    held, _known = bringing.receive(io.BytesIO(content), name=samples.called(name), by=author, packages=bring_in)
    held = begin_bringing_in(held, chosen=range(len(held.found["pieces"])), by=author)
    seen = Counter()
    made = bringing.bring_in(held, by=author)
    for activity in made:
        draft = activity.drafts.get()
        republish(activity, language=draft.language, title=draft.title, minutes=draft.minutes, blocks=draft.blocks)
    for activity in made:
        began = actions.enrol(activity, by=learner)
        at = f"/learn/activity/{activity.slug}/"
        if activity.is_programme:
            page.goto(at)
            links = page.locator(f"main a[href^='/learn/activity/']:not([href='{at}'])")
            seen["step of a programme"] += links.count()
            photograph(page, name, activity.slug)
            continue
        for screen in screens(began.edition.blocks):
            page.goto(f"{at}step/{screen.id}/")
            seen.update(page.evaluate(SEEN))
            photograph(page, name, f"{activity.slug}-{screen.id}")
    return samples.cell(", ".join(counted(word, n) for word, n in seen.items() if n)) or "Nothing"


def counted(word, n):
    first, _space, rest = word.partition(" ")
    plural = first[:-1] + "ies" if first.endswith("y") else first + "s"
    return f"{n} {first if n == 1 else plural} {rest}".strip()


def photograph(page, name, called):
    """To look at with one's own eyes."""
    if folder := os.environ.get("PICTURES"):
        there = Path(folder) / name.replace("/", "-")
        there.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=there / f"{called}.png", full_page=True)
