import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.strategy.conftest import BEHAVIOUR, behaviour, goal
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Activity, Intake, Link
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import TargetBehaviour, WorkplaceFix
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

__all__ = ["behaviour", "goal"]
SOON = clock.today() + dt.timedelta(days=30)
WORKPLACE = {"knowledge": 0, "skill": 1, "motivation": 1, "environment": 3}
SKILL = {"knowledge": 1, "skill": 3, "motivation": 1, "environment": 0}
KNOWLEDGE = {"knowledge": 2, "skill": 1, "motivation": 0, "environment": 0}
CHANGE = {"what": "De kaart hangt bij de machine", "kind": "tool", "due": SOON}
PRACTICE = {
    "moment": "Er hangt een losse kabel bij de pomp",
    "task": "Stop hardop en meld het bij de werkverantwoordelijke",
    "bring_back": "Wat zei die?",
    "information": "De vijf punten staan op de kaart.\nJe mag altijd stoppen.",
    "title": "Stoppen bij twijfel",
}


@pytest.fixture
def active(goal, dana):
    return strategy.activate_goal(goal, by=dana)


@pytest.fixture
def intake(lea):
    return actions.begin_intake("Te veel ongevallen", by=lea)


def row_of(intake, place=1):
    return intake.behaviours.get(place=place)


def aimed(intake, active, by, rows=None):
    actions.aim_intake(intake, by=by, kpi=active.kpis.get())
    return actions.describe_behaviours(intake, rows=rows or [BEHAVIOUR], by=by)


def screens(intake, by):
    return sorted({gap.screen for gap in queries.gaps(queries.intake_for(by, intake.pk), by)})


def test_it_is_done_by_authors_and_the_lnd_lead_and_seen_by_both(intake, ines, mara, lea):
    assert actions.begin_intake("Iets anders", by=ines).by == ines
    with pytest.raises(PermissionDenied):
        actions.begin_intake("Mag niet", by=mara)
    with pytest.raises(ValidationError):
        actions.begin_intake(" ", by=lea)
    assert queries.intakes(ines).count() == 2
    assert not Intake.objects.visible_to(mara).exists()


def test_a_request_has_one_open_intake(lea, ben):
    asked = actions.ask("rustig blijven als een klant boos is", by=ben)
    first = actions.begin_intake(by=lea, request=asked)
    assert actions.begin_intake(by=lea, request=asked) == first
    assert first.called == "rustig blijven als een klant boos is"
    assert queries.intakes_of_requests([asked.pk]) == {asked.pk: first.pk}
    actions.discard_intake(first, by=lea)
    assert queries.intakes_of_requests([asked.pk]) == {}
    assert actions.begin_intake(by=lea, request=asked) != first


def test_every_screen_saves_what_is_there_and_says_what_is_open(intake, active, lea):
    assert screens(intake, lea) == [1, 2]
    actions.aim_intake(intake, by=lea, measure="Bijna-ongevallen")
    assert screens(intake, lea) == [1, 2]  # from what to what, by when
    aimed(intake, active, lea, [{"actor": "een monteur", "action": "weet hoe het moet"}])
    assert queries.next_screen(queries.intake_for(lea, intake.pk), lea) == 2
    actions.describe_behaviours(intake, rows=[BEHAVIOUR], by=lea)
    assert screens(intake, lea) == [3]
    actions.weigh_causes(row_of(intake), by=lea, knowledge=1, skill=None)
    assert screens(intake, lea) == [3]
    actions.weigh_causes(row_of(intake), by=lea, **SKILL)
    assert screens(intake, lea) == [4]
    actions.choose_route(row_of(intake), by=lea, route="practice")
    assert screens(intake, lea) == [5]
    actions.design_practice(row_of(intake), by=lea, **PRACTICE)
    assert screens(intake, lea) == []


def test_a_kpi_brings_its_goal_and_the_described_measure_goes(intake, active, lea):
    actions.aim_intake(intake, by=lea, measure="Iets", measured_in="per week", baseline=3, target=1, by_when=SOON)
    intake = actions.aim_intake(intake, by=lea, kpi=active.kpis.get(), called="")
    assert (intake.goal, intake.measure, intake.baseline, intake.called) == (active, "", None, "Te veel ongevallen")


def test_three_behaviours_at_most_and_an_empty_one_moves_up(intake, active, lea, behaviour):
    rows = [BEHAVIOUR, {"behaviour": behaviour, "actor": "weg"}, BEHAVIOUR | {"actor": "een chauffeur"}]
    aimed(intake, active, lea, rows)
    with pytest.raises(ValidationError):
        actions.describe_behaviours(intake, rows=[*rows, BEHAVIOUR], by=lea)
    actions.weigh_causes(row_of(intake, 3), by=lea, **SKILL)
    actions.describe_behaviours(intake, rows=[{}, rows[1], rows[2]], by=lea)
    found = list(intake.behaviours.order_by("place").values_list("place", "actor", "behaviour", "skill"))
    assert found == [(1, "", behaviour.pk, None), (2, "een chauffeur", None, 3)]


def test_a_weight_outside_nought_to_three_is_refused(intake, active, lea):
    aimed(intake, active, lea)
    with pytest.raises(ValidationError):
        actions.weigh_causes(row_of(intake), by=lea, skill=4)


def test_deciding_otherwise_than_the_rule_needs_a_reason(intake, active, lea, mara):
    aimed(intake, active, lea)
    actions.weigh_causes(row_of(intake), by=lea, **SKILL)
    actions.choose_route(row_of(intake), by=lea, route="workplace", owner=mara, **CHANGE)
    assert [gap.text for gap in queries.gaps(queries.intake_for(lea, intake.pk), lea)] == [
        "Je kiest iets anders dan de regel. Schrijf op waarom, bij ‘loopt eerst de vijf punten na en zegt ze hardop’."
    ]
    actions.choose_route(row_of(intake), by=lea, reason="Ze oefenden dit vorig jaar al.")
    assert screens(intake, lea) == []


def test_no_training_needed_asks_somebody_to_change_work_and_is_counted(intake, active, lea, mara):
    aimed(intake, active, lea)
    actions.weigh_causes(row_of(intake), by=lea, **WORKPLACE)
    actions.choose_route(row_of(intake), by=lea, route="workplace", owner=mara, **CHANGE)
    assert queries.avoided_training_count() == queries.Avoided(0, 0)
    actions.finish_intake(intake, by=lea)
    actions.finish_intake(intake, by=lea)
    fix = WorkplaceFix.objects.get()
    assert (fix.owner, fix.what, fix.due, fix.behaviour.action) == (
        mara,
        CHANGE["what"],
        SOON,
        {"nl": BEHAVIOUR["action"]},
    )
    assert (fix.behaviour.environment, fix.behaviour.kpi, fix.behaviour.owner) == (3, active.kpis.get(), active.owner)
    assert (Activity.objects.count(), queries.avoided_training_count()) == (0, queries.Avoided(1, 1))
    assert Happening.objects.filter(kind="catalogue.IntakeFinished").count() == 1


def test_a_practice_becomes_a_draft_linked_to_the_behaviour(intake, active, behaviour, lea):
    aimed(intake, active, lea, [{"behaviour": behaviour}])
    actions.weigh_causes(row_of(intake), by=lea, **SKILL)
    actions.choose_route(row_of(intake), by=lea, route="practice")
    actions.design_practice(row_of(intake), by=lea, **PRACTICE)
    actions.finish_intake(intake, by=lea)
    activity = Activity.objects.get()
    assert row_of(intake).activity == activity
    assert Link.objects.get(activity=activity).behaviour == behaviour
    blocks = activity.drafts.get().blocks
    assert [block["type"] for block in blocks] == ["practice", "text"]
    assert blocks[0]["data"]["task"] == PRACTICE["task"]
    assert blocks[1]["data"]["html"] == "<p>De vijf punten staan op de kaart.</p><p>Je mag altijd stoppen.</p>"
    assert queries.avoided_training_count() == queries.Avoided(0, 1)
    assert TargetBehaviour.objects.get().skill == 3


def test_a_job_aid_needs_only_what_stands_on_it(intake, active, behaviour, lea):
    aimed(intake, active, lea, [{"behaviour": behaviour}])
    actions.weigh_causes(row_of(intake), by=lea, **KNOWLEDGE)
    actions.choose_route(row_of(intake), by=lea, route="job_aid")
    assert screens(intake, lea) == [5]
    actions.design_practice(row_of(intake), by=lea, information="<b>Vijf punten</b>")
    actions.finish_intake(intake, by=lea)
    draft = Activity.objects.get().drafts.get()
    assert (draft.title, draft.blocks[0]["data"]["html"]) == (
        "Te veel ongevallen",
        "<p>&lt;b&gt;Vijf punten&lt;/b&gt;</p>",
    )


def test_leader_first_is_a_change_at_work_too(intake, active, behaviour, lea, dana):
    aimed(intake, active, lea, [{"behaviour": behaviour}])
    actions.weigh_causes(row_of(intake), by=lea, knowledge=0, skill=0, motivation=2, environment=1)
    actions.choose_route(row_of(intake), by=lea, route="leader", owner=dana, **CHANGE | {"kind": "example"})
    actions.finish_intake(intake, by=lea)
    assert (WorkplaceFix.objects.get().kind, queries.avoided_training_count().count) == ("example", 1)


def test_what_is_half_done_is_not_finished_and_loses_nothing(intake, active, lea):
    aimed(intake, active, lea)
    with pytest.raises(actions.Unfinished) as refused:
        actions.finish_intake(intake, by=lea)
    assert [gap.screen for gap in refused.value.gaps] == [3]
    assert row_of(intake).actor == BEHAVIOUR["actor"]
    assert not TargetBehaviour.objects.exists()


def test_an_owner_who_left_and_a_day_gone_by_are_open_again(intake, active, lea, mara):
    aimed(intake, active, lea)
    actions.weigh_causes(row_of(intake), by=lea, **WORKPLACE)
    actions.choose_route(row_of(intake), by=lea, route="workplace", owner=mara, **CHANGE)
    mara.left_on = clock.today() - dt.timedelta(days=1)
    mara.save()
    with clock.at(SOON + dt.timedelta(days=1)):
        assert len(queries.gaps(queries.intake_for(lea, intake.pk), lea)) == 2


def test_something_to_learn_needs_a_goal_and_a_new_behaviour_needs_who_may_write_it(intake, active, ines, lea):
    actions.aim_intake(intake, by=lea, measure="Iets", baseline=3, target=1, by_when=SOON)
    actions.describe_behaviours(intake, rows=[BEHAVIOUR], by=lea)
    actions.weigh_causes(row_of(intake), by=lea, **SKILL)
    actions.choose_route(row_of(intake), by=lea, route="practice")
    actions.design_practice(row_of(intake), by=lea, **PRACTICE)
    assert screens(intake, lea) == [1]
    actions.aim_intake(intake, by=lea, goal=active)
    assert (screens(intake, lea), screens(intake, ines)) == ([], [2])


def test_without_a_goal_work_can_still_be_changed(intake, lea, mara):
    actions.aim_intake(intake, by=lea, measure="Iets", baseline=3, target=1, by_when=SOON)
    actions.describe_behaviours(intake, rows=[BEHAVIOUR], by=lea)
    actions.weigh_causes(row_of(intake), by=lea, **WORKPLACE)
    actions.choose_route(row_of(intake), by=lea, route="workplace", owner=mara, **CHANGE)
    actions.finish_intake(intake, by=lea)
    assert WorkplaceFix.objects.get().behaviour is None


def test_throwing_away_has_its_undo_and_a_closed_one_is_not_written(intake, lea):
    actions.discard_intake(intake, by=lea)
    actions.discard_intake(intake, by=lea)
    assert list(queries.intakes(lea, state="discarded")) == [intake]
    with pytest.raises(ValidationError):
        actions.aim_intake(intake, by=lea, measure="Iets")
    actions.restore_intake(intake, by=lea)
    assert list(queries.intakes(lea)) == [intake]
    assert Happening.objects.filter(kind="catalogue.IntakeDiscarded").count() == 1


def test_advice_waits_until_all_four_are_weighed(intake, active, lea):
    aimed(intake, active, lea)
    row = actions.weigh_causes(row_of(intake), by=lea, knowledge=1)
    assert queries.advice_for(row) is None
    row = actions.weigh_causes(row, by=lea, **SKILL)
    assert [str(route) for route in queries.advice_for(row).routes] == ["practice"]
