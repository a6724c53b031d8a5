import datetime as dt

import pytest

from tests.areas.strategy.conftest import behaviour, goal
from vliegwiel.areas.community import actions, queries
from vliegwiel.kit import clock

__all__ = ["behaviour", "goal"]


@pytest.fixture(autouse=True)
def _on_a_monday():
    """So that everybody works, whatever day it is."""
    with clock.at(dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def crew(company, hire, mara, ben):
    """Mara's team of five: Ben, Ida, Jos, Kim and Lou."""
    names = (("Ida", "Beker"), ("Jos", "Cox"), ("Kim", "Dam"), ("Lou", "Eck"))
    return [ben, *(hire(*name, unit=company.north, led_by=mara) for name in names)]


@pytest.fixture
def circle(crew, mara):
    """The team as one circle, Mara in it."""
    (made,) = actions.gather_team(by=mara)
    return made


@pytest.fixture
def debrief():
    return queries.ritual_called("debrief")


@pytest.fixture
def meeting(circle, debrief, ben):
    """A debrief that has just begun."""
    return actions.open_meeting(circle, debrief, by=ben)
