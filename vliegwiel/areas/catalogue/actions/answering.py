"""Answering requests, and bringing the same needs together."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Reply
from ..models import KEPT_DAYS, WITHDRAWN_DAYS, Activity, Answer, Request


@transaction.atomic
def answer(
    request: Request,
    *,
    by: Person,
    reply: str,
    reason: str,
    activity: Activity | None = None,
    ready_by: dt.date | None = None,
    fix: WorkplaceFix | None = None,
    contact: Person | None = None,
) -> Answer:
    """Tell everybody who asked what will be done. Answering anew replaces the words; the first day counts.

    exists: needs a published `activity`. making: needs `ready_by`. elsewhere: needs a `fix` or a `contact`. no: needs
    only the reason, as all do. Raises ValidationError ({field: [what is missing]})."""
    require(permissions.may_answer(by), _("Antwoord geven doet de opleider."))
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.merged_into_id:
        raise ValidationError(_("Deze vraag is bij een andere gevoegd. Geef daar antwoord; iedereen hoort het."))
    if request.is_withdrawn:
        raise ValidationError(_("Deze vraag is intussen ingetrokken."))
    said: dict[str, Any] = {
        "reply": Reply(reply),
        "reason": " ".join(reason.split())[:600],
        "activity": activity if reply == Reply.EXISTS else None,
        "ready_by": ready_by if reply == Reply.MAKING else None,
        "fix": fix if reply == Reply.ELSEWHERE else None,
        "contact": contact if reply == Reply.ELSEWHERE else None,
    }
    _refuse_half(said)
    given, new = Answer.objects.get_or_create(request=request, defaults={"by": by, **said})
    changed = not new and any(getattr(given, name) != value for name, value in said.items())
    if changed:
        for name, value in said.items():
            setattr(given, name, value)
        given.save()
    if new or changed:
        announce(events.RequestAnswered(by=by.pk, request=request.pk, reply=given.reply))
    return given


@transaction.atomic
def merge_requests(request: Request, *, into: Request, by: Person) -> Request:
    """Bring a need under another that says the same. Who asked and supported it hear that answer, on the day that was
    promised first. Merging twice is merging once."""
    require(permissions.may_answer(by), _("Samenvoegen doet de opleider."))
    into = into.merged_into or into
    if into.pk == request.pk:
        raise ValidationError(_("Een vraag kan niet bij zichzelf gevoegd worden. Kies een andere."))
    if hasattr(request, "answer"):
        raise ValidationError(_("Op deze vraag is al antwoord gegeven."))
    if into.is_withdrawn or request.is_withdrawn:
        raise ValidationError(_("Een van de twee is intussen ingetrokken."))
    if request.merged_into_id != into.pk:
        Request.objects.filter(merged_into=request).update(merged_into=into)  # no chains: all under one
        request.merged_into = into
        request.save(update_fields=["merged_into"])
        announce(events.RequestsMerged(by=by.pk, request=request.pk, into=into.pk))
    return request


@transaction.atomic
def part_requests(request: Request, *, by: Person) -> Request:
    """Undo of merging."""
    require(permissions.may_answer(by), _("Uit elkaar halen doet de opleider."))
    into = request.merged_into_id
    if into is not None:
        request.merged_into = None
        request.save(update_fields=["merged_into"])
        announce(events.RequestsParted(by=by.pk, request=request.pk, into=into))
    return request


@transaction.atomic
def forget_requests() -> int:
    """Remove what was promised to go: withdrawn ones after thirty days, answered ones after two years; how many."""
    now = clock.now()
    withdrawn = Q(withdrawn_at__lt=now - dt.timedelta(days=WITHDRAWN_DAYS))
    answered = Q(answer__at__lt=now - dt.timedelta(days=KEPT_DAYS))
    under = Q(merged_into__answer__at__lt=now - dt.timedelta(days=KEPT_DAYS))
    keys = list(Request.objects.filter(withdrawn | answered | under).values_list("pk", flat=True))
    Request.objects.filter(pk__in=keys).delete()
    if keys:
        announce(events.RequestsForgotten(by=None, requests=len(keys)))
    return len(keys)


def _refuse_half(said: dict[str, Any]) -> None:
    problems: dict[str, list[str]] = {}
    if not said["reason"]:
        problems["reason"] = [_("Schrijf in een paar zinnen waarom. Dat lezen alle mensen die het vroegen.")]
    activity: Activity | None = said["activity"]
    if said["reply"] == Reply.EXISTS and (
        activity is None or not Activity.objects.published().filter(pk=activity.pk).exists()
    ):
        problems["activity"] = [_("Kies een activiteit die op de plank staat.")]
    if said["reply"] == Reply.MAKING and said["ready_by"] is None:
        problems["ready_by"] = [_("Zeg wanneer het er is.")]
    if said["ready_by"] and said["ready_by"] < clock.today():
        problems["ready_by"] = [_("Deze dag is al voorbij. Kies wanneer het er is.")]
    if said["reply"] == Reply.ELSEWHERE and not (said["fix"] or said["contact"]):
        problems["contact"] = [_("Noem bij wie men terechtkan, of leg vast wat er op het werk verandert.")]
    if said["contact"] and not said["contact"].is_active:
        problems["contact"] = [_("Deze persoon werkt hier niet meer. Kies iemand anders.")]
    if problems:
        raise ValidationError(problems)
