"""Some words help the L&D lead look and hurt whoever meets them unprepared. Nobody else meets them: not on a page, in a
file, a message or the log, not in a script or an address, administrators included. Everything is looked at."""

import io
import re
import zipfile
from collections import Counter
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation
from lxml import html

from tests.house import PRODUCT, addresses, files, text
from tests.liking import activity, barista, case, crowd, liked, make_activity, score
from tests.measures import academy_kpi
from tests.walking import same_whatever_is_asked, without_a_log
from vliegwiel.areas.insights import actions
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.kit import jobs
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.notices import NOTICES

__all__ = ["activity", "barista", "case", "crowd", "liked", "make_activity", "score"]
WORDS = re.compile(r"snoep|candy|spinazie|spinach", re.IGNORECASE)
RANDOM = re.compile(r"[A-Za-z0-9_-]{32,}")  # tokens and keys: sooner or later they spell anything
ALIKE = 2  # addresses of one page that are looked at
LEARN = "/learn/"
SAID_ONCE = {"vliegwiel/areas/insights/enums.py"}  # the names of the quadrants, which one page of the lead shows


@pytest.fixture
def asked(case, lea, barista):
    """An activity with everything about it: noticed, asked, answered, in the log and in messages."""
    with jobs.at_once():
        actions.ask_owner(case, by=lea)
        actions.say_what_it_needs(case, wish="talk", text="Graag even praten.", by=barista.owner)
        actions.conclude(case, outcome="confirmed", by=lea)
    return case


def words_of(response):
    """Everything that was sent: the address it leads to, its heads, its body; what is packed is unpacked."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    return RANDOM.sub("", f"{response.headers} {body.decode('utf-8', 'replace')}")


def every_address():
    """Every page of the product, with likely values filled in."""
    likely = {"slug": ["barista"], "language": ["nl"], "block": ["t1"], "kind": ["csv", "json"]}
    for address, _name in addresses():
        found = [f"/{address}"]
        for converter, name in re.findall(r"<(?:(\w+):)?(\w+)>", address):
            values = likely.get(name) or (["1", "2"] if converter == "int" else ["barista"])
            place = re.compile(rf"<(?:\w+:)?{name}>")
            found = [place.sub(value, one, count=1) for one in found for value in values]
        yield from (one for one in found if not re.search(r"[\^$()]", one))


def links_of(response, address):
    if "text/html" not in response.get("Content-Type", "") or response.streaming or not response.content:
        return set()
    found = html.fromstring(response.content.decode()).xpath("//a/@href")
    return {urljoin(address, one).partition("#")[0] for one in found if urljoin(address, one).startswith("/")}


def walk(client, *, past="/logout"):
    """Every address it can think of and every link it meets, but for one kind; what came back, by address."""
    queue, seen, alike = sorted(set(every_address())), set(), Counter()
    while queue:
        address = queue.pop(0)
        name = name_of(address.partition("?")[0])
        if address in seen or not name or "/logout" in address or alike[name] >= ALIKE or address.startswith(past):
            continue
        seen.add(address)
        alike[name] += 1
        with without_a_log():
            response = client.get(address)
        if same_whatever_is_asked(response):
            alike[name] = ALIKE
        yield address, response
        queue += sorted(links_of(response, address) - seen)


def name_of(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


@pytest.mark.alike
@pytest.mark.parametrize(
    ("role", "language", "past"),
    [
        ("ben", "nl", "/logout"),
        ("adam", "en", "/logout"),
        ("dana", "en", LEARN),
        ("mara", "nl", LEARN),
        ("ines", "nl", LEARN),
        ("hugo", "nl", LEARN),
        ("wim", "nl", LEARN),
    ],
)
def test_nobody_else_ever_meets_them(client, request, asked, role, language, past):
    """The door everybody has is walked through by two, each in a language of his own; every other by all who may."""
    person = request.getfixturevalue(role)
    person.language = language
    person.save()
    client.force_login(person)
    met = {}
    for address, response in walk(client, past=past):
        if found := WORDS.search(told := words_of(response)) or WORDS.search(told := address):
            met[address] = told[max(0, found.start() - 80) : found.end() + 80]
    assert met == {}


@pytest.mark.alike
def test_the_lead_does_meet_them(client, asked, lea):
    client.force_login(lea)
    met = {address for address, response in walk(client) if WORDS.search(words_of(response))}
    assert {address.partition("?")[0] for address in met} == {"/office/well-liked/"}
    assert not WORDS.search(" ".join(met))


def test_what_others_may_not_do_is_refused_without_them(client, asked, dana, adam):
    for person in (dana, adam):
        client.force_login(person)
        for address in every_address():
            if "logout" not in address and "well-liked" in address:
                assert not WORDS.search(words_of(client.post(address, {"outcome": "confirmed"})))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_event_and_no_message_says_them(language):
    with translation.override(language):
        assert [kind for kind, event in EVENTS.items() if WORDS.search(f"{kind} {event.says}")] == []
    assert [kind for kind in NOTICES if WORDS.search(kind)] == []


def test_no_template_script_or_style_has_them_and_the_code_says_them_once():
    shown = files(PRODUCT, ".html", ".css", ".js", ".svg", ".toml")
    assert [str(path) for path in shown if WORDS.search(text(path))] == []
    spoken = {place.rpartition(":")[0] for place in _places_of_texts()}
    assert spoken <= SAID_ONCE


def _places_of_texts():
    """Where in the code a translated text with one of these words stands."""
    for path in files(PRODUCT, ".py"):
        for found in re.finditer(r"""_\(\s*["']([^"']*)["']""", text(path)):
            if WORDS.search(found[1]):
                yield f"{path.relative_to(PRODUCT.parent).as_posix()}:{found.start()}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_people_were_told_and_what_went_out_by_mail_is_free_of_them(asked, lea, mailoutbox, language):
    told = Message.objects.exclude(person=lea)
    assert told.exists()
    with translation.override(language):
        for message in told:
            said = NOTICES[message.kind](**message.facts)
            assert not WORDS.search(f"{message.kind} {message.facts} {said.text} {message.key}")
    assert not any(WORDS.search(f"{mail.subject} {mail.body} {mail.alternatives}") for mail in mailoutbox)


def test_another_system_with_a_token_meets_none(asked, lea):
    kpi = academy_kpi(lea)
    secret = strategy.make_token(None, name="Ander systeem", days=31, by=lea)[1]
    heads = {"authorization": f"Bearer {secret}"}
    api = [f"/{address}" for address, _name in addresses() if address.startswith("api/")]
    answers = [Client().get(f"{address}?kpi={kpi.pk}", headers=heads) for address in api]
    answers += [Client().post(address, "{}", content_type="application/json", headers=heads) for address in api]
    assert 200 in {answer.status_code for answer in answers}
    assert not any(WORDS.search(words_of(answer)) for answer in answers)
