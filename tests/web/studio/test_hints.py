"""Hints on the workbench, at publishing and over the whole shelf."""

import json
import re
from html import unescape

from tests.library import publish
from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.learning.models import Enrolment

BOLD = {"html": "<p><strong>Wat je meet</strong></p><p>Kijk <a href='https://x.nl'>hier</a>.</p>"}


def test_a_hint_is_mended_by_one_press_and_stops_nothing(client, ines):
    piece = a_piece(ines)
    block = actions.add_block(piece.drafts.get(), kind="text", data=BOLD, by=ines)["id"]
    client.force_login(ines)
    at = f"/studio/activity/{piece.slug}/nl/"
    assert "is vet en staat alleen" in client.get(at).content.decode()
    mend = {"code": "heading.bold", "words": "Wat je meet"}
    into = {"HX-Request": "true", "HX-Target": f"article#piece--{block}"}
    answer = client.post(f"{at}blocks/{block}/correction/", mend, headers=into).content.decode()
    assert answer.lstrip().startswith("<article") and "&lt;h2&gt;Wat je meet&lt;/h2&gt;" in answer
    was, now = json.loads(unescape(re.search(r'data-mended="([^"]*)"', answer)[1]))
    back = {"was": json.dumps(was), "stands": json.dumps(now)}
    assert client.post(f"{at}blocks/{block}/correction/", back, headers=into).status_code == 204
    assert "is vet en staat alleen" in client.get(at).content.decode()
    for again in (back, {"was": "x"}, {"was": "[]", "stands": "[]"}):
        assert client.post(f"{at}blocks/{block}/correction/", again, headers=into).status_code == 404
    client.post(f"{at}blocks/{block}/correction/", mend, headers=into)
    page = client.get(f"/studio/activity/{piece.slug}/publication/").content.decode()
    assert ("is vet en staat alleen" in page, "“hier” zegt niet waar hij heen gaat" in page) == (False, True)
    assert client.post(f"{at}blocks/{block}/correction/", mend | {"back": "publication"}).url.endswith("?language=nl")
    assert client.post(f"/studio/activity/{piece.slug}/publication/", {"purpose": "own_growth"}).status_code == 302


def test_the_shelf_is_looked_over_what_most_people_meet_first(client, ines, lea, hire, company, same_queries, mara):
    def shelved():
        activity = publish(
            ines, f"stuk-{Activity.objects.count()}", edition={"blocks": [{"id": "a", "type": "text", "data": BOLD}]}
        )
        Draft.objects.create(activity=activity, title=activity.slug)
        actions.look_over_the_shelf()
        return activity

    first, met = shelved(), shelved()
    for n in range(6):
        Enrolment.objects.create(
            person=hire(f"Anne{n}", "Vos", unit=company.north), activity=met, edition=met.editions.get()
        )
    client.force_login(lea)
    page = client.get("/studio/hints/?kind=link").content.decode()
    assert page.index(met.slug) < page.index(first.slug)
    assert ("Minstens 5 mensen" in page, "zegt niet waar hij heen gaat" in page, "is vet" in page) == (
        True,
        True,
        False,
    )
    same_queries(lambda: client.get("/studio/hints/"), shelved)
    client.force_login(mara)
    assert client.get("/studio/hints/").status_code == 403
