"""What is said of a group: never a number that says of anybody that she did, or did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.practising import later
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Told
from vliegwiel.areas.practice.models import GroupFigure


@pytest.mark.parametrize(("n", "joins", "says"), [(4, 4, None), (7, 7, None), (8, 4, None), (8, 5, 5), (8, 8, 5)])
def test_the_manager_hears_a_number_only_from_five_and_when_it_says_nothing_of_anybody(
    team, propose, mara, n, joins, says
):
    people = team(n)
    proposal = propose()
    with later(1):
        for one in people[:joins]:
            actions.join_group_plan(proposal, by=one)
        actions.count_group_plans()
        assert [one.joined for one in queries.proposals_of(mara)] == [None]  # not while people still join
    with later(15):
        for _twice in range(2):
            actions.count_group_plans()
        assert [one.joined for one in queries.proposals_of(mara)] == [says]


@pytest.mark.parametrize(("n", "told"), [(4, []), (5, [(14, 0), (42, 10), (84, 10)])])
def test_the_group_hears_about_how_many_did_it_at_fixed_moments_and_that_does_not_move(team, propose, n, told):
    people = team(n)
    proposal = propose()
    with later(1):
        plans = [actions.join_group_plan(proposal, by=one) for one in people]
    with later(14 + 15):
        actions.count_group_plans()
    for plan in plans[:3]:
        with later(14 + 16):
            actions.answer_check_in(plan.check_ins.get(day=14), said="did_it", by=plan.person)
            actions.count_group_plans()
    for moment in (42, 84):
        with later(14 + moment + 1):
            actions.count_group_plans()
    with later(14 + 84 + 2):
        row = queries.group_plan_row(proposal, people[0])
        assert [(one.moment, one.says) for one in row.figures] == told
        actions.leave_group_plan(proposal, by=people[0])
        assert queries.group_plan_row(proposal, people[0]).figures == ()
    assert GroupFigure.objects.count() == len(Told)


@given(joined=st.integers(0, 60), others=st.integers(0, 60))
def test_what_is_said_of_who_joined_leaves_both_open_for_everybody(joined, others):
    asked = joined + others
    said = queries.handfuls(joined, asked)
    same = [n for n in range(asked + 1) if queries.handfuls(n, asked) == said]
    assert said is None or (said % 5 == 0 and 5 <= said <= joined and asked - said >= 3)
    # Whatever is said, also nothing, there is another count behind it in which somebody did not, or did, join.
    if said is not None:
        assert min(same) <= asked - 3
    elif asked:
        assert same[0] == 0
