"""`vliegwiel demo`: a running company to look around in. Played once, kept until --reset."""

import os
import shutil
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.run.management.commands.demo_accounts import sign_ins, story
from vliegwiel.run.management.commands.serve import OURSELVES, port_is_free
from vliegwiel.run.settings import PACKAGE


class Command(BaseCommand):
    help = "A running demo company. Its data is kept between runs."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help="default: 8000, or the first free one after it")
        parser.add_argument("--bind", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away and play it again")
        parser.add_argument("--no-serve", action="store_true", help="only make it ready")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            self.stderr.write("This is not a demo installation (VLIEGWIEL_DEMO=0): its data is left alone.")
            sys.exit(78)
        port = self._port(options)
        if (PACKAGE.parent / "package.json").exists():  # a checkout; a wheel brings its styles along
            call_command("assets", stdout=self.stdout)
        if options["reset"]:
            self._forget()
        call_command("migrate", verbosity=0)
        self._play()
        self._introduce(options["bind"], port)
        if not options["no_serve"]:
            self.stdout.flush()
            os.execv(sys.executable, [*OURSELVES, "serve", "--bind", options["bind"], "--port", str(port)])

    def _port(self, options: dict[str, Any]) -> int:
        wanted = options["port"] or 8000
        if port_is_free(options["bind"], wanted):
            return int(wanted)
        if options["port"]:
            self.stderr.write(f"Port {wanted} is taken. Choose another: --port {wanted + 1}")
            sys.exit(78)
        port = next(port for port in range(8001, 8100) if port_is_free(options["bind"], port))
        self.stdout.write(f"Port 8000 is taken; this demo uses {port}.")
        return port

    def _forget(self) -> None:
        if connection.vendor == "sqlite":
            file = Path(connection.settings_dict["NAME"])
            for name in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
                name.unlink(missing_ok=True)
        else:
            with connection.cursor() as cursor:
                tables = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names(cursor)))
                if tables:
                    cursor.execute(f"DROP TABLE {tables} CASCADE")
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def _play(self) -> None:
        if Person.objects.exists():
            return
        began = time.monotonic()
        with transaction.atomic():  # interrupted is not played
            story("play").play(self._tell)
        self._tell(f"Played half a year in {time.monotonic() - began:.0f} seconds.")

    def _tell(self, sentence: str) -> None:
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()

    def _introduce(self, address: str, port: int) -> None:
        rows = [(sign_in.role, sign_in.name, sign_in.email, sign_in.password) for sign_in in sign_ins()]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        self.stdout.write(f"\nThe demo is at  http://{address}:{port}/\n\nSign in as:\n")
        for row in rows:
            self.stdout.write(
                "  " + "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip()
            )
        self.stdout.write("\nStart over: --reset.  Its data is in " + str(settings.HOME) + "\n")
