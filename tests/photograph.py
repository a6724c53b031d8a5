"""Photograph every page of the demo: each role, three widths, light and dark, Dutch and English. `bin/shots` calls it.

Which pages there are is found by walking: from every role's first page along the links it shows, one picture for each
page that has a name of its own. Pages nobody can reach are named at the end, and so is whatever is wrong with a page:
a status that is not 200, a complaint in the console, sideways scrolling, or what axe finds.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import django
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import QUIET
from tests.everywhere import find_browser
from tests.photographed import FIRST, NOT_PAGES, STATES

WIDTHS = {390: 844, 820: 1180, 1440: 900}
SCHEMES = ("light", "dark")
LANGUAGES = ("nl", "en")
PER_ROLE = 200  # addresses looked at per role; one of each name is kept, so this is plenty
ENOUGH = {
    "office:person": 12,
    "office:contribution": 14,
}  # how many of one name are looked at, for the links they show; three of the others


@dataclass
class Found:
    name: str
    path: str
    role: str
    status: int = 200
    trouble: list[str] = field(default_factory=list)


def main() -> int:
    asked = arguments()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vliegwiel.run.settings")
    django.setup()
    out = Path(asked.out)
    with sync_playwright() as playwright, served(asked) as address:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        people = json.loads(vliegwiel("demo-accounts", "--json", capture_output=True).stdout)
        doors = {one["role"]: signed_in(chromium, address, one) for one in people}
        doors["nobody"] = chromium.new_context(locale="nl-NL", base_url=address).storage_state()
        walked = list(walk(chromium, address, doors, asked.only))
        dead = [page for page in walked if page.trouble]
        found = [page for page in walked if not page.trouble]
        found += [Found(*state) for state in STATES if wanted(state[0], asked.only)]
        print(f"{len(found)} pages to photograph", flush=True)
        photograph(chromium, address, doors, found, out, asked)
        chromium.close()
    index(out, found)
    troubled = dead + [page for page in found if page.trouble]
    print(f"\n{len(found)} pages in {out}/index.html; {len(troubled)} with something to mend")
    for page in dead:
        print(f"  {page.path}: {page.trouble[0]}")
    for name in sorted(unreached(found, asked.only)):
        print(f"  nobody walked to {name}")
    return 1 if troubled else 0


def arguments() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="bin/shots", description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument(
        "only", nargs="*", help="names of pages to photograph (learn:today), or doors (learn); all without"
    )
    words.add_argument("--out", default="var/shots")
    words.add_argument("--at", default="", help="an address where the demo is already served")
    words.add_argument("--home", default="var/shots-demo", help="where the photographed demo keeps its data")
    words.add_argument("--quick", action="store_true", help="phone in light Dutch, desktop in dark English")
    words.add_argument("--no-axe", action="store_true")
    return words.parse_args()


def vliegwiel(*words: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "vliegwiel", *words], check=True, text=True, **options)


class served:
    """The demo, served while the pictures are taken; or the one that is already there."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.at = asked.at.rstrip("/")
        self.home = asked.home

    def __enter__(self) -> str:
        if self.at:
            return self.at
        from vliegwiel.run.management.commands.serve import port_is_free

        port = next(port for port in range(8300, 8400) if port_is_free("127.0.0.1", port))
        env = {**os.environ, "VLIEGWIEL_DEMO": "1", "VLIEGWIEL_HOME": self.home}
        vliegwiel("demo", "--no-serve", env=env)
        self.server = subprocess.Popen(
            [sys.executable, "-m", "vliegwiel", "serve", "--port", str(port)], env=env, stdout=subprocess.DEVNULL
        )
        self.at = f"http://127.0.0.1:{port}"
        wait_for(self.at)
        return self.at

    def __exit__(self, *what) -> None:
        if hasattr(self, "server"):
            self.server.terminate()
            self.server.wait(120)


def wait_for(address: str) -> None:
    from urllib.error import URLError
    from urllib.request import urlopen

    for _ in range(100):
        try:
            urlopen(f"{address}/healthz", timeout=2)
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit(f"Nothing answers at {address}.")


def signed_in(chromium: Browser, address: str, person: dict) -> dict:
    """The cookies of somebody who signed in as a person would."""
    context = chromium.new_context(locale="nl-NL", base_url=address)
    page = context.new_page()
    page.goto("/account/login/")
    page.fill("[name=login] >> nth=0", person["email"])
    page.fill("[name=password] >> nth=0", person["password"])
    page.locator("form:has([name=password]) button >> nth=0").click()
    page.wait_for_load_state()
    state = context.storage_state()
    context.close()
    return state


@cache
def name_of(path: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def wanted(name: str, only: list[str]) -> bool:
    return not only or name in only or name.partition(":")[0] in only


def walk(chromium: Browser, address: str, doors: dict, only: list[str]) -> Iterator[Found]:
    """One address for every named page somebody can walk to, with the first role that reaches it."""
    seen: set[str] = set()
    for role, cookies in doors.items():
        context = chromium.new_context(locale="nl-NL", base_url=address, storage_state=cookies)
        queue, looked = FIRST.get(role, ["/", "/offline/", "/search/?q=an"]), Counter[str]()
        passed = set(queue)
        while queue and looked.total() < PER_ROLE:
            # What was never seen goes first, then what was looked at least; of each name a few, for their links.
            *_, n = min((name in seen, looked[name], n) for n, name in enumerate(map(name_of, queue)))
            path = queue.pop(n)
            name = name_of(path)
            if not name or name in NOT_PAGES or (name in seen and looked[name] >= ENOUGH.get(name, 3)):
                continue
            looked[name] += 1
            answer = context.request.get(path)
            landed = answer.url.removeprefix(address).partition("#")[0]
            name = name_of(landed) or name
            if "text/html" not in answer.headers.get("content-type", ""):
                continue
            if answer.status != 200:
                # Somebody is shown a way she may not go, or one that is gone.
                yield Found(f"dead:{name}", path, role, trouble=[f"{role} is led here, and it answers {answer.status}"])
                continue
            if name not in seen:
                seen.add(name)
                if wanted(name, only):
                    yield Found(name, landed, role)
            new = [link for link in links(answer.text(), answer.url, address) if link not in passed]
            passed.update(new)
            queue += new
        context.close()


class Ways(HTMLParser):
    """Where one can go from a page: its links, and the forms whose address can also be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and "download" not in told:
            self.found.append(told.get("href") or "")
        if tag == "form" and (action := told.get("action")) and opens(action):
            self.found.append(action)


def links(html: str, at: str, address: str) -> list[str]:
    ways = Ways()
    ways.feed(html)
    there = dict.fromkeys(urljoin(at, way).partition("#")[0] for way in ways.found)
    return [way.removeprefix(address) for way in there if way.startswith(address + "/")]


def opens(action: str) -> bool:
    from django.urls import Resolver404, resolve

    try:
        return is_read(resolve(urlsplit(action).path).func)
    except Resolver404:
        return False


def photograph(
    chromium: Browser, address: str, doors: dict, found: list[Found], out: Path, asked: argparse.Namespace
) -> None:
    """Every page in every view. The demo's people keep the language they choose, so it is chosen once for them all."""
    views = [(w, s, la) for la in LANGUAGES for w in WIDTHS for s in SCHEMES]
    if asked.quick:
        views = [(390, "light", "nl"), (1440, "dark", "en")]
    for role, cookies in doors.items():
        pages = [page for page in found if page.role == role]
        spoken = ""
        for width, scheme, language in views if pages else []:
            context = chromium.new_context(
                base_url=address,
                storage_state=cookies,
                viewport={"width": width, "height": WIDTHS[width]},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            if language != spoken or role == "nobody":
                speak(context, address, language)
                spoken = language
            for page in pages:
                place = out / page.name.replace(":", "/")
                place.mkdir(parents=True, exist_ok=True)
                take(context, page, place / f"{width}-{scheme}-{language}.png")
                if not asked.no_axe and language == "nl" and width != 820:
                    examine(context.pages[0], page, f"{width} {scheme}")
                context.pages[0].close()
            context.close()
            print(f"  {role}: {len(pages)} at {width} {scheme} {language}", flush=True)
    for page in found:
        page.trouble = list(dict.fromkeys(page.trouble))
        print(f"  {page.name:38} {page.path:60} {'; '.join(page.trouble)}", flush=True)


def take(context: BrowserContext, page: Found, picture: Path) -> None:
    window = context.new_page()
    window.on(
        "console",
        lambda said: (
            page.trouble.append(f"console: {said.text[:120]}") if said.type == "error" and page.status == 200 else None
        ),
    )
    answer = window.goto(page.path)
    window.wait_for_load_state("networkidle")
    if answer and answer.status != page.status:
        page.trouble.append(f"status {answer.status}")
    if window.evaluate("document.documentElement.scrollWidth > innerWidth"):
        page.trouble.append(f"scrolls sideways in {picture.stem}")
    window.screenshot(path=picture, full_page=True)


def examine(window: Page, page: Found, view: str) -> None:
    for violation in Axe().run(window).response["violations"]:
        html = violation["nodes"][0]["html"][:100]
        page.trouble.append(f"axe {violation['id']} ({view}): {html}")


def speak(context: BrowserContext, address: str, language: str) -> None:
    """Choose a language as one does in the menu."""
    page = context.new_page()
    page.goto("/account/" if context.cookies() else "/account/login/")
    token = page.locator("[name=csrfmiddlewaretoken] >> nth=0").get_attribute("value")
    context.request.post(
        f"{address}/language/",
        form={"language": language, "next": "/offline/", "csrfmiddlewaretoken": token or ""},
        headers={"Referer": address},
    )
    page.close()


def unreached(found: list[Found], only: list[str]) -> set[str]:
    """Names of pages that take no argument, or do, and that no role walked to."""
    from django.urls import get_resolver

    names = set()

    def collect(resolver, prefix: str) -> None:
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                collect(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)
            elif pattern.name and is_read(pattern.callback):
                names.add(prefix + pattern.name)

    collect(get_resolver(), "")
    seen = {page.name.partition("-")[0] for page in found}  # a state of a page is called after it: learn:exam-late
    return {name for name in names if wanted(name, only)} - seen - NOT_PAGES


def is_read(view) -> bool:
    """Whether a view answers a GET, as far as its require_POST or require_http_methods tells."""
    while view is not None:
        for cell in getattr(view, "__closure__", None) or ():
            methods = cell.cell_contents
            if isinstance(methods, list) and methods and all(isinstance(one, str) and one.isupper() for one in methods):
                return "GET" in methods
        view = getattr(view, "__wrapped__", None)
    return True


def index(out: Path, found: list[Found]) -> None:
    """A contact sheet: every picture, small, with its name."""
    rows = []
    for page in found:
        place = page.name.replace(":", "/")
        shots = sorted((out / place).glob("*.png"))
        pictures = "".join(
            f'<a href="{place}/{shot.name}"><img loading="lazy" src="{place}/{shot.name}" alt="{shot.stem}"></a>'
            for shot in shots
        )
        rows.append(f"<h2>{page.name} <small>{page.role} {page.path}</small></h2><div>{pictures}</div>")
    style = "body{font:16px sans-serif;margin:2rem}div{display:flex;gap:1rem;overflow-x:auto}img{height:22rem}"
    out.mkdir(parents=True, exist_ok=True)
    (out / "index.html").write_text(f"<!doctype html><title>Every page</title><style>{style}</style>{''.join(rows)}")


if __name__ == "__main__":
    sys.exit(main())
