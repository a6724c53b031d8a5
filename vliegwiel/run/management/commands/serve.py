"""`vliegwiel serve`: the web and its workers, in one supervised group."""

import os
import socket
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from vliegwiel.run.checkup import BROKEN, OK, administrator, needed_to_serve
from vliegwiel.run.supervisor import Group, Member
from vliegwiel.run.terminal import terminal_language


class Command(BaseCommand):
    help = "Serve the academy: web and workers together. Stop with Ctrl+C or SIGTERM."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1", help="address to listen on (0.0.0.0: every network)")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="web processes")
        parser.add_argument("--threads", type=int, default=4, help="requests a web process answers at a time")
        parser.add_argument("--jobs", type=int, default=1, help="processes that do the work in the background")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(terminal_language()):
            needed = list(needed_to_serve())
        for finding in needed:
            if finding.state == BROKEN:
                self.stderr.write(finding.says)
                sys.exit(finding.exit_code)
        if not port_is_free(options["bind"], options["port"]):
            self.stderr.write(f"Port {options['port']} is taken. Choose another: --port {options['port'] + 1}")
            sys.exit(78)
        members = [Member("web", web(options))]
        members += [Member(f"worker {n + 1}", [*OURSELVES, "worker"]) for n in range(options["jobs"])]
        self.stdout.write(f"Vliegwiel listens on http://{options['bind']}:{options['port']}  (Ctrl+C stops it)")
        with translation.override(terminal_language()):
            found = administrator()
        if found.state != OK:
            self.stdout.write(found.says)
        self.stdout.flush()
        Group(members).run()
        self.stdout.write("Stopped.")


OURSELVES = [sys.executable, "-m", "vliegwiel"]


def web(options: dict[str, Any]) -> list[str]:
    """Gunicorn with threads: one process is enough to be of use, two keep answering while one restarts."""
    words = {
        "--bind": f"{options['bind']}:{options['port']}",
        "--workers": options["workers"],
        "--threads": options["threads"],
        "--worker-class": "gthread",
        "--timeout": 60,
        "--graceful-timeout": 20,
        "--keep-alive": 5,
        "--worker-tmp-dir": "/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir(),
        "--log-level": "warning",
    }
    flags = ["--no-control-socket", "--reload" if settings.DEV else "--preload"]
    given = [str(word) for pair in words.items() for word in pair]
    return [sys.executable, "-m", "gunicorn", *given, *flags, "vliegwiel.run.wsgi:application"]


def port_is_free(address: str, port: int) -> bool:
    """Whether somebody may listen there; a port whose last owner just left counts as free."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as trial:
        if os.name == "posix":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((address, port))
        except OSError:
            return False
    return True
