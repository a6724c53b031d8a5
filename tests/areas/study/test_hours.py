"""Hours by cao or contract: a book of what was agreed beforehand."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.live.conftest import moment
from vliegwiel.areas.live import actions as live
from vliegwiel.areas.live.actions import PartPlan
from vliegwiel.areas.live.models import Booking, Session
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.study import actions, jobs, queries
from vliegwiel.areas.study.models import HourEntry, HourRight
from vliegwiel.kit import clock

from .conftest import LATER, TODAY

pytestmark = pytest.mark.django_db
SAID = {"source": "Cao, artikel 9", "hours": Decimal(24), "first_year": 2026, "why": "Afgesproken in de cao."}


@pytest.fixture
def scheme(company, hugo, ben):
    """Of the north, to scale, one year longer; Ben works half."""
    Placement.objects.filter(employment__person=ben).update(weekly_hours=18)
    return actions.agree_hours("Scholingsuren", unit=company.north, carry=1, by=hugo, **SAID)


def book(person):
    return [(row.kind, row.hours) for row in queries.book_of(person).order_by("pk")]


def test_who_has_a_right_gets_it_once_to_scale_and_hr_puts_it_right(scheme, ben, mara, olu, hugo, lea):
    with pytest.raises(PermissionDenied):
        actions.agree_hours("Meer", by=mara, **SAID)
    with pytest.raises(ValidationError):
        actions.agree_hours("Meer", by=hugo, **{**SAID, "hours": Decimal(0)})
    assert actions.agree_hours("Scholingsuren", by=hugo, **SAID) == scheme
    assert (actions.grant_hours(), actions.grant_hours()) == (2, 0)
    assert [queries.free_hours(one) for one in (ben, mara, olu)] == [12, 24, 0]
    right = HourRight.objects.get(person=ben)
    for nobody in (mara, ben):
        with pytest.raises(PermissionDenied):
            actions.correct_hours(right, hours=Decimal(2), by=nobody, why="Kwam later in dienst.")
    with pytest.raises(ValidationError, match="Er zijn nog 12 uur vrij"):
        actions.correct_hours(right, hours=Decimal(-13), by=hugo, why="Kwam later in dienst.")
    actions.correct_hours(right, hours=Decimal("-2.5"), by=lea, why="Kwam later in dienst.")
    assert book(ben) == [("grant", 12), ("correct", Decimal("-2.5"))]
    with pytest.raises(ValidationError, match="later jaar"):
        actions.end_hours(scheme, last_year=2025, by=hugo)
    actions.end_hours(scheme, last_year=2026, by=hugo)
    with clock.at(dt.date(2027, 3, 1)):  # one year longer, and no new ones
        assert (actions.grant_hours(), queries.free_hours(ben)) == (0, Decimal("9.5"))
    with clock.at(dt.date(2028, 1, 2)):
        assert queries.free_hours(ben) == 0


def test_a_request_is_paid_in_hours_that_were_there_and_come_back(scheme, ben, mara, ask, money, yes):
    actions.grant_hours()
    money(5000)
    with pytest.raises(ValidationError, match="niet meer scholingsuren dan het duurt"):
        ask(ben, hours_in=Decimal(4), right_hours=Decimal(6))
    with pytest.raises(ValidationError, match="Je hebt nog 12"):
        ask(ben, hours_in=Decimal(20), right_hours=Decimal(20))
    with pytest.raises(ValidationError, match="7:611a"):
        said = {"ground": Ground.CAO, "source": "Cao, artikel 3", "hours_in": Decimal(8), "right_hours": Decimal(8)}
        ask(ben, **said)
    first = ask(ben, hours_in=Decimal(8), right_hours=Decimal(8))
    second = ask(ben, title="Nog iets", hours_in=Decimal(8), right_hours=Decimal(8))
    assert queries.free_hours(ben) == 12, "asking takes nothing"
    yes(first, mara)
    assert queries.free_hours(ben) == 4
    with pytest.raises(ValidationError, match="nog 4 scholingsuren vrij; dit vraagt er 8"):
        yes(second, mara)
    first.refresh_from_db()
    with clock.at(LATER):
        actions.come_back(first, result="done", on=LATER, by=ben)
    assert book(ben) == [("grant", 12), ("reserve", 8), ("reserve", -8), ("use", 8)]
    third = ask(ben, title="Kort", hours_in=Decimal(4), right_hours=Decimal(4))
    yes(third, mara)
    assert queries.free_hours(ben) == 0
    actions.call_off(third, by=ben, by_provider=True, why="De aanbieder zegde af.")
    assert queries.free_hours(ben) == 4


def test_a_session_is_agreed_on_before_it_begins_and_booked_after(scheme, ben, mara, lea, activity):
    actions.grant_hours()

    def seat(who, days):
        starts = moment(TODAY + dt.timedelta(days=days))
        part = PartPlan(starts=starts, ends=starts + dt.timedelta(hours=3, minutes=30), place="Kantine")
        session = live.plan(activity, parts=[part], capacity=5, by=lea)
        live.book(session, person=who, by=who)
        return Booking.objects.get(session=session, person=who)

    mine, other, late = seat(ben, 5), seat(ben, 6), seat(ben, 8)
    with pytest.raises(PermissionDenied):
        actions.pay_session(mine, by=mara)
    assert (actions.pay_session(mine, by=ben), actions.pay_session(mine, by=ben)) == (Decimal("3.5"), Decimal("3.5"))
    actions.unpay_session(mine, by=ben)
    assert queries.free_hours(ben) == 12
    for one in (mine, other, late):
        actions.pay_session(one, by=ben)
    live.give_back(other, by=ben)
    jobs.keep_hours.enqueue()
    assert queries.free_hours(ben) == 5, "what was given back is hers again"
    part = Session.objects.get(pk=mine.session_id).parts.get()
    with clock.at(TODAY + dt.timedelta(days=6)):
        live.keep_presence(part, marks={mine.pk: live.Mark(True)}, by=lea)
        with pytest.raises(ValidationError, match="alleen vooraf"):
            actions.pay_session(mine, by=ben)
        for _twice in range(2):
            jobs.keep_hours.enqueue()
    used = HourEntry.objects.filter(kind="use")
    assert list(used.values_list("booking", "hours", "what")) == [(mine.pk, Decimal("3.5"), "Luisteren")]
    with clock.at(TODAY + dt.timedelta(days=30)):  # nobody wrote her down
        jobs.keep_hours.enqueue()
    assert queries.free_hours(ben) == Decimal("8.5")
