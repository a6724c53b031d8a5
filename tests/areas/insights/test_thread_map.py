"""The thread on screen: every kind of broken end, what is folded, and who sees what."""

import datetime as dt

import pytest

from tests.library import publish
from tests.pieces import a_behaviour, an_active_goal
from tests.threads import WHY, a_thread, agree, edges_of, said
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Link
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Gap, LineState, Stage, Tier
from vliegwiel.areas.insights.models import Appraisal, Cell, Contribution, Line, Method
from vliegwiel.areas.insights.queries import Ask, link_judgements
from vliegwiel.areas.insights.queries.thread_map.facts import link_facts
from vliegwiel.areas.strategy.models import Goal, RequiredDriver, Side, TargetBehaviour
from vliegwiel.kit import clock, jobs

YEARS = dt.timedelta(days=500)


@pytest.fixture
def thread(ines, mara):
    return a_thread(ines, mara)


def thread_map(person, ask):
    """The map with its lines kept: these tests put facts straight into the tables."""
    actions.keep_lines()
    return queries.thread_map(person, ask)


def gaps(node):
    return [one.gap for one in node.missing]


def the(found):
    """The one goal, behaviour, activity and evidence on the map."""
    goal = found.goals[0]
    behaviour = goal.children[0]
    activity = behaviour.children[0]
    return goal, behaviour, activity, activity.children[0]


def test_a_whole_line_lacks_nothing_but_its_evidence(thread, lea, mara, dana):
    agree(thread, lea, mara)
    found = thread_map(dana, Ask())
    goal, behaviour, activity, evidence = the(found)
    assert [gaps(goal), gaps(activity), gaps(evidence)] == [[], [], [Gap.NO_EVIDENCE]]
    assert Gap.NO_ACTIVITY not in gaps(behaviour)
    assert found.tally == {LineState.WHOLE: 1}
    assert (goal.theme, goal.kpi, activity.words) == ("Veilig werk", "Herleveringen", "Luisteren")
    assert [goal.state, activity.state, evidence.state] == [LineState.WHOLE, LineState.WHOLE, LineState.BROKEN]


def test_a_goal_without_behaviour_ends_there(mara, dana):
    an_active_goal(mara)
    found = thread_map(dana, Ask())
    assert Gap.NO_BEHAVIOUR in gaps(found.goals[0])
    assert found.goals[0].glows
    assert found.tally == {LineState.BROKEN: 1}


def test_a_goal_without_measure_says_so(thread, lea, mara, dana):
    agree(thread, lea, mara)
    thread.kpi.delete()
    goal, behaviour, activity, _evidence = the(thread_map(dana, Ask()))
    assert gaps(goal) == [Gap.NO_KPI]
    assert gaps(activity) == [Gap.ABOVE]
    assert not activity.glows


def test_a_behaviour_without_activity_ends_there(mara, dana):
    behaviour = a_behaviour(mara)
    found = thread_map(dana, Ask())
    node = found.goals[0].children[0]
    assert (node.pk, node.total) == (behaviour.pk, 0)
    assert Gap.NO_ACTIVITY in gaps(node)
    assert node.glows
    assert found.tally == {LineState.BROKEN: 1}


def test_a_behaviour_that_nothing_keeps_alive_says_so_and_breaks_no_line(thread, lea, mara, dana):
    agree(thread, lea, mara)
    found = thread_map(dana, Ask())
    behaviour = the(found)[1]
    assert (gaps(behaviour), behaviour.glows) == ([Gap.NO_DRIVER], True)
    assert found.tally == {LineState.WHOLE: 1}
    driver = RequiredDriver.objects.create(behaviour=thread.behaviour, owner=mara, kind="monitor", what="Kijkt mee.")
    assert gaps(the(thread_map(dana, Ask()))[1]) == []
    RequiredDriver.objects.filter(pk=driver.pk).update(stopped_at=clock.now())
    assert gaps(the(thread_map(dana, Ask()))[1]) == [Gap.NO_DRIVER]


def test_an_activity_nobody_judged_is_a_loose_end(thread, lea, mara, dana):
    agree(thread, lea, mara)
    thread.link.ratings.all().delete()
    activity = the(thread_map(dana, Ask()))[2]
    assert gaps(activity) == [Gap.DRAFT]
    assert activity.missing[0].edge == ("activity", thread.link.pk)
    assert (activity.state, activity.up, activity.glows) == (LineState.BROKEN, LineState.BROKEN, True)


def test_what_breaks_above_is_said_below_with_the_edge_to_mend(thread, lea, mara, dana):
    agree(thread, lea, mara)
    for edge in edges_of(thread)[:3]:
        edge.ratings.all().delete()
    goal, behaviour, activity, _evidence = the(thread_map(dana, Ask()))
    assert [(one.gap, one.edge[0]) for one in goal.missing] == [(Gap.DRAFT, "goal"), (Gap.DRAFT, "kpi")]
    assert (Gap.DRAFT, ("behaviour", behaviour.pk)) in [(one.gap, one.edge) for one in behaviour.missing]
    assert behaviour.up == LineState.BROKEN
    assert gaps(activity) == [Gap.ABOVE]
    assert activity.up == LineState.WHOLE


def test_judges_far_apart_make_it_contested(thread, lea, mara, dana):
    agree(thread, lea, mara)
    said(thread.link.ratings, Side.LINE, mara, 0.25)
    found = thread_map(dana, Ask())
    assert gaps(the(found)[2]) == [Gap.CONTESTED]
    assert found.tally == {LineState.CONTESTED: 1}


def test_an_old_judgement_lapses(thread, lea, mara, dana):
    agree(thread, lea, mara)
    old = clock.now() - YEARS
    Link.objects.update(claimed_at=old)
    thread.link.ratings.update(at=old, review_by=old.date() + dt.timedelta(days=365))
    found = thread_map(dana, Ask())
    assert gaps(the(found)[2]) == [Gap.LAPSED]
    assert found.tally == {LineState.LAPSED: 1}


def test_the_map_says_of_a_link_what_its_judges_say(thread, lea, mara, ines):
    """The same answers as `judge`, by another way."""
    others = [a_thread(ines, mara, slug=f"stuk-{n}", goal=thread.goal) for n in range(5)]
    agree(others[0], lea, mara)
    said(others[1].link.ratings, Side.EDUCATION, lea, 1.0)
    said(others[2].link.ratings, Side.EDUCATION, mara, 1.0)
    said(others[2].link.ratings, Side.LINE, mara, 1.0)
    said(others[3].link.ratings, Side.EDUCATION, lea, 1.0)
    said(others[3].link.ratings, Side.LINE, mara, 0.5)
    for side, by in ((Side.EDUCATION, lea), (Side.LINE, mara)):
        said(others[4].link.ratings, side, by, at=clock.now() - YEARS)  # before this claim: no longer about it
    judged = link_judgements()
    states = {link: one.state.value for link, one in judged.items()}
    actions.keep_lines()
    facts = [fact for some in link_facts([one.behaviour.pk for one in (thread, *others)]).values() for fact in some]
    assert {fact.pk: fact.kind.gap.value if fact.kind.gap else "agreed" for fact in facts} == {
        fact.pk: states.get(fact.pk, "draft") for fact in facts
    }


@pytest.mark.parametrize(
    ("invited", "applied", "gap", "shows"),
    [(0, 0, Gap.NO_EVIDENCE, None), (3, 2, Gap.TOO_FEW, None), (20, 0, Gap.NO_EVIDENCE, 0), (20, 8, None, 8)],
)
def test_evidence_is_what_others_saw_in_groups_that_may_be_shown(thread, dana, invited, applied, gap, shows):
    for stage, people in ((Stage.INVITED, invited), (Stage.APPLIED, applied)):
        Cell.objects.create(activity=thread.activity, stage=stage, people=people)
    evidence = the(thread_map(dana, Ask()))[3]
    assert gaps(evidence) == ([gap] if gap else [])
    assert evidence.applied.n == shows


def test_a_recorded_outcome_is_evidence(thread, dana):
    Contribution.objects.create(
        activity=thread.activity,
        method=Method.objects.create(version=1),
        value=61,
        low=50,
        high=70,
        line=0.6,
        design=0.5,
        outcome=0.85,
        parts={"outcome": [1, 7, "positive", 30]},
    )
    evidence = the(thread_map(dana, Ask()))[3]
    assert (gaps(evidence), evidence.tier, evidence.score) == ([], Tier.APPLIES, 61)


def test_hr_reads_the_map_without_figures(thread, hugo):
    for stage, people in ((Stage.INVITED, 20), (Stage.APPLIED, 8)):
        Cell.objects.create(activity=thread.activity, stage=stage, people=people)
    evidence = the(thread_map(hugo, Ask()))[3]
    assert (evidence.applied, evidence.score, gaps(evidence)) == (None, None, [])


def test_owners_see_theirs_and_others_nothing(thread, ines, mara, ben, olu):
    other = a_thread(ines, olu, slug="elders")
    TargetBehaviour.objects.filter(pk=other.behaviour.pk).update(owner=ben)
    a_behaviour(olu, goal=other.goal, action="belt terug")
    assert [goal.pk for goal in thread_map(mara, Ask()).goals] == [thread.goal.pk]
    of_ben = thread_map(ben, Ask())
    assert [(goal.pk, [one.pk for one in goal.children]) for goal in of_ben.goals] == [
        (other.goal.pk, [other.behaviour.pk])
    ]
    assert of_ben.loose is None
    assert not thread_map(ines, Ask()).anything


def test_drafts_closed_goals_and_retired_behaviours_are_not_on_it(thread, dana, mara):
    for state in (Goal.State.DRAFT, Goal.State.DROPPED):
        an_active_goal(mara, state=state)
    TargetBehaviour.objects.update(retired_at=clock.now())
    found = thread_map(dana, Ask())
    assert [(goal.pk, gaps(goal)[0]) for goal in found.goals] == [(thread.goal.pk, Gap.NO_BEHAVIOUR)]


def test_activities_without_a_line_are_one_group_by_purpose(thread, ines, dana):
    publish(ines, "los")
    publish(ines, "brand", purpose=Purpose.LEGAL)
    Activity.objects.filter(slug="los").update(purpose=Purpose.STRATEGIC)
    found = thread_map(dana, Ask())
    assert (found.loose.total, found.loose.owed, found.loose.rows) == (2, 1, None)
    unfolded = thread_map(dana, Ask(unfolded=frozenset({"loose"})))
    assert [row.slug for row in unfolded.loose.rows] == ["los", "brand"]


def test_however_many_are_without_a_line_one_comes_to_the_last(thread, ines, dana):
    Activity.objects.bulk_create(Activity(slug=f"los-{n}", owner=ines) for n in range(50))
    pages = [thread_map(dana, Ask(unfolded=frozenset({"loose"}), loose_page=n)).loose for n in (1, 2, 3)]
    assert [(one.first, one.last, one.more, one.total) for one in pages] == [
        (1, 24, True, 50),
        (25, 48, True, 50),
        (49, 50, False, 50),
    ]
    assert len({row.slug for one in pages for row in one.rows}) == 50


def test_an_activity_that_is_not_on_the_shelf_yet_says_so(ines, mara, dana):
    behaviour = a_behaviour(mara)
    draft = Activity.objects.create(slug="in-de-maak", owner=ines)
    Link.objects.create(activity=draft, behaviour=behaviour, rationale="Helpt.", claimed_by=ines)
    node = the(thread_map(dana, Ask()))[2]
    assert gaps(node) == [Gap.DRAFT, Gap.ABOVE, Gap.UNPUBLISHED]
    assert (node.published, node.glows) == (False, True)


def test_what_hangs_from_a_contested_or_lapsed_edge_is_so_too(thread, lea, mara, dana):
    agree(thread, lea, mara)
    said(edges_of(thread)[2].ratings, Side.LINE, mara, 0.25)
    _goal, behaviour, activity, _evidence = the(found := thread_map(dana, Ask()))
    assert (behaviour.up, gaps(activity), activity.state) == (LineState.CONTESTED, [Gap.CONTESTED], LineState.CONTESTED)
    assert found.tally == {LineState.CONTESTED: 1}
    with clock.at(clock.now() + YEARS):
        assert thread_map(dana, Ask()).tally == {LineState.CONTESTED: 1}
        for edge in edges_of(thread)[:3]:
            said(edge.ratings, Side.LINE, mara, 1.0)
        assert queries.thread_map(dana, Ask()).tally == {LineState.LAPSED: 1}, "nothing was kept since: the day says it"


def test_lines_without_evidence_are_counted_and_found(thread, lea, mara, ines, dana):
    agree(thread, lea, mara)
    other = a_thread(ines, mara, slug="anders", goal=thread.goal)
    for stage, people in ((Stage.INVITED, 20), (Stage.APPLIED, 8)):
        Cell.objects.create(activity=thread.activity, stage=stage, people=people)
    assert thread_map(dana, Ask()).unproven == 1
    found = thread_map(dana, Ask(unproven=True))
    assert [node.activity for one in found.goals[0].children for node in one.children] == [other.activity.pk]


def test_hours_stand_on_goals_and_activities_for_who_may_see_figures(thread, ines, mara, dana, hugo):
    second = a_behaviour(mara, goal=thread.goal, action="belt terug")
    Link.objects.create(activity=thread.activity, behaviour=second, rationale="Ook dat.", claimed_by=ines)
    few = a_thread(ines, mara, slug="anders", goal=thread.goal)
    for activity, learners in ((thread.activity, 12), (few.activity, 2)):
        Appraisal.objects.create(activity=activity, thread="strategic", learners=learners, minutes=learners * 60)
    goal = thread_map(dana, Ask()).goals[0]
    assert goal.hours == 12, "once, though it serves two behaviours; a group too small to show is left out"
    assert [node.hours for one in goal.children for node in one.children] == [12, 12, None]
    goal = thread_map(hugo, Ask()).goals[0]
    assert (goal.hours, goal.children[0].children[0].hours) == (None, None)


def test_lines_follow_what_judges_say_and_what_leaves_the_shelf(thread, lea, mara):
    actions.keep_lines()
    with jobs.at_once():
        catalogue.rate(thread.link, strength=1.0, evidence=1, reason=WHY, by=lea)
        catalogue.rate(thread.link, strength=0.25, evidence=1, reason=WHY, by=mara)
        assert Line.objects.get(pk=thread.link.pk).gap == Gap.CONTESTED
        catalogue.retire(thread.activity, reason="Voorbij.", by=lea)
        assert not Line.objects.exists()
        catalogue.bring_back(thread.activity, by=lea)
        assert Line.objects.count() == 1
    assert actions.keep_lines() == 0, "nothing was missed"


def test_many_behaviours_are_folded_per_goal_and_counted(ines, mara, dana):
    goals = [an_active_goal(mara, statement=f"Doel {n}") for n in range(2)]
    for goal in goals:
        for n in range(13):
            a_behaviour(mara, goal=goal, action=f"belt {n} keer")
    found = thread_map(dana, Ask())
    assert [(goal.total, goal.folded, goal.children, goal.tally) for goal in found.goals] == [
        (13, True, (), {LineState.BROKEN: 13})
    ] * 2
    opened = thread_map(dana, Ask(unfolded=frozenset({f"goal-{goals[0].pk}"})))
    assert [len(goal.children) for goal in opened.goals] == [13, 0]
    assert len(thread_map(dana, Ask(goal=goals[1].pk)).goals[0].children) == 13


def test_many_activities_are_folded_per_behaviour_with_a_way_to_the_rest(ines, mara, dana):
    goal = an_active_goal(mara)
    behaviours = [a_behaviour(mara, goal=goal, action=f"belt {n} keer") for n in range(2)]
    for n in range(40):
        activity = Activity.objects.create(slug=f"stuk-{n}", owner=ines)
        Link.objects.create(activity=activity, behaviour=behaviours[n % 2], rationale="Helpt.", claimed_by=ines)
    first, second = thread_map(dana, Ask()).goals[0].children
    assert (first.folded, first.total, first.children) == (True, 20, ())
    first, second = thread_map(dana, Ask(unfolded=frozenset({first.key}))).goals[0].children
    assert (len(first.children), first.more, second.folded) == (8, 12, True)
    last = Link.objects.filter(behaviour=behaviours[0]).last()
    looked = thread_map(dana, Ask(at=f"link-{last.pk}"))
    assert [node.pk for node in looked.line] == [goal.pk, behaviours[0].pk, last.pk, last.pk][:3]
    alone = thread_map(dana, Ask(behaviour=behaviours[0].pk))
    assert (len(alone.goals[0].children[0].children), alone.more) == (20, False)


def test_any_node_lights_its_line_to_both_sides(thread, ines, mara, dana):
    other = a_thread(ines, mara, slug="anders", goal=thread.goal)
    found = thread_map(dana, Ask(at=f"behaviour-{thread.behaviour.pk}"))
    goal = found.goals[0]
    mine, beside = goal.children
    assert (goal.lit, mine.lit, mine.chosen, beside.lit) == (True, True, True, False)
    assert mine.children[0].lit
    assert mine.children[0].children[0].lit
    assert beside.pk == other.behaviour.pk
    assert [node.key for node in found.line] == [goal.key, mine.key]
    assert found.chosen == mine


def test_an_activity_for_two_behaviours_is_lit_under_both(thread, ines, mara, dana):
    second = a_behaviour(mara, goal=thread.goal, action="belt terug")
    Link.objects.create(activity=thread.activity, behaviour=second, rationale="Ook dat.", claimed_by=ines)
    found = thread_map(dana, Ask(at=f"link-{thread.link.pk}"))
    assert [behaviour.children[0].lit for behaviour in found.goals[0].children] == [True, True]
    assert [behaviour.children[0].chosen for behaviour in found.goals[0].children] == [True, False]


def test_filters_keep_what_a_thing_hangs_from(thread, ines, mara, lea, dana):
    agree(thread, lea, mara)
    other = a_thread(ines, mara, slug="anders", goal=thread.goal)

    def left(**asked):
        found = thread_map(dana, Ask(**asked))
        return [node.activity for goal in found.goals for one in goal.children for node in one.children]

    assert left(state=LineState.WHOLE) == [thread.activity.pk]
    assert left(state=LineState.CONTESTED) == []
    assert left(words="anders") == [other.activity.pk]
    assert sorted(left(words="herleveringen")) == [thread.activity.pk, other.activity.pk]
    assert left(purpose=Purpose.LEGAL) == []
    whole = thread_map(dana, Ask(state=LineState.WHOLE)).goals[0]
    assert whole.fits
    assert thread_map(dana, Ask(words="anders")).goals[0].fits is False
