"""`vliegwiel serve`, for real: it answers, it comes back when killed, it stops when told."""

import os
import socket
import subprocess
import sys
import time

import psutil
import pytest

from tests.installations import ROOT, ask
from tests.run.serving import answer, fetch, serving

pytestmark = pytest.mark.kills
VLIEGWIEL = [sys.executable, "-m", "vliegwiel"]


@pytest.fixture(scope="module")
def built():
    """Styles and scripts; they are built already wherever all tests run."""
    subprocess.run([*VLIEGWIEL, "assets"], cwd=ROOT, check=True, capture_output=True, env=_real_settings())


def _real_settings():
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}


def until(look, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come about in time")


def test_it_serves_pages_and_does_work_and_stops_when_told(installation, built):
    with serving(VLIEGWIEL, env=installation, cwd=ROOT) as (process, address):
        kind, page = fetch(f"{address}/account/login/")
        assert (kind, b"<h1" in page) == ("text/html; charset=utf-8", True)
        until(lambda: ask(installation, "SELECT count(*) FROM kit_workerbeat") == [[1]])
        family = psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        assert process.wait(240) == 0
        assert [child for child in family if child.is_running() and child.status() != psutil.STATUS_ZOMBIE] == []
        assert answer(f"{address}/healthz") is None
    assert ask(installation, "SELECT count(*) FROM kit_workerbeat") == [[0]]  # the worker said goodbye


def test_a_killed_web_answers_again(installation, built):
    with serving(VLIEGWIEL, env=installation, cwd=ROOT) as (process, address):
        (web,) = [child for child in psutil.Process(process.pid).children() if "gunicorn" in " ".join(child.cmdline())]
        for child in (*web.children(), web):
            child.kill()
        until(lambda: not web.is_running() or web.status() == psutil.STATUS_ZOMBIE)
        assert until(lambda: answer(f"{address}/healthz") == 200)


def test_a_taken_port_is_said_in_one_sentence(installation, built):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        words = [*VLIEGWIEL, "serve", "--port", str(port)]
        done = subprocess.run(words, env=installation, cwd=ROOT, capture_output=True, text=True, timeout=180)
    said = f"Port {port} is taken. Choose another: --port {port + 1}\n"
    assert (done.returncode, done.stderr) == (78, said)
