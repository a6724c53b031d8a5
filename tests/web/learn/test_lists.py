"""Observation lists on the floor: read beforehand, asked, filled in with and without a connection, a photograph."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from PIL import Image

from tests.observing import behave, finish, lesson, publish, tess
from vliegwiel.areas.observation import actions
from vliegwiel.areas.observation.models import FilledList, FilledPhoto, ListAsk
from vliegwiel.areas.strategy.models import Consent
from vliegwiel.kit import clock

__all__ = ["behave", "finish", "lesson", "publish", "tess"]

pytestmark = pytest.mark.django_db

LINES = ["Laat de beller uitpraten", "Vat samen en vraagt of het klopt"]


@pytest.fixture
def made(ines, lesson):
    return actions.write_list(title="Bellen", lines=LINES, assessors=["colleague"], activity=lesson, by=ines)


@pytest.fixture
def asked(made, ben, tess):
    actions.ask_to_see(made, of=tess, by=ben)
    return f"/learn/list/{made.pk}/{ben.pk}/"


def said(**more):
    lines = {"line_0": "yes", "line_1": "yes", "on": clock.today(), "version": 1, "key": "een-sleutel"}
    return lines | more


def picture():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    return SimpleUploadedFile("foto.jpg", out.getvalue(), content_type="image/jpeg")


def test_what_is_looked_at_is_read_beforehand_and_she_asks(ben_s, made, tess, words):
    assert "Bellen Om van te leren" in words(ben_s.get("/learn/lists/"))
    page = f"/learn/list/{made.pk}/"
    told = words(ben_s.get(page))
    assert "Dit is geen beoordeling" in told and LINES[1] in told
    ben_s.post(f"{page}asks/", {"asked": tess.pk})
    assert "Je vroeg het Tess Visser" in words(ben_s.get(page))
    ben_s.post(f"/learn/list/ask/{ListAsk.objects.get().pk}/removal/")
    assert "Je vroeg het" not in words(ben_s.get(page))


def test_what_counts_says_so_before_the_first_press(ben_s, client, ines, lesson, mara, ben, words):
    made = actions.write_list(title="Proef", lines=LINES, assessors=["manager"], activity=lesson, counts=True, by=ines)
    assert "Deze lijst telt mee Het is een beoordeling" in words(ben_s.get(f"/learn/list/{made.pk}/"))
    client.force_login(mara)
    assert "Ben weet dat vooraf" in words(client.get(f"/learn/list/{made.pk}/{ben.pk}/"))


def test_it_is_filled_in_signed_read_and_taken_back(client, asked, made, ben, tess, mara, words):
    client.force_login(mara)
    assert client.get(asked).url == "/learn/lists/"
    client.force_login(tess)
    assert "Ben Bakker" in words(client.get("/learn/lists/"))
    form = client.get(asked)
    assert "Je tekent als Tess Visser" in words(form)
    assert client.post(asked, said(line_1="")).status_code == 422
    part = client.post(asked, said(line_1="not_yet"))
    assert (part.status_code, "wat de volgende stap is" in part.text) == (422, True)
    assert html.fromstring(part.text).xpath("//input[@name='key']/@value") == ["een-sleutel"]
    assert client.post(asked, said(line_1="not_yet", note="Vraag of het klopt.")).url == "/learn/lists/"
    row = FilledList.objects.get()
    client.force_login(ben)
    told = words(client.get(f"/learn/list/{made.pk}/"))
    assert "Volgende stap: Vraag of het klopt." in told and "Tess Visser tekende" in told
    client.force_login(tess)
    client.post(f"/learn/list/filled/{row.pk}/end/", {"why": ""})
    client.post(f"/learn/list/filled/{row.pk}/end/", {"why": "Een andere beller."})
    assert "teruggenomen" in words(client.get("/learn/lists/"))
    client.force_login(ben)
    assert "Een andere beller." in words(client.get(f"/learn/list/{made.pk}/"))


def test_what_waited_on_a_device_arrives_once_and_what_cannot_says_why(client, asked, made, ben, tess):
    client.force_login(tess)
    body = "version=1&key=op-de-werkvloer&line_0=yes&line_1=absent&note=&on=" + clock.today().isoformat()

    def send(*bodies):
        items = [{"key": f"sending-{n}", "block": "", "what": "list", "body": one} for n, one in enumerate(bodies)]
        answer = client.post(f"{asked}deliveries/", json.dumps({"items": items}), content_type="application/json")
        return [(one["arrival"], one["words"]) for one in answer.json()["results"]]

    assert send(body, body) == [("new", ""), ("new", "")]
    assert FilledList.objects.get().seen == [[LINES[0], "yes"], [LINES[1], "absent"]]
    ((arrival, why),) = send(body.replace("op-de", "nog-een"))
    assert (arrival, "alleen wie zij zelf koos" in why) == ("refused", True)
    ((arrival, why),) = send("version=9&key=een-andere-keer")
    assert (arrival, "Ben Bakker is niet bewaard" in why) == ("refused", True)
    wrong = client.post(f"{asked}deliveries/", "[]", content_type="application/json")
    assert wrong.status_code == 400
    assert FilledList.objects.count() == 1


def test_a_photograph_of_her_is_hers_to_decide_about(client, asked, made, ben, tess, mara, words):
    client.force_login(tess)
    missing = client.post(asked, said(photo=picture()))
    assert (missing.status_code, "Zeg wie er op de foto staat" in missing.text) == (422, True)
    client.post(asked, said(photo=picture(), who="her"))
    photo = f"/learn/list/filled/{FilledList.objects.get().pk}/photo/"
    assert client.get(photo).status_code == 404
    assert client.post(f"{photo}answer/", {"yes": "1"}).status_code == 403
    client.force_login(mara)
    assert client.get(photo).status_code == 404
    client.force_login(ben)
    assert client.get(photo)["Content-Type"] == "image/webp"
    assert "Niemand anders ziet haar voordat jij ja zegt" in words(client.get(f"/learn/list/{made.pk}/"))
    client.post(f"{photo}answer/", {"yes": "1"})
    client.force_login(tess)
    assert client.get(photo).status_code == 200
    client.force_login(ben)
    client.post(f"{photo}answer/", {"yes": "0"})
    assert not FilledPhoto.objects.exists()


def test_lists_cost_the_same_however_many(client, ines, lesson, ben, tess, hire, company, same_queries):
    client.force_login(tess)
    numbers = iter(range(9))

    def more():
        n = next(numbers)
        made = actions.write_list(title=f"Lijst {n}", lines=LINES, assessors=["colleague"], activity=lesson, by=ines)
        for key in ("eerste", "tweede"):
            actions.ask_to_see(made, of=tess, by=ben)
            if key == "eerste":
                actions.fill_in(made, person=ben, version=1, seen=["yes", "yes"], by=tess, key=f"{key}-sleutel-{n}")

    same_queries(lambda: client.get("/learn/lists/"), more)


def test_while_nobody_agreed_the_lines_are_read_and_nobody_fills_them_in(client, ben_s, asked, made, ben, tess, words):
    Consent.objects.all().delete()
    for page in ("/learn/lists/", f"/learn/list/{made.pk}/"):
        assert "Dit staat hier uit" in words(ben_s.get(page))
    assert LINES[1] in words(ben_s.get(f"/learn/list/{made.pk}/"))
    client.force_login(tess)
    assert "Ben Bakker" not in words(client.get("/learn/lists/"))
    assert client.get(asked).url == "/learn/lists/"
    assert client.post(asked, said()).url == "/learn/lists/"
    body = "&".join(f"{name}={value}" for name, value in said().items())
    sent = {"items": [{"key": "een-sleutel", "body": body}]}
    (told,) = client.post(f"{asked}deliveries/", sent, content_type="application/json").json()["results"]
    assert (told["arrival"], "staan hier uit" in told["words"]) == ("refused", True)
    assert not FilledList.objects.exists()
