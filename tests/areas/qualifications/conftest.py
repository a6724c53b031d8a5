import datetime as dt

import pytest

from tests.library import TEXT, publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.qualifications import actions
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.kit import clock

TODAY = dt.date(2026, 11, 20)
PDF = b"%PDF-1.7 een certificaat"


@pytest.fixture(autouse=True)
def _late_in_2026():
    with clock.at(TODAY):
        yield


@pytest.fixture
def short(ines):
    """`short("bhv")`: an activity of one screen."""
    return lambda slug: publish(ines, slug, edition={"blocks": [TEXT]})


@pytest.fixture
def do():
    """`do(activity, ben, day)`: she does it, in a round of its own when she did it before."""

    def _do(activity, who, on):
        with clock.at(on):
            enrolment = learning.enrol(activity, by=who)
            return learning.finish_step(enrolment, "t1", by=who)

    return _do


@pytest.fixture
def bhv(company, short, lea):
    """Of everybody in the north: once, then every year one of two refreshers; a certificate from outside counts."""
    first, again = short("bhv"), [short("bhv-brand"), short("bhv-evacuatie")]
    made = actions.write_qualification(title="BHV", ground=Ground.LAW, source="Arbowet, artikel 15", by=lea)
    actions.write_requirement(
        made,
        starts=dt.date(2020, 1, 1),
        first=[first],
        again=again,
        months=12,
        risk_days=60,
        grace_days=30,
        outside=True,
        why="Elk jaar herhalen, zegt de wet.",
        by=lea,
    )
    actions.demand(made, unit=company.north, starts=dt.date(2020, 1, 1), by=lea)
    made.first, made.again = first, again
    return made
