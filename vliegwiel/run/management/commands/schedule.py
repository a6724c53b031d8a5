"""`vliegwiel schedule`: everything the clock asks for, on one page."""

from typing import Any

from django.core.management.base import BaseCommand

from vliegwiel.kit.jobs import schedule


class Command(BaseCommand):
    help = "List what the clock asks for, with its cron line in local time."

    def handle(self, *args: Any, **options: Any) -> None:
        for line in schedule():
            self.stdout.write(f"{line.cron:16} {line.name}")
