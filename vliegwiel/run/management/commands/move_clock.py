"""`vliegwiel move-clock DAYS`: the demo's clock ahead by so many days, or back with a minus."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import date_format

from vliegwiel.kit import clock


class Command(BaseCommand):
    help = "Moves the demo's clock, to see what people are asked days later."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "days", type=int, help="3 is three days ahead, -3 three days back, 0 only says what day it is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            clock.move(options["days"])
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"In the demo it is {date_format(clock.today(), 'l j F Y')}, {clock.shift()} days ahead.")
