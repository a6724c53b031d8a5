import time

from django.core.management.base import BaseCommand

from vliegwiel.areas.insights.actions import recount


class Command(BaseCommand):
    help = "Telt opnieuw hoeveel mensen elke stap van elke activiteit bereikten. Gebeurt ook elke nacht."

    def handle(self, **options):
        began = time.monotonic()
        changed = recount()
        self.stdout.write(f"Geteld in {time.monotonic() - began:.1f} s; {changed} getallen waren veranderd.")
