"""An empty database stands in seconds: what changes in a migration is drawn by itself, and who points at it.

Django keeps a picture of all models while it migrates, and at each change draws everything anew that is linked to it by
any way: with people in the middle that is nearly all there is, three hundred times over. For making tables it is enough
that a drawing knows its own fields and whom it points at; a test holds what this leaves in a database beside what the
models ask.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.db.migrations.state import ProjectState


def _what_must_be_drawn(
    state: ProjectState, app_label: str, model_name: str, delay: bool = False
) -> set[tuple[str, str]]:
    changed = (app_label, model_name)
    return {changed, *state.relations.get(changed, ())}


@contextmanager
def drawn_by_itself() -> Iterator[None]:
    """Only for a database without tables: where rows are moved, Django's own way draws all that they hang from."""
    with mock.patch.object(ProjectState, "_find_reload_model", _what_must_be_drawn):
        yield
