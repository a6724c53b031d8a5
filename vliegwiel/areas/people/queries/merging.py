"""Accounts that are one person: what is in the way, what would go over, and what went."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit import clock
from vliegwiel.kit.merging import Counted, counted

from ..models import Employment, Merge, MergedField, Person, Placement, ReportingLine

UNDO_DAYS = 30  # within which two merged accounts can be parted again


def what_would_merge(kept: Person, gone: Person) -> list[Counted]:
    """Of every kind of row: how many go over, how many stay behind because the other has the same. One query."""
    return counted(kept.pk, gone.pk)


def in_the_way(kept: Person, gone: Person) -> str:
    """Why these two cannot be merged now, in words; "" when nothing is in the way. Two queries."""
    if kept.pk == gone.pk:
        return _("Dit is hetzelfde account. Kies het andere.")
    for merge in Merge.objects.standing().filter(gone__in=(kept, gone)).select_related("gone", "kept"):
        facts = {"gone": merge.gone.name, "kept": merge.kept.name}
        return _("Het account van {gone} is al samengevoegd met dat van {kept}.").format(**facts)
    today = clock.today()
    lines = ReportingLine.objects.filter(Q(person=gone) | Q(manager=gone), starts__gte=today)
    coming = list(
        Employment.objects.filter(person=gone, starts__gte=today)
        .values_list("starts")
        .union(
            Placement.objects.filter(employment__person=gone, starts__gte=today).values_list("starts"),
            lines.values_list("starts"),
        )
    )
    if coming:
        facts = {"name": gone.name, "day": date_format(min(coming)[0], "j F Y")}
        return _(
            "Op het account van {name} gaat op {day} nog iets in. Wacht tot het ingegaan is, of trek het eerst in."
        ).format(**facts)
    return ""


def not_parted_because(merge: Merge) -> str:
    """Why this merging cannot be taken back any more, in words; "" when it can. One query."""
    if clock.today() > undo_until(merge):
        return _("Samenvoegen kan {n} dagen worden teruggedraaid; daarna niet meer.").format(n=UNDO_DAYS)
    both = (merge.kept_id, merge.gone_id)
    later = Merge.objects.standing().filter(Q(kept__in=both) | Q(gone__in=both), pk__gt=merge.pk)
    if later.exists():
        return _("Een van beide accounts is daarna nog eens samengevoegd. Draai dat eerst terug.")
    return ""


def undo_until(merge: Merge) -> dt.date:
    """The last day on which it can be taken back."""
    return timezone.localdate(merge.at) + dt.timedelta(days=UNDO_DAYS)


def merges_of(person: Person) -> list[Merge]:
    """Those that stand and in which she stayed or went, the newest first. One query."""
    rows = Merge.objects.standing().filter(Q(kept=person) | Q(gone=person)).select_related("kept", "gone", "by")
    return list(rows.order_by("-pk"))


def accounts_of(person: Person) -> list[int]:
    """Her account and those that were merged into it, however deep. One query a layer."""
    found, layer = [person.pk], [person.pk]
    while layer := [*Merge.objects.standing().filter(kept__in=layer).values_list("gone", flat=True)]:
        found += layer
    return found


def merged_numbers() -> dict[str, tuple[str, str]]:
    """{number of an account that went: (name, number) of the one that stayed}. One query."""
    rows = Merge.objects.standing().exclude(gone__number=None).select_related("gone", "kept")
    return {row.gone.number: (row.kept.name, row.kept.number or "") for row in rows if row.gone.number}


def came_from(person: Person, model: str) -> dict[int, tuple[str, str]]:
    """{row: (name, number) of the account it was of} of the rows of this kind that came to her by merging. One query.

    model: as Django calls it, "learning.Completion".
    """
    rows = MergedField.objects.filter(merge__kept=person, merge__undoing=None, model=model, field="person_id")
    told = rows.select_related("merge__gone").order_by("pk")
    return {row.row: (row.merge.gone.name, row.merge.gone.number or "") for row in told}
