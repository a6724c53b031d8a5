"""The thread on its page: what it says, where it leads, and for whom."""

import re

import pytest

from tests.threads import a_thread, agree, said
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.insights.actions import keep_lines
from vliegwiel.areas.insights.enums import Stage
from vliegwiel.areas.insights.models import Cell
from vliegwiel.areas.strategy.models import Side

AT = "/office/thread/"


@pytest.fixture
def thread(ines, mara):
    return a_thread(ines, mara)


@pytest.fixture
def see(client):
    def _see(person, query=""):
        keep_lines()
        client.force_login(person)
        response = client.get(f"{AT}{query}")
        assert response.status_code == 200
        return response.content.decode()

    return _see


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_whole_line_is_a_nested_list_without_javascript(see, dana, thread, lea, mara):
    agree(thread, lea, mara)
    html = see(dana)
    said_all = words(html)
    assert "1 van 1 lijn is heel" in said_all
    items = [f"goal-{thread.goal.pk}", f"behaviour-{thread.behaviour.pk}", f"link-{thread.link.pk}"]
    places = [html.index(f'id="at-{item}"') for item in [*items, f"evidence-{thread.link.pk}"]]
    assert places == sorted(places)
    assert [html[one:two].count("<ul>") for one, two in zip(places, places[1:], strict=False)] == [1, 1, 1]
    assert "Veilig werk" in said_all
    assert "Geen bewijs" in said_all


def test_who_looks_at_a_broken_end_reads_what_to_do_and_where(see, lea, mara, thread):
    agree(thread, lea, mara)
    said(thread.link.ratings, Side.LINE, mara, 0.25)
    html = see(lea, f"?at=link-{thread.link.pk}")
    assert f'href="/office/edge/activity/{thread.link.pk}/"' in html
    assert "De twee beoordelaars zijn het oneens" in words(html)
    assert 'aria-current="true"' in html
    assert html.count("thread-node") >= 4
    assert f'href="/learn/activity/{thread.activity.slug}/"' in html


@pytest.mark.parametrize("kind", ["goal", "behaviour"])
def test_a_goal_and_a_behaviour_lead_to_their_page(see, dana, thread, kind):
    pk = getattr(thread, kind).pk
    html = see(dana, f"?at={kind}-{pk}")
    assert f'href="/office/{kind}/{pk}/"' in html
    assert f"?{kind}={pk}" in html


def test_hr_may_read_the_map_but_not_the_judgements_or_figures(see, hugo, thread):
    for stage, people in ((Stage.INVITED, 20), (Stage.APPLIED, 8)):
        Cell.objects.create(activity=thread.activity, stage=stage, people=people)
    html = see(hugo, f"?at=link-{thread.link.pk}")
    assert "/office/edge/" not in html
    assert "8 van 20" not in html
    assert "Er is bewijs dat dit op het werk gebeurt" in words(html)
    assert "Vraag het aan de eigenaar van het doel" in words(html)


def test_an_owner_reads_her_own_lines_and_others_are_told_why_not(client, see, thread, ines, mara, olu):
    a_thread(ines, olu, slug="elders")
    html = see(mara)
    assert f"at-goal-{thread.goal.pk}" in html
    assert html.count("is-goal") == 1
    client.force_login(ines)
    refused = client.get(AT)
    assert refused.status_code == 403
    assert "voor eigenaren van een doel of gedrag" in refused.content.decode()


def test_without_a_goal_the_page_teaches_where_the_thread_begins(see, dana):
    assert "De draad begint bij een doel" in words(see(dana))


@pytest.mark.parametrize(
    "query", ["?goal=x&page=0&state=&purpose=niets", "?at=link-9999&open=goal-1&fold=zomaar", "?goal=999"]
)
def test_nonsense_in_the_address_is_no_trouble(see, dana, thread, query):
    assert "Rode draad" in words(see(dana, query))


def test_only_the_map_is_sent_to_who_asks_for_it(client, dana, thread):
    client.force_login(dana)
    html = client.get(AT, headers={"HX-Request": "true", "HX-Target": "div#thread"}).content.decode()
    assert html.lstrip().startswith('<div class="thread stack" id="thread"')


@pytest.mark.parametrize("query", ["", "?q=luisteren", "?state=broken", "?state=unproven", "?open=loose", "?at=goal-1"])
def test_one_line_or_three_cost_the_same(client, dana, ines, mara, same_queries, query):
    n = iter(range(9))
    client.force_login(dana)

    def one_more():
        a_thread(ines, mara, slug=f"luisteren-{(number := next(n))}")
        Activity.objects.create(slug=f"los-{number}", owner=ines)
        keep_lines()

    same_queries(lambda: client.get(f"{AT}{query}"), one_more)
