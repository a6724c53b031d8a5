"""One edge on its page: each judge speaks without knowing the other's figures; and the lists of what asks."""

import datetime as dt
import re

import pytest

from tests.threads import WHY, a_thread, agree, edges_of, said
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy.models import Rating, Side, StrategyLink
from vliegwiel.kit import clock

OURS = "Wij zagen het in de winter bij drie ploegen, en zonder dit niet."


@pytest.fixture
def thread(ines, mara):
    return a_thread(ines, mara)


def at(thread, kind):
    things = {"goal": thread.goal, "kpi": thread.kpi, "behaviour": thread.behaviour, "activity": thread.link}
    return f"/office/edge/{kind}/{things[kind].pk}/"


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def give(client, address, strength="0.75", evidence="1", reason=WHY, **more):
    return client.post(address, {"strength": strength, "evidence": evidence, "reason": reason, **more})


@pytest.mark.parametrize("kind", ["goal", "kpi", "behaviour", "activity"])
def test_both_judge_an_edge_on_its_page(client, thread, mara, lea, kind):
    for who in (mara, lea):
        client.force_login(who)
        assert client.get(at(thread, kind)).status_code == 200
        assert give(client, at(thread, kind)).url == at(thread, kind)
    ratings = thread.link.ratings if kind == "activity" else Rating.objects
    assert set(ratings.values_list("side", "by")) == {("line", mara.pk), ("education", lea.pk)}
    assert "Eens" in words(client.get(at(thread, kind)))


def test_the_second_judge_does_not_see_what_the_first_said_until_she_spoke(client, thread, mara, lea):
    said(thread.link.ratings, Side.EDUCATION, lea, 1.0, 4)
    client.force_login(mara)
    before = words(client.get(at(thread, "activity")))
    assert WHY not in before
    assert before.count("Dit ís wat het verschil maakt") == 1, "only among the choices"
    assert "Je ziet het zodra jij het jouwe gaf" in before
    give(client, at(thread, "activity"), reason=OURS)
    after = words(client.get(at(thread, "activity")))
    assert WHY in after
    assert OURS in after


def test_a_reader_without_a_side_sees_nothing_before_both_spoke(client, thread, ines, lea, mara):
    said(thread.link.ratings, Side.EDUCATION, lea, 1.0, 4)
    client.force_login(ines)
    assert WHY not in words(client.get(at(thread, "activity")))
    said(thread.link.ratings, Side.LINE, mara, 1.0, 4)
    assert WHY in words(client.get(at(thread, "activity")))
    assert give(client, at(thread, "activity")).status_code == 403


@pytest.mark.parametrize("who", ["olu", "ben", "hugo"])
def test_who_has_nothing_to_do_with_it_finds_no_page(client, thread, who, request):
    client.force_login(request.getfixturevalue(who))
    for kind in ("goal", "kpi", "behaviour", "activity"):
        assert client.get(at(thread, kind)).status_code == 404
    assert client.get("/office/edge/moon/1/").status_code == 404


def test_far_apart_the_page_says_what_to_talk_about(client, thread, mara, lea):
    said(thread.link.ratings, Side.EDUCATION, lea, 1.0)
    said(thread.link.ratings, Side.LINE, mara, 0.25)
    client.force_login(lea)
    shown = words(client.get(at(thread, "activity")))
    assert "Jullie zien dit anders" in shown
    assert "Welk klein proefje maakt het duidelijk?" in shown


def test_what_was_typed_stays_when_something_is_missing(client, thread, lea):
    client.force_login(lea)
    answer = give(client, at(thread, "kpi"), strength="", reason="Te kort")
    assert answer.status_code == 422
    assert "Te kort" in words(answer)
    assert not StrategyLink.objects.exists()
    late = give(client, at(thread, "kpi"), review_by="2099-01-01")
    assert "Kies een dag binnen twaalf maanden" in words(late)


def test_the_owner_finds_what_waits_for_her_without_a_role(client, thread, mara, lea):
    client.force_login(mara)
    assert _listed(client, "waiting") == {"goal", "kpi", "behaviour", "activity"}
    agree(thread, lea, mara)
    assert _listed(client, "waiting") == set()
    said(edges_of(thread)[1].ratings, Side.LINE, mara, 0.25)
    assert (_listed(client, "contested"), _listed(client, "waiting")) == ({"kpi"}, {"kpi"})


def test_who_owns_nothing_sees_nothing_in_the_lists(client, thread, olu, lea, mara):
    agree(thread, lea, mara)
    said(thread.link.ratings, Side.LINE, mara, 0.25)
    client.force_login(olu)
    assert [_listed(client, which) for which in ("waiting", "contested", "lapsed")] == [set(), set(), set()]


def test_the_educator_finds_what_lapses_within_a_month(client, thread, mara, lea):
    Link.objects.update(claimed_at=clock.now() - dt.timedelta(days=400))
    agree(thread, lea, mara, at=clock.now() - dt.timedelta(days=350))
    client.force_login(lea)
    assert _listed(client, "lapsed") == {"goal", "kpi", "behaviour", "activity"}
    assert _listed(client, "waiting") == set()
    with clock.at(clock.now() + dt.timedelta(days=30)):
        assert _listed(client, "waiting") == {"goal", "kpi", "behaviour", "activity"}


@pytest.mark.parametrize("which", ["waiting", "contested", "lapsed"])
def test_a_list_costs_the_same_for_one_and_for_three(client, same_queries, ines, mara, lea, which):
    slugs = iter(["een", "twee", "drie"])

    def another():
        thread = a_thread(ines, mara, slug=next(slugs))
        if which == "contested":
            agree(thread, lea, mara)
            for edge in edges_of(thread):
                said(edge.ratings, Side.LINE, mara, 0.25)
        if which == "lapsed":
            agree(thread, lea, mara)
            for edge in edges_of(thread):
                edge.ratings.update(review_by=clock.today())

    client.force_login(lea)
    same_queries(lambda: client.get(f"/office/edges/?list={which}"), another)


def test_long_lists_come_in_pages(client, ines, mara, lea):
    for n in range(9):
        a_thread(ines, mara, slug=f"les-{n}")
    client.force_login(lea)
    first, second = (_rows(client, "waiting", page) for page in (1, 2))
    assert (len(first), len(second)) == (25, 11)
    assert len({*first, *second}) == 36


def _rows(client, which, page=1):
    shown = client.get("/office/edges/", {"list": which, "page": page}).content.decode()
    return re.findall(r"/office/edge/(\w+)/(\d+)/", shown)


def _listed(client, which):
    return {kind for kind, _pk in _rows(client, which)}
