"""An activity people enjoy and nobody sees the use of, beside one that is shorter; straight from the models."""

import datetime as dt

import pytest

from tests.areas.insights.conftest import activity, crowd, make_activity, take_back, walk
from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.models import CandyCase, Contribution, Method
from vliegwiel.areas.learning.models import Completion, Reaction
from vliegwiel.kit import clock

__all__ = ["activity", "barista", "case", "crowd", "liked", "make_activity", "score", "take_back", "walk"]


@pytest.fixture
def score():
    """`score(activity, 10.8, 15.9)`: the contribution last worked out, with the top of its range."""

    def _score(activity, value, high, *, weakest=None):
        method = Method.objects.order_by("-version").first() or Method.objects.create(version=1)
        return Contribution.objects.create(
            activity=activity,
            method=method,
            value=value,
            low=value / 2,
            high=high,
            line=0.1,
            design=0.1,
            parts={"edges": [], "priority": None, "paths": [0, 0], "checks": {}, "outcome": None},
            weakest=weakest,
        )

    return _score


@pytest.fixture
def liked(crowd, company):
    """`liked(activity, 12, minutes=90)`: twelve people finished it last month, enjoyed it and cannot use it."""

    def _liked(activity, n, *, minutes=90, enjoyment=5, usefulness=2, days=30):
        activity.editions.update(minutes=minutes)
        edition = activity.editions.get()
        at = clock.now() - dt.timedelta(days=days)
        for person in crowd(n, company.south):
            Completion.objects.create(person=person, activity=activity, edition=edition, at=at)
            if enjoyment:
                Reaction.objects.create(person=person, activity=activity, enjoyment=enjoyment, usefulness=usefulness)
        return activity

    return _liked


@pytest.fixture
def barista(make_activity, liked, score):
    """All seven conditions hold; two shorter ones stand beside it, one of them enjoyed by nobody."""
    candy = liked(make_activity("barista", title="Baristales"), 12)
    score(candy, 10.8, 15.9)
    for slug, enjoyment in (("kort", 1), ("klein", 4)):
        score(liked(make_activity(slug), 9, minutes=5, enjoyment=enjoyment, usefulness=4), 60.1, 70.0, weakest=0.3)
    for one in Activity.objects.all():
        Draft.objects.create(activity=one, title=one.slug)
    actions.appraise()
    return candy


@pytest.fixture
def case(barista):
    """The night noticed it."""
    actions.review_contributions()
    return CandyCase.objects.get()
