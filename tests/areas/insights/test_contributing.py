"""Scores kept: from whole paths, by a version of the method, a new row only when something changed."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library import PRACTICE, QUESTION, TEXT, publish, republish, retire
from tests.threads import a_thread, agree, edges_of, said
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Check
from vliegwiel.areas.insights.models import Contribution, Method, Recompute
from vliegwiel.areas.insights.queries import Stop
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy import queries as strategy_queries
from vliegwiel.areas.strategy.models import EdgeState, Side
from vliegwiel.kit import clock

HOW = "Veertig monteurs, voor en na, geteld door de werkvoorbereiders zelf."


@pytest.fixture
def thread(ines, mara):
    return a_thread(ines, mara)


def scored(thread):
    actions.recontribute([thread.activity.pk])
    return queries.contributions([thread.activity.pk])[thread.activity.pk]


def test_a_whole_path_counts_and_its_parts_are_kept(thread, lea, mara):
    agree(thread, lea, mara, 0.75, 2)
    row = scored(thread)
    assert row.line == pytest.approx(0.75 * 0.65)
    assert (row.goal, row.has_line, row.demonstrated, row.weakest) == (thread.goal, True, False, pytest.approx(0.4875))
    assert [edge["kind"] for edge in row.parts["edges"]] == ["goal", "kpi", "behaviour", "activity"]
    assert row.parts["paths"] == [1, 1]
    assert row.value == pytest.approx(100 * (2 / 3 * row.line + 1 / 3 * row.design))
    assert row.low < row.value < row.high


def test_a_goal_without_a_theme_begins_its_path_at_the_goal(ines, mara, lea):
    thread = a_thread(ines, mara, theme=False)
    agree(thread, lea, mara, 1.0, 4)
    assert [edge["kind"] for edge in scored(thread).parts["edges"]] == ["kpi", "behaviour", "activity"]
    assert scored(thread).line == 1


def test_the_goals_priority_weighs(thread, lea, mara):
    agree(thread, lea, mara, 1.0, 4)
    thread.goal.priority = "0.50"
    thread.goal.save()
    assert scored(thread).line == 0.5


@pytest.mark.parametrize("at", range(4))
def test_one_contested_or_unjudged_edge_breaks_the_line(thread, lea, mara, at):
    agree(thread, lea, mara)
    edge = edges_of(thread)[at]
    said(edge.ratings, Side.LINE, mara, 0.25)
    assert (scored(thread).has_line, scored(thread).line) == (False, 0)
    edge.ratings.all().delete()
    assert scored(thread).has_line is False
    (path,) = queries.paths([thread.activity.pk])[thread.activity.pk]
    assert (path.stop, [one.kind for one in path.open_edges]) == (
        Stop.EDGE,
        [["goal", "kpi", "behaviour", "activity"][at]],
    )


def test_no_line_and_the_gate_hold_a_good_design_down(thread, lea):
    for check in Check:
        actions.check_design(thread.activity, check=check, score=1.0, note="Zelf gezien in de les.", by=lea)
    row = scored(thread)
    assert (row.value, row.low, row.high, row.gated, row.has_line) == (30, 30, 30, True, False)


def test_a_goal_that_is_no_longer_active_ends_the_line(thread, lea, mara, dana):
    agree(thread, lea, mara)
    assert scored(thread).has_line
    strategy.close_goal(thread.goal, by=dana, achieved=True, reason="Gehaald, met dank.")
    assert scored(thread).has_line is False
    assert queries.paths([thread.activity.pk])[thread.activity.pk][0].stop == Stop.GOAL


def test_a_lapsed_edge_counts_one_level_lower(thread, lea, mara):
    agree(thread, lea, mara, 1.0, 2)
    link = thread.link
    said(link.ratings, Side.LINE, mara, 1.0, 2, holds=-1)
    row = scored(thread)
    assert [(edge["state"], edge["evidence"]) for edge in row.parts["edges"]][-1] == (EdgeState.LAPSED, 1)
    assert row.weakest == 0.45


def test_a_weaker_second_path_changes_nothing(thread, lea, mara, ines):
    agree(thread, lea, mara, 0.75, 2)
    before = scored(thread)
    other = a_thread(ines, mara, slug="anders", theme=False)
    weak = catalogue.link(thread.activity, behaviour=other.behaviour, rationale="Ook een beetje.", by=ines)
    other.link = weak
    agree(other, lea, mara, 0.25, 0)
    after = scored(thread)
    assert (after.line, after.goal, after.parts["paths"]) == (before.line, before.goal, [2, 2])


def test_scoring_twice_is_scoring_once_and_old_rows_stay(thread, lea, mara):
    agree(thread, lea, mara)
    first = scored(thread)
    assert scored(thread) == first
    said(thread.link.ratings, Side.LINE, mara, 0.75)
    second = scored(thread)
    assert second.pk != first.pk
    assert list(Contribution.objects.order_by("pk")) == [first, second]
    assert Contribution.objects.get(pk=first.pk).parts == first.parts


def test_a_new_method_leaves_old_scores_and_makes_new_ones_beside_them(thread, lea, mara):
    agree(thread, lea, mara)
    old = scored(thread)
    made = actions.make_method(by=lea, reason="We weten nu meer over bewijs.", line=0.6, design=0.2, outcome=0.2)
    assert (made.version, made.cf) == (2, [0.30, 0.45, 0.65, 0.85, 1.0])
    new = scored(thread)
    assert (new.method.version, new.value != old.value) == (2, True)
    kept = Contribution.objects.get(pk=old.pk)
    assert (kept.method.version, kept.value) == (1, old.value)


def test_the_same_method_again_is_the_same_version(lea):
    first = actions.make_method(by=lea, reason="")
    assert actions.make_method(by=lea, reason="", line=0.5) == first
    assert Method.objects.count() == 1


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ({"line": 0.6}, "line"),
        ({"line": 0.0, "design": 0.5, "outcome": 0.5}, "line"),
        ({"cf": [0.3, 0.2, 0.65, 0.85, 1]}, "cf"),
        ({"cf": [0.3, 0.45]}, "cf"),
        ({"cf": [0.3, 0.45, 0.65, 0.85, 1.2]}, "cf"),
        ({"tiers": [0, 0, 0.1, 0.25, 0.45, 0.6, 0.5, 1]}, "tiers"),
        ({"low_cut": 60}, "low_cut"),
        ({"prior": 30}, "prior"),
        ({"least_reactions": 4}, "least_reactions"),
        ({"joy_cut": 1.5}, "joy_cut"),
        ({"gate": 0.2}, "reason"),
    ],
)
def test_a_method_out_of_range_or_without_a_reason_is_refused(lea, numbers, field):
    with pytest.raises(ValidationError) as refused:
        actions.make_method(by=lea, reason="Te kort." if field == "reason" else "Een lange en goede reden.", **numbers)
    assert set(refused.value.message_dict) == {field}


def test_only_an_educator_sets_the_method_the_design_and_the_outcomes(thread, ines, dana):
    for who in (ines, dana):
        with pytest.raises(PermissionDenied):
            actions.make_method(by=who, reason="x")
        with pytest.raises(PermissionDenied):
            actions.check_design(thread.activity, check="D1", score=1.0, note="Een briefje.", by=who)
        with pytest.raises(PermissionDenied):
            actions.record_outcome(thread.activity, tier=7, result="positive", how=HOW, by=who)
        with pytest.raises(PermissionDenied):
            actions.begin_recompute(by=who)


def test_the_design_follows_from_the_activity(thread):
    checks = queries.make_scores([thread.activity.pk], queries.method_in_use())[thread.activity.pk].checks
    found = {check.value: one.score for check, one in checks.items()}
    assert found == {"D1": 1.0, "D2": 0.5, "D3": 0.5, "D4": 1.0, "D5": 0.5, "D6": 1.0, "D7": 1.0, "D8": 1.0}


@pytest.mark.parametrize(
    ("blocks", "follow_up", "found"),
    [
        ([], False, [0, 0, 0, 0, 0, 0, 0, 0]),
        ([TEXT, QUESTION, {**QUESTION, "id": "q2"}], False, [0, 1, 0, 0, 0, 0, 0, 0]),
        ([{**PRACTICE, "data": {"task": "Vat samen"}}], True, [0.5, 0, 0.5, 1, 0.5, 0, 1, 0]),
    ],
)
def test_what_follows_from_blocks_and_follow_up(blocks, follow_up, found):
    assert list(queries.derive(blocks, follow_up, []).values()) == found


def test_a_check_by_hand_counts_until_it_is_given_back(thread, lea):
    actions.check_design(thread.activity, check="D2", score=1.0, note="De vragen zijn echte keuzes.", by=lea)
    made = queries.make_scores([thread.activity.pk], queries.method_in_use())[thread.activity.pk]
    one = made.checks[Check.DECISIONS]
    assert (one.score, one.derived, one.by_hand, one.by) == (1.0, 0.5, True, lea.name)
    actions.check_design(thread.activity, check="D2", score=None, note="", by=lea)
    made = queries.make_scores([thread.activity.pk], queries.method_in_use())[thread.activity.pk]
    assert (made.checks[Check.DECISIONS].score, made.checks[Check.DECISIONS].by_hand) == (0.5, False)


def test_the_newest_edition_is_looked_at(thread):
    republish(thread.activity, blocks=[TEXT])
    assert scored(thread).parts["checks"]["D1"] == 0


def test_an_outcome_makes_it_demonstrated(thread, lea, mara):
    agree(thread, lea, mara)
    actions.record_outcome(thread.activity, tier=7, result="positive", how=HOW, by=lea)
    assert (scored(thread).demonstrated, scored(thread).outcome) == (True, 0.85)


def test_the_highest_tier_speaks_and_then_the_latest(thread, lea):
    for tier, result, days in ((7, "positive", None), (4, "positive", 30), (7, "none", None)):
        actions.record_outcome(thread.activity, tier=tier, result=result, days=days, how=HOW, by=lea)
    assert scored(thread).outcome == 0


def test_what_people_did_or_liked_is_no_outcome(thread, lea):
    for tier in (1, 2, 3):
        actions.record_outcome(thread.activity, tier=tier, result="positive", how=HOW, by=lea)
    assert scored(thread).demonstrated is False
    actions.record_outcome(thread.activity, tier=3, result="positive", useful=True, how=HOW, by=lea)
    assert scored(thread).outcome == pytest.approx(0.1)


def test_at_once_counts_half_of_what_counts_a_week_later(thread, lea):
    actions.record_outcome(thread.activity, tier=6, result="positive", days=0, how=HOW, by=lea)
    assert scored(thread).outcome == pytest.approx(0.3)
    actions.record_outcome(thread.activity, tier=6, result="positive", days=7, how=HOW, by=lea)
    assert scored(thread).outcome == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"tier": 9}, "tier"),
        ({"result": "maybe"}, "result"),
        ({"how": "Gemeten."}, "how"),
        ({"tier": 5}, "days"),
        ({"tier": 8}, "tier"),
    ],
)
def test_an_outcome_that_does_not_say_enough_is_refused(thread, lea, given, field):
    with pytest.raises(ValidationError) as refused:
        actions.record_outcome(thread.activity, **{"tier": 7, "result": "positive", "how": HOW} | given, by=lea)
    assert set(refused.value.message_dict) == {field}


def test_an_outcome_is_withdrawn_with_a_reason_and_old_scores_stay(thread, lea, mara, ines):
    agree(thread, lea, mara)
    one = actions.record_outcome(thread.activity, tier=7, result="positive", how=HOW, by=lea)
    before = scored(thread)
    with pytest.raises(PermissionDenied):
        actions.withdraw_outcome(one, reason="Bij de verkeerde ploeg geteld.", by=ines)
    with pytest.raises(ValidationError) as refused:
        actions.withdraw_outcome(one, reason="Nee.", by=lea)
    assert set(refused.value.message_dict) == {"reason"}
    made = actions.withdraw_outcome(one, reason="Bij de verkeerde ploeg geteld.", by=lea)
    assert actions.withdraw_outcome(one, reason="Nog eens, anders gezegd.", by=lea) == made
    after = scored(thread)
    assert (after.demonstrated, after.pk != before.pk) == (False, True)
    kept = Contribution.objects.get(pk=before.pk)
    assert (kept.outcome, kept.value, kept.parts) == (0.85, before.value, before.parts)
    (shown,) = queries.contribution_view(thread.activity.pk).outcomes
    assert (shown.is_withdrawn, shown.withdrawal.reason) == (True, "Bij de verkeerde ploeg geteld.")
    again = actions.record_outcome(thread.activity, tier=7, result="positive", how=HOW, by=lea)
    assert again != one
    assert scored(thread).demonstrated


def test_what_an_effect_leans_on_is_not_withdrawn_from_under_it(thread, lea):
    applies = actions.record_outcome(thread.activity, tier=7, result="positive", how=HOW, by=lea)
    effect = actions.record_outcome(thread.activity, tier=8, result="positive", how=HOW, by=lea)
    with pytest.raises(ValidationError, match="Trek eerst dat effect in"):
        actions.withdraw_outcome(applies, reason="Bij de verkeerde ploeg geteld.", by=lea)
    actions.withdraw_outcome(effect, reason="Bij de verkeerde ploeg geteld.", by=lea)
    actions.withdraw_outcome(applies, reason="Bij de verkeerde ploeg geteld.", by=lea)
    assert scored(thread).demonstrated is False


def test_recompute_scores_all_on_the_shelf_and_says_how_far_it_is(thread, lea, mara, ines, monkeypatch):
    monkeypatch.setattr("vliegwiel.areas.insights.actions.contributing.AT_ONCE", 2)
    agree(thread, lea, mara)
    for n in range(4):
        publish(ines, f"los-{n}")
    retire(publish(ines, "weg"))
    run = actions.begin_recompute(by=lea)
    assert actions.begin_recompute(by=lea) == run
    assert actions.recompute(run) == 5
    run.refresh_from_db()
    assert (run.done, run.total, run.changed, run.ended_at is not None) == (5, 5, 5, True)
    assert actions.recompute(run) == 5, "a run that ended is not run again"
    assert actions.recompute() == 0
    assert Recompute.objects.count() == 1


def test_the_score_follows_when_a_judge_spoke(thread, lea, mara, django_capture_on_commit_callbacks):
    agree(thread, lea, mara, 0.75)
    with django_capture_on_commit_callbacks(execute=True):
        catalogue.rate(thread.link, strength=0.5, evidence=1, reason=HOW, by=mara)
    first = queries.contributions()[thread.activity.pk]
    assert first.parts["edges"][-1]["strength"] == 0.5
    with django_capture_on_commit_callbacks(execute=True):
        edge = strategy_queries.edge("kpi", thread.kpi.pk, lea)
        strategy.rate(edge, strength=1.0, evidence=3, reason=HOW, by=lea)
    with django_capture_on_commit_callbacks(execute=True):
        actions.check_design(thread.activity, check="D3", score=1.0, note="Herhaalkaarten.", by=lea)
    assert queries.contributions()[thread.activity.pk].parts["checks"]["D3"] == 1


def test_many_cost_as_many_queries_as_one(ines, mara, lea):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            keys = queries.in_scope()
            queries.make_scores(keys, queries.method_in_use())
            queries.contributions(keys)
            queries.edge_state(keys)
        return len(asked)

    agree(a_thread(ines, mara), lea, mara)
    one = cost()
    for slug in ("twee", "drie"):
        agree(a_thread(ines, mara, slug=slug), lea, mara)
    assert cost() == one <= 24


def test_every_edge_of_every_path_by_its_key(thread, lea, mara):
    agree(thread, lea, mara)
    found = queries.edge_state()
    assert {kind for kind, _pk in found} == {"goal", "kpi", "behaviour", "activity"}
    assert {judgement.state for judgement in found.values()} == {EdgeState.AGREED}


def test_lapsing_is_seen_by_the_nightly_round(thread, lea, mara):
    long_ago = clock.now() - dt.timedelta(days=300)
    Link.objects.update(claimed_at=long_ago)
    agree(thread, lea, mara, 1.0, 2, at=long_ago)
    actions.recompute()
    with clock.at(clock.now() + dt.timedelta(days=90)):
        assert actions.recompute() == 1
        assert queries.contributions()[thread.activity.pk].parts["edges"][0]["state"] == EdgeState.LAPSED


def test_several_checks_in_one_go_are_kept_all_or_none(thread, lea):
    scores = dict.fromkeys(Check) | {Check.DECISIONS: 1.0, Check.RETRIEVAL: 1.0}
    with pytest.raises(ValidationError) as refused:
        actions.check_designs(thread.activity, scores=scores, notes={Check.DECISIONS: "Echte keuzes."}, by=lea)
    assert set(refused.value.message_dict) == {"D3_note"}
    notes = {Check.DECISIONS: "Echte keuzes.", Check.RETRIEVAL: "Herhaalkaarten gezien."}
    made = actions.check_designs(thread.activity, scores=scores, notes=notes, by=lea)
    assert [one.check_code for one in made] == ["D2", "D3"]
