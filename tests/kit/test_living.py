"""The demo lives on: what the clock asks for happens at its own moment, once, whatever else fails."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.practising import finish, listening, make_plan, publish
from vliegwiel.areas.messaging.models import Message
from vliegwiel.kit import clock, living
from vliegwiel.kit.queue.backend import PERIODIC

__all__ = ["finish", "listening", "make_plan", "publish"]
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_every_daily_thing_comes_once_and_in_order():
    found = living.ticks(NOON, NOON + dt.timedelta(days=1))
    moments = [tick for tick, _task in found]
    assert moments == sorted(moments)
    assert moments[0] > NOON
    assert moments[-1] <= NOON + dt.timedelta(days=1)
    daily = [path for path, task in PERIODIC.items() if "*" not in task.every.split()[1] and task.every.endswith("*")]
    counted = [task.module_path for _tick, task in found]
    assert {path: counted.count(path) for path in daily} == dict.fromkeys(daily, 1)
    often = [path for path, task in PERIODIC.items() if task.every == "* * * * *"]
    assert {counted.count(path) for path in often} == {48}


def test_a_day_in_which_the_clocks_change_is_a_day_too():
    """29 March 2026 has 23 hours: what is asked at half past two is asked all the same, once."""
    begins = dt.datetime(2026, 3, 28, 12, 0, tzinfo=dt.UTC)
    counted = [task.module_path for _tick, task in living.ticks(begins, begins + dt.timedelta(days=1))]
    assert counted.count("vliegwiel.areas.insights.jobs.recount_everything") == 1


def test_when_a_week_went_by_she_was_asked_how_it_went(demo, make_plan, listening, ben, monkeypatch):
    monkeypatch.setattr(living, "PERIODIC", {k: t for k, t in PERIODIC.items() if ".practice." in k})
    make_plan(ben, listening, on=clock.today())
    asked = Message.objects.filter(person=ben, kind__startswith="practice.").order_by("at")
    assert not asked.exists()
    living.live_until.func(8)
    assert clock.shift() == 8
    first = timezone.localtime(asked.first().at)
    assert (first.hour, first.minute) == (8, 30)
    assert clock.today() - dt.timedelta(days=8) < first.date() <= clock.today()
    told = asked.count()
    living.live_until.func(8)  # again after a crash: those days were lived
    assert (clock.shift(), asked.count()) == (8, told)


def test_what_fails_is_written_down_and_the_day_goes_on(demo, db, monkeypatch, caplog):
    def break_down():
        raise ValueError("stuk")

    path = "vliegwiel.areas.practice.jobs.forget_talks"
    broken = PERIODIC[path]
    monkeypatch.setattr(living, "PERIODIC", {"broken": _like(broken, break_down), path: broken})
    living.live_until.func(1)
    assert clock.shift() == 1
    assert "stuk" in caplog.text


def _like(task, func):
    """A task of the same kind that does something else."""

    class Like:
        every, atomic, module_path = task.every, task.atomic, "broken"

    Like.func = staticmethod(func)
    return Like
