"""The cast, with what is required of the north: BHV, and an activity the law asks."""

import datetime as dt

import pytest

from tests.areas.qualifications.conftest import _late_in_2026, bhv, do, short
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.kit import clock

__all__ = ["_late_in_2026", "bhv", "do", "short"]


@pytest.fixture
def law(short):
    """An activity the law asks."""
    activity = short("privacy")
    activity.purpose = Purpose.LEGAL
    activity.legal_basis = "AVG"
    activity.save()
    return activity


@pytest.fixture
def ask_of():
    """`ask_of(law, ben, on=day, due=day)`: it stands asked of him."""

    def _ask(activity, who, *, on, by, due=None):
        with clock.at(on):
            return Assignment.objects.create(
                activity=activity, person=who, given_by=by, reason="De wet vraagt het.", due=due
            )

    return _ask


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


SPRING = dt.date(2026, 3, 1)
