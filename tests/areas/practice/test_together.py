"""A plan for who learned something together: proposed once, joined by each for herself."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from tests.practising import DAY, MONDAY, OURS, WORDS, later
from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.catalogue.models import Retirement
from vliegwiel.areas.learning.actions import assign
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.live import actions as live
from vliegwiel.areas.live.actions import Mark, PartPlan
from vliegwiel.areas.live.models import Booking, Trainer
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.actions import merge_accounts
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import GroupAsk, GroupPlan, Joining, Plan
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening


@pytest.fixture
def session(listening, lea, ben, olu, hire, company):
    """On the Monday: Ben and Olu had a seat, and Olu was not there; Tess kept hers and nobody said anything of her."""
    tess = hire("Tess", "Visser", unit=company.south)
    starts = timezone.make_aware(dt.datetime.combine(MONDAY, dt.time(9)))
    with clock.at(MONDAY - 14 * DAY):
        part = PartPlan(starts=starts, ends=starts + dt.timedelta(hours=3), place="Kantine")
        made = live.plan(listening, parts=[part], capacity=9, completes=False, by=lea)
        live.ask_trainer(made, name="Marjan Steen", email="marjan@steen.example", by=lea)
        for one in (ben, olu, tess):
            live.book(made, person=one, by=one)
    with clock.at(MONDAY + DAY):
        seats = {seat.person: seat.pk for seat in Booking.objects.filter(session=made).select_related("person")}
        live.keep_presence(made.parts.get(), marks={seats[ben]: Mark(True), seats[olu]: Mark(False)}, by=lea)
    return made


def asked(proposal):
    return set(proposal.asks.values_list("person", flat=True))


def test_who_joins_has_a_plan_of_her_own_with_her_own_check_ins(team, propose, mara):
    ben, tess, roos, _piet = team(4)
    proposal = propose()
    assert asked(proposal) == {one.pk for one in Person.objects.led_by(mara)}
    with later(1):
        plan = actions.join_group_plan(proposal, by=ben)
        assert (plan.person, plan.supporter, plan.situation, plan.action) == (ben, None, *OURS.values())
        assert list(plan.check_ins.order_by("day").values_list("day", flat=True)) == [1, 3, 14, 42, 84]
        actions.join_group_plan(proposal, by=tess)
        # Her plan is hers: other words, resting or stopping change nothing the others see.
        actions.change_plan(plan, situation="een klant belt", action="bel ik terug", by=ben)
        actions.stop_plan(plan, by=ben)
        assert queries.group_plan_row(proposal, tess).names == (ben.name,)
        assert queries.group_plan_row(proposal, ben).names == (tess.name,)
        assert queries.group_plan_row(proposal, roos).names == ()
        assert queries.group_plan_row(proposal, mara).names == ()
    assert Plan.objects.filter(person=tess).get().action == OURS["action"]


def test_two_windows_that_join_make_one_plan_and_who_stopped_it_begins_anew(team, propose):
    ben, *_others = team(2)
    proposal = propose()
    with later(1):
        first = actions.join_group_plan(proposal, by=ben)
        assert actions.join_group_plan(proposal, by=ben) == first
        actions.stop_plan(first, by=ben)
        second = actions.join_group_plan(proposal, by=ben)
        assert second != first
    assert [one.plan for one in Joining.objects.all()] == [second]


def test_two_plans_under_way_are_enough_and_the_ask_stays(team, propose, make_plan, publish):
    ben, *_others = team(2)
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    proposal = propose()
    with later(1):
        with pytest.raises(ValidationError, match="al twee plannen"):
            actions.join_group_plan(proposal, by=ben)
        assert [one.pk for one in queries.group_asks(ben)] == [proposal.pk]
        actions.park_plan(Plan.objects.filter(person=ben).first(), by=ben)
        assert actions.join_group_plan(proposal, by=ben).situation == OURS["situation"]
        assert queries.group_asks(ben) == []


def test_who_has_a_plan_already_joins_with_it_and_keeps_her_words(team, propose, listening):
    ben, *_others = team(2)
    with clock.at(MONDAY):
        own = actions.make_plan(listening, by=ben, **WORDS)
    proposal = propose()
    with later(1):
        assert actions.join_group_plan(proposal, by=ben) == own
    own.refresh_from_db()
    assert (own.situation, own.action) == (*WORDS.values(),)


def test_a_plan_that_was_asked_about_to_the_end_gives_way_to_the_groups(team, listening, mara):
    ben, *_others = team(2)
    with clock.at(MONDAY):
        old = actions.make_plan(listening, by=ben, **WORDS)
    end = MONDAY + 130 * DAY
    with clock.at(end):
        Completion.objects.create(person=ben, activity=listening, edition=listening.editions.get(), round=2)
        proposal = actions.propose_group_plan(listening, group=queries.Group(team=mara.pk), by=mara, **OURS)
        assert queries.group_plan_row(proposal, ben).own is None
        plan = actions.join_group_plan(proposal, by=ben)
        old.refresh_from_db()
        assert (plan.situation, old.stopped_at is None) == (OURS["situation"], False)
        assert plan.check_ins.count() == 5


def test_letting_it_pass_is_heard_by_nobody_and_may_be_thought_over(team, propose, mara):
    ben, tess = team(2)
    proposal = propose()
    with later(1):
        actions.join_group_plan(proposal, by=tess)
        before = queries.group_plan_row(proposal, tess), queries.proposals_of(mara)
        for _twice in range(2):
            actions.let_group_plan_pass(proposal, by=ben)
        assert (queries.group_plan_row(proposal, tess), queries.proposals_of(mara)) == before
        assert queries.group_asks(ben) == []
        actions.join_group_plan(proposal, by=ben)
        assert queries.group_plan_row(proposal, ben).passed is False
    # What is written down of it is shown to herself alone.
    said = Happening.objects.filter(kind="practice.GroupPlanPassed")
    assert [(one.by_id, one.person_id) for one in said] == [(ben.pk, ben.pk)]
    assert Message.objects.filter(kind__contains="GroupPlan").count() == 0


def test_taking_her_name_off_leaves_the_plan_hers_and_shows_her_nobody(team, propose):
    ben, tess = team(2)
    proposal = propose()
    with later(1):
        for one in (ben, tess):
            actions.join_group_plan(proposal, by=one)
        for _twice in range(2):
            actions.leave_group_plan(proposal, by=ben)
        row = queries.group_plan_row(proposal, ben)
        assert (row.names, row.joined, row.own) == ((), False, Plan.objects.get(person=ben))
        assert queries.group_plan_row(proposal, tess).names == ()
        actions.wipe_plan(Plan.objects.get(person=tess), by=tess)
    assert Joining.objects.count() == 0


def test_what_was_withdrawn_loses_its_words_and_what_was_joined_stays(team, propose, mara, olu):
    ben, tess, roos = team(3)
    proposal = propose()
    with later(1):
        for one in (ben, tess):
            actions.join_group_plan(proposal, by=one)
        with pytest.raises(PermissionDenied):
            actions.withdraw_group_plan(proposal, by=ben)
        for _twice in range(2):
            actions.withdraw_group_plan(proposal, by=mara)
        with pytest.raises(ValidationError, match="ingetrokken"):
            actions.join_group_plan(proposal, by=roos)
        assert {one for one in (ben, tess, roos, mara, olu) if GroupPlan.objects.visible_to(one).exists()} == {
            ben,
            tess,
        }
        assert queries.group_plan_row(GroupPlan.objects.get(), ben).names == (tess.name,)
    assert set(GroupPlan.objects.values_list("situation", "action")) == {("", "")}
    assert set(Plan.objects.values_list("person", "situation")) == {
        (ben.pk, OURS["situation"]),
        (tess.pk, OURS["situation"]),
    }


def test_when_who_proposed_it_leaves_plans_go_on(team, propose, mara):
    ben, tess = team(2)
    proposal = propose(by=ben)
    with later(1):
        actions.join_group_plan(proposal, by=tess)
    Person.objects.filter(pk=ben.pk).update(left_on=MONDAY + DAY)
    with later(2):
        row = queries.group_plan_row(GroupPlan.objects.select_related("person").get(), tess)
        assert (row.joined, row.own.stopped_at, row.open) == (True, None, True)
        assert queries.due_check_ins(tess)


def test_who_left_between_the_question_and_the_answer_does_not_join_and_is_not_told(team, propose):
    ben, tess = team(2)
    proposal = propose()
    ben.left_on = MONDAY + DAY
    ben.save()
    with later(1):
        with pytest.raises(PermissionDenied):
            actions.join_group_plan(proposal, by=ben)
        assert [one.person for one in queries.group_asks_to_tell()] == [tess]


def test_each_is_told_once_within_the_caps_without_a_word_of_the_plan(team, propose, mara):
    ben, tess, roos = team(3)
    proposal = propose(by=roos)
    with later(0):
        actions.join_group_plan(proposal, by=tess)
        assert actions.tell_of_group_plans() == 1  # not to who joined, nor to who proposed it
        assert actions.tell_of_group_plans() == 0
    facts = {"name": roos.name, "title": {"nl": "Luisteren"}, "group_plan": proposal.pk}
    assert [(one.person, one.facts) for one in Message.objects.filter(kind="practice.GroupPlanProposed")] == [
        (ben, facts)
    ]


def test_on_a_day_something_else_was_asked_the_question_waits(team, propose, make_plan, publish):
    ben, *_others = team(1)
    make_plan(ben, publish("ander"))
    propose()
    told = []
    for ahead in range(9):
        with later(ahead):
            before = Message.objects.filter(person=ben).count()
            actions.tell_of_the_day()
            actions.tell_of_group_plans()
            told += [ahead] * (Message.objects.filter(person=ben).count() - before)
    assert told == [0, 1, 7]


def test_nobody_joins_after_two_weeks(team, propose):
    ben, *_others = team(2)
    proposal = propose()
    with later(15):
        assert queries.group_asks(ben) == []
        with pytest.raises(ValidationError, match="twee weken"):
            actions.join_group_plan(proposal, by=ben)


@pytest.mark.parametrize(
    ("words", "field", "sentence"),
    [
        ({"situation": "wij ons onzeker voelen"}, "situation", "Een gevoel komt en gaat"),
        ({"situation": "we moe zijn"}, "situation", "Een gevoel komt en gaat"),
        ({"situation": "we are tired"}, "situation", "Een gevoel komt en gaat"),
        ({"action": "wij begrijpen de klant"}, "action", "Zo kan niemand zien"),
        ({"action": "belt het team terug"}, "action", "heb je niet in de hand"),
        ({"action": ""}, "action", "Vul in wat je dan doet"),
    ],
)
def test_the_same_rules_hold_for_what_we_do_as_for_what_i_do(team, propose, words, field, sentence):
    team(2)
    with pytest.raises(ValidationError, match=sentence) as refused:
        propose(**words)
    assert set(refused.value.message_dict) == {field}
    assert not GroupPlan.objects.exists()


def test_what_the_law_asks_what_is_not_followed_up_and_what_was_retired_has_no_group_plan(
    team, propose, listening, lea
):
    ben, *_others = team(2)
    for change in ({"skill": Skill.LEGAL}, {"skill": Skill.OPEN, "follow_up": False}):
        type(listening).objects.filter(pk=listening.pk).update(**change)
        listening.refresh_from_db()
        with pytest.raises(ValidationError, match="wet vraagt|vragen we nergens naar"):
            propose()
    type(listening).objects.filter(pk=listening.pk).update(follow_up=True)
    listening.refresh_from_db()
    proposal = propose()
    Retirement.objects.create(activity=listening, by=lea, reason="x")
    with later(1):
        assert actions.join_group_plan(proposal, by=ben).activity == listening  # what was asked may be answered
        actions.withdraw_group_plan(proposal, by=proposal.person)
    with pytest.raises(ValidationError, match="van de plank"):
        propose()


def test_one_proposal_for_a_group_and_the_same_words_again_are_the_same_one(team, propose, olu, mara):
    ben, tess = team(2)
    proposal = propose(by=tess)
    assert propose(by=tess) == proposal
    for by in (ben, mara):
        with pytest.raises(ValidationError, match="ligt er al een voorstel"):
            propose(by=by)
    with pytest.raises(PermissionDenied):
        propose(by=olu)
    actions.withdraw_group_plan(proposal, by=tess)
    assert asked(propose(by=ben)) == {ben.pk, tess.pk}


def test_a_session_is_who_was_there_and_its_trainer_from_outside_may_propose(session, listening, ben, olu, mara):
    tess = Person.objects.get(given_name="Tess")
    trainer = Trainer.objects.get()
    group = queries.group_of(session)
    with clock.at(MONDAY + DAY):
        assert queries.people_of(group, listening) == {ben.pk, tess.pk}
        assert [one.key for one in queries.groups_of(ben, listening)] == [f"session-{session.key}"]
        assert queries.groups_of(olu, listening) == []
        for somebody in (olu, mara):
            with pytest.raises(PermissionDenied):
                actions.propose_group_plan(listening, group=group, by=somebody, **OURS)
        proposal = actions.propose_group_plan(listening, group=group, by=trainer, **OURS)
        assert (proposal.proposer, asked(proposal)) == ("Marjan Steen", {ben.pk, tess.pk})
        assert [one.joined for one in queries.proposals_of(trainer, session.pk)] == [None]
        actions.withdraw_group_plan(proposal, by=trainer)
    with clock.at(MONDAY + 43 * DAY), pytest.raises(ValidationError, match="tot zes weken erna"):
        actions.propose_group_plan(listening, group=group, by=trainer, **OURS)


def test_who_was_asked_in_one_group_is_not_asked_in_another(session, team, propose, listening, mara):
    ben, roos = team(2)
    with clock.at(MONDAY + DAY):
        actions.propose_group_plan(listening, group=queries.group_of(session), by=Trainer.objects.get(), **OURS)
        assert asked(propose()) == {roos.pk}


def test_a_manager_may_propose_what_he_gave_and_two_finished_after_that(
    team, mara, ben, hire, company, publish, finish, listening
):
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    chosen, one_of_two, before = publish("zelf"), publish("alleen"), publish("eerder")
    why = "Samen beter luisteren."
    for person in (ben, tess):
        finish(person, before, on=MONDAY - 2 * DAY)
        with clock.at(MONDAY - DAY):
            for given in (listening, one_of_two, before):
                assign(given, to=person, by=mara, reason=why)
        finish(person, listening)
        finish(person, chosen)
    finish(ben, one_of_two)
    with clock.at(MONDAY + DAY):
        assert [one.slug for one in queries.learned_by_team(mara)] == ["luisteren"]
    with clock.at(MONDAY + 43 * DAY):
        assert queries.learned_by_team(mara) == []


def test_after_a_year_the_proposal_goes_and_plans_stay(team, propose):
    ben, *_others = team(2)
    proposal = propose()
    with later(1):
        plan = actions.join_group_plan(proposal, by=ben)
    with later(366):
        assert actions.forget_group_plans() == 1
        assert actions.forget_group_plans() == 0
    assert (GroupPlan.objects.exists(), GroupAsk.objects.exists()) == (False, False)
    assert Plan.objects.get() == plan


def test_two_accounts_of_one_person_are_one_name(team, propose, hugo):
    ben, tess, roos = team(3)
    proposal = propose()
    with later(1):
        for one in (ben, tess, roos):
            actions.join_group_plan(proposal, by=one)
        merge_accounts(kept=tess, gone=roos, by=hugo, why="Dezelfde persoon, twee keer aangemaakt.")
        assert queries.group_plan_row(proposal, ben).names == (tess.name,)
