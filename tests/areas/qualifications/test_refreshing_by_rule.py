import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Assignment, Need, Round
from vliegwiel.areas.learning.queries import today, why_mine
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.actions import refreshing_by_rule
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.models import Exemption
from vliegwiel.kit import clock

from .conftest import TODAY

pytestmark = pytest.mark.django_db


def run(qualification, by):
    look = actions.foresee_refreshers(qualification, by=by)
    assert actions.foresee_refreshers(qualification, by=by) == look
    actions.go_on_refreshing(look)
    look.refresh_from_db()
    made = actions.ask_refreshers(qualification, counts=look.counts, by=by)
    while actions.go_on_refreshing(made):
        pass
    made.refresh_from_db()
    return look, made


def opened(person):
    return list(Assignment.objects.open().filter(person=person).values_list("activity__slug", flat=True))


def test_who_is_at_risk_gets_the_refresher_whose_turn_it_is_once(bhv, do, ben, mara, hire, company, lea):
    brand, evacuation = bhv.again
    eve, kim = (hire(one, "Prins", unit=company.north, led_by=mara) for one in ("Eve", "Kim"))
    for one, days in ((ben, 340), (eve, 340), (kim, 100)):
        do(bhv.first, one, TODAY - dt.timedelta(days=days + 360))
        do(brand, one, TODAY - dt.timedelta(days=days))
    actions.exempt(eve, qualification=bhv, by=lea, why="Werkt dit jaar vanuit huis.")
    with pytest.raises(PermissionDenied):
        actions.foresee_refreshers(bhv, by=mara)
    look, made = run(bhv, lea)
    assert look.counts == {"gains": 1, "keeps": 0, "loses": 0}
    assert [(row[0], row[1], row[5]) for row in look.rows] == [("gains", ben.pk, evacuation.pk)]
    assert (made.counts["given"], made.done, made.is_running) == (1, 1, False)
    assert {one: opened(one) for one in (ben, eve, kim)} == {ben: [evacuation.slug], eve: [], kim: []}
    must = today(ben).must
    until = TODAY - dt.timedelta(days=340) + dt.timedelta(days=365)
    assert must.reason.startswith("‘BHV’ geldt nog tot en met")
    assert (must.giver, must.basis, must.ground, must.due) == (
        lea.name,
        "Arbowet, artikel 15",
        "law",
        until + dt.timedelta(days=30),
    )
    assert [(one.rule, one.needed) for one in why_mine(ben, evacuation.pk)] == [("BHV", True)]
    assert Message.objects.filter(person=ben, kind="learning.RuleGaveYou").count() == 1
    assert actions.tell_what_ends(bhv) == 0, "she heard it with what she got"
    # Twice changes nothing; nor does a night.
    before = list(Need.objects.values_list("pk", "at"))
    assert actions.begin_refreshing() == []
    actions.settle_refreshers([ben.pk, eve.pk, kim.pk])
    assert list(Need.objects.values_list("pk", "at")) == before
    with pytest.raises(ValidationError, match="nodig voor ‘BHV’"):
        learning.withdraw(Assignment.objects.get(person=ben, activity=evacuation), by=lea)
    # A certificate from outside: not needed any more. Exempt no more: hers after all, and a round, for she did it once.
    do(evacuation, ben, TODAY)
    assert not Need.objects.open().exists()
    assert opened(ben) == []
    actions.end_exemption(Exemption.objects.get(person=eve), by=lea, why="Werkt weer op kantoor.")
    assert opened(eve) == [evacuation.slug]
    assert actions.stop_refreshers(bhv, by=lea) and actions.stop_refreshers(bhv, by=lea) is None
    off = queries.last_runs(bhv)[0]
    assert not actions.go_on_refreshing(off)
    assert opened(eve) == []


def test_what_she_did_before_opens_a_round_and_an_unused_one_goes_again(bhv, do, ben, mara, lea):
    brand, evacuation = bhv.again
    do(bhv.first, ben, TODAY - dt.timedelta(days=1060))
    do(brand, ben, TODAY - dt.timedelta(days=700))
    do(evacuation, ben, TODAY - dt.timedelta(days=340))
    hand = learning.assign(evacuation, to=ben, by=mara, reason="Dit vroeg ik je toen ook.")
    run(bhv, lea)
    assert opened(ben) == [brand.slug]
    assert Round.objects.values_list("activity", "number").get() == (brand.pk, 2)
    actions.exempt(ben, qualification=bhv, by=lea, why="Dit half jaar vrijgesteld.", ends=TODAY)
    assert (opened(ben), Round.objects.count()) == ([], 0)
    with clock.at(TODAY + dt.timedelta(days=1)):
        (again,) = actions.begin_refreshing()
        assert not actions.go_on_refreshing(again)
        assert opened(ben) == [brand.slug]
        assert Need.objects.count() == 1, "the same period, the same need"
    assert not hasattr(Assignment.objects.get(pk=hand.pk), "withdrawal")


def test_a_run_that_died_in_the_middle_goes_on_and_nothing_is_half(bhv, do, hire, company, mara, lea, monkeypatch):
    monkeypatch.setattr(refreshing_by_rule, "TOGETHER", 2)
    for n in range(5):
        one = hire(f"Kees{n}", "Vis", unit=company.north, led_by=mara)
        do(bhv.first, one, TODAY - dt.timedelta(days=340))
    actions.go_on_refreshing(actions.foresee_refreshers(bhv, by=lea))
    made = actions.ask_refreshers(bhv, counts={"gains": 5}, by=lea)
    real, calls = refreshing_by_rule.learning.give_needed, []

    def dies(rows, **said):
        calls.append(rows)
        done = real(rows, **said)
        if len(calls) == 2:
            raise SystemExit
        return done

    monkeypatch.setattr(refreshing_by_rule.learning, "give_needed", dies)
    with pytest.raises(SystemExit):
        actions.go_on_refreshing(made)
    assert (Need.objects.count(), Assignment.objects.count()) == (2, 2)
    made.refresh_from_db()
    assert (made.done, made.is_running) == (2, True)
    while actions.go_on_refreshing(made):
        pass
    made.refresh_from_db()
    assert (made.counts["given"], made.done, Need.objects.count()) == (5, 5, 5)


@pytest.fixture
def by_role(company, short, lea):
    """Of everybody in the north, because of their work: every year one refresher, or a test one may try instead."""
    first, again, test = short("kraan"), short("kraan-opfris"), short("kraan-toets")
    made = actions.write_qualification(title="Kraan", ground=Ground.ROLE, source="", by=lea)
    actions.write_requirement(
        made,
        starts=dt.date(2020, 1, 1),
        first=[first],
        again=[again, test],
        pretests=[test],
        months=12,
        risk_days=60,
        grace_days=30,
        why="Elk jaar herhalen.",
        by=lea,
    )
    actions.demand(made, unit=company.north, starts=dt.date(2020, 1, 1), by=lea)
    made.first, made.again, made.test = first, again, test
    return made


def test_the_test_passed_refreshes_by_the_qualifications_own_rules(by_role, do, ben, mara, hire, company, lea):
    eve, kim = (hire(one, "Prins", unit=company.north, led_by=mara) for one in ("Eve", "Kim"))
    for one, days in ((ben, 340), (eve, 340), (kim, 500)):
        do(by_role.first, one, TODAY - dt.timedelta(days=days))
    until = TODAY - dt.timedelta(days=340) + dt.timedelta(days=365)
    run(by_role, lea)
    assert {one: opened(one) for one in (ben, eve, kim)} == {
        ben: [by_role.again.slug],
        eve: [by_role.again.slug],
        kim: [],  # it ran out, so the first time is asked again: not by this
    }, "a test is never what is asked"
    for one in (ben, kim):
        do(by_role.test, one, TODAY)
    stands = queries.statuses(by_role, [ben.pk, eve.pk, kim.pk], TODAY)
    assert (stands[ben.pk].state, stands[ben.pk].until) == ("valid", dt.date(2027, 11, 20))
    assert (stands[eve.pk].state, stands[eve.pk].until) == ("at_risk", until)
    assert stands[kim.pk].state == "expired", "what refreshes is not enough once it ran out"
    assert {one: opened(one) for one in (ben, eve)} == {ben: [], eve: [by_role.again.slug]}
    assert list(Need.objects.open().values_list("person", flat=True)) == [eve.pk]
    run(by_role, lea)
    assert list(Need.objects.open().values_list("person", flat=True)) == [eve.pk], "and it is not asked anew"


def test_the_date_of_a_refresher_keeps_out_of_closed_weeks_but_for_the_law(by_role, bhv, do, ben, company, hugo, lea):
    for first in (by_role.first, bhv.first):
        do(first, ben, TODAY - dt.timedelta(days=340))
    last = TODAY + dt.timedelta(days=25 + 30)  # of its grace
    closed = learning.close_weeks(unit=company.north, starts=last, ends=last, why="Inventaris", by=hugo)
    for one in (by_role, bhv):
        run(one, lea)
    dates = dict(Need.objects.values_list("source", "due"))
    before = closed.starts - dt.timedelta(days=3)
    assert before.isoweekday() == 5
    assert dates == {queries.source_of(by_role.pk): before, queries.source_of(bhv.pk): last}
    assert set(Assignment.objects.open().filter(person=ben).values_list("due", flat=True)) == {before, last}
