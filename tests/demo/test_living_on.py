"""After the half-year was told the company goes on living when days go by: by habit, but for whom one signs in as."""

import datetime as dt

import pytest
from django.utils import timezone

from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.insights import queries as board
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.models import CheckIn, ManagerMoment, Plan, SupportAct
from vliegwiel.demo import cast, jobs
from vliegwiel.demo.chapters import applying
from vliegwiel.kit import clock
from vliegwiel.kit.jobs import at_once
from vliegwiel.kit.models import Happening

pytestmark = [pytest.mark.story, pytest.mark.django_db]
DAYS = 14


def live(days):
    """The morning's message and what people do about it, day after day."""
    begins = timezone.localtime(clock.now()).replace(hour=8, minute=0)
    for n in range(1, days + 1):
        morning = begins + dt.timedelta(days=n)
        with at_once():
            with clock.at(morning):
                practice.wait_out()
                practice.tell_of_the_day()
            with clock.at(morning.replace(hour=16, minute=45)):
                jobs.live_today.func()
    return begins + dt.timedelta(days=days, hours=10)


def test_the_company_goes_on_and_who_one_signs_in_as_answers_for_herself(told, settings):
    settings.DEMO = True
    doors = set(Person.objects.filter(number__in=[cast.part(key).number for _role, key in cast.SIGN_INS]))
    last = Happening.objects.latest("pk").pk
    had = (CheckIn.objects.exclude(said="").count(), Plan.objects.count(), SupportAct.objects.count())
    before = {row.slug: (row.finished, row.tried.n, row.applied.n) for row in board.board()}
    evening = live(DAYS)
    now = (CheckIn.objects.exclude(said="").count(), Plan.objects.count(), SupportAct.objects.count())
    assert all(after > earlier for earlier, after in zip(had, now, strict=True)), (had, now)
    since = Happening.objects.filter(pk__gt=last)
    kinds = set(since.values_list("kind", flat=True))
    assert {"learning.Completed", "practice.PlanMade", "practice.ObstacleNamed", "practice.MomentMarked"} <= kinds
    assert ManagerMoment.objects.filter(at__date__gt=clock.today()).exists()
    # Whoever one signs in as does nothing by herself: no deed since is hers.
    assert not since.filter(by__in=[one.pk for one in doors]).exists()
    # In order, each at a moment of its own day, and the board moves.
    moments = list(since.order_by("pk").values_list("at", flat=True))
    assert [one.date() for one in moments] == sorted(one.date() for one in moments)
    with clock.at(evening):
        insights.count_transfer()
        after = {row.slug: (row.finished, row.tried.n, row.applied.n) for row in board.board()}
    assert sum(after[slug] != figures for slug, figures in before.items()) >= 3


def test_a_day_lived_twice_answers_nothing_twice(told, settings):
    settings.DEMO = True
    live(3)
    said = CheckIn.objects.exclude(said="").count()
    day = timezone.localtime(clock.now()).replace(hour=16, minute=46) + dt.timedelta(days=3)
    with at_once(), clock.at(day):
        applying.live_today()
    assert CheckIn.objects.exclude(said="").count() == said


def test_what_an_evaluator_changed_does_not_stop_the_day(told, settings, monkeypatch):
    """One plan is stopped between the morning and its answer; the others go on."""
    settings.DEMO = True
    deeds = []
    from_habit = applying.Habits.day

    def day(self):
        from_habit(self)
        self.story.at(clock.now(), lambda: Plan.objects.get(pk=0))
        self.story.at(clock.now(), deeds.append, "after")

    monkeypatch.setattr(applying.Habits, "day", day)
    live(1)
    assert deeds == ["after"]


def test_it_lives_on_by_itself_in_the_demo_and_nowhere_else(settings, monkeypatch):
    lived = []
    monkeypatch.setattr(applying, "live_today", lambda: lived.append(settings.DEMO))
    for settings.DEMO in (False, True):
        jobs.live_today.func()
    assert lived == [True]
