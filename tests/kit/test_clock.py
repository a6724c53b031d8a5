import datetime as dt

import pytest
from django.utils import timezone

from vliegwiel.kit import clock
from vliegwiel.kit.models import ClockShift


@pytest.fixture
def demo(db, settings):
    settings.DEMO = True


def test_a_told_moment_holds_inside_its_block():
    with clock.at(dt.date(2026, 3, 2)):
        assert clock.today() == dt.date(2026, 3, 2)
    assert clock.today() != dt.date(2026, 3, 2)


def test_the_demo_moves_its_clock_forward_and_back(demo):
    before = clock.today()
    clock.move(3)
    assert (clock.shift(), clock.today()) == (3, before + dt.timedelta(days=3))
    clock.move(-3)
    assert (clock.shift(), clock.today()) == (0, before)
    assert ClockShift.objects.count() == 1


@pytest.mark.parametrize("night", ["2026-03-28 23:30", "2026-10-25 00:15", "2026-10-24 23:30", "2026-03-29 00:15"])
def test_a_day_is_a_day_in_the_night_the_clocks_change(demo, time_machine, night):
    before = timezone.make_aware(dt.datetime.fromisoformat(night))
    time_machine.move_to(before, tick=False)
    clock.move(1)
    assert timezone.localtime(clock.now()).replace(tzinfo=None) == before.replace(tzinfo=None) + dt.timedelta(days=1)
    clock.move(-2)
    assert clock.today() == before.date() - dt.timedelta(days=1)


def test_only_the_demo_may(db, settings):
    settings.DEMO = False
    with pytest.raises(RuntimeError):
        clock.move(1)
    assert clock.shift() == 0


def test_time_is_asked_of_the_database_once_a_second(demo, django_assert_num_queries):
    with django_assert_num_queries(1):
        clock.now()
        clock.now()


def test_while_tables_are_made_the_database_is_not_asked(demo, django_assert_num_queries):
    with django_assert_num_queries(0), clock.unmoved():
        assert clock.now() == clock.now()
