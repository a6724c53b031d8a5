"""How it ended: it did not take place, she left, or she came back from it."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications import actions as qualifications
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, notices, permissions, queries
from ..enums import Result, State
from ..models import Agreement, Budget, Cancellation, Entry, Invoice, Outcome, Signature, StudyRequest
from .asking import close_open
from .hours import release_hours, use_hours
from .spending import reason, release

KEPT_YEARS = 7  # whole book years
NOT_HERS = gettext_lazy("Dit doet wie het aanvroeg, HR of een opleider.")


@transaction.atomic
def call_off(
    request: StudyRequest, *, by: Person, by_provider: bool, why: str, costs: Decimal = Decimal()
) -> Cancellation:
    """It does not take place, by the provider or by her. What must be paid all the same stays reserved, the rest is
    free again. Twice is once. ValidationError for what was not approved, or costs above the price."""
    require(
        (by.pk == request.person_id and by.is_active) or (permissions.may_keep(by) and by.pk != request.person_id),
        NOT_HERS,
    )
    request = _held(request)
    if there := Cancellation.objects.filter(request=request).first():
        return there
    if request.state != State.APPROVED:
        raise ValidationError(_("Alleen wat is goedgekeurd en nog niet is geweest kan niet doorgaan."))
    if not 0 <= costs <= request.paid_for:
        raise ValidationError({"costs": _("De kosten zijn nul of meer, en niet meer dan de prijs.")})
    row = Cancellation.objects.create(request=request, by_provider=by_provider, costs=costs, why=reason(why), by=by)
    _end(request, costs, by)
    return row


@transaction.atomic
def come_back(
    request: StudyRequest,
    *,
    result: Result | str,
    on: dt.date,
    by: Person,
    will_do: str = "",
    name: str = "",
    content: bytes = b"",
) -> Outcome:
    """She tells how it ended, on which day, and for herself what she will do differently. A certificate for the
    qualification it was for goes the way of every certificate from outside: it counts once somebody looked.

    A fact: told once. ValidationError for what was not approved, a day to come, and a certificate nothing asks for.
    """
    require(permissions.may_change(by, request), NOT_HERS)
    request = _held(request)
    if there := Outcome.objects.filter(request=request).first():
        return there
    if request.state != State.APPROVED:
        raise ValidationError(_("Vertellen hoe het was kan bij wat is goedgekeurd."))
    if on > clock.today():
        raise ValidationError({"on": _("Kies een dag die geweest is.")})
    certificate = None
    if content:
        if request.qualification is None:
            raise ValidationError({"file": _("Dit hoort bij geen bekwaamheid. Bewaar het certificaat zelf.")})
        certificate = qualifications.bring_certificate(
            request.qualification,
            person=request.person,
            by=by,
            issuer=request.provider,
            issued_on=on,
            name=name,
            content=content,
        )
    row = Outcome.objects.create(
        request=request,
        result=Result(result),
        on=on,
        will_do=" ".join(will_do.split())[:280],
        certificate=certificate,
    )
    if row.result == Result.NOT:
        release_hours(request, by)
    else:
        use_hours(request, by)
    request.state = State.DONE
    request.save(update_fields=["state"])
    announce(events.CameBack(by=by.pk, person=by.pk, study=request.pk))
    return row


@transaction.atomic
def close_for_who_left(request: StudyRequest) -> bool:
    """Who asked it works here no more: what waited is over, and of what was approved and is still to come who keeps
    the money is told. Nothing that was agreed or paid changes. Twice is once; gives whether anything was to be done."""
    request = _held(request)
    if request.person.is_active or request.state not in (State.ASKED, State.APPROVED):
        return False
    if request.state == State.ASKED:
        Cancellation.objects.get_or_create(request=request, defaults={"by_provider": False})
        _end(request, Decimal(), None)
        return True
    keeper = queries.keeper_for(request.person)
    if keeper is None:
        return False
    facts = {"study": request.pk, "title": request.title, "name": request.person.name}
    return messaging.tell(keeper.pk, notices.SheLeft, facts, key=f"study-left-{request.pk}") is not None


@transaction.atomic
def forget_requests() -> int:
    """Remove drafts that were thrown away, and what is seven book years old, as was promised; gives how many."""
    since = dt.date(clock.today().year - KEPT_YEARS, 1, 1)
    thrown = Q(state=State.WITHDRAWN, sent_at=None)
    over = Q(made_at__date__lt=since) & (Q(ends=None) | Q(ends__lt=since)) & (Q(starts=None) | Q(starts__lt=since))
    old = list(StudyRequest.objects.filter(thrown | over).values_list("pk", flat=True))
    for about in (Entry, Invoice, Outcome, Cancellation):
        about._default_manager.filter(request__in=old).delete()
    Signature.objects.filter(agreement__request__in=old).delete()
    Agreement.objects.filter(request__in=old).delete()
    StudyRequest.objects.filter(pk__in=old).delete()
    gone = Budget.objects.filter(year__lt=since.year - F("carry")).exclude(entries__request__isnull=False)
    budgets = list(gone.values_list("pk", flat=True))
    Entry.objects.filter(budget__in=budgets).delete()
    Budget.objects.filter(pk__in=budgets).delete()
    if old:
        announce(events.StudiesForgotten(by=None, count=len(old)))
    return len(old)


def ask_how_it_was(request: StudyRequest) -> None:
    """The day after it ended: one question remains. Asked once."""
    messaging.tell(
        request.person_id,
        notices.TellHowItWas,
        {"study": request.pk, "title": request.title},
        key=f"study-how-{request.pk}",
    )


def _end(request: StudyRequest, costs: Decimal, who: Person | None) -> None:
    close_open(request, who=who)
    used = sum((one.used for one in queries.booked(request).values()), Decimal())
    release(request, keep=max(costs - used, Decimal()), who=who)
    release_hours(request, who)
    request.state = State.CANCELLED
    request.save(update_fields=["state"])
    announce(events.StudyCancelled(by=who.pk if who else None, person=request.person_id, study=request.pk))


def _held(request: StudyRequest) -> StudyRequest:
    found = StudyRequest.objects.select_for_update(of=("self",)).select_related("person", "qualification")
    return found.get(pk=request.pk)
