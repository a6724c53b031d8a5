"""Files nothing shows any more go, after a month in which they could still come back."""

import datetime as dt
from functools import partial
from typing import Any

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Media, Package
from ..queries.blocks import media_in_use

GRACE = dt.timedelta(days=30)


@transaction.atomic
def clear_unused_media() -> int:
    """Delete the files and packages that no draft, no undo and no edition showed for 30 days. Out: how many went.

    The days count from the first time a file is seen unused; what is used again meanwhile starts anew. An edition of
    an activity that was taken off the shelf still shows its files: who began it may finish it.
    """
    used = media_in_use()
    return _clear(Media, used) + _clear(Package, used)


def _clear(model: type[Media] | type[Package], used: set[str]) -> int:
    now = clock.now()
    rows: Any = model._default_manager
    for kept in rows.order_by("pk").only("pk", "key", "file", "unused_since").iterator():
        if kept.key in used:
            if kept.unused_since:
                rows.filter(pk=kept.pk).update(unused_since=None)
        elif kept.unused_since is None:
            rows.filter(pk=kept.pk).update(unused_since=now)
    gone = list(rows.filter(unused_since__lte=now - GRACE))
    for one in gone:
        storage, name = one.file.storage, one.file.name or ""
        if isinstance(one, Package):
            announce(events.PackageCleared(by=None, package=one.pk))
        else:
            announce(events.MediaCleared(by=None, media=one.pk))
        one.delete()
        if name:
            transaction.on_commit(partial(storage.delete, name))
    return len(gone)
