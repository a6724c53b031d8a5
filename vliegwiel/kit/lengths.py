"""How many there are in a JSON list, counted by the database: a list of long things need not be read for that."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler


class ListLength(Func):
    """ListLength("edition__blocks"): the number of entries of a JSONField that holds a list."""

    function = "json_array_length"
    output_field = IntegerField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="jsonb_array_length", **more)
