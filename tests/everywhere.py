"""Run the tests wherever they can run: SQLite, PostgreSQL, a browser. What could not run is said loudly at the end.

`bin/test` calls it. With CI=true, something that could not be run is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile

from tests.postgres import cluster, find_binaries

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)  # fmt: skip -- a list of names

# The laws of the house read files: they say the same on every database.
WITHOUT_LAWS = [f"--ignore-glob=*/{name}" for name in ("test_house*.py", "test_climate.py")]


def find_browser() -> str | None:
    """VLIEGWIEL_CHROMIUM, else the first Chromium of this machine."""
    return next(filter(None, map(shutil.which, [os.environ.get("VLIEGWIEL_CHROMIUM", ""), *BROWSERS])), None)


def run(title: str, *words: str, **environment: str) -> bool:
    print(f"\n== {title}\n", flush=True)
    outcome = subprocess.run([sys.executable, "-m", "pytest", *words], env={**os.environ, **environment}, check=False)
    return outcome.returncode in (0, 5)  # 5: these words select no test at all, which is fine here


def main(asked: list[str]) -> int:
    failed, left_out = [], []
    quick = ["-n", "2", "-m", "not browser and not kills"]
    story = ["-n", "0", "-m", "story"]  # the demo's half-year, told once
    alone = ["-n", "0", "-m", "kills"]  # they start and kill processes of their own: one at a time

    if subprocess.run([sys.executable, "-m", "vliegwiel", "assets"], check=False).returncode:
        failed.append("Styles and scripts: they could not be built")

    def on(database: str, *besides: str, **environment: str) -> None:
        for what, words in (("tests", [*quick, *besides]), ("the demo", story), ("tests that kill processes", alone)):
            if not run(f"{database}: {what}", *words, *asked, **environment):
                failed.append(f"{database}: {what}")

    on("SQLite", DATABASE_URL="")
    if binaries := find_binaries():
        with cluster(binaries) as url:
            on("PostgreSQL", *WITHOUT_LAWS, DATABASE_URL=url)
    else:
        left_out.append("PostgreSQL: no initdb on the PATH or where it is usually kept")
    if not shutil.which("xgettext"):
        left_out.append("whether English is complete: no xgettext on the PATH (install gettext)")
    if browser := find_browser():
        words = ["-n", "0", "-m", "browser", *asked]
        with tempfile.TemporaryDirectory() as folder:
            there = {"DATABASE_URL": "", "VLIEGWIEL_CHROMIUM": browser, "VLIEGWIEL_TEST_FILE": f"{folder}/test.sqlite3"}
            if not run(f"Browser: {browser}", *words, **there):
                failed.append("Browser")
    else:
        left_out.append("Browser tests: no Chromium found (VLIEGWIEL_CHROMIUM says where one is)")

    print("\n" + "=" * 60)
    for what in left_out:
        print(f"NOT RUN     {what}")
    for what in failed:
        print(f"FAILED      {what}")
    if not failed and not left_out:
        print("Everything passed: on SQLite, on PostgreSQL and in the browser.")
    elif not failed:
        print("What ran passed.")
    print("=" * 60)
    return 1 if failed or (left_out and os.environ.get("CI") == "true") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
