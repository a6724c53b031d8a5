"""Playing a package: what it asks to be kept is kept, in order, once, and nothing of it is lost."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import packages
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Completion, Enrolment, PackageRun, PackageWay, RunLook
from .doing import NOT_YOURS, arrive, do, find

MOST_ASIDE = 50  # of one item: what windows sent that she had left
MOST_VALUES = 5_000
LEAST_REASON, MOST_REASON = 10, 280
MOST_CHARACTERS = 1_000_000


class TooMuch(ValueError):
    """Values that cannot be kept; the message says why, to the person."""


@dataclass(frozen=True)
class Standing:
    """How she stands in an item, by what it said itself. score: 0..100; seconds: all she spent in it."""

    done: bool = False
    passed: bool | None = None
    score: float | None = None
    seconds: int = 0


@dataclass(frozen=True)
class Kept:
    """What came of keeping. elsewhere: another window took over since; what was sent is kept aside."""

    run: PackageRun
    elsewhere: bool
    completion: Completion | None = None


@dataclass(frozen=True)
class Walked:
    """Her way through a package after a step: what is to be kept of it, whether the whole is done, and what opens.

    fresh: it begins without what it kept; forgets: names of what was said at the last leaving, and holds no longer.
    """

    state: dict[str, Any]
    outcome: bool | None = None
    opens: str = ""
    fresh: bool = False
    forgets: tuple[str, ...] = ()


def clean_values(values: Any, *, named: re.Pattern[str]) -> dict[str, str]:
    """What a package sets, as it may be kept: names its agreement knows (`named`), and texts. TooMuch beyond reason."""
    if not isinstance(values, dict) or len(values) > MOST_VALUES:
        raise TooMuch(_("Dit pakket bewaart meer dan we aannemen. Wat er stond is niet veranderd."))
    kept = {str(name): str(value).replace("\x00", "") for name, value in values.items() if named.fullmatch(str(name))}
    if sum(len(name) + len(value) for name, value in kept.items()) > MOST_CHARACTERS:
        raise TooMuch(_("Dit pakket bewaart meer dan we aannemen. Wat er stond is niet veranderd."))
    return kept


@transaction.atomic
def open_run(enrolment: Enrolment, block: str, *, item: str, run: str, by: Person) -> PackageRun:
    """Play an item of a package in this window (`run`): from now on only what this window sends is current.

    ValidationError for an item its package does not have. Opening may be all that was asked: then the step is done.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    raw = _package_block(enrolment, block, item)
    now = clock.now()
    row, new = PackageRun.objects.select_for_update().get_or_create(
        enrolment=enrolment, block=block, item=item, defaults={"run": run}
    )
    if not new and row.run != run:
        row.run, row.seen_at = run, now
        row.save(update_fields=["run", "seen_at"])
    arrive(enrolment, block)
    _weigh(enrolment, raw, by)
    return row


@transaction.atomic
def walk(
    enrolment: Enrolment, block: str, *, run: str, step: Callable[[dict[str, Any]], Walked | None], by: Person
) -> PackageRun | None:
    """Take a step in a package whose items open by its own rules, in this window (`run`). What opens is the answer;
    None when nothing does. `step` gets what was kept of her way and says what becomes of it; None when it may not be.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    raw = _package_block(enrolment, block)
    way, _new = PackageWay.objects.select_for_update().get_or_create(enrolment=enrolment, block=block)
    walked = step(way.state)
    if walked is None:
        return None
    _keep_way(way, walked)
    row = None
    if walked.opens:
        row, _new = PackageRun.objects.select_for_update().get_or_create(
            enrolment=enrolment, block=block, item=walked.opens, defaults={"run": run}
        )
        if walked.fresh and row.values:
            # What she did before is not lost; what she reached in it (done, passed, her best score) stays as well.
            row.aside = [*row.aside, {"run": row.run, "number": row.number, "values": row.values}][-MOST_ASIDE:]
            row.values = {}
        row.values = {name: value for name, value in row.values.items() if name not in walked.forgets}
        row.run, row.seen_at = run, clock.now()
        row.save()
        arrive(enrolment, block)
    _weigh(enrolment, raw, by)
    return row


@transaction.atomic
def keep_run(
    enrolment: Enrolment,
    block: str,
    *,
    item: str,
    run: str,
    sets: Iterable[tuple[int, Mapping[str, str]]],
    judge: Callable[[Mapping[str, str]], Standing],
    by: Person,
    step: Callable[[dict[str, Any], Mapping[str, str]], Walked] | None = None,
) -> Kept:
    """Keep what an item set, on top of what it set before.

    sets: the values it set, each time with a number that rises by one; judge: how she stands by all its values.
    What comes twice, or late, changes nothing. What comes from a window she left for another is kept aside, and what
    it says of being done, of passing and of the best score counts all the same: those never fall.
    step: what becomes of her way through it by all the item set, in a package that has one.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    raw = _package_block(enrolment, block, item)
    # Always her way first and then the item, as `walk` does: two windows never wait for each other.
    way = step and PackageWay.objects.select_for_update().get_or_create(enrolment=enrolment, block=block)[0]
    row, _new = PackageRun.objects.select_for_update().get_or_create(
        enrolment=enrolment, block=block, item=item, defaults={"run": run}
    )
    elsewhere = row.run != run
    last = row.number if not elsewhere else max((one["number"] for one in row.aside if one["run"] == run), default=0)
    new = [(number, dict(values)) for number, values in sorted(sets, key=itemgetter(0)) if number > last]
    values = {name: value for _number, given in new for name, value in given.items()}
    if elsewhere and new:
        row.aside = [*row.aside, {"run": run, "number": new[-1][0], "values": values}][-MOST_ASIDE:]
    elif new:
        row.number, row.values = new[-1][0], {**row.values, **values}
    standing = judge({**row.values, **values})
    row.is_done = row.is_done or standing.done
    if not row.is_passed:
        row.is_passed = standing.passed if standing.passed is not None else row.is_passed
    scores = [one for one in (row.score, standing.score) if one is not None]
    row.score = max(scores) if scores else None
    row.seconds = max(row.seconds, standing.seconds)
    row.seen_at = clock.now()
    row.save()
    if step and way and not elsewhere:
        _keep_way(way, step(way.state, row.values))
    return Kept(row, elsewhere, _weigh(enrolment, raw, by))


@transaction.atomic
def look_into_runs(person: Person, *, activity: Activity, reason: str, by: Person) -> list[PackageRun]:
    """What packages keep for somebody, word for word, for an administrator who looks for a fault and says why
    (10 to 280 characters; ValidationError otherwise). It is logged and she reads it herself, also when there is
    nothing: that she did not begin is hers too."""
    require(
        permissions.may_look_into_runs(by), _("Wat een pakket van iemand bewaart, ziet alleen een beheerder die zoekt.")
    )
    reason = " ".join(reason.split())
    if not LEAST_REASON <= len(reason) <= MOST_REASON:
        raise ValidationError(_("Zeg in 10 tot 280 tekens waarom je kijkt. Deze persoon leest dat zelf."))
    mine = PackageRun.objects.filter(enrolment__person=person, enrolment__activity=activity)
    found = list(mine.order_by("block", "pk"))
    RunLook.objects.create(person=person, by=by, activity=activity, reason=reason)
    announce(events.RunsLookedInto(by=by.pk, person=person.pk, activity=activity.pk, reason=reason))
    return found


def _keep_way(way: PackageWay, walked: Walked) -> None:
    """Done by its rules stays done, also when it is done over."""
    way.state = walked.state
    way.outcome = True if way.outcome else walked.outcome
    way.save(update_fields=["state", "outcome"])


def _package_block(enrolment: Enrolment, block: str, item: str = "") -> dict[str, Any]:
    raw = find(enrolment, block)
    if raw["type"] != Kind.PACKAGE:
        raise ValidationError(_("Dit is geen lespakket."))
    package = packages([raw]).get(raw["data"].get("package", ""))
    if package is None or (item and item not in {one["id"] for one in package.read["items"]}):
        raise ValidationError(_("Dit onderdeel zit niet in het pakket waaraan je begon."))
    return raw


def _weigh(enrolment: Enrolment, raw: dict[str, Any], by: Person) -> Completion | None:
    """The step is done as soon as its author's rule holds; once done it stays done."""
    if enrolment.steps.filter(block=raw["id"]).exists() or not queries.package_finished(enrolment, raw):
        return None
    return do(enrolment, [raw["id"]], by)
