"""kill -9, for real: workers in their own processes on a real database file or server."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.installations import ROOT, ask

pytestmark = pytest.mark.kills

ASK = "import django; django.setup(); from tests.kit import deeds; "


def python(env, code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def worker(installation):
    """Starts workers in process groups of their own; none outlives the test."""
    started = []

    def start(lease: float = 1.5) -> subprocess.Popen:
        command = [sys.executable, "-m", "vliegwiel", "worker", "--lease", str(lease), "--poll", "0.1"]
        started.append(
            subprocess.Popen(command, env=installation, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
        )
        return started[-1]

    yield start
    for one in started:
        if one.poll() is None:
            os.killpg(one.pid, signal.SIGKILL)
        one.wait()


def rows(env) -> list[str]:
    return sorted(row[0] for row in ask(env, "SELECT kind FROM kit_happening"))


def until(env, state: list) -> None:
    """Wait until the jobs that are not done are in exactly this state."""
    deadline = time.monotonic() + 90
    while (told := ask(env, "SELECT state, attempt FROM kit_job WHERE state <> 'SUCCESSFUL' AND key IS NULL")) != state:
        assert time.monotonic() < deadline, f"not within 90 seconds: {told}"
        time.sleep(0.1)


def test_a_worker_killed_in_mid_job_loses_nothing_and_repeats_nothing(installation, worker):
    python(installation, ASK + "deeds.write_down.enqueue('a', 3)")
    first = worker()
    until(installation, [["RUNNING", 1]])
    time.sleep(1)  # well into the pause between its two rows
    first.kill()
    first.wait()
    second = worker()
    until(installation, [])
    second.terminate()
    assert second.wait(60) == 0
    assert rows(installation) == ["begun a", "ended a"]


def test_a_group_killed_again_and_again_under_load_does_everything_once(installation, worker):
    names = [f"n{i:02}" for i in range(40)]
    python(installation, ASK + f"[deeds.write_down.enqueue(n, 0.05) for n in {names}]")
    for _ in range(3):
        group = [worker() for _ in range(2)]
        time.sleep(random.uniform(2.0, 3.0))
        for one in group:
            os.killpg(one.pid, signal.SIGKILL)
            one.wait()
    worker()
    until(installation, [])
    assert rows(installation) == sorted([f"begun {n}" for n in names] + [f"ended {n}" for n in names])


def test_work_longer_than_its_lease_is_not_taken_over(installation, worker):
    # On a machine with much else to do a sign of life is late; it may be three seconds so, and no more.
    python(installation, ASK + "deeds.long_work.enqueue('l', 9)")
    worker(lease=4.5), worker(lease=4.5)
    until(installation, [])
    assert rows(installation) == ["began l", "finished l"]
