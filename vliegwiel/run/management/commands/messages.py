"""`messages`: bring the English catalogue up to date with the texts in the source; then fill in what it names."""

import shutil

from django.core.management import BaseCommand, CommandError

from vliegwiel.run import messages
from vliegwiel.run.catalogues import LOCALE


class Command(BaseCommand):
    help = "Give every new text a place in the English catalogue, and drop what is gone."

    def handle(self, **options):
        if not shutil.which("xgettext"):
            raise CommandError("xgettext is missing. On Debian and Ubuntu: apt install gettext")
        po = LOCALE / "en" / "LC_MESSAGES" / "django.po"
        waiting = messages.renew(po)
        self.stdout.write(f"{po}: {waiting} waiting for a translation." if waiting else f"{po} is complete.")
