"""Files nothing shows any more go, after a month in which they could still come back."""

import datetime as dt
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, Q

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Media, Package
from ..queries.blocks import media_in_use

GRACE = dt.timedelta(days=30)


@transaction.atomic
def clear_unused_media() -> int:
    """Delete the files and packages that no draft, no undo and no edition showed for 30 days. Out: how many went.

    The days count from the first time a file is seen unused; what is used again meanwhile starts anew. What somebody
    put in the library to stay goes 30 days after it was put aside. An edition of an activity that was taken off the
    shelf still shows its files: who began it may finish it. What another area holds on to stays too.
    """
    used = media_in_use()
    used |= set(Media.objects.filter(key__in=used).exclude(shown_as=None).values_list("shown_as__key", flat=True))
    before = clock.now() - GRACE
    gone = Q(unused_since__lte=before)
    return _clear(Media, used, gone & (Q(stays=False) | Q(put_aside_at__lte=before))) + _clear(Package, used, gone)


def _clear(model: type[Media] | type[Package], used: set[str], gone: Q) -> int:
    now = clock.now()
    rows: Any = model._default_manager
    for kept in rows.order_by("pk").only("pk", "key", "file", "unused_since").iterator():
        if kept.key in used:
            if kept.unused_since:
                rows.filter(pk=kept.pk).update(unused_since=None)
        elif kept.unused_since is None:
            rows.filter(pk=kept.pk).update(unused_since=now)
    return sum(_delete(one) for one in list(rows.filter(gone).exclude(key__in=used)))


def _delete(one: Any) -> bool:
    storage, names = one.file.storage, [one.file.name or ""]
    if isinstance(one, Media):
        names += [drawn["name"] for drawn in one.renditions]
    happened: Any = (
        events.PackageCleared(by=None, package=one.pk)
        if isinstance(one, Package)
        else events.MediaCleared(by=None, media=one.pk)
    )
    try:
        with transaction.atomic():
            one.delete()
    except ProtectedError:
        return False
    announce(happened)
    for name in filter(None, names):
        transaction.on_commit(partial(storage.delete, name))
    return True
