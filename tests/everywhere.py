"""Run the tests wherever they can run: SQLite, PostgreSQL, a browser. What could not run is said loudly at the end.

`bin/test` calls it. Its parts run side by side. With CI=true, something that could not be run is a failure.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import cluster, find_binaries

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip -- a list of names

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def find_browser() -> str | None:
    """VLIEGWIEL_CHROMIUM, else the first Chromium of this machine."""
    return next(filter(None, map(shutil.which, [os.environ.get("VLIEGWIEL_CHROMIUM", ""), *BROWSERS])), None)


@dataclass(frozen=True)
class Part:
    """One run of pytest: what it is called, its words, and what it finds in its environment.

    `sleeps`: it mostly waits, for a process to start or a lease to end, and leaves the processor to others.
    """

    title: str
    words: list[str]
    environment: dict[str, str]
    sleeps: bool


def holding(mark: str) -> list[str]:
    """The test files that use a mark, so that a part does not read all others to find its few."""
    used = re.compile(rf"\bmark\.{mark}\b")
    return [str(file) for file in sorted(Path(__file__).parent.rglob("test_*.py")) if used.search(file.read_text())]


def parts(asked: list[str], databases: dict[str, str], browser: str | None, folder: Path) -> Iterator[Part]:
    """What is to be run, the longest first. On PostgreSQL: what says something of a database (tests/climate.py)."""
    spread = str(CORES // 2 if CORES > 3 else 0)
    kinds = [("tests", "not browser and not kills", spread), ("tests that kill processes", "kills", "0")]
    if browser:
        kinds.append(("in a browser", "browser", "0"))
    kinds.append(("the demo", "story", "0"))
    for about, which, processes in kinds:
        where = [] if asked or which.startswith("not") else holding(which)
        # The browser's tests on SQLite are all there are; every other part takes longer on PostgreSQL.
        for database, url in databases.items() if which == "browser" else reversed(databases.items()):
            if url and which == "story":  # told where bin/demo tells it; each of its verbs is asked on both
                continue
            environment = {"DATABASE_URL": url, "VLIEGWIEL_CHROMIUM": browser or "", "VLIEGWIEL_TEST_NAME": ""}
            # What is compiled is kept, whatever this machine is used to: a start takes half as long, and they are many.
            environment["PYTHONDONTWRITEBYTECODE"] = ""
            if url:  # one server for all: each part makes a database of its own there
                environment["VLIEGWIEL_TEST_NAME"] = "test_" + about.replace(" ", "_")
            elif which == "browser":
                environment["VLIEGWIEL_TEST_NAME"] = str(folder / "test.sqlite3")
            # The server goes with all that is in it; dropping a database first fails while anything still looks at it.
            kept = ["--reuse-db"] if url else []
            words = [*kept, "-n", processes, "-m", f"({which}) and database" if url else which, *asked, *where]
            yield Part(f"{database}: {about}", words, environment, sleeps=which == "kills")


def play(waiting: list[Part], *, lanes: int, folder: Path) -> list[str]:
    """Run them all, so many at a time and one that sleeps beside them; what each said is shown when it ends.

    The titles of those that failed.
    """
    running: dict[int, tuple[subprocess.Popen[bytes], Part, Path, float]] = {}
    failed = []
    try:
        while waiting or running:
            while part := _next(waiting, [part for _, part, *_ in running.values()], lanes):
                waiting.remove(part)
                print(f".. {part.title}", flush=True)
                said = folder / f"{part.title.replace(' ', '-').replace(':', '')}.txt"
                with said.open("wb") as to:
                    command = [sys.executable, "-m", "pytest", *part.words]
                    begun = subprocess.Popen(command, env={**os.environ, **part.environment}, stdout=to, stderr=to)
                running[begun.pid] = (begun, part, said, time.monotonic())
            pid, status, used = os.wait4(-1, 0)  # whichever ends first, with what it used of a processor
            if pid not in running:
                continue
            ended, part, said, began = running.pop(pid)
            ended.returncode = os.waitstatus_to_exitcode(status)
            took = f"{time.monotonic() - began:.0f} seconds, {used.ru_utime + used.ru_stime:.0f} of a processor"
            print(f"\n== {part.title}: {took}\n\n{said.read_text()}", flush=True)
            if ended.returncode not in (0, 5):  # 5: these words select no test at all, which is fine here
                failed.append(part.title)
    finally:  # being told to stop leaves nobody behind
        for process, *_ in running.values():
            process.terminate()
        for process, *_ in running.values():
            process.wait()
    return failed


def _next(waiting: list[Part], running: list[Part], lanes: int) -> Part | None:
    """The first there is room for: a part that sleeps has a lane of its own."""
    asleep = sum(part.sleeps for part in running)
    room = {True: asleep < 1, False: len(running) - asleep < lanes}
    return next((part for part in waiting if room[part.sleeps]), None)


def main(asked: list[str]) -> int:
    failed, left_out = [], []
    if subprocess.run([sys.executable, "-m", "vliegwiel", "assets"], check=False).returncode:
        failed.append("Styles and scripts: they could not be built")
    databases, browser = {"SQLite": ""}, find_browser()
    with ExitStack() as lent:
        if binaries := find_binaries():
            databases["PostgreSQL"] = lent.enter_context(cluster(binaries))
        else:
            left_out.append("PostgreSQL: no initdb on the PATH or where it is usually kept")
        if not shutil.which("xgettext"):
            left_out.append("whether English is complete: no xgettext on the PATH (install gettext)")
        if not browser:
            left_out.append("Browser tests: no Chromium found (VLIEGWIEL_CHROMIUM says where one is)")
        folder = Path(lent.enter_context(tempfile.TemporaryDirectory()))
        failed += play(list(parts(asked, databases, browser, folder)), lanes=CORES + 1, folder=folder)

    print("\n" + "=" * 60)
    for what in left_out:
        print(f"NOT RUN     {what}")
    for what in failed:
        print(f"FAILED      {what}")
    if not failed and not left_out:
        print("Everything passed: on SQLite and on PostgreSQL, in the browser too.")
    elif not failed:
        print("What ran passed.")
    print("=" * 60)
    return 1 if failed or (left_out and os.environ.get("CI") == "true") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
