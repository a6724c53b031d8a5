"""What the clock does for the library: say that rights end, and find who follows a keeper who left."""

from collections import defaultdict

from django.db import transaction

from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.areas.strategy.queries import educating
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..enums import MediaPlace
from ..models import MediaKeeper, MediaUse
from ..queries.rights import THRESHOLDS, rights_to_tell

MOST_AT_ONCE = 500


@transaction.atomic
def tell_ending_rights() -> int:
    """Say to who keeps them which files may be shown for 30 or 7 more days, or no longer: in one notice a person, once
    for each of these. Out: of how many files. A night that was missed is made good the next."""
    told: dict[int, list[int]] = defaultdict(list)
    for media in rights_to_tell():
        told[media.keeper.pk].append(media.pk)
        media.rights_told = next(days for days in THRESHOLDS if (media.days_left or 0) <= days)
        media.save(update_fields=["rights_told"])
    for keeper, files in sorted(told.items()):
        announce(events.MediaRightsEnd(by=None, person=keeper, media=tuple(files[:MOST_AT_ONCE])))
    return sum(len(files) for files in told.values())


@transaction.atomic
def pass_on_media() -> int:
    """Files of who left, or makes nothing here any more, go to who keeps an activity that shows them, else to the L&D
    lead. Out: how many. Without anybody to follow they wait for the next night; the L&D lead may do anything with them
    meanwhile."""
    makers = RoleGrant.objects.on().filter(role__in=("author", "lnd_lead")).values("person")
    here = set(Person.objects.here().filter(pk__in=makers).values_list("pk", flat=True))
    leads = sorted(educating() & here)
    orphans = list(MediaKeeper.objects.exclude(person__in=here).filter(media__in_library=True).order_by("pk"))
    if not orphans:
        return 0
    owners = _owners([one.media_id for one in orphans], here)
    passed: dict[tuple[int, int], int] = defaultdict(int)
    now = clock.now()
    for one in orphans:
        to = owners.get(one.media_id) or next(iter(leads), None)
        if to is not None:
            passed[one.person_id, to] += 1
            one.person_id, one.since = to, now
            one.save(update_fields=["person", "since"])
    for (was, to), files in sorted(passed.items()):
        announce(events.MediaPassedOn(by=None, person=to, files=files, was=was))
    return sum(passed.values())


def _owners(media: list[int], here: set[int]) -> dict[int, int]:
    """file -> who keeps an activity that shows it: of one on the shelf before any other."""
    found: dict[int, int] = {}
    uses = MediaUse.objects.filter(media__in=media, activity__retirement=None, activity__owner__in=here)
    rows = uses.values_list("media", "activity__owner", "place").order_by("pk")
    for one, owner, _place in sorted(rows, key=lambda row: row[2] != MediaPlace.SHELF):
        found.setdefault(one, owner)
    return found
