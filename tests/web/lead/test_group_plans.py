"""A manager proposes one plan to her team, and hears of nobody."""

import pytest

from tests.practising import DAY, MONDAY, OURS, later
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import GroupPlan

HERE = "/learn/group-plan/"
PLANS, ONE = "/lead/group-plans/", "/lead/group-plans/activity/luisteren/"


@pytest.fixture
def given(give, listening, hire, company, mara, ben, finish):
    """Mara gave it to eight people, and each finished it on the Monday."""
    people = [ben, *(hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara) for n in range(7))]
    give(listening, people, on=MONDAY - DAY)
    for one in people:
        finish(one, listening)
    return people


def test_she_proposes_it_to_who_learned_it_and_takes_it_back(mara_s, given):
    with later(0):
        assert "Stel één plan voor aan je team" in mara_s.get("/lead/").content.decode()
        assert ONE in mara_s.get(PLANS).content.decode()
        assert mara_s.post(ONE, {**OURS, "action": "begrijpen wij de klant"}).status_code == 422
        assert mara_s.post(ONE, OURS).url == PLANS
        assert mara_s.post(ONE, OURS).url == PLANS  # twice is once
        page = mara_s.get(PLANS).content.decode()
        assert (OURS["situation"] in page, ONE in page) == (True, False)
        proposal = GroupPlan.objects.get()
        assert proposal.asks.count() == 8
        mara_s.post(f"{PLANS}{proposal.pk}/withdrawal/")
        page = mara_s.get(PLANS).content.decode()
        assert (OURS["situation"] in page, ONE in page) == (False, True)


def test_she_reads_a_number_and_no_name(mara_s, given):
    with later(0):
        mara_s.post(ONE, OURS)
        proposal = GroupPlan.objects.get()
        for one in given[:6]:
            actions.join_group_plan(proposal, by=one)
        assert "Daarna zie je hooguit een aantal." in mara_s.get(PLANS).content.decode()
    with later(15):
        actions.count_group_plans()
        page = mara_s.get(PLANS).content.decode()
        assert "5 mensen of meer doen mee." in page
        on_hers = mara_s.get(f"{HERE}{proposal.pk}/").content.decode()
        assert [one.name for one in given if one.name in page + on_hers] == []


def test_of_a_small_team_no_number_is_said(mara_s, team, propose):
    people = team(4)
    proposal = propose()
    with later(1):
        for one in people:
            actions.join_group_plan(proposal, by=one)
    with later(15):
        actions.count_group_plans()
        page = mara_s.get(PLANS).content.decode()
    assert "Hoeveel er meedoen zeggen we hier niet." in page
    assert "mensen of meer" not in page


def test_what_she_did_not_give_is_not_offered(mara_s, team):
    team(4)
    with later(0):
        assert "Nog niets samen geleerd" in mara_s.get(PLANS).content.decode()
        assert mara_s.post(ONE, OURS).status_code == 404
    assert not GroupPlan.objects.exists()


def test_it_costs_the_same_for_more_proposals_and_more_people(
    same_queries, mara_s, give, publish, hire, company, mara, finish
):
    people = [hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara) for n in range(2)]
    numbers = iter(range(9))

    def row():
        activity = publish(f"iets-{next(numbers)}")
        give(activity, people, on=MONDAY - DAY)
        for one in people:
            finish(one, activity)
        GroupPlan.objects.create(
            activity=activity, person=mara, team=mara, until=MONDAY, at="2026-03-01T09:00Z", **OURS
        )

    with later(0):
        same_queries(lambda: mara_s.get(PLANS), row)
