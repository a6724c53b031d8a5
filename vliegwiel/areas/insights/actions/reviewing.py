"""A review round: everything frozen, something proposed for each, and carried out. Completions are never touched."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Verdict
from ..models import PortfolioItem, Proposal, ReviewRound
from .appraising import appraise
from .deciding import ANNOUNCED, refuse_hasty, withdraw_decision, written_down

NOT_YOURS = gettext_lazy("Rondes openen en uitvoeren doen de opleiders.")
LEAVES = (Verdict.STOP, Verdict.MERGE)
FROZEN = [field.attname for field in PortfolioItem._meta.concrete_fields if field.name not in ("id", "round")]


@dataclass(frozen=True)
class Proposed:
    """What became of proposing for several at once: how many, and which not, with the reason in words."""

    done: int
    refused: tuple[tuple[PortfolioItem, str], ...]


@transaction.atomic
def open_round(name: str, *, by: Person) -> ReviewRound:
    """Freeze everything on the shelf as it is today. The round before it is closed. ValidationError without a name."""
    require(permissions.may_review(by), NOT_YOURS)
    name = " ".join(name.split())[:80]
    if not name:
        raise ValidationError({"name": [_("Geef de ronde een naam, bijvoorbeeld: derde kwartaal.")]})
    appraise()
    ReviewRound.objects.filter(closed_at=None).update(closed_at=clock.now())
    opened = ReviewRound.objects.create(name=name, opened_by=by)
    frozen = queries.snapshot(opened)
    PortfolioItem.objects.bulk_create(frozen, batch_size=500)
    opened.items_n, opened.seal = len(frozen), sealed(opened)
    opened.save(update_fields=["items_n", "seal"])
    announce(events.RoundOpened(by=by.pk, round=opened.pk, activities=len(frozen)))
    return opened


def sealed(round: ReviewRound) -> str:
    """The hash of everything the round froze: the same tomorrow, or somebody changed something."""
    rows = PortfolioItem.objects.filter(round=round).order_by("activity").values_list(*FROZEN)
    told = json.dumps([list(row) for row in rows], cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


@transaction.atomic
def propose(
    item: PortfolioItem, *, verdict: Verdict | str, by: Person, reason: str = "", into: Activity | None = None
) -> Proposal:
    """Say what to do with one activity; a later word replaces an earlier one until it is carried out.

    ValidationError: what the law asks stops only by going into another that the law asks; few people are no reason by
    themselves; all but keeping wants a reason.
    """
    require(permissions.may_decide(by), _("Voorstellen doen de directie en de opleiders."))
    verdict, reason = Verdict(verdict), " ".join(reason.split())[:400]
    _unless_closed(item)
    _sensible(item, verdict, reason, into)
    wanted = {"verdict": verdict, "reason": reason, "into": into if verdict == Verdict.MERGE else None, "by": by}
    made, new = Proposal.objects.select_for_update().get_or_create(item=item, defaults=wanted)
    if made.done_at is not None and made.undone_at is None:
        raise ValidationError(_("Dit is al uitgevoerd."))
    changed = not new and any(getattr(made, name) != value for name, value in wanted.items())
    if changed or made.undone_at is not None:
        for name, value in wanted.items():
            setattr(made, name, value)
        made.at, made.done_at, made.undone_at, made.decision, made.trouble = clock.now(), None, None, None, ""
        made.save()
    if new or changed:
        announce(events.Proposed(by=by.pk, activity=item.activity_id, proposal=made.pk))
    return made


def propose_many(
    items: Iterable[PortfolioItem],
    *,
    verdict: Verdict | str,
    by: Person,
    reason: str = "",
    into: Activity | None = None,
) -> Proposed:
    """The same for several; who cannot is named, the others go on."""
    done, refused = 0, []
    for item in items:
        try:
            propose(item, verdict=verdict, by=by, reason=reason, into=into)
        except ValidationError as why:
            refused.append((item, " ".join(why.messages)))
        else:
            done += 1
    return Proposed(done, tuple(refused))


@transaction.atomic
def take_back_proposal(proposal: Proposal, *, by: Person) -> None:
    """No proposal any more; only before it is carried out."""
    require(permissions.may_decide(by), _("Voorstellen doen de directie en de opleiders."))
    if proposal.done_at is None:
        Proposal.objects.filter(pk=proposal.pk, done_at=None).delete()


@transaction.atomic
def begin_carrying_out(round: ReviewRound, *, by: Person) -> ReviewRound:
    """Make ready for the job that does it. ValidationError when there is nothing to do or it is being done."""
    require(permissions.may_review(by), NOT_YOURS)
    held = ReviewRound.objects.select_for_update().get(pk=round.pk)
    if held.started_at and not held.ended_at:
        return held
    to_do = queries.waiting(held).count()
    if not to_do:
        raise ValidationError(_("Er is nog niets voorgesteld dat uitgevoerd kan worden."))
    held.started_at, held.ended_at, held.to_do, held.done = clock.now(), None, to_do, 0
    held.save(update_fields=["started_at", "ended_at", "to_do", "done"])
    return held


def carry_out(round: ReviewRound, *, by: Person) -> int:
    """Everything proposed and not yet done, each in its own transaction; how many were done. Running it again goes on.

    Stopping and merging wait for assignments that still run. What cannot be done says why, and the rest goes on.
    """
    require(permissions.may_review(by), NOT_YOURS)
    done = 0
    for proposal in list(queries.waiting(round).filter(trouble="")):
        with transaction.atomic():
            done += _carried_out(proposal, by)
            ReviewRound.objects.filter(pk=round.pk).update(done=done)
    with transaction.atomic():
        ReviewRound.objects.filter(pk=round.pk).update(ended_at=clock.now())
        announce(events.RoundCarriedOut(by=by.pk, round=round.pk, done=done))
    return done


@transaction.atomic
def undo_proposal(proposal: Proposal, *, by: Person) -> Proposal:
    """As it was before: back on the shelf, its address its own again. Twice is once."""
    require(permissions.may_review(by), NOT_YOURS)
    held = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("item__activity", "decision")
        .get(pk=proposal.pk)
    )
    if held.done_at is None or held.undone_at is not None:
        return held
    held.undone_at, held.sunset_on = clock.now(), None
    held.save(update_fields=["undone_at", "sunset_on"])
    activity = Activity.objects.select_related("retirement").get(pk=held.item.activity_id)
    if held.verdict in LEAVES:
        catalogue.bring_back(activity, by=by)
    if held.decision and permissions.may_withdraw(by, held.decision):
        withdraw_decision(held.decision, by=by)
    else:
        announce(events.ProposalUndone(by=by.pk, activity=activity.pk))
    return held


@transaction.atomic
def end_sunsets() -> int:
    """Every night: what waited for running assignments leaves the shelf once their day is over or nobody has it to
    do."""
    due = Proposal.objects.filter(
        done_at__isnull=False, undone_at=None, sunset_on__isnull=False, item__activity__retirement=None
    ).select_related("item__activity", "into", "decision__by")
    some = list(due.order_by("pk"))
    running = queries.open_assignments([one.item.activity_id for one in some])
    ended = 0
    for one in some:
        over = one.sunset_on is not None and one.sunset_on <= clock.today()
        if (over or one.item.activity_id not in running) and one.decision:
            ended += _ended(one, one.decision.by)
    return ended


def _ended(one: Proposal, by: Person) -> int:
    """1 when it left the shelf; what cannot says why at the proposal, and the rest goes on."""
    try:
        with transaction.atomic():
            catalogue.retire(one.item.activity, reason=one.reason, by=by, replaced_by=one.into)
    except ValidationError as refused:
        one.trouble = " ".join(refused.messages)[:400]
        one.save(update_fields=["trouble"])
        return 0
    return 1


def _carried_out(proposal: Proposal, by: Person) -> int:
    held = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("item__activity__owner", "into")
        .get(pk=proposal.pk)
    )
    if held.done_at is not None:
        return 0
    activity, verdict = held.item.activity, Verdict(held.verdict)
    try:
        _sensible(held.item, verdict, held.reason, held.into)
    except ValidationError as refused:
        held.trouble = " ".join(refused.messages)[:400]
        held.save(update_fields=["trouble"])
        return 0
    reason = held.reason or _("Nagelopen in de ronde {name}.").format(name=held.item.round.name)
    held.decision, held.done_at = written_down(activity, verdict, reason, by), clock.now()
    if verdict in LEAVES:
        _running, held.sunset_on = queries.open_assignments([activity.pk]).get(activity.pk, (0, None))
        if held.sunset_on is None:
            catalogue.retire(activity, reason=reason, by=by, replaced_by=held.into)
        else:
            catalogue.set_leaving(activity, on=held.sunset_on, by=by, reason=reason, replaced_by=held.into)
    held.save(update_fields=["decision", "done_at", "sunset_on"])
    announce(ANNOUNCED[verdict](by=by.pk, decision=held.decision.pk, activity=activity.pk))
    announce(events.ReviewDecided(by=by.pk, person=activity.owner_id, activity=activity.pk, proposal=held.pk))
    return 1


def _held(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("item__activity__owner", "item__round", "into", "decision").get(pk=proposal.pk)


def _unless_closed(item: PortfolioItem) -> None:
    if item.round.closed_at is not None:
        raise ValidationError(_("Deze ronde is gesloten. Stel het voor in de ronde die nu loopt."))


def _sensible(item: PortfolioItem, verdict: Verdict, reason: str, into: Activity | None) -> None:
    activity = item.activity
    if verdict == Verdict.KEEP:
        return
    if verdict in LEAVES:
        _refuse_taking_away_where_another_goes(item)
    if verdict != Verdict.MERGE:
        refuse_hasty(activity, verdict, reason, item.invited)
        return
    if not reason:
        raise ValidationError({"reason": [_("Schrijf op waarom. Wie later kijkt, wil dat weten.")]})
    if into is None or into.pk == activity.pk:
        raise ValidationError({"into": [_("Kies met welke andere activiteit je haar samenvoegt.")]})
    if not Activity.objects.published().filter(pk=into.pk).exists():
        raise ValidationError({"into": [_("Die activiteit staat niet op de plank. Kies er een die blijft.")]})
    if queries.going(item.round).filter(item__activity=into).exists():
        raise ValidationError({"into": [_("Die activiteit gaat zelf weg. Kies er een die blijft.")]})
    if activity.purpose == Purpose.LEGAL and into.purpose != Purpose.LEGAL:
        raise ValidationError(
            {"into": [_("De wet vraagt dit. Voeg het samen met een activiteit die ook wettelijk verplicht is.")]}
        )


def _refuse_taking_away_where_another_goes(item: PortfolioItem) -> None:
    """Round in a circle nobody arrives: what takes another in, stays."""
    coming = queries.going(item.round).filter(into=item.activity).select_related("item").order_by("pk").first()
    if coming is not None:
        raise ValidationError(
            {
                "verdict": [
                    _(
                        "“{title}” gaat op in deze activiteit, dus zij blijft. Kies eerst voor “{title}” iets anders. "
                        "Dat voorstel is niet veranderd."
                    ).format(title=coming.item.title)
                ]
            }
        )
