"""`vliegwiel dev`: assets that rebuild, a server that reloads, a worker. What bin/dev starts."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from vliegwiel.run.management.commands.serve import OURSELVES, web
from vliegwiel.run.supervisor import Group, Member


class Command(BaseCommand):
    help = "Work on the product: everything reloads when a file changes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        members = [
            Member("web", web({"bind": "127.0.0.1", "workers": 1, "threads": 4, **options})),
            Member("worker", [*OURSELVES, "worker"]),
        ]
        if "assets" in get_commands():
            members.append(Member("assets", [*OURSELVES, "assets", "--watch"]))
        print(f"http://127.0.0.1:{options['port']}", file=sys.stderr)
        Group(members).run()
