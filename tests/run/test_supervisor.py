"""The group lives and dies as one: with real processes, really killed."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from tests.installations import ROOT
from vliegwiel.run.supervisor import Group, Member

pytestmark = pytest.mark.kills

TWO_SLEEPERS = """
import sys
from vliegwiel.run.supervisor import Group, Member
sleeper = [sys.executable, "-c", "import time; time.sleep(600)"]
Group([Member("one", sleeper), Member("two", sleeper)]).run()
"""


@pytest.fixture
def supervisor():
    process = subprocess.Popen([sys.executable, "-c", TWO_SLEEPERS], cwd=ROOT, stderr=subprocess.DEVNULL)
    yield psutil.Process(process.pid)
    process.kill()
    process.wait()


def family(supervisor):
    """The watchman and the sleepers, once all three are there."""

    def look():
        children = [child for child in supervisor.children() if child.status() != psutil.STATUS_ZOMBIE]
        watchmen = [child for child in children if "vliegwiel.run.watchman" in child.cmdline()]
        sleepers = [
            child for child in children if child not in watchmen and "time.sleep(600)" in " ".join(child.cmdline())
        ]
        return (watchmen[0], sleepers) if len(watchmen) == 1 and len(sleepers) == 2 else None

    return wait_for(look)


def wait_for(look, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come about in time")


def all_gone(processes):
    return lambda: not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processes)


def test_a_member_that_is_killed_is_started_again(supervisor):
    _, sleepers = family(supervisor)
    sleepers[0].kill()
    sleepers[0].wait()
    _, after = family(supervisor)
    assert sleepers[1] in after
    assert sleepers[0] not in after


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_being_told_to_stop_stops_everything_cleanly(supervisor, sign):
    watchman, sleepers = family(supervisor)
    supervisor.send_signal(sign)
    assert supervisor.wait(60) == 0
    wait_for(all_gone([watchman, *sleepers]))


def test_a_killed_supervisor_leaves_nobody_behind(supervisor):
    watchman, sleepers = family(supervisor)
    supervisor.kill()
    assert wait_for(all_gone([watchman, *sleepers]))


def test_a_killed_watchman_is_replaced_and_still_watches(supervisor):
    watchman, sleepers = family(supervisor)
    watchman.kill()
    watchman.wait()
    successor, same = family(supervisor)
    assert successor != watchman
    assert set(same) == set(sleepers)
    supervisor.kill()
    wait_for(all_gone([successor, *sleepers]))


def test_a_group_that_is_killed_whole_comes_back(supervisor):
    watchman, sleepers = family(supervisor)
    os.killpg(watchman.pid, signal.SIGKILL)
    wait_for(all_gone([watchman, *sleepers]))
    _, after = family(supervisor)
    assert not set(after) & set(sleepers)


def test_what_keeps_dying_is_tried_at_growing_intervals(monkeypatch, capsys):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    group = Group([Member("brief", [sys.executable, "-c", "raise SystemExit(3)"])])
    began, pause, said = time.monotonic(), time.sleep, []

    def stop_after_the_second(seconds):
        said.extend(line for line in capsys.readouterr().err.splitlines() if line.startswith("brief ended"))
        group.stopping = len(said) > 1
        pause(seconds)

    monkeypatch.setattr("vliegwiel.run.supervisor.time.sleep", stop_after_the_second)
    group.run()
    assert said == [
        "brief ended (exit code 3); starting it again in 0.5 s",
        "brief ended (exit code 3); starting it again in 1 s",
    ]
    assert time.monotonic() - began >= 0.5  # the first of the two was waited for
