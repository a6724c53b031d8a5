"""Files nothing shows any more go, after a month in which they could still come back."""

import datetime as dt
from functools import partial

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Media
from ..queries.blocks import media_in_use

GRACE = dt.timedelta(days=30)


@transaction.atomic
def clear_unused_media() -> int:
    """Delete the files that no draft, no undo and no edition showed for 30 days. Out: how many went.

    The days count from the first time a file is seen unused; what is used again meanwhile starts anew. An edition of
    an activity that was taken off the shelf still shows its files: who began it may finish it.
    """
    used, now = media_in_use(), clock.now()
    for media in Media.objects.order_by("pk").only("pk", "key", "file", "unused_since").iterator():
        if media.key in used:
            if media.unused_since:
                Media.objects.filter(pk=media.pk).update(unused_since=None)
        elif media.unused_since is None:
            Media.objects.filter(pk=media.pk).update(unused_since=now)
    gone = list(Media.objects.filter(unused_since__lte=now - GRACE))
    for media in gone:
        storage, name = media.file.storage, media.file.name or ""
        announce(events.MediaCleared(by=None, media=media.pk))
        media.delete()
        if name:
            transaction.on_commit(partial(storage.delete, name))
    return len(gone)
