import datetime as dt

import pytest

from vliegwiel.areas.strategy import actions
from vliegwiel.kit import clock

GOAL = {
    "statement": "Het aantal ongevallen met verzuim halveert van 12 naar 6",
    "measure": "Ongevallen met verzuim",
    "measured_in": "per jaar",
    "baseline": 12,
    "baseline_from": dt.date(2025, 7, 1),
    "baseline_until": dt.date(2026, 6, 30),
    "baseline_n": 12,
    "target": 6,
}
BEHAVIOUR = {
    "actor": "een monteur",
    "situation": "die aan een machine begint",
    "action": "loopt eerst de vijf punten na en zegt ze hardop",
    "standard": "bij vier van de vijf starts",
}


@pytest.fixture
def goal(dana):
    return actions.write_goal(by=dana, owner=dana, due=clock.today() + dt.timedelta(days=300), **GOAL)


@pytest.fixture
def behaviour(goal, dana, mara):
    return actions.write_behaviour(goal, by=dana, owner=mara, **BEHAVIOUR)
