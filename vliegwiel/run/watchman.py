"""Waits until the supervisor is gone, then ends the group they are both responsible for. See supervisor.py."""

import os
import signal
import sys
import time

PATIENCE = 10.0  # seconds between asking and insisting


def main() -> None:
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
    members = [int(line) for line in sys.stdin]  # a line for each process started, until the pipe closes
    os.killpg(0, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and any(map(_alive, members)):
        time.sleep(0.1)
    os.killpg(0, signal.SIGKILL)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    main()
