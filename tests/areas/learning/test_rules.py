"""Rules that give: written, switched on, made true for everybody and for one, and taken back."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Retirement
from vliegwiel.areas.learning import actions, jobs, queries
from vliegwiel.areas.learning.enums import DeclineReason, Ending, Ground
from vliegwiel.areas.learning.models import Assignment, Rule, RuleMatch, RuleRun, RuleVersion, Withdrawal
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
REASON = "Je tilt hier elke dag, en dit houdt je rug heel."


@pytest.fixture
def rule(lea, company, activity):
    """`rule(unit=company.north, ...)`: written and switched on by Lea, and made true."""

    def _rule(title="Veilig tillen", *, unit=None, on=True, **said):
        tree = {"all": [{"is": "unit", "value": (unit or company.north).pk}]}
        written = actions.write_rule(
            title, by=lea, **{"conditions": tree, "activity": activity, "reason": REASON, "due_days": 30, **said}
        )
        if on:
            switch_on(written, lea)
        return written

    return _rule


def switch_on(written, by, **words):
    draft = RuleVersion.objects.get(rule=written, on_at=None)
    run = actions.switch_on(draft, by=by, stamp=draft.stamp, **words)
    jobs.run_rule.enqueue(run.pk)
    run.refresh_from_db()
    return run


def has(person, activity=None):
    rows = Assignment.objects.standing().filter(person=person)
    return rows.filter(activity=activity).exists() if activity else rows.exists()


def states(written):
    rows = RuleMatch.objects.open().filter(rule=written)
    return dict(rows.values_list("person__given_name", "state"))


def test_a_rule_gives_to_who_is_there_with_the_reason_and_who_came_later(rule, company, ben, olu, mara, hire, activity):
    written = rule()
    assert states(written) == {"Mara": "given", "Ben": "given"}
    row = Assignment.objects.get(person=ben)
    assert (row.reason, row.given_by, row.by_hand) == (REASON, written.keeper, False)
    assert row.due == clock.today() + dt.timedelta(days=30)
    assert [m.kind for m in Message.objects.filter(person=ben)] == ["learning.RuleGaveYou"]
    (because,) = queries.why_mine(ben, activity.pk)
    assert (because.rule, because.keeper, because.facts) == (
        "Veilig tillen",
        "Lea Smit",
        ("werkt in Team Noord, sinds 1 januari 2020",),
    )
    hugo = hire("Hugo", "Mulder", unit=company.staff, role="hr")
    people.move(olu, unit=company.north, position="Medewerker", weekly_hours=36, starts=clock.today(), by=hugo)
    assert states(written) == {"Mara": "given", "Ben": "given", "Olu": "given"}
    people.move(ben, unit=company.south, position="Medewerker", weekly_hours=36, starts=clock.today(), by=hugo)
    assert states(written) == {"Mara": "given", "Olu": "given"}
    assert not has(ben)
    ended = RuleMatch.objects.get(person=ben)
    assert (ended.until, Withdrawal.objects.get().by) == (clock.today() - dt.timedelta(days=1), written.keeper)


def test_running_twice_changes_nothing_and_a_day_without_change_is_no_news(rule, ben):
    written = rule()
    before = list(Assignment.objects.order_by("pk").values()), list(RuleMatch.objects.order_by("pk").values())
    jobs.look_at_rules.func()
    jobs.go_on_with_runs.func()
    actions.settle_people([ben.pk])
    assert (list(Assignment.objects.order_by("pk").values()), list(RuleMatch.objects.order_by("pk").values())) == before
    assert [run.kind for run in RuleRun.objects.filter(rule=written)] == ["on"]


def test_two_rules_that_ask_the_same_give_one_with_the_earliest_date_and_both_reasons(rule, ben, mara, lea, activity):
    rule(due_days=40)
    second = rule("Heel strak", due_days=20, reason="Omdat de verzekeraar het vraagt.")
    row = Assignment.objects.get(person=ben)
    assert (row.due, row.reason) == (clock.today() + dt.timedelta(days=20), "Omdat de verzekeraar het vraagt.")
    assert [one.rule for one in queries.why_mine(ben, activity.pk)] == ["Heel strak", "Veilig tillen"]
    jobs.run_rule.enqueue(actions.switch_off(second, by=lea).pk)
    row.refresh_from_db()
    assert (has(ben), row.due, row.reason) == (True, clock.today() + dt.timedelta(days=40), REASON)


def test_a_hand_beside_a_rule_stands_when_the_rule_goes(rule, ben, mara, lea, activity):
    written = rule()
    actions.assign(activity, to=ben, by=mara, reason="Ik zag je gisteren sjouwen.")
    row = Assignment.objects.get(person=ben)
    with pytest.raises(ValidationError, match="De leerregel ‘Veilig tillen’ vraagt dit ook"):
        actions.withdraw(row, by=mara)
    jobs.run_rule.enqueue(actions.switch_off(written, by=lea).pk)
    row.refresh_from_db()
    assert (has(ben), has(mara), row.given_by, row.due) == (True, False, mara, None)
    assert actions.switch_off(written, by=lea) is None


def test_what_ends_may_leave_what_was_given(rule, ben, lea):
    written = rule(ending=Ending.LEAVE)
    jobs.run_rule.enqueue(actions.switch_off(written, by=lea).pk)
    assert (states(written), has(ben)) == ({}, True)


def test_a_new_version_stands_beside_the_old_until_it_is_switched_on(rule, company, ben, olu, lea, ines):
    written = rule()
    draft = actions.begin_version(written, by=lea)
    assert actions.begin_version(written, by=lea) == draft
    other = publish(ines, "nog-beter")
    south = {"all": [{"is": "unit", "value": company.root.pk}, {"not": {"is": "leads", "value": None}}]}
    actions.rewrite(draft, by=lea, stamp=draft.stamp, conditions=south, activity=other)
    assert not has(olu)
    with pytest.raises(actions.Overtaken):
        actions.rewrite(draft, by=lea, stamp=draft.stamp, reason="Een ander tabblad dacht er anders over.")
    run = switch_on(written, lea)
    assert (has(olu, other), has(ben, other), RuleVersion.objects.get(pk=run.version_id).counts["gains"]) == (
        True,
        True,
        3,
    )
    assert [row.activity for row in Assignment.objects.standing().filter(person=ben)] == [other]
    with pytest.raises(ValidationError, match="nieuwere versie"):
        actions.undo_run(RuleRun.objects.filter(rule=written).earliest("pk"), by=lea)
    versions = RuleVersion.objects.filter(rule=written).order_by("number")
    assert [(version.number, version.is_on) for version in versions] == [(1, False), (2, True)]


def test_what_is_missing_or_holds_for_everybody_is_said_before_it_is_on(rule, company, lea, ben, mara):
    lacking = rule(on=False, activity=None, reason="", ground=Ground.LAW)
    with pytest.raises(ValidationError) as refused:
        switch_on(lacking, lea)
    assert len(refused.value.messages) == 3
    written = rule("Iedereen", on=False, unit=company.root)
    with pytest.raises(ValidationError, match="Typ dat aantal"):
        switch_on(written, lea)
    assert states(written) == {}
    switch_on(written, lea, everybody=Person.objects.here().count())
    assert len(states(written)) == Person.objects.here().count()
    nobody = rule("Niemand", unit=company.south)
    assert (states(nobody), RuleVersion.objects.get(rule=nobody).counts["gains"]) == ({}, 0)


def test_only_hr_and_the_learning_lead_write_rules(rule, mara, hugo, lea):
    written = rule()
    for deed in (
        lambda: actions.write_rule("Van mij", by=mara),
        lambda: actions.begin_version(written, by=mara),
        lambda: actions.copy_rule(written, by=mara),
        lambda: actions.switch_off(written, by=mara),
        lambda: actions.hand_rule_to(written, to=mara, by=mara),
        lambda: actions.undo_run(RuleRun.objects.get(), by=mara),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert actions.hand_rule_to(written, to=hugo, by=lea).keeper == hugo
    copy = actions.copy_rule(written, by=hugo)
    assert (copy.title, copy.keeper) == ("Veilig tillen (kopie)", hugo)
    actions.drop_draft(RuleVersion.objects.get(rule=copy), by=hugo)
    assert not Rule.objects.filter(pk=copy.pk).exists()


def fill(person, lea, ines):
    """Her four weeks of learning time, full."""
    words = {"purpose": Purpose.LEGAL, "legal_basis": "Arbowet", "edition": {"minutes": 200}}
    big = Activity.objects.filter(slug="lang").first() or publish(ines, "lang", **words)
    actions.assign(big, to=person, by=lea, reason="Dit moet van de wet, dus eerst.")


def test_who_has_no_learning_time_left_waits_unless_the_law_asks(rule, ben, mara, lea, ines):
    fill(ben, lea, ines)
    written = rule()
    assert states(written) == {"Mara": "given", "Ben": "waits"}
    jobs.look_at_rules.func()
    assert states(written)["Ben"] == "waits"
    Withdrawal.objects.create(assignment=Assignment.objects.get(person=ben), by=lea)
    jobs.look_at_rules.func()
    assert states(written)["Ben"] == "given"
    fill(mara, lea, ines)
    law = rule("Wet", ground=Ground.LAW, basis="Arbowet, artikel 8", activity=publish(ines, "moet"))
    assert states(law) == {"Mara": "given", "Ben": "given"}
    run = RuleRun.objects.get(rule=law)
    assert run.counts["over"] == 1
    told = Message.objects.get(person=lea, key=f"run-{run.pk}")
    assert told.facts["over"] == 1


def test_what_is_no_longer_on_the_shelf_is_given_to_nobody_new(rule, ben, mara, activity, lea):
    Retirement.objects.create(activity=activity, by=lea, reason="Vervangen")
    assert set(states(rule()).values()) == {"shelf"}
    assert not Assignment.objects.exists()


def test_a_run_is_undone_but_for_who_began(rule, ben, mara, lea, activity):
    written = rule()
    actions.enrol(activity, by=ben)
    run = RuleRun.objects.get()
    undo = actions.undo_run(run, by=lea)
    assert actions.undo_run(run, by=lea) == undo
    jobs.run_rule.enqueue(undo.pk)
    undo.refresh_from_db()
    assert (has(ben), has(mara), undo.counts) == (True, False, {"taken": 1, "left": 1, "names": ["Ben Bakker"]})
    assert (states(written), RuleVersion.objects.get().is_on) == ({}, False)
    with pytest.raises(ValidationError, match="niets gegeven"):
        actions.undo_run(undo, by=lea)


def test_who_left_and_came_back_gets_back_what_holds(rule, ben, mara, company, hugo):
    written = rule()
    today = clock.today()
    with clock.at(today - dt.timedelta(days=3)):
        people.leave(ben, last_day=today - dt.timedelta(days=2), by=hugo)
    jobs.look_at_rules.func()
    assert (states(written), has(ben)) == ({"Mara": "given"}, False)
    people.rejoin(ben, starts=today, unit=company.north, position="Medewerker", weekly_hours=36, by=hugo)
    assert (states(written), has(ben)) == ({"Mara": "given", "Ben": "given"}, True)
    assert RuleMatch.objects.filter(person=ben).count() == 2


def test_a_unit_that_moves_takes_its_people_under_other_rules(rule, company, olu, hugo):
    written = rule()
    people.move_unit(company.south, under=company.north, by=hugo)
    assert states(written) == {"Olu": "given"}


def test_the_learning_lead_gives_to_a_group_and_takes_it_back(lea, mara, ben, olu, activity, hugo):
    run = actions.ask_group(activity, to=[ben.pk, olu.pk, lea.pk, 999_999], by=lea, reason=REASON, may_decline=True)
    jobs.run_rule.enqueue(run.pk)
    run.refresh_from_db()
    assert (run.counts["given"], run.counts["gone"], run.state) == (2, 1, "done")
    row = Assignment.objects.get(person=ben)
    assert (row.given_by, row.reason, row.may_decline, has(lea)) == (lea, REASON, True, False)
    with pytest.raises(PermissionDenied):
        actions.ask_group(activity, to=[ben.pk], by=mara, reason=REASON)
    jobs.run_rule.enqueue(actions.undo_run(run, by=hugo).pk)
    assert not has(ben)
    assert not has(olu)


def test_a_later_date_is_answered_once(rule, ben, lea, hugo, olu):
    rule()
    row = Assignment.objects.get(person=ben)
    later = row.due + dt.timedelta(days=21)
    with pytest.raises(ValidationError, match="na de datum"):
        actions.ask_later_date(row, until=row.due, by=ben)
    asked = actions.ask_later_date(row, until=later, by=ben, reason="Ik ben met vakantie.")
    assert Message.objects.filter(person=lea, kind="learning.LaterDateWanted").count() == 1
    for person in (ben, olu):
        with pytest.raises(PermissionDenied):
            actions.answer_later_date(asked, granted=True, by=person)
    actions.answer_later_date(asked, granted=True, by=lea)
    with pytest.raises(ValidationError, match="Lea Smit zei al ja"):
        actions.answer_later_date(asked, granted=False, by=hugo)
    row.refresh_from_db()
    assert row.due == later
    jobs.look_at_rules.func()
    rule("Nog een", due_days=14)
    row.refresh_from_db()
    assert row.due == later  # what was agreed with her counts


def test_what_is_optional_may_be_declined_and_taken_up_again(rule, ben, activity, lea):
    written = rule(may_decline=True)
    row = Assignment.objects.get(person=ben)
    actions.decline(row, by=ben, reason=DeclineReason.NOT_NOW)
    assert (has(ben), states(written)["Ben"]) == (False, "declined")
    jobs.look_at_rules.func()
    actions.settle_people([ben.pk])
    assert not has(ben)
    actions.take_decline_back(row, by=ben)
    assert (has(ben), states(written)["Ben"]) == (True, "given")
    with pytest.raises(PermissionDenied):
        actions.decline(row, by=lea)
    rule("Moet", due_days=10)
    with pytest.raises(ValidationError, match="kun je niet weigeren"):
        actions.decline(row, by=ben)


def test_nobody_who_comes_late_gets_less_than_two_weeks(rule, ben, mara):
    today = clock.today()
    rule(due_days=None, due_on=today - dt.timedelta(days=5))
    assert Assignment.objects.get(person=ben).due == today + dt.timedelta(days=14)


def test_what_comes_back_opens_a_round_once_and_not_before_its_day(rule, ben, mara, activity):
    leap = clock.at(dt.datetime(2028, 2, 29, 12))
    with leap:
        rule(again_months=12)
        finish(ben, activity)
        finish(mara, activity)
    with clock.at(dt.datetime(2029, 2, 27, 12)):
        assert actions.repeat_rules() == 0
    with clock.at(dt.datetime(2029, 2, 28, 12)):
        assert (actions.repeat_rules(), actions.repeat_rules()) == (2, 0)
        row = Assignment.objects.open().get(person=ben)
        assert row.due == dt.date(2029, 3, 30)
        assert Message.objects.filter(person=ben, kind="learning.AskedAgain").count() == 1


def finish(person, activity):
    begun = actions.enrol(activity, by=person)
    for block in begun.edition.blocks:
        if block["type"] == "question":
            actions.answer(begun, block["id"], chosen=["a"], by=person)
        else:
            actions.finish_step(begun, block["id"], by=person)


def test_what_a_rule_asks_still_outlives_two_years_and_what_it_asked_once_goes(rule, ben, mara, lea):
    with clock.at(dt.date(2023, 3, 1)):
        stands = rule("Blijft")
        gone = rule("Gaat weg", activity=None, on=False)
    with clock.at(dt.date(2023, 6, 1)):
        ends = rule("Eindigt")
        jobs.run_rule.enqueue(actions.switch_off(ends, by=lea).pk)
    with clock.at(dt.date(2026, 3, 1)):
        assert actions.forget_old() == (0, 0)
    assert has(ben)
    assert states(stands) == {"Mara": "given", "Ben": "given"}
    assert not RuleMatch.objects.filter(rule__in=[ends, gone]).exists()
    assert not RuleRun.objects.exists()
