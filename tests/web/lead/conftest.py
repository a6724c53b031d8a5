import pytest

from tests.practising import finish, first, listening, make_plan, on_day, plan, propose, publish, team
from vliegwiel.areas.learning import actions as learning
from vliegwiel.kit import clock


@pytest.fixture
def mara_s(client, mara):
    """Mara's browser."""
    client.force_login(mara)
    return client


@pytest.fixture
def give(mara):
    """`give(listening, [ben], on=day)`: Mara asked it then, with a reason."""

    def _give(activity, people, *, on, due=None, by=mara):
        with clock.at(on):
            return learning.assign_many(
                activity, to=people, by=by, reason="Maandag begint de nieuwe planning.", due=due
            )

    return _give


__all__ = [
    "finish",
    "first",
    "give",
    "listening",
    "make_plan",
    "mara_s",
    "on_day",
    "plan",
    "propose",
    "publish",
    "team",
]
