"""What the L&D side knows of an activity itself: its design, check by check, and the outcomes that were measured."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Check, Result, Tier
from ..models import DesignCheck, Outcome, OutcomeWithdrawal

LEAST_NOTE = 10  # characters
LEAST_HOW = 40
DELAYED = (Tier.KNOWS, Tier.DECIDES, Tier.DOES)  # only count in full when measured later


@transaction.atomic
def check_design(activity: Activity, *, check: Check | str, score: float | None, note: str, by: Person) -> DesignCheck:
    """Set one of D1..D8 by hand: 0, .5 or 1, with why; None gives it back to what follows from the activity.

    The same again is said once. Raises ValidationError ({field: [what and what to do]}).
    """
    require(permissions.may_judge_design(by), _("Het ontwerp beoordelen doet een opleider."))
    check, note = Check(check), " ".join(note.split())[:280]
    Activity.objects.select_for_update().get(pk=activity.pk)
    if score not in (None, 0.0, 0.5, 1.0):
        raise ValidationError({"score": [_("Kies niet, half of helemaal.")]})
    if score is not None and len(note) < LEAST_NOTE:
        raise ValidationError({"note": [_("Schrijf kort op wat je zag, zodat een ander het begrijpt.")]})
    last = DesignCheck.objects.filter(activity=activity, check_code=check).order_by("at", "pk").last()
    if last and last.score == score and (score is None or last.note == note):
        return last
    made = DesignCheck.objects.create(activity=activity, check_code=check, score=score, note=note, by=by)
    announce(events.DesignChecked(by=by.pk, activity=activity.pk, check=check.value))
    return made


@transaction.atomic
def record_outcome(
    activity: Activity,
    *,
    tier: int,
    result: Result | str,
    how: str,
    by: Person,
    days: int | None = None,
    useful: bool = False,
) -> Outcome:
    """What was measured (LTEM 1..8), what it found, how many days after learning, and how we know.

    Knowing and being able (4 to 6) want the days, for sooner than seven counts half. An effect (8) wants it known that
    people apply it (7). The same again is said once. Raises ValidationError ({field: [what and what to do]}).
    """
    require(permissions.may_record_outcome(by), _("Een uitkomst vastleggen doet een opleider."))
    how = " ".join(how.split())[:400]
    Activity.objects.select_for_update().get(pk=activity.pk)
    if wrong := _unfit(activity, tier, result, how, days):
        raise ValidationError(wrong)
    tier, result, useful = Tier(tier), Result(result), useful and tier == Tier.FOUND
    last = Outcome.objects.standing().filter(activity=activity, tier=tier).order_by("-at", "-pk").first()
    if last and (last.result, last.days, last.useful, last.how) == (result, days, useful, how):
        return last
    made = Outcome.objects.create(activity=activity, tier=tier, result=result, days=days, useful=useful, how=how, by=by)
    announce(events.OutcomeRecorded(by=by.pk, activity=activity.pk, outcome=made.pk))
    return made


@transaction.atomic
def withdraw_outcome(outcome: Outcome, *, reason: str, by: Person) -> OutcomeWithdrawal:
    """It turned out not to hold, and why. It stays readable and counts no more: the next score is made without it, the
    scores it was in stay as they were. Withdrawing twice is withdrawing once.

    Raises ValidationError ({field: [what and what to do]}) without a reason, and while an effect (8) leans on the last
    word about applying it (7).
    """
    require(permissions.may_record_outcome(by), _("Een uitkomst intrekken doet een opleider."))
    Activity.objects.select_for_update().get(pk=outcome.activity_id)
    if former := OutcomeWithdrawal.objects.filter(outcome=outcome).first():
        return former
    reason = " ".join(reason.split())[:280]
    if len(reason) < LEAST_NOTE:
        raise ValidationError({"reason": [_("Schrijf op waarom dit niet klopt. Wie later kijkt, wil dat weten.")]})
    standing = Outcome.objects.standing().filter(activity=outcome.activity_id)
    others = standing.filter(tier=Tier.APPLIES).exclude(pk=outcome.pk)
    if outcome.tier == Tier.APPLIES and standing.filter(tier=Tier.EFFECT).exists() and not others.exists():
        raise ValidationError(_("Er is een effect vastgelegd dat hierop steunt. Trek eerst dat effect in."))
    made = OutcomeWithdrawal.objects.create(outcome=outcome, reason=reason, by=by)
    announce(events.OutcomeWithdrawn(by=by.pk, activity=outcome.activity_id, outcome=outcome.pk))
    return made


def _unfit(activity: Activity, tier: int, result: Result | str, how: str, days: int | None) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if tier not in Tier.values:
        wrong["tier"] = [_("Kies wat er gemeten is.")]
    if result not in Result.values:
        wrong["result"] = [_("Kies wat er uitkwam.")]
    if len(how) < LEAST_HOW:
        text = _("Leg in ten minste {n} tekens uit wie er gemeten zijn, waarmee en door wie.")
        wrong["how"] = [text.format(n=LEAST_HOW)]
    if tier in DELAYED and days is None:
        wrong["days"] = [_("Vul in hoeveel dagen na het leren er gemeten is. Binnen een week telt het half.")]
    if tier == Tier.EFFECT and not (Outcome.objects.standing().filter(activity=activity, tier=Tier.APPLIES).exists()):
        text = _(
            "Leg eerst vast of mensen het op het werk doen. Zonder dat is een effect niet aan het leren toe te wijzen."
        )
        wrong["tier"] = [text]
    return wrong


@transaction.atomic
def check_designs(
    activity: Activity, *, scores: dict[Check, float | None], notes: dict[Check, str], by: Person
) -> list[DesignCheck]:
    """Several checks in one go, all or none: only those that say something new are kept; those given back too.

    Raises ValidationError ({"D1_note": [what and what to do]}).
    """
    require(permissions.may_judge_design(by), _("Het ontwerp beoordelen doet een opleider."))
    before = {one.check_code: one for one in DesignCheck.objects.filter(activity=activity).order_by("at", "pk")}
    made: list[DesignCheck] = []
    wrong: dict[str, list[str]] = {}
    for check, score in scores.items():
        last = before.get(check.value)
        if score is None and (last is None or last.score is None):
            continue
        try:
            made.append(check_design(activity, check=check, score=score, note=notes.get(check, ""), by=by))
        except ValidationError as refused:
            wrong |= {f"{check.value}_{field}": texts for field, texts in refused.message_dict.items()}
    if wrong:
        raise ValidationError(wrong)
    return made
