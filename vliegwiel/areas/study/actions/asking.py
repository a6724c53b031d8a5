"""Writing a request, sending it, taking it back, asking it again."""

import secrets
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.actions.proving import MOST_BYTES, kind_of
from vliegwiel.areas.qualifications.queries import is_locked, objections
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Funding, State, Step, Verdict
from ..models import Offer, StudyRequest
from .hours import release_hours, wrong_hours
from .routing import ask_next
from .spending import release

NOT_HERS = gettext_lazy("Een aanvraag schrijf, stuur en trek je voor jezelf in, zolang je hier werkt.")
FIELDS = (
    *("kind", "title", "provider", "link", "amount", "with_vat", "vat", "own_share", "funding", "starts", "ends"),
    *("hours_in", "hours_out", "right_hours", "why", "aim", "behaviour", "qualification", "ground", "source"),
)
COPIED = tuple(name for name in FIELDS if name not in ("starts", "ends"))
MOST_DRAFTS, MOST_OFFERS = 20, 5


@transaction.atomic
def write_request(request: StudyRequest | None = None, *, by: Person, **said: Any) -> StudyRequest:
    """Write a draft, or change one; half a draft is kept too, all but its name. Nobody sees it yet.

    said: any of FIELDS. ValidationError for a draft without a name, and for one that was sent.
    """
    require(permissions.may_ask(by, request.person if request else by), NOT_HERS)
    if unknown := set(said) - set(FIELDS):
        raise TypeError(f"a request has no {', '.join(sorted(unknown))}")
    if "title" in said:
        said["title"] = " ".join(said["title"].split())
    if not said.get("title", request.title if request else ""):
        raise ValidationError({"title": _("Hoe heet het? De rest mag later.")})
    if request is None:
        if StudyRequest.objects.filter(person=by, state=State.DRAFT).count() >= MOST_DRAFTS:
            raise ValidationError(_("Je hebt al twintig concepten. Stuur er een in of gooi er een weg."))
        return StudyRequest.objects.create(person=by, **said)
    request = _held(request)
    if request.state != State.DRAFT:
        raise ValidationError(_("Deze aanvraag is al ingestuurd. Trek hem in, of vraag hem opnieuw aan."))
    for name, value in said.items():
        setattr(request, name, value)
    request.save(update_fields=[*said])
    return request


@transaction.atomic
def attach(request: StudyRequest, *, name: str, content: bytes, by: Person) -> Offer:
    """Put the offer with a draft or a request that waits (PDF, PNG or JPEG, at most 10 MB). The same file is once."""
    require(permissions.may_change(by, request), NOT_HERS)
    request = _held(request)
    kind = kind_of(content)
    if not kind or len(content) > MOST_BYTES:
        raise ValidationError({"file": _("Stuur een PDF of een foto (PNG of JPEG) van ten hoogste 10 MB.")})
    if request.state not in (State.DRAFT, State.ASKED):
        raise ValidationError({"file": _("Over deze aanvraag is al beslist; er kan niets meer bij.")})
    if there := request.offers.filter(content=content).order_by("pk").first():
        return there
    if request.offers.count() >= MOST_OFFERS:
        raise ValidationError({"file": _("Er zijn al vijf bestanden bij. Haal er eerst een weg.")})
    plain = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())
    return Offer.objects.create(
        key=secrets.token_hex(16), request=request, name=plain[-120:] or "offerte", content_type=kind, content=content
    )


@transaction.atomic
def remove_offer(offer: Offer, *, by: Person) -> None:
    """Take a file away again, while it is a draft."""
    require(permissions.may_change(by, offer.request), NOT_HERS)
    if _held(offer.request).state != State.DRAFT:
        raise ValidationError(_("Wat is ingestuurd blijft erbij."))
    offer.delete()


@transaction.atomic
def send(request: StudyRequest, *, by: Person) -> StudyRequest:
    """Send it: who leads her is asked, and a day is promised. Twice is once.

    ValidationError per field for what is missing, and for what the ground does not allow (art. 7:611a BW).
    """
    require(permissions.may_change(by, request), NOT_HERS)
    request = _held(request)
    if request.state == State.ASKED:
        return request
    if request.state != State.DRAFT:
        raise ValidationError(_("Over deze aanvraag is al beslist. Vraag hem opnieuw aan als je dat wilt."))
    if wrong := _wrong(request):
        raise ValidationError(wrong)
    first = queries.manager_for(request.person)
    step = Step.MANAGER if first else Step.KEEPER
    first = first or queries.keeper_for(request.person)
    if first is None:
        raise ValidationError(_("Er is nu niemand die hierover kan beslissen. Vraag HR wie jouw leidinggevende is."))
    request.state, request.sent_at = State.ASKED, clock.now()
    request.save(update_fields=["state", "sent_at"])
    announce(events.StudyAsked(by=by.pk, person=by.pk, study=request.pk))
    ask_next(request, step=step, asked=first, who=by)
    return request


@transaction.atomic
def withdraw(request: StudyRequest, *, by: Person) -> StudyRequest:
    """Take it back: a draft, one that waits, or one that was approved and did not begin. What was reserved is free
    again, who decided hears it. Twice is once."""
    require(permissions.may_change(by, request), NOT_HERS)
    request = _held(request)
    if request.state == State.WITHDRAWN:
        return request
    if request.state not in (State.DRAFT, State.ASKED, State.APPROVED):
        raise ValidationError(_("Hier valt niets meer in te trekken."))
    if request.state == State.APPROVED and (request.invoices.exists() or _begun(request)):
        raise ValidationError(
            _("Het is al begonnen of er is al een factuur. Zeg dat het niet doorgaat, met de kosten.")
        )
    close_open(request, who=by)
    release(request, who=by)
    release_hours(request, by)
    request.state = State.WITHDRAWN
    request.save(update_fields=["state"])
    if request.sent_at:
        announce(events.StudyWithdrawn(by=by.pk, person=by.pk, study=request.pk))
    return request


@transaction.atomic
def copy(request: StudyRequest, *, by: Person) -> StudyRequest:
    """A draft with the same words: to ask again what was refused or called off, or something like it. Its dates are
    still to be said. While such a draft is untouched it is that one."""
    require(permissions.may_change(by, request), NOT_HERS)
    same = {name: getattr(request, name) for name in COPIED}
    there = StudyRequest.objects.filter(person=by, again_of=request, state=State.DRAFT, **same)
    if found := there.order_by("pk").first():
        return found
    made = write_request(by=by, **same)
    made.again_of = request
    made.save(update_fields=["again_of"])
    return made


def close_open(request: StudyRequest, *, who: Person | None) -> None:
    """Whoever was asked need not decide any more."""
    request.approvals.filter(verdict="").update(verdict=Verdict.GONE, by=who, decided_at=clock.now())


def _held(request: StudyRequest) -> StudyRequest:
    """The row as it is now, held until the verb is done: two windows do things one after the other."""
    return StudyRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)


def _begun(request: StudyRequest) -> bool:
    return request.starts is not None and request.starts <= clock.today()


def _wrong(request: StudyRequest) -> dict[str, str]:
    """{field: what is missing, or not allowed}."""
    wrong: dict[str, str] = {}
    if not request.provider:
        wrong["provider"] = _("Wie geeft het?")
    if request.amount is None:
        wrong["amount"] = _("Wat kost het? Is het gratis, schrijf dan 0.")
    if request.starts is None:
        wrong["starts"] = _("Wanneer begint het?")
    elif request.starts < clock.today():
        wrong["starts"] = _("Dit begon al. Vraag iets aan voor het begint.")
    if request.starts and request.ends and request.ends < request.starts:
        wrong["ends"] = _("Het eindigt voor het begint. Kijk de dagen nog eens na.")
    if len(request.why.strip()) < 10:
        wrong["why"] = _("Schrijf in een paar woorden waarom je dit wilt.")
    if request.own_share < 0 or request.own_share > (request.gross or Decimal()):
        wrong["own_share"] = _("Je eigen deel is nul of meer, en niet meer dan de prijs.")
    law = objections(request.ground, price=request.own_share, repayment="", source=request.source, review="x" * 20)
    if "price" in law:
        wrong["own_share"] = law["price"]
    if "source" in law:
        wrong["source"] = law["source"]
    if is_locked(request.ground) and request.funding == Funding.PERSON:
        wrong["funding"] = _("Dit betaalt de werkgever: het gaat niet van je persoonlijk budget (art. 7:611a BW).")
    if hours := wrong_hours(request):
        wrong["right_hours"] = hours
    if request.funding == Funding.NONE:
        wrong["funding"] = _("Kies het budget van de afdeling of je persoonlijk budget.")
    return wrong
