"""`messages`: bring the catalogues up to date with the texts in the source; then fill in what it names.

English has every text, the formal register (nl_U) those that say je.
"""

import shutil

from django.core.management import BaseCommand, CommandError

from vliegwiel.run import messages
from vliegwiel.run.catalogues import LOCALE


class Command(BaseCommand):
    help = "Give every new text a place in the catalogues, and drop what is gone."

    def handle(self, **options):
        if not shutil.which("xgettext"):
            raise CommandError("xgettext is missing. On Debian and Ubuntu: apt install gettext")
        marked = messages.marked()
        to_the_reader = [message for message in marked if messages.speaks_to_the_reader(message)]
        for language, texts in (("en", marked), ("nl_U", to_the_reader)):
            po = LOCALE / language / "LC_MESSAGES" / "django.po"
            waiting = messages.renew(po, texts)
            self.stdout.write(f"{po}: {waiting} waiting for a translation." if waiting else f"{po} is complete.")
