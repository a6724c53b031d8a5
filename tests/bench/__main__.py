"""`bin/bench`: fill a large company once, then measure, on SQLite and on PostgreSQL.

usage: python -m tests.bench [--only sqlite|postgres] [--refill] [--no-starts]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import cluster, find_binaries

HOME = Path("var/bench").resolve()
ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    words = argparse.ArgumentParser(prog="bin/bench", description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--only", choices=["sqlite", "postgres"])
    words.add_argument("--refill", action="store_true", help="throw the filled company away first")
    words.add_argument(
        "--no-starts", action="store_true", help="leave out the starts of bin/demo and the memory of serve"
    )
    asked = words.parse_args()
    if asked.refill:
        shutil.rmtree(HOME, ignore_errors=True)
    for name in [asked.only] if asked.only else ["sqlite", "postgres"]:
        print(f"\n== {name}", flush=True)
        with database(name) as env:
            run(env, "inside")
            if not asked.no_starts:
                print(memory_of_serve(env), flush=True)
        with database(name, of="direction") as env:
            run(env, "direction")
        with database(name, of="at-work") as env:
            run(env, "at_work")
            run(env, "reports")
        with database(name, of="sessions") as env:
            run(env, "sessions")
        with database(name, of="transfer") as env:
            run(env, "transfer")
        with database(name, of="offer") as env:
            run(env, "offer")
        with database(name, of="imports") as env:
            run(env, "imports")
        with database(name, of="packages") as env:
            run(env, "packages")
    if not asked.no_starts:
        starts_of_demo()
    return 0


@contextmanager
def database(name: str, of: str = "") -> Iterator[dict[str, str]]:
    home = HOME / of if of else HOME
    env = {**os.environ, "VLIEGWIEL_HOME": str(home / name), "DJANGO_SETTINGS_MODULE": "vliegwiel.run.settings"}
    env.pop("DATABASE_URL", None)
    if name == "sqlite":
        yield env
        return
    binaries = find_binaries()
    if binaries is None:
        raise SystemExit("No PostgreSQL on this machine: bin/bench --only sqlite")
    with cluster(binaries, keep=home / "postgres-data") as url:
        yield {**env, "DATABASE_URL": url}


def run(env: dict[str, str], what: str) -> None:
    subprocess.run([sys.executable, "-m", f"tests.bench.{what}"], env=env, cwd=ROOT, check=True)


def memory_of_serve(env: dict[str, str]) -> str:
    """The whole group's resident memory at its highest, while every measured page is asked for."""
    import psutil

    from vliegwiel.run.management.commands.serve import port_is_free

    port = next(port for port in range(8400, 8500) if port_is_free("127.0.0.1", port))
    group = subprocess.Popen(
        [sys.executable, "-m", "vliegwiel", "serve", "--port", str(port)], env=env, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    peak, until = 0, time.monotonic() + 20
    try:
        while time.monotonic() < until:
            subprocess.run(
                [
                    sys.executable,
                    "-c",
                    "import sys, urllib.request as web; [web.urlopen(sys.argv[1]).read() for _ in range(20)]",
                    f"http://127.0.0.1:{port}/account/login/",
                ],
                check=False,
                stderr=subprocess.DEVNULL,
            )
            members = [psutil.Process(group.pid), *psutil.Process(group.pid).children(recursive=True)]
            peak = max(peak, sum(member.memory_info().rss for member in members))
    finally:
        group.terminate()
        group.wait(20)
    many = f"{len(members)} processes, what they share counted for each"
    return f"memory of serve at its highest: {peak / 2**20:.0f} MiB ({many})"


def starts_of_demo() -> None:
    """bin/demo from a fresh clone, and once more."""
    with tempfile.TemporaryDirectory(prefix="vliegwiel-") as folder:
        clone = Path(folder) / "vliegwiel"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        for name in ("cold", "warm"):
            started = time.perf_counter()
            subprocess.run([clone / "bin" / "demo", "--no-serve"], cwd=clone, check=True, stdout=subprocess.DEVNULL)
            print(f"{name} start of bin/demo: {time.perf_counter() - started:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
