"""`vliegwiel migrate`: Django's own, the table the cache is kept in, and who may not read what."""

from contextlib import nullcontext
from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from vliegwiel.kit import apart, clock
from vliegwiel.run.migrating import drawn_by_itself

from .makemigrations import Autodetector


class Command(DjangoMigrate):
    autodetector = Autodetector

    def execute(self, *args: Any, **options: Any) -> Any:
        with clock.unmoved():  # the demo's clock stands in a table that is made here
            return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        empty = not connections[options["database"]].introspection.table_names()
        with drawn_by_itself() if empty else nullcontext():
            super().handle(*args, **options)
        call_command("createcachetable", database=options["database"], verbosity=0)
        apart.keep_apart()
