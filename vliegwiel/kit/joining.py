"""The texts of a group in one, without a query for each."""

from typing import Any

from django.db.models import Aggregate, CharField, Value


class Joined(Aggregate):
    """Every text of a group with commas between, in no order; None when there is none. For texts without commas."""

    function = "GROUP_CONCAT"
    name = "Joined"
    template = "%(function)s(%(expressions)s)"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        joined = self.copy()
        joined.set_source_expressions(
            [*self.get_source_expressions()[:1], Value(","), *self.get_source_expressions()[1:]]
        )
        return super(Joined, joined).as_sql(compiler, connection, function="STRING_AGG", **more)
