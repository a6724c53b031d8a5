import re

import pytest

from tests.liking import barista, liked, score
from vliegwiel.areas.catalogue.models import Retirement
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.models import Decision, PortfolioItem, Proposal, ReviewRound
from vliegwiel.kit import jobs

__all__ = ["barista", "liked", "score"]
HOME = "/office/rounds/"
FEW = "Er deden maar twaalf mensen mee en niemand gebruikt het. Daarom stoppen we nu al."


@pytest.fixture
def lead_s(client, lea, barista):
    client.force_login(lea)
    return client


@pytest.fixture
def opened(lead_s):
    lead_s.post(HOME, {"name": "Kwartaal 3"})
    return ReviewRound.objects.get()


def at(opened, *more):
    return f"{HOME}{opened.pk}/{''.join(f'{part}/' for part in more)}"


def pk_of(opened, slug):
    return opened.items.get(slug=slug).pk


def test_no_round_yet_teaches(lead_s):
    page = lead_s.get(HOME).text
    assert "Nog geen ronde" in page
    assert "Open de ronde" in page
    assert lead_s.post(HOME, {"name": ""}).status_code == 422


def test_the_list_brings_up_what_asks_attention_and_is_filtered_and_sorted(lead_s, opened, ines):
    page = lead_s.get(at(opened)).text
    assert "3 activiteiten, vastgelegd op" in page
    assert page.index("Baristales") < page.index("Klein")
    assert "Weinig bruikbaar gevonden" in page
    for order in ("hours", "transfer", "relevance", "age", "owner", "zz"):
        assert "Baristales" in lead_s.get(f"{at(opened)}?order={order}").text
    assert "Baristales" not in lead_s.get(f"{at(opened)}?thread=legal").text
    assert "Baristales" in lead_s.get(f"{at(opened)}?verdict_is=none&page=1").text


def test_from_proposing_in_bulk_to_carrying_out_without_a_script(lead_s, opened):
    barista, kort, klein = (pk_of(opened, slug) for slug in ("barista", "kort", "klein"))
    nothing = lead_s.post(at(opened, "proposals"), {"verdict": "keep"})
    assert nothing.status_code == 422
    assert "Vink eerst aan" in nothing.text
    hasty = lead_s.post(at(opened, "proposals"), {"item": [barista, kort], "verdict": "stop", "reason": "Kan weg"})
    assert hasty.status_code == 422
    assert "Baristales: Er zijn nog maar weinig mensen uitgenodigd." in hasty.text
    lead_s.post(at(opened, "proposals"), {"item": [barista, klein], "verdict": "stop", "reason": FEW})
    lead_s.post(at(opened, "proposals"), {"item": [klein], "verdict": "keep"})
    one = at(opened, "items", kort)
    assert lead_s.post(one, {"verdict": "merge", "reason": "Zelfde", "into": "Onzin"}).status_code == 422
    assert lead_s.post(one, {"verdict": "merge", "reason": "Zelfde", "into": "Klein"}).status_code == 302
    preview = lead_s.get(at(opened, "execution")).text
    for told in (
        "Gaat meteen van de plank.",
        "Haar adres leidt daarna naar",
        "Blijft zoals zij is.",
        "Ines Costa krijgt",
    ):
        assert told in preview
    assert not Retirement.objects.exists()
    with jobs.at_once():
        lead_s.post(at(opened, "execution"))
    assert set(Decision.objects.values_list("verdict", flat=True)) == {"keep", "stop", "merge"}
    assert Retirement.objects.count() == 2
    assert "Uitgevoerd" in lead_s.get(at(opened, "execution")).text
    lead_s.post(at(opened, "proposals", Proposal.objects.get(item=barista).pk, "undo"))
    assert Retirement.objects.count() == 1


def test_one_by_one_leads_to_the_next(lead_s, opened):
    first = PortfolioItem.objects.order_by("-attention", "pk").first()
    answer = lead_s.post(at(opened, "items", first.pk), {"verdict": "keep"})
    following = PortfolioItem.objects.filter(proposal=None).order_by("-attention", "pk").first()
    assert answer.url == at(opened, "items", following.pk)
    assert lead_s.post(at(opened, "items", first.pk), {"verdict": "stop", "reason": ""}).status_code == 422
    lead_s.post(at(opened, "proposals", Proposal.objects.get().pk, "removal"))
    assert not Proposal.objects.exists()


def test_an_owner_who_left_is_shown(lead_s, barista, ines, lea):
    ines.left_on = ines.joined_on
    ines.save()
    opened = actions.open_round("X", by=lea)
    assert "Werkt hier niet meer" in lead_s.get(at(opened)).text


def test_who_may_look_propose_and_carry_out(client, opened, dana, wim, hugo, ben):
    item = pk_of(opened, "barista")
    for person, status in ((dana, 200), (wim, 200), (hugo, 403), (ben, 403)):
        client.force_login(person)
        for address in (HOME, at(opened), at(opened, "items", item), at(opened, "execution")):
            assert client.get(address).status_code == status
    client.force_login(wim)
    assert client.post(at(opened, "proposals"), {"item": [item], "verdict": "keep"}).status_code == 403
    client.force_login(dana)
    assert client.post(at(opened, "proposals"), {"item": [item], "verdict": "keep"}).status_code == 302
    assert client.post(at(opened, "execution")).status_code == 403
    assert client.post(HOME, {"name": "Y"}).status_code == 403


def test_pages_cost_the_same_with_more_activities(lead_s, barista, make_activity, lea, same_queries):
    numbers = iter(range(19))

    def another():
        make_activity(f"nog{next(numbers)}")
        opened = actions.open_round("R", by=lea)
        for item in opened.items.select_related("activity", "round"):
            actions.propose(item, verdict="keep", by=lea)

    def last(*more):
        return at(ReviewRound.objects.order_by("-pk").first(), *more)

    same_queries(lambda: lead_s.get(last()), another)
    same_queries(lambda: lead_s.get(last("execution")), another)


def test_one_row_is_kept_by_its_button_and_other_words_lead_to_the_page_that_asks_why(lead_s, opened):
    first, second, *_others = queries.items(opened)
    page = lead_s.get(f"/office/rounds/{opened.pk}/").text
    assert f'form="keep-one" name="keep" value="{first.pk}" data-key="k"' in page
    assert f'/office/rounds/{opened.pk}/items/{first.pk}/?verdict=stop" data-key="s"' in page
    kept = lead_s.post(f"/office/rounds/{opened.pk}/proposals/", {"keep": first.pk, "order": "", "page": ""})
    assert (kept.status_code, kept["Location"]) == (302, f"/office/rounds/{opened.pk}/?#row-{second.pk}")
    assert [(one.item_id, one.verdict) for one in Proposal.objects.all()] == [(first.pk, "keep")]
    asked = lead_s.get(f"/office/rounds/{opened.pk}/items/{second.pk}/?verdict=merge").text
    assert re.search(r'value="merge"[^>]* checked', asked)
