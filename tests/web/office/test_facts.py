"""What happened elsewhere is recorded, and what was wrong put right; by HR and the L&D lead, readable for ever."""

import datetime as dt

import pytest

from tests.library import publish
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion

WHY = "De lijst van de trainer ligt bij HR."


@pytest.fixture
def bhv(ines):
    return publish(ines, "bhv", purpose=Purpose.LEGAL, legal_basis="Arbowet artikel 15")


def test_a_list_is_recorded_read_and_taken_back(client, hugo, ben, olu, bhv):
    client.force_login(hugo)
    form = {"activity": "bhv", "on": "2026-03-03", "people": f"{ben.number}\nNiemand Zo", "why": WHY, "seen_by": "Jan"}
    wrong = client.post("/office/facts/", form)
    assert (wrong.status_code, "Niemand Zo" in wrong.content.decode()) == (422, True)
    made = client.post("/office/facts/", form | {"people": f"{ben.number}\n{olu.email}"})
    assert made.status_code == 302
    read = client.get(made.url).content.decode()
    assert ben.name in read
    assert olu.name in read
    assert "2" in client.get("/office/facts/").content.decode()
    client.post(f"{made.url}withdrawal/", {"why": "Het was een andere groep."})
    assert Completion.objects.standing().count() == 0
    assert "teruggenomen" in client.get(made.url).content.decode()


def test_a_correction_stands_beside_it_and_what_she_chose_herself_is_hers(client, lea, ben, bhv, activity, ines):
    actions.record(bhv, people=[ben], on=dt.date(2026, 3, 3), by=lea, why=WHY)
    own = Completion.objects.create(person=ben, activity=activity, edition=activity.editions.get())
    client.force_login(lea)
    told = Completion.objects.get(activity=bhv)
    page = f"/office/people/{ben.pk}/facts/"
    assert client.get(f"{page}{own.pk}/correction/").status_code == 404
    assert client.post(f"{page}{told.pk}/correction/", {"what": "day", "why": WHY}).status_code == 422
    fixed = client.post(f"{page}{told.pk}/correction/", {"what": "day", "on": "2026-02-27", "why": WHY})
    assert fixed.url == page
    read = client.get(page).content.decode()
    assert "<s>3 maart 2026</s>" in read
    assert "27 februari 2026" in read
    assert "Luisteren" not in read


def test_others_do_not_come_here_and_a_list_costs_the_same(client, ben, mara, adam, lea, hugo, bhv, same_queries):
    for who in (mara, adam, ben):
        client.force_login(who)
        assert client.get("/office/facts/").status_code in (302, 403)
        assert client.get(f"/office/people/{ben.pk}/facts/").status_code in (302, 403)
    client.force_login(lea)
    days = iter(range(1, 9))

    def one_more():
        actions.record(bhv, people=[ben], on=dt.date(2026, 3, next(days)), by=hugo, why=WHY)

    one_more()
    same_queries(lambda: client.get(f"/office/people/{ben.pk}/facts/"), one_more)
    same_queries(lambda: client.get("/office/facts/"), one_more)
