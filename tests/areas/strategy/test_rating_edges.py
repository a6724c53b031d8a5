"""The edges above a behaviour: which there are, who judges them, who hears of it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_behaviour, a_kpi, an_active_goal
from tests.threads import WHY, said
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import EdgeState, Side, StrategyLink, Theme
from vliegwiel.kit import clock


@pytest.fixture
def goal(mara, dana):
    return an_active_goal(mara, theme=Theme.objects.create(title="Veilig werk", owner=dana))


def say(link, by, strength=0.75, evidence=1, **more):
    return actions.rate(link, strength=strength, evidence=evidence, reason=WHY, by=by, **more)


def test_an_edge_nobody_judged_is_there_without_a_row(goal, lea):
    edge = queries.edge("goal", goal.pk, lea)
    assert (edge.pk, edge.upper, edge.lower, edge.line_owner) == (None, goal.theme, goal, goal.theme.owner)
    assert queries.judgement_of(edge).state == EdgeState.DRAFT
    say(edge, lea)
    assert StrategyLink.objects.count() == 1
    assert queries.edge("goal", goal.pk, lea).pk == StrategyLink.objects.get().pk


def test_a_goal_without_a_theme_hangs_from_nothing(mara, lea):
    assert queries.edge("goal", an_active_goal(mara).pk, lea) is None
    assert queries.edge("kpi", 12345, lea) is None
    assert queries.edge("moon", 1, lea) is None


def test_the_themes_owner_judges_its_goals_and_the_goals_owner_the_rest(goal, mara, dana, lea):
    kpi, behaviour = goal.kpis.get(), a_behaviour(mara, goal=goal)
    assert say(queries.edge("goal", goal.pk, dana), dana).side == Side.LINE
    assert say(queries.edge("kpi", kpi.pk, mara), mara).side == Side.LINE
    assert say(queries.edge("behaviour", behaviour.pk, mara), mara).side == Side.LINE
    with pytest.raises(PermissionDenied):
        say(queries.edge("goal", goal.pk, mara), mara)
    with pytest.raises(PermissionDenied):
        say(queries.edge("kpi", kpi.pk, dana), dana)
    assert StrategyLink.objects.count() == 3


def test_a_behaviour_moves_the_kpi_it_names_else_the_first(goal, mara, lea):
    second = a_kpi(goal, name="Wachttijd", place=1)
    behaviour = a_behaviour(mara, goal=goal)
    assert queries.edge("behaviour", behaviour.pk, lea).kpi == goal.kpis.order_by("place").first()
    behaviour.kpi = second
    behaviour.save()
    assert queries.edge("behaviour", behaviour.pk, lea).kpi == second


def test_another_theme_is_another_edge(goal, lea, dana):
    say(queries.edge("goal", goal.pk, lea), lea)
    goal.theme = Theme.objects.create(title="Goedkoper", owner=dana)
    goal.save()
    assert queries.judgement_of(queries.edge("goal", goal.pk, lea)).education is None


def test_saying_the_same_twice_is_saying_it_once_and_bad_values_are_refused(goal, lea):
    edge = queries.edge("kpi", goal.kpis.get().pk, lea)
    assert say(edge, lea) == say(edge, lea)
    with pytest.raises(ValidationError) as refused:
        actions.rate(edge, strength=2, evidence=1, reason="nee", by=lea)
    assert set(refused.value.message_dict) == {"strength", "reason"}


def test_all_judgements_at_once_in_one_query(goal, lea, mara, django_assert_num_queries):
    kpi = goal.kpis.get()
    say(queries.edge("kpi", kpi.pk, lea), lea, 1.0, 2)
    say(queries.edge("kpi", kpi.pk, mara), mara, 0.75, 1)
    with django_assert_num_queries(1):
        found = queries.judgements()
    assert list(found) == [("kpi", goal.pk, kpi.pk)]
    judged = found["kpi", goal.pk, kpi.pk]
    assert (judged.state, judged.strength, judged.evidence) == (EdgeState.AGREED, 0.75, 1)


def test_the_other_side_hears_that_it_is_her_turn_and_both_that_they_must_talk(
    goal, lea, mara, django_capture_on_commit_callbacks
):
    kpi = goal.kpis.get()
    with django_capture_on_commit_callbacks(execute=True):
        say(queries.edge("kpi", kpi.pk, lea), lea, 1.0)
    assert _told() == [(mara.pk, "strategy.EdgeWaits")]
    with django_capture_on_commit_callbacks(execute=True):
        say(queries.edge("kpi", kpi.pk, mara), mara, 0.25)
    assert _told() == [(mara.pk, "strategy.EdgeWaits"), (lea.pk, "strategy.EdgeContested")]


def test_only_who_speaks_for_the_other_side_is_called(lea, mara):
    educators = {lea.pk, 99}
    only_education = queries.judge([_word(Side.EDUCATION, lea)], _day())
    only_line = queries.judge([_word(Side.LINE, mara)], _day())
    called = queries.whom_to_tell(only_education, owner=mara.pk, educators=educators, by=lea.pk)
    assert (called.people, called.contested) == ({mara.pk}, False)
    assert queries.whom_to_tell(only_line, owner=mara.pk, educators=educators, by=mara.pk).people == educators
    both = queries.judge([_word(Side.EDUCATION, lea), _word(Side.LINE, mara)], _day())
    assert queries.whom_to_tell(both, owner=mara.pk, educators=educators, by=mara.pk) is None


def _told():
    return list(Message.objects.order_by("pk").values_list("person_id", "kind"))


def _day():
    return clock.today()


def _word(side, by):
    now = clock.now()
    return queries.Rated(side, 1.0, 1, by.pk, now, now.date())


def test_a_word_straight_from_the_tables_is_read_as_it_stands(goal, lea):
    edge = queries.edge("kpi", goal.kpis.get().pk, lea)
    say(edge, lea)
    rating = said(StrategyLink.objects.get().ratings, Side.EDUCATION, lea, 0.25)
    assert queries.judgement_of(queries.edge("kpi", goal.kpis.get().pk, lea)).education.strength == rating.strength
