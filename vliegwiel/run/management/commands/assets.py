"""`assets`: build scripts, styles, fonts, icons and translations, and lay them out. `--watch` goes on with changes."""

import time

from django.core.management import BaseCommand, CommandError, call_command

from vliegwiel.run import assets, catalogues


class Command(BaseCommand):
    help = "Build what the browser needs, compile the translations, and lay it out for serving."
    requires_system_checks = ()  # they ask the demo's clock, and the first build comes before there is a database

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
            compiled = catalogues.compile_all(force=force)
        except (assets.AssetsError, catalogues.CataloguesError) as error:
            raise CommandError(str(error)) from error
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("Styles and scripts are built." if built else "Styles and scripts are up to date.")
        if compiled:
            self.stdout.write("Translations are compiled.")

    def _moments(self):
        return [(path, path.stat().st_mtime_ns) for path in (*assets.sources(), *catalogues.sources())]
