import datetime as dt

import pytest
from django.utils import timezone

from vliegwiel.areas.live import actions
from vliegwiel.areas.live.actions import PartPlan
from vliegwiel.kit import clock

MONDAY = dt.date(2026, 11, 2)  # at nine o'clock


def moment(day, hour=9, minute=0):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def later(days, hour=9, **more):
    """A day part of three hours, so many days after the Monday."""
    starts = moment(MONDAY + dt.timedelta(days=days), hour)
    return PartPlan(starts=starts, ends=starts + dt.timedelta(hours=3), **({"place": "Kantine"} | more))


@pytest.fixture(autouse=True)
def _a_monday_in_november():
    with clock.at(MONDAY):
        yield


@pytest.fixture
def session(activity, lea):
    """Two seats; two mornings, in eight and in nine days."""
    return actions.plan(activity, parts=[later(8), later(9)], capacity=2, by=lea)


@pytest.fixture
def hall(lea):
    return actions.keep_room(name="Zaal Water", seats=12, place="Hoofdgebouw", by=lea)
