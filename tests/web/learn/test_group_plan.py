"""The page of a group plan: what it says before the tap, joining it, and who sees what of it."""

import pytest

from tests.practising import MONDAY, OURS, WORDS, later
from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import GroupAsk, GroupPlan, Joining, Plan

PROPOSE = "/learn/activity/luisteren/group-plan/"
SAID = "Als een klant belt die al wacht, dan vatten wij eerst samen wat we hoorden."


@pytest.fixture
def address(team, propose):
    """Of what Mara proposed to Ben and two others."""
    team(3)
    return f"/learn/group-plan/{propose().pk}/"


def test_she_reads_before_the_tap_who_sees_it_and_joins_with_one(ben_s, words, address, ben, mara):
    with later(1):
        assert f"{mara.name} stelt jullie een plan voor Luisteren {SAID} Bekijk het en kies" in words(
            ben_s.get("/learn/practice/")
        )
        assert "Er ligt een plan voor jullie samen" in words(ben_s.get("/learn/activity/luisteren/plan/"))
        page = words(ben_s.get(address))
        assert SAID in page
        assert "Wie ook meedoet ziet dat jij meedoet, en jij ziet wie dat zijn." in page
        assert "Doe je niet mee, dan hoort niemand dat." in page
        assert ben_s.post(f"{address}joining/").url == address
        page = words(ben_s.get(address))
        assert f"Jouw plan {SAID}" in page
        assert "Wie ook meedoet staat hier. Wie niet meedoet: dat hoort niemand." in page
        practice = words(ben_s.get("/learn/practice/"))
        assert ("stelt jullie een plan voor" in practice, "Samen met anderen" in practice) == (False, True)
    assert Plan.objects.get().person == ben


def test_joined_names_are_for_who_joined_and_a_name_goes_when_she_takes_it_off(ben_s, words, address, client, ben):
    proposal = GroupPlan.objects.get()
    tess = proposal.asks.exclude(person=ben).select_related("person").first().person
    with later(1):
        actions.join_group_plan(proposal, by=tess)
        assert tess.name not in words(ben_s.get(address))
        ben_s.post(f"{address}joining/")
        assert tess.name in words(ben_s.get(address))
        ben_s.post(f"{address}joining/removal/")
        assert tess.name not in words(ben_s.get(address))
        assert queries.group_plan_row(proposal, tess).names == ()


def test_letting_it_pass_clears_the_page_and_she_may_think_it_over(ben_s, words, address):
    with later(1):
        assert ben_s.post(f"{address}passing/").url == "/learn/practice/"
        assert "stelt jullie een plan voor" not in words(ben_s.get("/learn/practice/"))
        page = words(ben_s.get(address))
        assert "Je mag nog van gedachten veranderen" in page
        assert "Laat het voorbijgaan" not in page
        ben_s.post(f"{address}joining/")
    assert Plan.objects.count() == 1


def test_two_plans_under_way_are_said_in_words_and_the_question_stays(ben_s, words, address, make_plan, publish, ben):
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    with later(1):
        page = words(ben_s.post(f"{address}joining/", follow=True), "//body")
        assert "Je hebt al twee plannen lopen" in page
        assert "Doe mee" in page


def test_who_was_not_asked_finds_nothing(client, address, olu, lea, adam):
    for somebody in (olu, lea, adam):
        client.force_login(somebody)
        assert client.get(address).status_code == 404
        for deed in ("joining/", "joining/removal/", "passing/", "withdrawal/"):
            assert client.post(f"{address}{deed}").status_code == 404
    assert not Plan.objects.exists()


def test_who_learned_it_with_others_proposes_a_plan_and_may_take_it_back(ben_s, words, team, ben):
    team(3)
    with later(0):
        assert "Je stelt het voor aan wie in jouw team dit de laatste zes weken afrondde." in words(ben_s.get(PROPOSE))
        for wrong, sentence in (("", "Vul in wat je dan doet"), ("bellen wij terug", "Een gevoel komt en gaat.")):
            refused = ben_s.post(PROPOSE, {"situation": "wij moe zijn", "action": wrong})
            assert (refused.status_code, sentence in refused.content.decode()) == (422, True)
        address = ben_s.post(PROPOSE, OURS).url
        page = words(ben_s.get(address))
        assert "Jij stelde dit voor op 3 maart." in page
        assert "Doe mee" in page
        assert "Eén tegelijk is genoeg." in words(ben_s.get(PROPOSE))
        again = ben_s.post(PROPOSE, WORDS)
        assert (again.status_code, "ligt er al een voorstel" in again.content.decode()) == (422, True)
        ben_s.post(f"{address}withdrawal/")
        assert ben_s.get(address).status_code == 404
    assert GroupPlan.objects.get().situation == ""


def test_before_it_is_proposed_she_sees_what_the_others_will(ben_s, words, team, ben):
    team(3)
    with later(0):
        seen = words(ben_s.get(PROPOSE))
        assert f"Dit ziet wie je het vraagt {ben.name} stelt jullie een plan voor Luisteren Als …, dan …." in seen
        assert f"een plan voor Luisteren {SAID}" in words(ben_s.get(PROPOSE, OURS))


def test_what_was_not_learned_together_has_no_form_and_says_when_it_can_be(ben_s, words, listening):
    assert "Nog niet samen geleerd" in words(ben_s.get(PROPOSE))
    assert ben_s.post(PROPOSE, OURS).status_code == 200
    assert not GroupPlan.objects.exists()


def test_the_plan_page_offers_it_after_learning_and_not_for_what_the_law_asks(ben_s, words, finish, ben, publish):
    for slug, more, offered in (("een", {}, True), ("wet", {"skill": Skill.LEGAL}, False)):
        finish(ben, publish(slug, **more))
        page = words(ben_s.get(f"/learn/activity/{slug}/plan/"))
        assert ("Leerde je dit samen met collega’s?" in page) is offered


def test_it_costs_the_same_with_more_who_join_and_more_proposals(
    same_queries, ben_s, address, hire, company, mara, finish, listening, ben
):
    proposal = GroupPlan.objects.get()
    numbers = iter(range(9))

    def joins():
        tess = hire("Extra", f"Lid {next(numbers)}", unit=company.north, led_by=mara)
        finish(tess, listening, on=MONDAY)
        plan = Plan.objects.create(person=tess, activity=listening, **OURS)
        Joining.objects.create(group_plan=proposal, plan=plan)

    def proposed():
        other = GroupPlan.objects.create(activity=listening, person=mara, team=mara, until=proposal.until, **OURS)
        GroupAsk.objects.create(group_plan=other, person=ben)

    with later(1):
        same_queries(lambda: ben_s.get(PROPOSE), joins)
        same_queries(lambda: ben_s.get("/learn/practice/"), proposed)
        actions.join_group_plan(proposal, by=ben)
        same_queries(lambda: ben_s.get(address), joins)
