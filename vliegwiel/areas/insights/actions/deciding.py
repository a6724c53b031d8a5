"""Keep, fix or stop: a decision with its reason and the numbers of the day."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions as catalogue_permissions
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Stage, Verdict
from ..models import Appraisal, Decision
from .appraising import appraise

DECIDERS = gettext_lazy("Besluiten nemen de directie en de opleiders.")
THIN_REASON = 40  # characters
SAYS_SO = re.compile(r"\b(weinig|klein\w*|pas|slechts|maar|dun|few|small|only|thin)\b|\d", re.IGNORECASE)
ANNOUNCED = {
    Verdict.KEEP: events.Kept,
    Verdict.FIX: events.Fixed,
    Verdict.STOP: events.Stopped,
    Verdict.MERGE: events.Merged,
}


@transaction.atomic
def decide(activity: Activity, *, verdict: Verdict | str, reason: str, by: Person, seen: int | None = None) -> Decision:
    """Keep, fix or stop, with today's numbers frozen beside it. Stopping takes the activity off the shelf when `by`
    may do that; else it asks the L&D lead to.

    `seen`: the id of the last decision on the page she decided from (None: there was none). When somebody decided in
    between she is told so; the same word twice by the same person is said once. Raises ValidationError.
    """
    require(permissions.may_decide(by), DECIDERS)
    Activity.objects.select_for_update().get(pk=activity.pk)
    verdict, reason = Verdict(verdict), " ".join(reason.split())[:400]
    last = queries.latest(activity)
    if last and last.pk != seen:
        if (last.by_id, last.verdict, last.reason) == (by.pk, verdict, reason):
            return last
        raise ValidationError(
            _("{name} besloot intussen: {verdict}. Kijk of je besluit dan nog klopt en bewaar het opnieuw.").format(
                name=last.by.name, verdict=Verdict(last.verdict).label.lower()
            )
        )
    numbers = queries.totals([activity.pk]).get(activity.pk, {})
    refuse_hasty(activity, verdict, reason, numbers.get(Stage.INVITED, 0))
    decision = written_down(activity, verdict, reason, by, numbers)
    if verdict == Verdict.STOP and catalogue_permissions.may_retire(by, activity):
        catalogue.retire(activity, by=by, reason=reason[:280])
    announce(ANNOUNCED[verdict](by=by.pk, decision=decision.pk, activity=activity.pk))
    return decision


@transaction.atomic
def withdraw_decision(decision: Decision, *, by: Person) -> None:
    """Undo, on the day itself. What was taken off the shelf by it goes back. Twice is once."""
    require(permissions.may_withdraw(by, decision), _("Je neemt alleen je eigen besluit terug, op de dag zelf."))
    activity, verdict = decision.activity, decision.verdict
    removed, _models = Decision.objects.filter(pk=decision.pk).delete()
    if not removed:
        return
    if verdict == Verdict.STOP and catalogue_permissions.may_retire(by, activity) and _retired_by_it(decision):
        catalogue.bring_back(activity, by=by)
    announce(events.DecisionWithdrawn(by=by.pk, activity=activity.pk, verdict=verdict))


def written_down(
    activity: Activity, verdict: Verdict, reason: str, by: Person, numbers: dict[str, int] | None = None
) -> Decision:
    """The decision with the numbers of the day, and a year's people, minutes and euros."""
    require(permissions.may_decide(by), DECIDERS)
    if numbers is None:
        numbers = queries.totals([activity.pk]).get(activity.pk, {})
    appraise([activity.pk])
    year = Appraisal.objects.filter(activity=activity).first() or Appraisal()
    return Decision.objects.create(
        activity=activity,
        verdict=verdict,
        reason=reason,
        by=by,
        numbers=numbers,
        learners=year.learners,
        minutes=year.minutes,
        cost=year.cost,
    )


def refuse_hasty(activity: Activity, verdict: Verdict, reason: str, invited: int) -> None:
    """ValidationError for a decision without a reason, for stopping what the law asks, and for stopping on few people
    without saying so."""
    if not reason:
        raise ValidationError({"reason": [_("Schrijf op waarom. Wie later kijkt, wil dat weten.")]})
    if verdict != Verdict.STOP:
        return
    if activity.purpose == Purpose.LEGAL:
        raise ValidationError(
            {
                "verdict": [
                    _("Dit is wettelijk verplicht. Zet eerst een vervanger op de plank en verander dan het soort.")
                ]
            }
        )
    if invited < queries.THIN and (len(reason) < THIN_REASON or not SAYS_SO.search(reason)):
        raise ValidationError(
            {
                "reason": [
                    _(
                        "Er zijn nog maar weinig mensen uitgenodigd. Stoppen kan, als je in ten minste {n} tekens "
                        "uitlegt waarom je op zo weinig mensen besluit."
                    ).format(n=THIN_REASON)
                ]
            }
        )


def _retired_by_it(decision: Decision) -> bool:
    """Taken off the shelf at the very moment of the decision, by the same person."""
    retirement = getattr(decision.activity, "retirement", None)
    return (
        retirement is not None
        and retirement.by_id == decision.by_id
        and timezone.localtime(retirement.at).date() == clock.today()
    )
