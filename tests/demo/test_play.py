"""The half-year is told once for this module; then the numbers must say what was meant."""

import datetime as dt
from collections import Counter

import pytest
from django.db.models import Count, Q
from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Link
from vliegwiel.areas.catalogue.queries import missing_to_publish
from vliegwiel.areas.insights.enums import Stage, Verdict
from vliegwiel.areas.insights.models import Cell, Decision, Proposal, ReviewRound
from vliegwiel.areas.insights.queries import effects, given_back
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.people.queries import waiting_for_a_manager
from vliegwiel.areas.practice.enums import Commit, Obstacle, Said, Step, Support
from vliegwiel.areas.practice.models import CheckIn, GroupPlan, Plan, SupportAct
from vliegwiel.areas.practice.queries import due_check_ins, group_asks, leaders_missing_chances, waiting_for_me
from vliegwiel.areas.strategy.models import Goal, KpiReading, TargetBehaviour
from vliegwiel.areas.strategy.queries import errors
from vliegwiel.demo import cast, play
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening, Job

pytestmark = [pytest.mark.story, pytest.mark.django_db, pytest.mark.usefixtures("told")]


def who(key):
    return Person.objects.get(number=cast.part(key).number)


def stage(team, of):
    """How many went so far in one team, over all activities with a follow-up."""
    unit = Unit.objects.get(code=team)
    cells = Cell.objects.filter(unit=unit, stage=of, activity__follow_up=True)
    return sum(cells.values_list("people", flat=True))


def test_a_second_time_changes_nothing():
    before = Happening.objects.count()
    play.play(lambda sentence: None)
    assert Happening.objects.count() == before


def test_it_ends_yesterday_and_leaves_no_work_waiting():
    midnight = timezone.make_aware(dt.datetime.combine(clock.today(), dt.time(0)))
    assert not Happening.objects.filter(at__gte=midnight).exists()
    assert Happening.objects.earliest("at").at < midnight - dt.timedelta(days=180)
    assert not Job.objects.exists()


def test_three_goals_move_and_eight_behaviours_can_be_seen():
    goals = list(Goal.objects.annotate(n=Count("kpis__readings", filter=Q(kpis__place=0))))
    assert [(goal.state, goal.n) for goal in goals] == [(Goal.State.ACTIVE, 6)] * 3
    assert TargetBehaviour.objects.count() == 8
    elsewhere = KpiReading.objects.exclude(origin="entered").values_list("origin", flat=True)
    assert Counter(elsewhere) == {"imported": 6, "posted": 6}
    assert [str(one) for one in TargetBehaviour.objects.order_by("pk") if errors(one) or "en" not in one.action] == []


def test_the_shelf_is_whole():
    assert Activity.objects.published().count() == 16 + 8  # and the micro-trainings for who leads
    legal = Activity.objects.get(purpose=Purpose.LEGAL)
    assert "Arbeidsomstandighedenwet" in legal.legal_basis
    for activity in Activity.objects.published():
        for draft in activity.drafts.all():
            assert missing_to_publish(draft, activity.purpose) == [], activity.slug
    english = Activity.objects.filter(editions__language="en").distinct().count()
    assert english * 3 >= Activity.objects.published().count()


@pytest.mark.parametrize(("works", "stalls"), [("DN", "OH"), ("KS", "FA")])
def test_where_it_works_people_apply_and_where_it_stalls_they_do_not(works, stalls):
    applied = {team: stage(team, Stage.APPLIED) / stage(team, Stage.COMPLETED) for team in (works, stalls)}
    assert applied[works] > 0.3
    assert applied[works] > 3 * applied[stalls]
    assert stage(stalls, Stage.PLANNED) / stage(stalls, Stage.INVITED) < 0.4
    given = Assignment.objects.filter(person__employments__placements__unit__code=stalls)
    assert given.exclude(given_by=who("femke")).values("activity").distinct().count() >= 4


def said_in(team):
    of = CheckIn.objects.filter(plan__person__employments__placements__unit__code=team).exclude(said="")
    return Counter(of.how_it_went().values_list("said", flat=True)), Counter(
        of.exclude(obstacle="").values_list("obstacle", flat=True)
    )


def test_at_maintenance_the_moment_does_not_come_and_who_leads_them_knows():
    said, stuck = said_in("OH")
    assert (said.most_common(1)[0][0], stuck.most_common(1)[0][0]) == (Said.NO_CHANCE, Obstacle.NO_SITUATION)
    assert said[Said.NO_CHANCE] > sum(said.values()) / 2
    stop = Activity.objects.get(slug__startswith="klopt-het-werk")
    assert leaders_missing_chances(stop.pk) == {who("ruud").pk, who("anouk").pk}  # she stands in for him
    assert Happening.objects.filter(kind="practice.OpportunityMissed", by=None).exists()


def test_at_billing_tools_and_colleagues_do_it_otherwise():
    said, stuck = said_in("FA")
    assert said.most_common(1)[0][0] == Said.TRIED
    assert {one for one, _n in stuck.most_common(2)} == {Obstacle.TOOLS, Obstacle.ALONE}
    assert sum(said.values()) > 15


def test_plans_are_said_otherwise_rest_are_taken_up_and_are_stopped():
    happened = Counter(Happening.objects.filter(kind__startswith="practice.Plan").values_list("kind", flat=True))
    for kind in ("PlanChanged", "PlanParked", "PlanTakenUp", "PlanStopped"):
        assert happened[f"practice.{kind}"] >= 2, kind
    assert Plan.objects.standing().filter(parked_at__isnull=False).count() >= 2
    first = CheckIn.objects.filter(day=Step.COMMIT).exclude(said="")
    assert set(first.values_list("said", flat=True)) == set(Commit.values)
    # Three times no answer, then once the question whether to go on; some say so, most leave it.
    asked = Plan.objects.filter(quiet_on__isnull=False)
    assert asked.count() >= 5
    assert 0 < asked.filter(stopped_at=None, went_on_at=None).count() < asked.count()


def test_the_candy_is_popular_and_serves_no_goal():
    candy = Activity.objects.get(slug="barista-op-het-hoofdkantoor")
    assert Completion.objects.filter(activity=candy).count() >= 30
    assert (candy.purpose, candy.links.count(), candy.follow_up) == (Purpose.OWN_GROWTH, 0, False)


def test_people_answer_and_are_answered_in_many_words():
    assert set(CheckIn.objects.values_list("said", flat=True)) == {"", *Said.values, *Commit.values}
    assert set(SupportAct.objects.values_list("kind", flat=True)) == set(Support.values)
    plans = list(Plan.objects.values_list("situation", "action"))
    assert len(set(plans)) >= 80
    assert len(set(plans)) / len(plans) > 0.85


def test_one_round_was_carried_out_and_one_is_open():
    done, opened = ReviewRound.objects.order_by("opened_at")
    assert (done.closed_at is None, done.done, opened.closed_at) == (False, 7, None)
    assert set(Decision.objects.values_list("verdict", flat=True)) == {Verdict.KEEP, Verdict.FIX, Verdict.STOP}
    assert opened.items.filter(proposal=None).count() >= 7, "the rest still waits for somebody's word"
    waiting = effects(Proposal.objects.filter(item__round=opened).select_related("item"))
    assert {one.proposal.says for one in waiting} == set(Verdict.values)
    assert [one.running > 0 for one in waiting if one.proposal.says == Verdict.STOP] == [True]
    (quarter,) = given_back()
    assert [(row.title, quarter.hours > 0) for row in quarter.rows] == [("Die mail ging naar de verkeerde", True)]


def test_people_left_returned_and_stood_in():
    assert who("lisanne").left_on < clock.today()
    assert Completion.objects.filter(person=who("lisanne")).exists()
    assert who("tom").employments.count() == 2
    assert Person.objects.led_by(who("anouk")).count() >= 12
    assert Enrolment.objects.filter(person__employments__placements__pattern="roster").exists()


def test_everybody_finds_something_to_do_today():
    noor, mirjam = who("noor"), who("mirjam")
    assert len(due_check_ins(noor)) == 1
    assert waiting_for_me(noor) >= 1
    assert waiting_for_me(mirjam) >= 1
    assert Assignment.objects.open().filter(person=noor).count() == 2
    waiting = Link.objects.filter(behaviour__owner=who("aleida"), confirmation=None, activity__editions__isnull=False)
    assert waiting.filter(activity__slug="een-vraag-in-elk-1-op-1-wat-heb-je-geprobeerd").exists()
    assert (
        Activity.objects.filter(owner=who("ilse"), editions=None).count() == 3
    )  # an idea of hers, one from an intake, and one that could read better
    (without,) = waiting_for_a_manager()
    assert len(without.people) >= 5
    assert len(due_check_ins(who("priya"))) == 1


def test_a_desk_that_practised_together_has_a_plan_together_and_noor_still_chooses():
    proposal = GroupPlan.objects.get()
    (row,) = group_asks(who("noor"))
    assert (row.pk, row.proposer) == (proposal.pk, who("esther").name)
    joined = Plan.objects.filter(joinings__group_plan=proposal).select_related("person")
    assert joined.count() == 6
    for plan in joined:
        assert Plan.objects.active().filter(person=plan.person).count() <= 2
        assert plan.person != who("noor")
    assert proposal.asks.exclude(told_on=None).exists()
