"""A server for tests that serve for real: on a free port, stopped at the end."""

import random
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager


def free_port() -> int:
    """Below those a system hands out itself: what is free there is not taken by a browser before it is used here."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("a hundred ports in a row are taken")


@contextmanager
def serving(command, *, env, cwd, seconds=180):
    """Run `<command> serve` until its pages answer; yields (process, address)."""
    port = free_port()
    process = subprocess.Popen([*command, "serve", "--port", str(port)], env=env, cwd=cwd, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + seconds
        while answer(f"{address}/readyz") != 200:
            assert process.poll() is None, f"serve ended with {process.returncode}"
            assert time.monotonic() < until, "serve did not answer in time"
            time.sleep(0.1)
        yield process, address
    finally:
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answer(address) -> int | None:
    """The status code, or None when nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return None


def fetch(address) -> tuple[str, bytes]:
    """Content type and body."""
    with urllib.request.urlopen(address, timeout=60) as response:
        return response.headers["Content-Type"], response.read()
