import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.liking import barista, case, liked, score
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Activity, Confirmation, Link
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import CaseState, Quadrant, Wish
from vliegwiel.areas.insights.models import Appraisal, CandyCase, OwnersWord
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock, jobs
from vliegwiel.kit.models import Happening

__all__ = ["barista", "case", "liked", "score"]


def of(activity):
    return Appraisal.objects.get(activity=activity)


def later(days):
    return clock.at(clock.now() + dt.timedelta(days=days))


def test_an_appraisal_holds_hours_joy_use_and_contribution_apart(barista):
    one = of(barista)
    assert (one.learners, one.minutes, one.cost, one.thread) == (12, 1080, None, "own_growth")
    # The usual joy here is (12 x 1 + 9 x 0 + 9 x .75) / 30 = .625, usual use (12 x .25 + 18 x .75) / 30 = .55.
    assert one.enjoyment == pytest.approx((10 * 0.625 + 12) / 22)
    assert one.usefulness == pytest.approx((10 * 0.55 + 3) / 22)
    assert (one.value, one.high, one.has_line, one.tier) == (10.8, 15.9, False, 3)
    assert (one.quadrant, one.stands_out) == (Quadrant.CANDY, True)
    assert {row.activity.slug: row.quadrant for row in Appraisal.objects.select_related("activity")} == {
        "barista": "candy",
        "kort": "hard_work",
        "klein": "hard_work",
    }


def test_working_it_out_twice_changes_nothing_and_one_is_worked_out_alone(barista, lea):
    assert actions.appraise() == 0
    catalogue.set_cost(barista, each=Decimal(10), fixed=Decimal(200), by=barista.owner)
    people.set_hourly_cost(Organisation.objects.get(), euros=Decimal(50), by=lea)
    assert actions.appraise([barista.pk]) == 1
    assert of(barista).cost == Decimal("1220.00")  # 18 hours of 50, 12 people of 10, and 200


def test_what_was_finished_more_than_a_year_ago_takes_no_hours_now(make_activity, liked):
    liked(make_activity("oud"), 8, days=400)
    actions.appraise()
    assert Appraisal.objects.values_list("learners", "minutes").get() == (0, 0)


def test_meant_for_a_goal_it_has_a_line_only_while_the_goal_runs(make_activity, dana, ines):
    activity = make_activity("stop", purpose="strategic")
    goal = Goal.objects.create(statement="Van 9 naar 3", owner=dana, state="active")
    behaviour = TargetBehaviour.objects.create(goal=goal, owner=dana, action="meldt het")
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat", claimed_by=ines)
    actions.appraise()
    assert of(activity).thread == "unlinked"
    Confirmation.objects.create(link=link, by=dana)
    actions.appraise()
    assert of(activity).thread == "strategic"
    Goal.objects.filter(pk=goal.pk).update(state="achieved")
    actions.appraise([activity.pk])
    assert of(activity).thread == "unlinked"


@pytest.mark.parametrize("category", ["team_event", "safety"])
def test_what_is_for_something_else_or_asked_by_law_never_stands_out(barista, category):
    catalogue.set_exemption(barista, category=category, budget="Teambudget", by=barista.owner)
    actions.appraise()
    assert not of(barista).stands_out
    catalogue.set_exemption(barista, category="none", by=barista.owner)
    Activity.objects.filter(pk=barista.pk).update(purpose="legal")
    actions.appraise()
    assert not of(barista).stands_out


def test_the_night_notices_it_once_and_keeps_every_condition_with_its_figure(barista):
    assert [actions.review_contributions(), actions.review_contributions()] == [(1, 0), (0, 0)]
    case = CandyCase.objects.get()
    assert (case.state, case.activity) == (CaseState.SUSPECTED, barista)
    assert [(name, holds) for name, _figure, _against, holds in case.figures] == [
        ("enjoyed", True),
        ("contribution", True),
        ("even_at_best", True),
        ("enough_ratings", True),
        ("not_exempt", True),
        ("not_mandatory", True),
        ("takes_more", True),
    ]
    assert [(one.figure, one.against) for one in queries.reasons(case.figures)][:2] == [("83%", "75%"), ("11", "40")]


def test_the_night_lets_go_of_what_is_no_longer_so_and_takes_nothing_away(case, barista, score):
    score(barista, 62.0, 70.0, weakest=0.4)
    actions.appraise()
    assert actions.review_contributions() == (0, 1)
    case.refresh_from_db()
    assert (case.state, case.closed_at is None) == (CaseState.CLEARED, False)
    assert not hasattr(Activity.objects.get(pk=barista.pk), "retirement")


def test_closing_says_what_became_of_it(case, barista):
    catalogue.set_exemption(barista, category="team_event", budget="Teambudget", by=barista.owner)
    actions.appraise()
    actions.review_contributions()
    case.refresh_from_db()
    assert case.state == CaseState.RELABELLED


def test_asking_gives_the_owner_thirty_days_and_kind_words(case, lea, ines):
    with jobs.at_once():
        actions.ask_owner(case, by=lea)
        actions.ask_owner(case, by=lea)
    case.refresh_from_db()
    assert (case.state, case.due) == (CaseState.ASKED, clock.today() + dt.timedelta(days=30))
    assert Message.objects.filter(person=ines, kind="insights.WhatDoesItNeed").count() == 1
    assert queries.question_for(ines, case.activity) == case
    (one,) = queries.with_case(Activity.objects.filter(pk=case.activity_id))
    assert (one.case, one.asked_about) == (case.pk, True)


def test_the_owner_answers_and_who_asked_hears_it(case, lea, ines, mara):
    with pytest.raises(PermissionDenied):
        actions.say_what_it_needs(case, wish=Wish.STOP, by=ines)  # not asked yet
    with jobs.at_once():
        actions.ask_owner(case, by=lea)
        actions.say_what_it_needs(case, wish=Wish.RELABEL, text="Het is een uitje.", by=ines)
        actions.say_what_it_needs(case, wish=Wish.RELABEL, text="Het is een uitje.", by=ines)
    with pytest.raises(PermissionDenied):
        actions.say_what_it_needs(case, wish=Wish.STOP, by=mara)
    assert OwnersWord.objects.values_list("wish", "text").get() == ("relabel", "Het is een uitje.")
    assert Message.objects.filter(person=lea, kind="insights.OwnerAnswered").count() == 1
    assert Happening.objects.filter(kind="insights.ContributionAnswered").count() == 1


def test_it_cannot_end_before_the_owner_was_heard(case, lea, ines):
    with pytest.raises(ValidationError, match="kan het niet naar"):
        actions.conclude(case, outcome="confirmed", by=lea)
    actions.ask_owner(case, by=lea)
    with pytest.raises(ValidationError) as refused:
        actions.conclude(case, outcome="confirmed", by=lea)
    assert set(refused.value.message_dict) == {"note"}
    with later(31):
        assert actions.conclude(case, outcome="confirmed", by=lea).state == CaseState.CONFIRMED
    assert CandyCase.objects.get().closed_at is None


def test_the_deed_goes_before_the_word(case, barista, lea, dana, ines):
    actions.ask_owner(case, by=lea)
    actions.say_what_it_needs(case, wish=Wish.TALK, by=ines)
    for outcome, field in (
        ("linked", "outcome"),
        ("relabelled", "outcome"),
        ("retired", "outcome"),
        ("redesigned", "note"),
    ):
        with pytest.raises(ValidationError) as refused:
            actions.conclude(case, outcome=outcome, by=lea)
        assert set(refused.value.message_dict) == {field}
    catalogue.retire(barista, reason="Genoeg koffie", by=lea)
    assert actions.conclude(case, outcome="retired", by=lea).closed_at


@pytest.mark.parametrize("outcome", ["linked", "relabelled", "redesigned"])
def test_each_way_it_may_end(case, barista, lea, dana, ines, outcome):
    actions.ask_owner(case, by=lea)
    goal = Goal.objects.create(statement="Van 9 naar 3", owner=dana, state="active")
    behaviour = TargetBehaviour.objects.create(goal=goal, owner=dana, action="meldt het")
    catalogue.link(barista, behaviour=behaviour, rationale="Omdat het helpt", by=ines)
    catalogue.set_exemption(barista, category="team_event", budget="Teambudget", by=ines)
    closed = actions.conclude(case, outcome=outcome, note="Zo spraken we het af.", by=lea)
    assert (closed.state, closed.closed_at is None) == (outcome, False)
    assert [turn.state for turn in closed.turns.all()] == ["suspected", "asked", outcome]
    assert actions.conclude(case, outcome=outcome, by=lea) == closed


def test_what_was_agreed_is_left_alone_for_ninety_days(case, lea, ines):
    actions.ask_owner(case, by=lea)
    actions.conclude(case, outcome="redesigned", note="Met oefening erbij.", by=lea)
    assert actions.review_contributions() == (0, 0)
    with later(91):
        assert actions.review_contributions() == (1, 0)
    assert CandyCase.objects.count() == 2


def test_it_is_opened_once_more_from_the_start(case, barista, lea, ines, score):
    actions.ask_owner(case, by=lea)
    actions.say_what_it_needs(case, wish=Wish.TALK, by=ines)
    actions.conclude(case, outcome="redesigned", note="Met oefening erbij.", by=lea)
    again = actions.reopen_case(case, by=lea)
    assert (again.state, again.due, again.closed_at) == (CaseState.SUSPECTED, None, None)
    assert not OwnersWord.objects.exists()
    assert actions.reopen_case(case, by=lea) == again


def test_every_step_outside_the_ways_is_an_error(case, lea, ines):
    closed = ["redesigned", "linked", "relabelled", "retired", "cleared"]
    for here in CaseState.values:
        for there in CaseState.values:
            allowed = {
                "suspected": ["asked"],
                "asked": ["confirmed", *closed[:4]],
                "confirmed": closed[:4],
            }.get(here, [])
            if there in allowed or there == here:
                continue
            CandyCase.objects.filter(pk=case.pk).update(state=here, closed_at=clock.now() if here in closed else None)
            with pytest.raises(ValidationError):
                if there == "asked":
                    actions.ask_owner(case, by=lea)
                else:
                    actions.conclude(case, outcome=there, by=lea, note="Afgesproken")


def test_only_the_lead_sees_or_moves_a_case(case, dana, hugo, adam, wim, ines, mara, lea):
    for person in (dana, hugo, adam, wim, ines, mara):
        for verb in (
            lambda by: actions.ask_owner(case, by=by),
            lambda by: actions.conclude(case, outcome="confirmed", by=by),
            lambda by: actions.reopen_case(case, by=by),
        ):
            with pytest.raises(PermissionDenied):
                verb(person)
        assert not CandyCase.objects.visible_to(person).exists()
        assert not queries.case_rows(person)
        assert not queries.quadrant_rows(person, Quadrant.CANDY)
        assert queries.quadrant_counts(person) == {}
    assert list(queries.case_rows(lea)) == [case]
    assert queries.quadrant_counts(lea) == {"candy": 1, "hard_work": 2}


def test_lists_cost_the_same_with_one_and_with_three(barista, make_activity, liked, score, lea, same_queries):
    numbers = iter(range(9))

    def another():
        number = next(numbers)
        score(liked(make_activity(f"nog{number}"), 12), 10.8, 15.9)
        liked(make_activity(f"kort{number}"), 1, minutes=5)
        actions.appraise()
        actions.review_contributions()

    same_queries(lambda: queries.rows_of_cases(queries.case_rows(lea)), another)
    same_queries(lambda: queries.appraisals(), another)
