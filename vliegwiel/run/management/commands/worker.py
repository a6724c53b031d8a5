"""`vliegwiel worker`: do the work that waits."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from vliegwiel.kit.queue.worker import Worker


class Command(BaseCommand):
    help = "Do the work that waits in the queue, until told to stop. Run as many as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--lease", type=float, default=30.0, help="seconds a job is held without a sign of life")
        parser.add_argument("--poll", type=float, default=0.5, help="seconds between looks when there is nothing to do")
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing waits")

    def handle(self, *args: Any, **options: Any) -> None:
        Worker(lease=options["lease"], poll=options["poll"], until_empty=options["until_empty"]).run()
