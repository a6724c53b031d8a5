"""Setting a check aside, checking an edition again, and checking the whole shelf under another charter."""

import datetime as dt
from collections import Counter, defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.models import Charter
from vliegwiel.areas.strategy.queries import current_charter, in_force, principles
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Activity, Edition, Inspection, Recheck, Waiver
from ..queries import CompassPoint, as_results, compass, failing, on_the_shelf, waivers_of
from ..queries.compass import examine, examined
from .writing import NOT_YOURS

LONGEST_WAIVER = dt.timedelta(days=366)
SHORTEST_REASON = 20
AT_A_TIME = 100  # editions checked and kept together; progress is seen in between
NOT_THE_DECIDER = gettext_lazy("Een uitzondering geeft alleen wie volgens het charter beslist.")


@transaction.atomic
def waive(activity: Activity, *, check: Check | str, reason: str, until: dt.date, by: Person) -> Waiver:
    """Set a check aside for this activity until a day (included), at most a year ahead.

    One that stands for the same check is replaced. ValidationError ({field: [what and what to do]}).
    """
    require(permissions.may_waive(by, current_charter()), NOT_THE_DECIDER)
    check, reason, today = Check(check), " ".join(reason.split())[:400], clock.today()
    problems = {}
    if len(reason) < SHORTEST_REASON:
        problems["reason"] = [_("Schrijf in een zin waarom, zodat wie later kijkt het begrijpt.")]
    if until < today:
        problems["until"] = [_("Deze dag is voorbij. Kies een dag die nog komt.")]
    elif until > today + LONGEST_WAIVER:
        problems["until"] = [_("Een uitzondering geldt ten hoogste een jaar. Kies een eerdere dag.")]
    if problems:
        raise ValidationError(problems)
    standing = Waiver.objects.holding().filter(activity=activity, check_by=check)
    same: Waiver | None = standing.filter(reason=reason, until=until).first()
    if same:
        return same
    standing.update(ended_at=clock.now())
    waiver = Waiver.objects.create(activity=activity, check_by=check, reason=reason, until=until, by=by)
    announce(
        events.CheckWaived(
            by=by.pk, person=activity.owner_id, activity=activity.pk, waiver=waiver.pk, check=check.value
        )
    )
    return waiver


@transaction.atomic
def ask_waiver(activity: Activity, *, check: Check | str, reason: str, by: Person) -> None:
    """Ask whoever decides to set a check aside; they get the reason. ValidationError without one."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    reason = " ".join(reason.split())[:400]
    if len(reason) < SHORTEST_REASON:
        raise ValidationError({"reason": [_("Schrijf in een zin waarom, dan kan iemand erover beslissen.")]})
    announce(events.WaiverAsked(by=by.pk, activity=activity.pk, check=Check(check).value, reason=reason))


@transaction.atomic
def end_waiver(waiver: Waiver, *, by: Person) -> None:
    """Take a waiver back. What was published stays; the next edition must be whole again."""
    require(permissions.may_end_waiver(by, waiver, current_charter()), NOT_THE_DECIDER)
    waiver = Waiver.objects.select_for_update().get(pk=waiver.pk)
    if waiver.ended_at is None:
        waiver.ended_at = clock.now()
        waiver.save(update_fields=["ended_at"])
        owner = Activity.objects.values_list("owner", flat=True).get(pk=waiver.activity_id)
        announce(
            events.WaiverEnded(
                by=by.pk, person=owner, activity=waiver.activity_id, waiver=waiver.pk, check=waiver.check_by
            )
        )


@transaction.atomic
def check_edition(edition: Edition, *, by: Person) -> Inspection | None:
    """Check what is published under the charter in force, and keep what it says. None without a charter."""
    require(permissions.may_edit(by, edition.activity), NOT_YOURS)
    charter, believed = in_force()
    kept = keep_inspection(edition, charter, compass(edition, believed))
    if kept and charter:
        about = {"activity": edition.activity_id, "edition": edition.pk, "charter": charter.pk}
        announce(events.EditionChecked(by=by.pk, **about))
    return kept


@transaction.atomic
def ask_recheck(charter: Charter, *, by: Person) -> Recheck:
    """Ask for everything on the shelf to be checked under this version; `run_recheck` does it.

    Asked again while one waits or runs for the same words, that one is given back.
    """
    require(permissions.may_recheck(by), _("Nakijken laten de directie en de opleiders doen."))
    charter = Charter.objects.select_for_update().get(pk=charter.pk)
    going = charter.rechecks.filter(version=charter.version).exclude(state=Recheck.State.DONE).first()
    if going:
        return going
    asked = Recheck.objects.create(charter=charter, version=charter.version, by=by, total=on_the_shelf().count())
    announce(events.RecheckAsked(by=by.pk, charter=charter.pk, recheck=asked.pk))
    return asked


def run_recheck(recheck: Recheck) -> Recheck:
    """Check the latest editions of everything on the shelf, a hundred at a time, each hundred kept whole.

    Run again after a crash it begins anew and overwrites what it kept: the outcome is the same.
    """
    if recheck.is_done:
        return recheck
    believed = principles(recheck.charter)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shelf = list(on_the_shelf().values_list("pk", flat=True))
    _progress(recheck, state=Recheck.State.RUNNING, done=0, total=len(shelf))
    for start in range(0, len(shelf), AT_A_TIME):
        with transaction.atomic():
            editions = list(on_the_shelf().filter(pk__in=shelf[start : start + AT_A_TIME]).select_related("activity"))
            waivers = waivers_of([edition.activity_id for edition in editions])
            rows = []
            for edition, piece in zip(editions, examined(editions), strict=True):
                points = examine(piece, believed, waivers.get(edition.activity_id))
                rows.append(_inspection(edition, recheck.charter_id, recheck.version, points))
                for point in points:
                    counts[point.result.check.value][point.state] += 1
            Inspection.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["edition", "charter"],
                update_fields=["version", "results", "failing", "musts", "at"],
            )
            _progress(recheck, done=min(start + AT_A_TIME, len(shelf)))
    with transaction.atomic():
        report = {check: dict(states) for check, states in counts.items()}
        _progress(recheck, state=Recheck.State.DONE, report=report, finished_at=clock.now())
        announce(events.Rechecked(by=None, charter=recheck.charter_id, recheck=recheck.pk))
    return recheck


def keep_inspection(edition: Edition, charter: Charter | None, points: list[CompassPoint]) -> Inspection | None:
    """Keep what the compass said of this edition under this charter; the latest answer counts. None without one."""
    if charter is None:
        return None
    made = _inspection(edition, charter.pk, charter.version, points)
    values = {name: getattr(made, name) for name in ("version", "results", "failing", "musts", "at")}
    kept, _new = Inspection.objects.update_or_create(edition=edition, charter=charter, defaults=values)
    return kept


def _inspection(edition: Edition, charter: int, version: int, points: list[CompassPoint]) -> Inspection:
    lacking = failing(points)
    return Inspection(
        edition=edition,
        charter_id=charter,
        version=version,
        results=as_results(points),
        failing="".join(f" {point.result.check.value} " for point in lacking),
        musts=sum(point.stops for point in lacking),
        at=clock.now(),
    )


def _progress(recheck: Recheck, **values: object) -> None:
    for name, value in values.items():
        setattr(recheck, name, value)
    recheck.save(update_fields=list(values))
