"""The queue, in one process: what is asked, tried again, given up, fenced and planned."""

import datetime as dt
import signal

import pytest
from django.db import transaction
from django.utils import timezone

from tests.kit import deeds
from vliegwiel.kit.jobs import at_once, every, schedule
from vliegwiel.kit.models import Happening, Job
from vliegwiel.kit.queue.backend import PERIODIC, DurableBackend, next_tick
from vliegwiel.kit.queue.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(monkeypatch):
    """The real queue instead of the tests' on-the-spot one."""
    from django_tasks import task_backends

    backend = task_backends["default"]
    monkeypatch.setattr(backend, "always_on_the_spot", False, raising=False)
    return backend


def rows() -> list[str]:
    return sorted(Happening.objects.values_list("kind", flat=True))


def states() -> list[tuple[str, int]]:
    return list(Job.objects.order_by("pk").values_list("state", "attempt"))


def test_work_is_done_once_and_leaves_its_outcome(queue):
    deeds.write_down.enqueue("a")
    assert rows() == [] and states() == [("READY", 0)]
    Worker(until_empty=True).run()
    assert rows() == ["begun a", "ended a"] and states() == [("SUCCESSFUL", 1)]


def test_work_asked_in_a_transaction_that_fails_was_never_asked(queue):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        deeds.write_down.enqueue("a")
        raise ZeroDivisionError
    assert states() == []


def test_a_failure_undoes_its_rows_and_is_tried_again_later(queue):
    deeds.stumble.enqueue("x")
    worker = Worker(until_empty=True)
    worker.run()
    job = Job.objects.get()
    assert rows() == [] and (job.state, job.attempt) == ("READY", 1)
    assert job.free_at > job.started_at and "not yet" in job.error
    Job.objects.update(free_at=timezone.now())
    Happening.objects.create(kind="x may pass", facts={})
    Worker(until_empty=True).run()
    assert rows() == ["tried x", "x may pass"] and states() == [("SUCCESSFUL", 2)]


def test_the_wait_doubles_with_every_attempt(queue):
    job = Job(attempt=0)
    deeds.stumble.enqueue("x")
    waits = []
    for _ in range(2):
        Job.objects.update(free_at=timezone.now())
        Worker(until_empty=True).run()
        job = Job.objects.get()
        waits.append((job.free_at - job.started_at).total_seconds())
    assert 0.07 < waits[0] < 0.2 and 0.15 < waits[1] < 0.4


def test_what_keeps_failing_is_given_up_and_kept_to_look_at(queue):
    deeds.stumble.enqueue("x")
    for _ in range(3):
        Job.objects.update(free_at=timezone.now())
        Worker(until_empty=True).run()
    job = Job.objects.get()
    assert (job.state, job.attempt, job.error_class) == ("FAILED", 3, "builtins.ValueError")
    Worker(until_empty=True).run()
    assert states() == [("FAILED", 3)]


def test_a_job_whose_worker_died_is_taken_over_when_its_lease_ends(queue):
    deeds.write_down.enqueue("a")
    dead = Worker().claim()
    assert dead is not None and Worker().claim() is None
    Job.objects.update(free_at=timezone.now() - dt.timedelta(seconds=1))
    Worker(until_empty=True).run()
    assert rows() == ["begun a", "ended a"] and states() == [("SUCCESSFUL", 2)]


def test_a_job_whose_every_worker_died_is_given_up(queue):
    deeds.stumble.enqueue("x")
    Job.objects.update(state="RUNNING", attempt=3, worker="dead", free_at=timezone.now() - dt.timedelta(seconds=1))
    Worker(until_empty=True).run()
    assert Job.objects.get().error_class == "WorkerLost" and states() == [("FAILED", 3)]


def test_a_worker_that_lost_its_lease_undoes_what_it_did(queue):
    deeds.write_down.enqueue("a")
    slow = Worker()
    job = slow.claim()
    Job.objects.update(worker="another", attempt=2)
    slow.do(job)
    assert rows() == [] and states() == [("RUNNING", 2)]


def test_the_urgent_goes_first(queue):
    deeds.write_down.enqueue("later")
    deeds.write_down.using(priority=10).enqueue("first")
    job = Worker().claim()
    assert job.args == ["first"]


def test_a_key_asks_once(queue):
    for _ in range(2):
        DurableBackend.enqueue(queue, deeds.write_down, ["a"], {}, key="only one")
    assert states() == [("READY", 0)]


def test_at_once_works_on_the_spot_and_lets_errors_out(queue):
    with at_once():
        deeds.write_down.enqueue("a")
        with pytest.raises(ValueError, match="not yet"), transaction.atomic():
            deeds.stumble.enqueue("x")
    assert rows() == ["begun a", "ended a"] and states() == []


def test_the_clock_asks_once_per_tick_however_many_workers_there_are(queue, monkeypatch):
    now = timezone.now()  # a minute that ends between them is another tick
    monkeypatch.setattr(timezone, "now", lambda: now)
    for _ in range(3):
        Worker().plan_periodic()
    assert Job.objects.count() == len(PERIODIC) > 0
    assert set(Job.objects.values_list("task", flat=True)) == set(PERIODIC)


def test_ticks_are_in_local_time_across_the_change_of_the_clock():
    before = dt.datetime(2026, 10, 24, 12, tzinfo=dt.UTC)
    tick = next_tick("20 3 * * *", before)
    assert tick.isoformat() == "2026-10-25T03:20:00+01:00"


def test_a_period_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="minute, hour, day"):
        every("fortnight")


def test_the_schedule_names_what_the_clock_asks_for():
    assert "vliegwiel.kit.queue.upkeep.forget_finished_jobs" in {line.name for line in schedule()}


def test_who_lets_a_worker_empty_the_queue_can_be_stopped_afterwards():
    before = [signal.getsignal(sign) for sign in (signal.SIGTERM, signal.SIGINT)]
    Worker(until_empty=True).run()
    assert [signal.getsignal(sign) for sign in (signal.SIGTERM, signal.SIGINT)] == before
