"""A throw-away PostgreSQL: in a temporary folder, reachable by a unix socket only, gone at the end.

PostgreSQL refuses to run as root, so root hands it to another account first.
"""

import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/opt/homebrew/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
# Nothing here has to survive a power cut; and compiling a question (jit) takes longer than answering it from ten rows.
HASTE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "max_connections": "60",
}


def find_binaries() -> Path | None:
    """The folder with initdb and postgres, newest version first; None when this machine has none."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    found = [Path(folder) for place in PLACES for folder in glob.glob(place)]
    usable = [folder for folder in found if (folder / "initdb").exists() and (folder / "postgres").exists()]
    return max(usable, key=_version, default=None)


def _version(folder: Path) -> list[int]:
    return [int(part) for part in "".join(c if c.isdigit() else " " for c in str(folder)).split()]


def _account() -> dict[str, int]:
    """Whom to run as: ourselves, or when that is root: postgres, else nobody."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid}
    raise SystemExit("PostgreSQL does not run as root, and this machine has no account 'postgres' or 'nobody'.")


@contextmanager
def cluster(binaries: Path, *, keep: Path | None = None) -> Iterator[str]:
    """The DATABASE_URL of a running server. Its data are thrown away, or kept in `keep` for the next time."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="vw-pg-", dir="/tmp"))  # a short path: a socket's name has a limit
    server = None
    # Being told to stop must not leave a server behind.
    before = signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(SystemExit(143)))
    try:
        if account:
            os.chown(folder, account["user"], account["group"])
        data = keep or folder / "data"
        fresh = not (data / "PG_VERSION").exists()
        if keep and fresh:
            keep.mkdir(parents=True, exist_ok=True)
            if account:
                os.chown(keep, account["user"], account["group"])
        told = {"cwd": folder, "stdout": subprocess.DEVNULL, "env": {**os.environ, "LC_ALL": "C"}, **account}
        initdb = ["--auth=trust", "--username=vliegwiel", "--encoding=UTF8", "--no-locale", "--no-sync"]
        if fresh:
            subprocess.run([binaries / "initdb", "--pgdata", data, *initdb], check=True, **told)
            # One role is asked for its password, for the test that gives a wrong one.
            rules = data / "pg_hba.conf"
            rules.write_text("local all guarded scram-sha-256\n" + rules.read_text())
        settings = [word for name, value in HASTE.items() for word in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", *settings],
                stderr=log,
                start_new_session=True,  # Ctrl+C is for us; we stop it below
                **told,
            )
        _wait_until_ready(binaries, folder, server)
        yield f"postgres://vliegwiel@{str(folder).replace('/', '%2F')}/postgres"
    finally:
        if server and server.poll() is None:
            server.send_signal(signal.SIGINT)  # a fast shutdown: connections are cut
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(folder, ignore_errors=True)
        signal.signal(signal.SIGTERM, before)


def _wait_until_ready(binaries: Path, folder: Path, server: subprocess.Popen) -> None:
    for _ in range(300):
        ready = subprocess.run([binaries / "pg_isready", "-q", "-h", folder], check=False).returncode == 0
        if ready:
            return
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise SystemExit("PostgreSQL did not start:\n" + (folder / "log").read_text())
