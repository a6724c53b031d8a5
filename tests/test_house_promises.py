"""The law of what is let go: whoever reads how long something is kept can count on it.

Each kind of row in the areas of the transfer loop that names a term is tried with its own words: a day short of the
term it is there, past it the verb takes it, and a young one beside it stays. A kind without a verb fails by name.
"""

import datetime as dt
import importlib
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.utils import translation

from tests.canaries import Nest
from tests.observing import behave, finish, lesson, publish, tess
from vliegwiel.areas.buddies import actions as buddies
from vliegwiel.areas.community import actions as community
from vliegwiel.areas.community.models import Meeting
from vliegwiel.areas.observation import actions as observation
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.recognition import actions as recognition
from vliegwiel.areas.retrieval import actions as retrieval
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

__all__ = ["behave", "finish", "lesson", "publish", "tess"]
pytestmark = pytest.mark.django_db

AREAS = ("practice", "observation", "buddies", "community", "recognition", "retrieval")
TERM = re.compile(r"(\d+) (dagen|weken|maanden|jaar)\b|\b(maand|week|jaar|dag)\b")
DAYS = {"dagen": 1, "weken": 7, "jaar": 365}
LONG_AGO = dt.date(2023, 1, 1)


def ended(row, **more):
    """It was over on the day it was made: from there its term counts."""
    type(row).objects.filter(pk=row.pk).update(ended_at=clock.now(), **more)


def stopped(row):
    type(row).objects.filter(pk=row.pk).update(stopped_at=clock.now())


def paused(row):
    type(row).objects.filter(pk=row.pk).update(until=clock.today())


def its_pair(row):
    ended(row.pair)


def its_week(row):
    Meeting.objects.filter(pk=row.meeting_id).update(until=clock.today())


def nothing(row):
    """Its term counts from the day it was made."""


@dataclass(frozen=True)
class Kept:
    """by: the verb that honours it. over: what ends it. late: goes so many days after its term, by whole months."""

    by: Callable
    over: Callable = nothing
    late: int = 1


HONOURED = {
    ("practice.Plan", 730): Kept(practice.forget_old, over=stopped),
    ("practice.Intention", 730): Kept(practice.forget_old),
    ("practice.Focus", 730): Kept(practice.forget_old, over=ended),
    ("practice.ChanceRequest", 365): Kept(practice.forget_old),
    ("practice.ManagerMoment", 365): Kept(practice.forget_old),
    ("practice.Offer", 365): Kept(practice.forget_old),
    ("practice.Pause", 365): Kept(practice.forget_old, over=paused),
    ("practice.HowOften", 365): Kept(practice.forget_how_often),
    ("practice.GroupPlan", 365): Kept(practice.forget_group_plans),
    ("practice.GroupAsk", 365): Kept(practice.forget_group_plans),
    ("practice.Joining", 365): Kept(practice.forget_group_plans),
    ("practice.Talk", 90): Kept(practice.forget_talks),
    ("observation.BehaviourCheck", 365): Kept(observation.forget_checks),
    ("observation.ObserverAsk", 365): Kept(observation.forget_checks),
    ("observation.Observation", 365): Kept(observation.forget_checks),
    ("observation.Applied", 365): Kept(observation.forget_checks),
    ("observation.ListAsk", 730): Kept(observation.forget_lists),
    ("observation.FilledList", 730): Kept(observation.forget_lists),
    ("observation.FilledListEnd", 730): Kept(observation.forget_lists),
    ("observation.FilledPhoto", 730): Kept(observation.forget_lists),
    ("buddies.Wish", 365): Kept(buddies.tidy),
    ("buddies.Pair", 365): Kept(buddies.tidy, over=ended),
    ("buddies.Contact", 365): Kept(buddies.tidy, over=its_pair),
    ("community.LeaderNote", 365): Kept(community.forget_notes, late=32),
    ("community.LeaderPause", 31): Kept(community.forget_notes, late=0),  # January, and on the first of February gone
    ("community.Answer", 90): Kept(community.forget, over=its_week),
    ("recognition.Question", 730): Kept(recognition.forget_recognitions),
    ("recognition.Recognition", 730): Kept(recognition.forget_recognitions),
    ("retrieval.Deck", 730): Kept(retrieval.forget_cards),
    ("retrieval.RetrievalCard", 730): Kept(retrieval.forget_cards),
    ("retrieval.RetrievalCard", 90): Kept(retrieval.forget_cards, over=ended),
    ("retrieval.Recall", 90): Kept(retrieval.forget_cards),
}


def days(found) -> int:
    number, unit, word = found
    if word:
        return {"dag": 1, "week": 7, "maand": 31, "jaar": 365}[word]
    return int(number) * DAYS[unit] if unit in DAYS else int(number) * 365 // 12


def promised() -> set[tuple[str, int]]:
    """Each kind of row with a term, and that term in days, out of the sentence people read. Where it has a number, a
    unit without one is no term ("90 dagen na de week")."""
    found = set()
    for model in apps.get_models():
        personal = getattr(model, "personal", None)
        if model._meta.app_label in AREAS and isinstance(personal, Personal):
            with translation.override("nl"):
                terms = TERM.findall(str(personal.keep))
            numbers = [one for one in terms if one[0]] or terms
            found |= {(model._meta.label, days(one)) for one in numbers}
    return found


def test_whatever_names_a_term_has_a_verb_that_keeps_to_it():
    assert promised() == set(HONOURED)


def test_the_clock_calls_each_of_those_verbs():
    for (label, _term), kept in HONOURED.items():
        verb = kept.by
        jobs = inspect.getsource(importlib.import_module(f"vliegwiel.areas.{label.split('.')[0]}.jobs"))
        assert f"actions.{verb.__name__}()" in jobs, f"{label}: nothing calls {verb.__name__} at night."


@pytest.mark.parametrize(("label", "term"), sorted(HONOURED))
def test_a_day_short_of_its_term_it_stays_past_it_it_goes_and_a_young_one_stays(label, term, ben, mara, tess, lesson):
    kept, model = HONOURED[label, term], apps.get_model(label)
    with clock.at(LONG_AGO):
        old = Nest(ben, tess, lesson)
        row = old.row(model)
        kept.over(row)
    with clock.at(LONG_AGO + dt.timedelta(days=term - 1)):
        kept.by()
        assert model.objects.filter(pk=row.pk).exists()
        young = Nest(mara, tess, lesson, beside=old)
        for made in [one for one in young.known if one in (type(row), Meeting)]:
            del young.known[made]  # of its own, also where two share it
        fresh = young.row(model)
        kept.over(fresh)
    with clock.at(LONG_AGO + dt.timedelta(days=term + kept.late)):
        kept.by()
        assert list(model.objects.values_list("pk", flat=True)) == (
            [] if label == "community.LeaderPause" else [fresh.pk]
        )
        assert not kept.by()  # twice is once
