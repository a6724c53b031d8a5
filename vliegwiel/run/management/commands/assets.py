"""`assets`: build scripts, styles, fonts and icons, and lay them out for serving. `--watch` goes on as files change."""

import time

from django.core.management import BaseCommand, CommandError, call_command

from vliegwiel.run import assets, catalogues


class Command(BaseCommand):
    help = "Build what the browser needs and collect it for serving."

    def add_arguments(self, parser):
        parser.add_argument("--watch", action="store_true", help="go on building as files change")
        parser.add_argument("--force", action="store_true", help="build even when nothing changed")

    def handle(self, *, watch, force, **options):
        self._build(force)
        while watch:
            before = self._moments()
            while before == self._moments():
                time.sleep(0.4)
            try:
                self._build(False)
            except CommandError as error:
                self.stderr.write(self.style.ERROR(str(error)))

    def _build(self, force):
        try:
            built = assets.build(force=force)
        except assets.AssetsError as error:
            raise CommandError(str(error)) from error
        catalogues.compile_all()
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("Styles and scripts are built." if built else "Styles and scripts are up to date.")

    def _moments(self):
        return [(path, path.stat().st_mtime_ns) for path in assets.sources()]
