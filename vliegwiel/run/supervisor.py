"""One group of processes: starts them, restarts what dies, stops them cleanly, and leaves none behind.

The supervisor may itself be killed, without a chance to tidy up. So the first member of the group is a watchman, who
holds the reading end of a pipe; when the supervisor is gone the pipe closes, and he ends the group.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

PATIENCE = 25.0  # seconds a process gets to finish what it is doing
LONGEST_PAUSE = 30.0  # seconds between two restarts, at most
SETTLED = 60.0  # seconds after which a process counts as having started well


@dataclass
class Member:
    """A process that should be running. pause: seconds before it is started again, doubling while it keeps dying."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.5
    due: float = 0.0


@dataclass
class Group:
    members: list[Member]
    stopping: bool = False
    leader: subprocess.Popen[bytes] | None = None
    group: int = field(default=0)

    def run(self) -> None:
        """Until SIGTERM or SIGINT. Returns when every member has stopped."""
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, self._stop)
        try:
            while not self.stopping:
                self._post_watchman()
                for member in self.members:
                    self._keep(member)
                time.sleep(0.2)
        finally:
            self._end()

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _post_watchman(self) -> None:
        if self.leader is not None and self.leader.poll() is None:
            return
        if self.leader is not None:
            self._dismiss(self.leader)
        command = [sys.executable, "-m", "vliegwiel.run.watchman"]
        try:
            self.leader = subprocess.Popen(command, stdin=subprocess.PIPE, process_group=self.group)
        except PermissionError:  # the whole group was killed and is no more: begin a new one
            self.leader = subprocess.Popen(command, stdin=subprocess.PIPE, process_group=0)
            self.group = 0
        self.group = self.group or self.leader.pid
        for member in self.members:
            if member.process is not None and member.process.poll() is None:
                self._tell_watchman(member.process.pid)

    @staticmethod
    def _dismiss(watchman: subprocess.Popen[bytes]) -> None:
        watchman.wait()
        assert watchman.stdin is not None
        with suppress(BrokenPipeError):
            watchman.stdin.close()

    def _tell_watchman(self, pid: int) -> None:
        assert self.leader is not None
        assert self.leader.stdin is not None
        try:
            self.leader.stdin.write(f"{pid}\n".encode())
            self.leader.stdin.flush()
        except BrokenPipeError:
            pass  # he is gone, and is replaced in the next round

    def _keep(self, member: Member) -> None:
        now = time.monotonic()
        if member.process is not None:
            code = member.process.poll()
            if code is None:
                return
            if now - member.started > SETTLED:
                member.pause = 0.5
            print(f"{member.name} ended ({_why(code)}); starting it again in {member.pause:g} s", file=sys.stderr)
            member.process, member.due = None, now + member.pause
            member.pause = min(LONGEST_PAUSE, member.pause * 2)
        if now >= member.due and not self.stopping:
            try:
                member.process = subprocess.Popen(member.command, stdin=subprocess.DEVNULL, process_group=self.group)
            except PermissionError:
                return  # the group is gone; the next round begins a new one
            member.started = now
            self._tell_watchman(member.process.pid)

    def _end(self) -> None:
        running = [member.process for member in self.members if member.process is not None]
        for process in running:
            process.terminate()
        until = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self.leader is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.group, signal.SIGKILL)  # the watchman, and whatever a member left behind
            self._dismiss(self.leader)


def _why(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
