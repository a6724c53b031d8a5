"""An activity Ben finished on Monday 2 March 2026 at nine, and a plan he made then with Mara as support."""

import datetime as dt

import pytest

from vliegwiel.areas.catalogue.actions import index_activity
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.practice import actions, queries
from vliegwiel.kit import clock

MONDAY = dt.date(2026, 3, 2)
WORDS = {"situation": "een klant belt die al wacht", "action": "vraag eerst wat er al geprobeerd is"}

OURS = {"situation": "een klant belt die al wacht", "action": "vatten wij eerst samen wat we hoorden"}
DAY = dt.timedelta(days=1)


@pytest.fixture
def publish(ines):
    """`publish("luisteren")`: an activity with one Dutch edition."""

    def _publish(slug, **more):
        activity = Activity.objects.create(slug=slug, owner=ines, **more)
        Draft.objects.create(activity=activity, title=slug.capitalize())
        Edition.objects.create(
            activity=activity,
            language="nl",
            number=1,
            title=slug.capitalize(),
            minutes=5,
            blocks=[{"id": "t1", "type": "text", "data": {"html": "<p>Kijk eerst.</p>"}}],
            published_by=ines,
        )
        index_activity(activity)
        return activity

    return _publish


@pytest.fixture
def listening(publish):
    return publish("luisteren")


@pytest.fixture
def finish():
    """`finish(ben, activity, on=day)`: it is a fact that he finished it then."""

    def _finish(person, activity, on=MONDAY):
        with clock.at(on):
            return Completion.objects.create(person=person, activity=activity, edition=activity.editions.first())

    return _finish


@pytest.fixture
def make_plan(finish):
    """`make_plan(ben, activity, supporter=mara)`: finished and planned on the same Monday."""

    def _make_plan(person, activity, *, supporter=None, on=MONDAY, **words):
        finish(person, activity, on)
        with clock.at(on):
            return actions.make_plan(activity, by=person, supporter=supporter, **(WORDS | words))

    return _make_plan


@pytest.fixture
def plan(make_plan, ben, mara, listening):
    return make_plan(ben, listening, supporter=mara)


@pytest.fixture
def first(plan):
    """The check-in of day 3: Thursday 5 March."""
    return plan.check_ins.get(day=3)


@pytest.fixture
def on_day():
    """`with on_day(3): ...`: that many days after the Monday."""
    return lambda days: clock.at(MONDAY + dt.timedelta(days=days))


@pytest.fixture
def team(hire, company, mara, ben, listening, finish):
    """`team(4)`: Ben and others, led by Mara, who finished it on the Monday."""

    def _team(n):
        people = [ben, *(hire("Lid", f"Nummer {k}", unit=company.north, led_by=mara) for k in range(n - 1))]
        for one in people:
            finish(one, listening)
        return people

    return _team


@pytest.fixture
def propose(listening, mara):
    """Mara proposes it to her team on the Tuesday."""

    def _propose(by=mara, **words):
        with clock.at(MONDAY + DAY):
            return actions.propose_group_plan(listening, group=queries.Group(team=mara.pk), by=by, **(OURS | words))

    return _propose


def later(days):
    """So many days after the proposal of the Tuesday."""
    return clock.at(MONDAY + (1 + days) * DAY)
