"""`manage.py makemigrations`: Django's own; what belongs to a new model is made with it, and a word changes nothing.

Django writes indexes and constraints behind all models that hang from each other, and works out all of those anew at
each of them (on SQLite it also copies the table): that was a third of what it takes to make an empty database.
"""

from typing import Any

from django.core.management.commands.makemigrations import Command as DjangoMakeMigrations
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, AlterField, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.optimizer import MigrationOptimizer


class Autodetector(MigrationAutodetector):
    def deep_deconstruct(self, obj: Any) -> Any:
        """What two states are compared by: of a choice what is kept of it, for a better word moves no column."""
        told = super().deep_deconstruct(obj)
        if isinstance(obj, models.Field) and "choices" in told[2]:
            told[2]["choices"] = [kept for kept, _label in obj.flatchoices]
        return told

    def _optimize_migrations(self) -> None:
        super()._optimize_migrations()
        for label, migrations in self.migrations.items():
            for migration in migrations:
                migration.operations = MigrationOptimizer().optimize(gathered(migration.operations), label)


def gathered(operations: list[Operation]) -> list[Operation]:
    """Indexes and constraints right behind their model, where Django makes them part of it; left where they are when
    the model is not made here, or gets a field later that they may be about."""
    grows = {one.model_name_lower for one in operations if isinstance(one, AddField | AlterField)}
    made = {one.name_lower for one in operations if isinstance(one, CreateModel)} - grows
    own: dict[str, list[Operation]] = {name: [] for name in made}
    left: list[Any] = []
    for one in operations:
        mine = isinstance(one, AddIndex | AddConstraint) and one.model_name_lower in made
        (own[one.model_name_lower] if mine else left).append(one)
    return [
        each for one in left for each in (one, *(own.get(one.name_lower, ()) if isinstance(one, CreateModel) else ()))
    ]


class Command(DjangoMakeMigrations):
    autodetector = Autodetector
