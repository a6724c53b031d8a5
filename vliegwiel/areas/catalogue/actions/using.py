"""Which file is used where: kept in rows, so that the library need not read every draft and edition.

Called within the verbs that keep words; every night `note_all_uses` makes right what slipped through.
"""

from django.db import transaction

from ..enums import MediaPlace
from ..models import Activity, Draft, Edition, Media, MediaUse
from ..queries.blocks import media_keys

Where = tuple[int, str, str]  # activity, language, place


def note_draft(draft: Draft) -> None:
    """The files this draft shows now. One query as long as they are those it showed before."""
    _note({(draft.activity_id, draft.language, MediaPlace.DRAFT.value): media_keys(draft.blocks)})


def note_edition(edition: Edition) -> None:
    """The files of a new edition; those only the one before showed stay known as such."""
    activity, language = edition.activity_id, edition.language
    now = media_keys(edition.blocks)
    rows = MediaUse.objects.filter(activity=activity, language=language).exclude(place=MediaPlace.DRAFT)
    before = set(rows.values_list("media__key", flat=True))
    _note(
        {
            (activity, language, MediaPlace.SHELF.value): now,
            (activity, language, MediaPlace.EARLIER.value): before - now,
        }
    )


@transaction.atomic
def note_all_uses() -> int:
    """Read every draft and edition again. Out: how many rows were wrong. Doing it again changes nothing."""
    wrong = 0
    activities = list(Activity.everything.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(activities), 500):
        some = activities[start : start + 500]
        shown: dict[Where, set[str]] = {}
        for activity, language, blocks in Draft.objects.filter(activity__in=some).values_list(
            "activity", "language", "blocks"
        ):
            shown[activity, language, MediaPlace.DRAFT.value] = media_keys(blocks)
        editions = Edition.objects.filter(activity__in=some).order_by("activity", "language", "number")
        for activity, language, blocks in editions.values_list("activity", "language", "blocks"):
            now = media_keys(blocks)
            shelf, earlier = ((activity, language, place.value) for place in (MediaPlace.SHELF, MediaPlace.EARLIER))
            shown[earlier] = (shown.get(earlier, set()) | shown.get(shelf, set())) - now
            shown[shelf] = now
        wrong += _note(shown)
    return wrong


def _note(shown: dict[Where, set[str]]) -> int:
    """Make the rows of these places say this. Out: how many came or went."""
    activities = {activity for activity, _language, _place in shown}
    there: dict[Where, dict[str, int]] = {where: {} for where in shown}
    for pk, activity, language, place, key in MediaUse.objects.filter(activity__in=activities).values_list(
        "pk", "activity", "language", "place", "media__key"
    ):
        if (activity, language, place) in there:
            there[activity, language, place][key] = pk
    gone = [pk for where, rows in there.items() for key, pk in rows.items() if key not in shown[where]]
    new = {where: keys - there[where].keys() for where, keys in shown.items()}
    wanted = {key for keys in new.values() for key in keys}
    ids = dict(Media.objects.filter(key__in=wanted).values_list("key", "pk")) if wanted else {}
    rows = [
        MediaUse(media_id=ids[key], activity_id=where[0], language=where[1], place=where[2])
        for where, keys in new.items()
        for key in sorted(keys)
        if key in ids
    ]
    if gone:
        MediaUse.objects.filter(pk__in=gone).delete()
    if rows:
        MediaUse.objects.bulk_create(rows, ignore_conflicts=True)
    return len(gone) + len(rows)
