import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.models import Confirmation, Link, Retirement
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import ActingManager, Placement, ReportingLine
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Relation
from vliegwiel.areas.practice.models import Plan, SupportDecline
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.models import Happening


def due_dates(plan):
    """When it is asked how it went; the first step asks something else."""
    return {row.day: row.due_on for row in plan.check_ins.how_it_went()}


def told(person):
    return sorted(Message.objects.filter(person=person).values_list("kind", flat=True))


def test_a_plan_made_after_finishing_plans_five_steps(plan, ben, mara):
    assert plan.check_ins.get(day=1).due_on == dt.date(2026, 3, 3)
    assert (plan.person, plan.situation, plan.action, plan.supporter) == (ben, *WORDS.values(), mara)
    assert due_dates(plan) == {
        3: dt.date(2026, 3, 5),
        14: dt.date(2026, 3, 16),
        42: dt.date(2026, 4, 13),
        84: dt.date(2026, 5, 26),  # 25 May is Whit Monday
    }
    assert told(mara) == ["practice.SupportAsked"]
    assert told(ben) == []


def test_the_log_others_read_never_shows_that_somebody_made_a_plan(plan):
    made = Happening.objects.get(kind="practice.PlanMade")
    assert made.facts == {
        "by": plan.person_id,
        "person": plan.person_id,
        "plan": plan.pk,
        "supporter": plan.supporter_id,
    }
    public = [kind for kind, event in EVENTS.items() if kind.startswith("practice.") and not event.private]
    assert public == [
        "practice.GroupPlansCounted",
        "practice.GroupPlansForgotten",
        "practice.HowOftenForgotten",
        "practice.PracticeForgotten",
        "practice.FocusChosen",
        "practice.FocusEnded",
        "practice.TalksForgotten",
        "practice.OpportunityMissed",
    ]


def test_the_lead_in_words_the_page_already_shows_are_not_kept_twice(listening, ben):
    plan = actions.make_plan(
        listening, situation=" Als een klant  belt. ", action="dan vraag ik wat er al geprobeerd is.", by=ben
    )
    assert (plan.situation, plan.action) == ("een klant belt", "vraag ik wat er al geprobeerd is")


@pytest.mark.parametrize(
    ("situation", "action", "fields"),
    [
        ("", "", {"situation", "action"}),
        ("ik me onzeker voel", "vraag ik om hulp", {"situation"}),
        ("ik boos ben", "tel ik tot tien", {"situation"}),
        ("een klant boos belt", "vat ik samen wat ik hoor", set()),
        ("het maandag negen uur is", "loop ik de vijf punten na", set()),
        ("ik begin aan een machine", "begrijp de risico’s beter", {"action"}),
        ("ik begin aan een machine", "ik ken de risico’s", {"action"}),
        ("x" * 141, "y" * 141, {"situation", "action"}),
        ("x" * 140, "loop " + "y" * 135, set()),
    ],
)
def test_words_that_are_no_plan_are_refused_with_a_sentence_per_field(listening, ben, situation, action, fields):
    try:
        actions.make_plan(listening, situation=situation, action=action, by=ben)
        refused = {}
    except ValidationError as error:
        refused = error.message_dict
    assert set(refused) == fields
    assert all(len(sentences) == 1 and sentences[0].endswith((".", "?", "”")) for sentences in refused.values())
    assert Plan.objects.exists() is (not fields)


def test_planning_twice_for_one_activity_is_one_plan_with_the_new_words(plan, listening, ben):
    again = actions.make_plan(listening, situation="een klant terugbelt", action="vat ik samen", by=ben)
    assert again.pk == plan.pk
    assert list(Plan.objects.values_list("situation", "action", "supporter")) == [
        ("een klant terugbelt", "vat ik samen", None)
    ]
    assert again.check_ins.count() == 5


def test_a_third_plan_is_refused_with_the_way_out_and_fits_after_stopping_one(make_plan, publish, ben):
    one, _two = make_plan(ben, publish("een")), make_plan(ben, publish("twee"))
    three = publish("drie")
    with clock.at(MONDAY):
        with pytest.raises(ValidationError) as refused:
            actions.make_plan(three, by=ben, **WORDS)
        assert refused.value.messages == [
            "Je hebt al twee plannen lopen, en meer tegelijk lukt zelden. Leg er eerst een stil, of stop er een."
        ]
        actions.stop_plan(one, by=ben)
        actions.make_plan(three, by=ben, **WORDS)
    assert Plan.objects.active(MONDAY).filter(person=ben).count() == 2


def test_a_plan_whose_check_ins_are_behind_us_makes_room_for_another(make_plan, publish, ben):
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    with clock.at(MONDAY + dt.timedelta(days=150)):
        actions.make_plan(publish("drie"), by=ben, **WORDS)
    assert Plan.objects.standing().filter(person=ben).count() == 3


def test_a_plan_made_before_finishing_is_followed_up_from_finishing(listening, ben, finish):
    with clock.at(MONDAY):
        plan = actions.make_plan(listening, by=ben, **WORDS)
    assert due_dates(plan) == {}
    finish(ben, listening, on=dt.date(2026, 3, 9))
    actions.schedule(plan)
    actions.schedule(plan)
    assert due_dates(plan)[3] == dt.date(2026, 3, 12)
    assert plan.check_ins.count() == 5


def test_a_plan_made_long_after_finishing_counts_from_the_plan(listening, ben, finish):
    finish(ben, listening, on=dt.date(2025, 9, 1))
    with clock.at(MONDAY):
        plan = actions.make_plan(listening, by=ben, **WORDS)
    assert due_dates(plan)[3] == dt.date(2026, 3, 5)


def test_the_plan_knows_which_behaviour_it_serves_the_confirmed_one_first(listening, ben, ines, dana):
    goal = Goal.objects.create(statement="Minder klachten", owner=dana)
    loose, agreed = (TargetBehaviour.objects.create(goal=goal, owner=dana, action=text) for text in ("a", "b"))
    Link.objects.create(activity=listening, behaviour=loose, rationale="x", claimed_by=ines)
    link = Link.objects.create(activity=listening, behaviour=agreed, rationale="x", claimed_by=ines)
    Confirmation.objects.create(link=link, by=dana)
    assert actions.make_plan(listening, by=ben, **WORDS).behaviour == agreed


def test_a_part_timer_is_asked_on_her_own_days(make_plan, listening, ben):
    Placement.objects.filter(employment__person=ben).update(pattern="24", weekly_hours=14)  # Tuesday and Thursday
    plan = make_plan(ben, listening)
    assert due_dates(plan) == {
        3: dt.date(2026, 3, 5),
        14: dt.date(2026, 3, 17),
        42: dt.date(2026, 4, 14),
        84: dt.date(2026, 5, 26),
    }


def test_a_shift_worker_is_asked_on_any_day_holidays_too(make_plan, listening, ben):
    Placement.objects.filter(employment__person=ben).update(pattern="roster")
    plan = make_plan(ben, listening, on=dt.date(2026, 12, 11))
    assert due_dates(plan)[3] == dt.date(2026, 12, 14)
    assert due_dates(plan)[14] == dt.date(2026, 12, 25)


def test_nobody_is_asked_at_christmas_and_the_order_stays(make_plan, listening, ben):
    plan = make_plan(ben, listening, on=dt.date(2026, 12, 22))
    assert due_dates(plan)[3] == dt.date(2026, 12, 28)  # 25 and 26 December, then the weekend
    assert due_dates(plan)[14] == dt.date(2027, 1, 5)


def test_summer_time_does_not_move_a_day(listening, ben, finish):
    # 28 March 2026, 23:30 in Amsterdam is 22:30 UTC; an hour later the clocks go forward.
    late = dt.datetime(2026, 3, 28, 22, 30, tzinfo=dt.UTC)
    finish(ben, listening, on=late)
    with clock.at(late):
        plan = actions.make_plan(listening, by=ben, **WORDS)
    assert due_dates(plan)[3] == dt.date(2026, 3, 31)
    assert due_dates(plan)[14] == dt.date(2026, 4, 13)


def test_an_empty_working_pattern_is_asked_on_the_day_itself(make_plan, listening, ben):
    Placement.objects.filter(employment__person=ben).update(pattern="")
    assert due_dates(make_plan(ben, listening))[3] == dt.date(2026, 3, 5)


def test_changing_keeps_the_check_ins_and_stopping_ends_them(plan, ben):
    with clock.at(MONDAY + dt.timedelta(days=1)):
        actions.change_plan(plan, situation="een klant mailt", action="bel ik terug", by=ben)
        before = due_dates(plan)
        actions.stop_plan(plan, by=ben)
        actions.stop_plan(plan, by=ben)
    assert due_dates(plan) == before
    assert Happening.objects.filter(kind="practice.PlanStopped").count() == 1
    with pytest.raises(ValidationError):
        actions.change_plan(plan, situation="a", action="b", by=ben)


def test_wiping_leaves_no_word_and_nobody_beside_it(plan, first, ben, mara, on_day):
    with on_day(3):
        actions.answer_check_in(first, said="did_it", note="Het hielp.", by=ben)
        actions.support(first, kind="hint", text="Mooi begin.", by=mara)
        actions.wipe_plan(plan, by=ben)
        actions.wipe_plan(plan, by=ben)
    plan.refresh_from_db()
    first.refresh_from_db()
    assert (plan.situation, plan.action, plan.supporter, plan.stopped_at is None) == ("", "", None, False)
    assert (first.note, first.said) == ("", "did_it")
    assert list(first.support.values_list("text", flat=True)) == [""]
    assert not Plan.objects.visible_to(mara).exists()


def test_only_the_maker_keeps_a_plan(plan, mara, olu, lea, adam, hugo, dana):
    for other in (mara, olu, lea, adam, hugo, dana):
        for verb in (
            lambda by: actions.change_plan(plan, **WORDS, by=by),
            lambda by: actions.stop_plan(plan, by=by),
            lambda by: actions.wipe_plan(plan, by=by),
            lambda by: actions.choose_supporter(plan, None, by=by),
            lambda by: actions.ask_for_chance(plan, to=mara, by=by),
        ):
            with pytest.raises(PermissionDenied):
                verb(other)


def test_who_may_be_asked_for_support(ben, mara, olu, ines, hire, company):
    tess = hire("Tess", "Aalbers", unit=company.north)
    gone = hire("Gerrit", "Weg", unit=company.north)
    gone.left_on = MONDAY
    gone.save()
    ReportingLine.objects.create(person=ben, manager=ines, kind="dotted", starts=MONDAY)
    ActingManager.objects.create(manager=mara, stand_in=olu, starts=MONDAY, ends=MONDAY + dt.timedelta(days=6))
    with clock.at(MONDAY + dt.timedelta(days=1)):
        assert [(one.name, one.relation) for one in queries.supporters(ben)] == [
            ("Mara de Wit", Relation.MANAGER),
            ("Olu Adeyemi", Relation.STAND_IN),
            ("Ines Costa", Relation.DOTTED),
            (tess.name, Relation.COLLEAGUE),
        ]
    with clock.at(MONDAY + dt.timedelta(days=8)):
        assert "Olu Adeyemi" not in [one.name for one in queries.supporters(ben)]


def test_support_from_elsewhere_or_from_oneself_is_refused(listening, ben, olu):
    for supporter in (olu, ben):
        with pytest.raises(ValidationError) as refused:
            actions.make_plan(listening, by=ben, supporter=supporter, **WORDS)
        assert set(refused.value.message_dict) == {"supporter"}


def test_a_supporter_may_decline_and_is_not_offered_again(plan, ben, mara):
    actions.decline_support(plan, by=mara)
    actions.decline_support(plan, by=mara)
    plan.refresh_from_db()
    assert plan.supporter is None
    assert SupportDecline.objects.count() == 1
    assert told(ben) == ["practice.SupportCannot"]
    assert mara.pk not in [one.pk for one in queries.supporters(ben, plan)]
    assert mara.pk in [one.pk for one in queries.supporters(ben)]


def test_only_who_was_asked_declines(plan, ben, olu):
    for other in (ben, olu):
        with pytest.raises(PermissionDenied):
            actions.decline_support(plan, by=other)


def test_choosing_another_tells_the_new_one_and_shuts_out_the_old(plan, ben, mara, hire, company):
    tess = hire("Tess", "Aalbers", unit=company.north)
    actions.choose_supporter(plan, tess, by=ben)
    actions.choose_supporter(plan, tess, by=ben)
    assert told(tess) == ["practice.SupportAsked"]
    assert Plan.objects.visible_to(tess).exists()
    assert not Plan.objects.visible_to(mara).exists()


def test_when_the_supporter_left_she_is_asked_to_choose_another(plan, ben, mara):
    assert queries.supporters_gone() == []
    mara.left_on = dt.date(2026, 3, 31)
    mara.save()
    with clock.at(dt.date(2026, 4, 2)):
        assert queries.supporters_gone() == [plan]
        for gone in queries.supporters_gone():
            actions.release_supporter(gone)
        assert queries.supporters_gone() == []
    assert told(ben) == ["practice.SupporterLeft"]


def test_a_new_manager_does_not_take_over_the_support(plan, ben, mara, olu):
    ReportingLine.objects.filter(person=ben).update(ends=dt.date(2026, 3, 8))
    ReportingLine.objects.create(person=ben, manager=olu, starts=dt.date(2026, 3, 9))
    with clock.at(dt.date(2026, 3, 10)):
        assert not Plan.objects.visible_to(olu).exists()
        assert Plan.objects.visible_to(mara).get() == plan


def test_a_retired_activity_takes_no_new_plans_but_old_ones_stand(plan, listening, ines, ben, olu, finish):
    Retirement.objects.create(activity=listening, by=ines, reason="Verouderd.")
    assert Plan.objects.active(MONDAY).get() == plan
    with pytest.raises(PermissionDenied):
        actions.make_plan(listening, by=olu, **WORDS)
    Enrolment.objects.create(person=olu, activity=listening, edition=listening.editions.first())
    actions.make_plan(listening, by=olu, **WORDS)  # who was at it may finish it, plan included


def test_whom_she_wants_beside_her_hears_it_and_is_proposed_with_the_next_plan(ben, mara, olu):
    actions.choose_buddy(mara, by=ben)
    actions.choose_buddy(mara, by=ben)
    assert queries.buddy_of(ben) == mara
    assert told(mara) == ["practice.BuddyChosen"]
    with pytest.raises(ValidationError):
        actions.choose_buddy(olu, by=ben)
    assert actions.choose_buddy(None, by=ben) is None
    assert queries.buddy_of(ben) is None
