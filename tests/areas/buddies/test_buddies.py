"""Maatjes: who fits whom, three contacts, and stopping without a word to anybody else."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.pieces import a_behaviour
from tests.practising import MONDAY
from vliegwiel.areas.buddies import actions, queries
from vliegwiel.areas.buddies.enums import Side
from vliegwiel.areas.buddies.models import Contact, Pair, Wish
from vliegwiel.areas.messaging.models import Absence, Message, Preference, Sending
from vliegwiel.areas.people.models import ActingManager, Placement, ReportingLine
from vliegwiel.areas.practice import actions as practice
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening


@pytest.fixture
def behaviour(dana):
    return a_behaviour(dana)


@pytest.fixture
def tess(hire, company):
    return hire("Tess", "Visser", unit=company.north)


@pytest.fixture(autouse=True)
def _monday():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def pair(behaviour, ben, tess):
    """Ben and Tess said yes to each other on that Monday."""
    actions.wish(behaviour, by=tess)
    asked = actions.ask(actions.wish(behaviour, by=ben), to=tess, by=ben)
    return actions.accept(asked, by=tess)


def told(person):
    return [
        one.kind.partition(".")[2]
        for one in Message.objects.filter(person=person, kind__startswith="buddies.").order_by("pk")
    ]


def names(wish):
    return [one.name for one in queries.matches(wish)]


def test_only_who_said_so_for_the_same_is_proposed(behaviour, dana, ben, tess, olu, hire, company):
    wish = actions.wish(behaviour, by=ben)
    assert names(wish) == []
    actions.wish(a_behaviour(dana, action="belt terug"), by=olu)
    actions.wish(behaviour, by=tess)
    assert names(wish) == ["Tess Visser"]
    helps = hire("Ada", "Help", unit=company.south)
    actions.wish(behaviour, side=Side.OFFERS, by=helps)
    assert names(wish) == ["Ada Help", "Tess Visser"]
    assert names(actions.wish(behaviour, side=Side.OFFERS, by=ben)) == ["Tess Visser"]  # two who help learn nothing
    actions.unwish(Wish.objects.get(person=tess), by=tess)
    assert names(actions.wish(behaviour, by=ben)) == ["Ada Help"]


def test_never_who_leads_her_or_whom_she_leads_by_any_line(behaviour, ben, mara, olu, tess):
    for one in (ben, mara, olu, tess):
        actions.wish(behaviour, by=one)
    hers = Wish.objects.get(person=ben)
    assert names(hers) == ["Olu Adeyemi", "Tess Visser"]
    assert "Ben Bakker" not in names(Wish.objects.get(person=mara))
    ReportingLine.objects.create(person=ben, manager=olu, kind="dotted", starts=MONDAY)
    ActingManager.objects.create(manager=mara, stand_in=tess, starts=MONDAY, ends=MONDAY)
    assert names(hers) == []
    with pytest.raises(ValidationError, match="past nu niet meer"):
        actions.ask(hers, to=mara, by=ben)


def test_days_they_share_and_another_team_when_she_would_rather(behaviour, ben, tess, olu):
    wish = actions.wish(behaviour, by=ben)
    for one, pattern in ((ben, "123"), (tess, "345"), (olu, "45")):
        Placement.objects.filter(employment__person=one).update(pattern=pattern)
        actions.wish(behaviour, by=one)
    assert [(one.name, one.days) for one in queries.matches(wish)] == [("Tess Visser", 1)]
    Placement.objects.filter(employment__person=olu).update(pattern="roster")
    assert [(one.name, one.days) for one in queries.matches(wish)] == [("Olu Adeyemi", 3), ("Tess Visser", 1)]
    actions.wish(behaviour, elsewhere=True, by=ben)
    assert names(Wish.objects.get(person=ben)) == ["Olu Adeyemi"]


patterns = st.sets(st.sampled_from("1234567")).map(frozenset)


@given(patterns, patterns, st.booleans(), st.booleans(), st.sampled_from(Side), st.sampled_from(Side))
def test_fitting_is_the_same_from_both_sides(mine, theirs, far, away, one, other):
    here, there = queries.Place(mine, frozenset({1})), queries.Place(theirs, frozenset({1} if far else {2}))
    a = Wish(person_id=1, behaviour_id=1, side=one, elsewhere=away)
    b = Wish(person_id=2, behaviour_id=1, side=other)
    assert queries.fits(a, b, here, there) == queries.fits(b, a, there, here) <= min(len(mine), len(theirs))


def test_who_is_asked_hears_it_and_a_no_is_heard_by_nobody(behaviour, ben, tess):
    actions.wish(behaviour, by=tess)
    wish = actions.wish(behaviour, by=ben)
    asked = actions.ask(wish, to=tess, by=ben)
    assert actions.ask(wish, to=tess, by=ben) == asked
    assert told(tess) == ["BuddyWanted"]
    with pytest.raises(PermissionDenied):
        actions.accept(asked, by=ben)
    actions.stop(asked, by=tess)
    assert told(ben) == []
    assert names(wish) == []  # she is not proposed again for this
    with pytest.raises(ValidationError):
        actions.accept(asked, by=tess)


def test_a_yes_makes_three_days_on_which_both_work(pair, ben, tess):
    assert told(ben) == ["BuddySaidYes"]
    assert [one.due_on - MONDAY for one in pair.contacts.all()] == [dt.timedelta(days=n) for n in (7, 21, 42)]
    assert actions.accept(pair, by=tess).pk == pair.pk
    assert Contact.objects.count() == 3
    Placement.objects.filter(employment__person=ben).update(pattern="12")
    Placement.objects.filter(employment__person=tess).update(pattern="245")
    days = queries.contact_days(ben.pk, tess.pk, MONDAY)
    assert [day.isoweekday() for day in days] == [2, 2, 2]
    assert days == sorted(set(days))


def test_either_ticks_and_takes_it_back(pair, ben, tess, mara):
    first = pair.contacts.get(number=1)
    actions.tick(first, by=tess)
    actions.tick(first, by=ben)
    assert Contact.objects.get(pk=first.pk).ticked_by == tess
    assert Happening.objects.filter(kind="buddies.ContactTicked").count() == 1
    actions.untick(first, by=ben)
    assert Contact.objects.get(pk=first.pk).ticked_at is None
    for verb in (actions.tick, actions.untick):
        with pytest.raises(PermissionDenied):
            verb(first, by=mara)


def test_stopping_asks_no_reason_and_only_the_other_hears_it(pair, ben, tess, mara):
    with pytest.raises(PermissionDenied):
        actions.stop(pair, by=mara)
    actions.stop(pair, by=tess)
    actions.stop(pair, by=tess)
    assert told(ben) == ["BuddySaidYes", "BuddyOver"]
    assert told(tess) == ["BuddyWanted"]
    assert told(mara) == []
    assert queries.standing(ben).pairs == ()
    assert Happening.objects.filter(kind="buddies.BuddyEnded").count() == 1


def test_two_at_once_is_the_most(pair, dana, ben, hire, company):
    for n in range(2):
        other = hire("Lid", f"Nummer {n}", unit=company.north)
        about = a_behaviour(dana, action=f"doet {n}")
        actions.wish(about, by=other)
        wish = actions.wish(about, by=ben)
        if n == 0:
            actions.accept(actions.ask(wish, to=other, by=ben), by=other)
    with pytest.raises(ValidationError, match="al twee maatjes"):
        actions.ask(wish, to=other, by=ben)
    assert names(Wish.objects.get(person=other)) == []  # nor is he proposed to anybody


def test_nobody_else_reads_any_of_it(pair, ben, tess, mara, lea):
    readers = {one.given_name for one in (ben, tess, mara, lea) if Pair.objects.visible_to(one).exists()}
    assert readers == {"Ben", "Tess"}
    assert {one.given_name for one in (ben, tess, mara, lea) if Wish.objects.visible_to(one).exists()} == {
        "Ben",
        "Tess",
    }


def test_it_ends_by_itself_when_one_leaves_or_comes_to_lead_the_other(pair, ben, tess):
    assert actions.tidy() == 0
    ReportingLine.objects.filter(person=ben).update(ends=MONDAY)
    ReportingLine.objects.create(person=ben, manager=tess, starts=MONDAY + dt.timedelta(days=1))
    with clock.at(MONDAY + dt.timedelta(days=1)):
        assert actions.tidy() == 1
        assert actions.tidy() == 0
    assert (told(ben)[-1], told(tess)[-1]) == ("BuddyOver", "BuddyOver")
    with clock.at(MONDAY + dt.timedelta(days=400)):
        actions.tidy()
    assert not Pair.objects.exists()
    assert not Wish.objects.exists()


def test_a_behaviour_nobody_asks_any_more_is_no_wish(behaviour, ben):
    behaviour.state = "retired"
    with pytest.raises(ValidationError):
        actions.wish(behaviour, side="both", by=ben)


def on(days):
    return clock.at(dt.datetime.combine(MONDAY + dt.timedelta(days=days), dt.time(9), dt.UTC))


def test_each_of_the_three_contacts_is_said_once_to_both_on_its_day(pair, ben, tess):
    days = [(one.due_on - MONDAY).days for one in pair.contacts.all()]
    assert days == [7, 21, 42]
    reminded = []
    for day in range(50):
        with on(day):
            if actions.remind():
                reminded.append(day)
            assert actions.remind() == 0
    assert reminded == days
    assert (told(ben).count("BuddyMoment"), told(tess).count("BuddyMoment")) == (3, 3)
    first = Message.objects.filter(person=ben, kind="buddies.BuddyMoment").first()
    assert first.facts == {"name": "Tess Visser"}


def test_a_contact_that_was_ticked_and_a_pair_that_stopped_are_not_asked_about(pair, ben, tess):
    with on(6):
        actions.tick(pair.contacts.get(number=1), by=ben)
    with on(7):
        assert actions.remind() == 0
    with on(20):
        actions.stop(pair, by=tess)
    with on(21):
        assert actions.remind() == 0
    assert told(ben).count("BuddyMoment") == 0


@pytest.mark.parametrize("how", ["away", "mail", "check-ins", "pattern"])
def test_who_is_away_or_paused_or_does_not_work_that_day_hears_nothing(pair, ben, tess, how):
    if how == "away":
        Absence.objects.create(person=ben, starts=MONDAY, ends=MONDAY + dt.timedelta(days=30))
    elif how == "mail":
        Preference.objects.create(person=ben, paused_until=MONDAY + dt.timedelta(days=30))
    elif how == "check-ins":
        practice.pause_plans(until=MONDAY + dt.timedelta(days=30), by=ben)
    else:
        Placement.objects.filter(employment__person=ben).update(pattern="45")
    with on(7):
        assert actions.remind() == 1
    assert (told(ben).count("BuddyMoment"), told(tess).count("BuddyMoment")) == (0, 1)


def test_when_neither_is_there_it_waits_three_days_and_no_longer(pair, ben, tess):
    for one in (ben, tess):
        Absence.objects.create(person=one, starts=MONDAY, ends=MONDAY + dt.timedelta(days=8))
    with on(8):
        assert actions.remind() == 0
    with on(9):
        assert actions.remind() == 1
    for one in (ben, tess):
        Absence.objects.create(person=one, starts=MONDAY + dt.timedelta(days=21), ends=MONDAY + dt.timedelta(days=23))
    for day in range(21, 30):
        with on(day):
            assert actions.remind() == 0
    assert told(ben).count("BuddyMoment") == 1


def test_a_reminder_gives_way_while_her_learning_time_is_full_and_stands_in_the_academy(pair, ben, settings):
    settings.MAILS = True
    with on(7):
        actions.remind()
    assert Message.objects.filter(person=ben, kind="buddies.BuddyMoment").count() == 1
    assert Sending.objects.get(person=ben, kind="buddies.BuddyMoment").may_wait
