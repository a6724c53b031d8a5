"""How dated rows make room for each other: history is kept, and what was planned later stays planned."""

import datetime as dt
from collections.abc import Collection
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit import clock

from ..enums import Line
from ..models import ActingManager, Employment, Person, Placement, ReportingLine, RoleGrant, SignInCode

DAY = dt.timedelta(days=1)
RowT = TypeVar("RowT", Placement, ReportingLine)


def in_words(day: dt.date) -> str:
    """1 maart 2026, in the reader's language."""
    return date_format(day, "j F Y")


def make_room(rows: "QuerySet[RowT]", *, starts: dt.date, ends: dt.date | None) -> tuple[RowT | None, dt.date | None]:
    """Room for a row from `starts` on, among rows that may not overlap.

    The row that holds on that day is closed the day before; rows that begin later stay. Out: the row that begins on
    the very same day (to be overwritten), or None; and the last day of the new row: `ends`, or earlier when a later
    row begins before it.
    """
    same: RowT | None = None
    for row in rows.order_by("starts"):
        if row.starts == starts:
            same = row
        elif row.starts > starts:
            ends = earliest(ends, row.starts - DAY)
            break
        elif row.ends is None or row.ends >= starts:
            row.ends = starts - DAY
            row.save(update_fields=["ends"])
    return same, ends


def earliest(*days: dt.date | None) -> dt.date | None:
    """The first of the given days; None means never."""
    return min((day for day in days if day is not None), default=None)


def employment_on(person: Person, day: dt.date, given: Employment | None = None) -> Employment:
    """The employment that holds that day. In words when there is none, or more than one to choose from."""
    found = list(person.employments.on(day))
    if given is not None:
        found = [employment for employment in found if employment.pk == given.pk]
    if not found:
        raise ValidationError(
            _("%(name)s is op %(day)s niet in dienst. Kies een andere datum.")
            % {"name": person.name, "day": in_words(day)}
        )
    if len(found) > 1:
        raise ValidationError(
            _("%(name)s heeft op %(day)s twee contracten. Zeg om welk contract het gaat.")
            % {"name": person.name, "day": in_words(day)}
        )
    return found[0]


def end_everything(people: Collection[int], *, last_day: dt.date, before: dt.date | None = None) -> None:
    """Close all that these people hold after their last day, and what others have through them.

    Set by set, never person by person: a file may end thousands. `before`: the day a later, already planned
    employment begins; rows from then on are left alone.
    """
    of_them = Q(person__in=people)
    sets: list[tuple[QuerySet[Placement] | QuerySet[ReportingLine] | QuerySet[ActingManager] | QuerySet[RoleGrant], Q]]
    sets = [
        (Placement.objects.all(), Q(employment__person__in=people)),
        (ReportingLine.objects.all(), of_them | Q(manager__in=people)),
        (ActingManager.objects.all(), Q(stand_in__in=people) | Q(manager__in=people)),
        (RoleGrant.objects.all(), of_them),
    ]
    for rows, theirs in sets:
        never_began = rows.filter(theirs, starts__gt=last_day)
        if before is not None:
            never_began = never_began.filter(starts__lt=before)
        never_began.delete()
        rows.filter(theirs, Q(ends=None) | Q(ends__gt=last_day), starts__lte=last_day).update(ends=last_day)
    running = Employment.objects.filter(of_them, Q(ends=None) | Q(ends__gt=last_day), starts__lte=last_day)
    running.update(ends=last_day)
    Employment.objects.filter(of_them, starts__gt=last_day, placements=None).delete()
    SignInCode.objects.filter(of_them, used_at=None, expires_at__gt=clock.now()).update(expires_at=clock.now())


def end_later(people: Collection[int], *, was: dt.date, last_day: dt.date | None) -> None:
    """Their employments ended on `was`; they go on until `last_day` (None: no end known), with place and lines.

    Roles do not come back by themselves: somebody decides that anew.
    """
    Employment.objects.filter(person__in=people, ends=was).update(ends=last_day)
    # A place or line that ended that day because the next one began stays ended.
    placed_after = list(
        Placement.objects.filter(employment__person__in=people, starts__gt=was).values_list("employment")
    )
    places = Placement.objects.filter(employment__person__in=people, ends=was)
    places.exclude(employment__in=[pk for (pk,) in placed_after]).update(ends=last_day)
    solid_after = ReportingLine.objects.filter(kind=Line.SOLID, starts__gt=was).values("person")
    gone_sooner = Q(left_on__isnull=False)
    if last_day is not None:
        gone_sooner &= Q(left_on__lt=last_day)
    gone = Person.objects.filter(gone_sooner).exclude(pk__in=people).values("pk")
    lines = ReportingLine.objects.filter(ends=was).exclude(kind=Line.SOLID, person__in=solid_after)
    lines.filter(person__in=people).exclude(manager__in=gone).update(ends=last_day)
    lines.filter(manager__in=people).exclude(person__in=gone).update(ends=last_day)


def keep_in_step(person: Person) -> None:
    """Write the first day and the last day of all employments on the person, where signing in looks."""
    spans = list(person.employments.values_list("starts", "ends"))
    ends = [end for _start, end in spans]
    person.joined_on = min(start for start, _end in spans)
    person.left_on = None if None in ends else max(end for end in ends if end)
    person.save(update_fields=["joined_on", "left_on"])
