"""The rules of the house, and what is agreed about paying back."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.queries import is_locked, objections
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Party, State
from ..models import Agreement, Signature, StudyRequest, Terms
from .spending import reason

NOT_KEEPER = gettext_lazy("De studieregeling schrijven HR en opleiders.")
NOT_PARTY = gettext_lazy("Tekenen doen wie het aanvroeg en HR of een opleider, nooit allebei dezelfde.")


@transaction.atomic
def write_terms(
    *,
    second_from: Decimal,
    answer_days: int,
    agreement_from: Decimal,
    months: int,
    text: str,
    by: Person,
    why: str,
) -> Terms:
    """Write the next version of the rules of the house; in force at once for what is decided from now on. What was
    agreed keeps its version. The very same as the last is that one. ValidationError per field."""
    require(permissions.may_keep(by), NOT_KEEPER)
    wrong: dict[str, str] = {}
    if second_from < 0 or agreement_from < 0:
        wrong["second_from" if second_from < 0 else "agreement_from"] = _("Een bedrag is nul of meer.")
    if not 1 <= answer_days <= 60:
        wrong["answer_days"] = _("Kies 1 tot en met 60 werkdagen.")
    if not 0 <= months <= 120:
        wrong["months"] = _("Kies 0 tot en met 120 maanden; 0 is geen overeenkomst.")
    if months and len(text.strip()) < 20:
        wrong["text"] = _("Schrijf wat er wordt afgesproken.")
    if wrong:
        raise ValidationError(wrong)
    said = {
        "second_from": second_from,
        "answer_days": answer_days,
        "agreement_from": agreement_from,
        "months": months,
        "text": text.strip(),
    }
    last = Terms.objects.select_for_update().order_by("-number").first()
    if last and all(getattr(last, name) == value for name, value in said.items()):
        return last
    try:
        with transaction.atomic():
            row = Terms.objects.create(number=last.number + 1 if last else 1, why=reason(why), by=by, **said)
    except IntegrityError as taken:
        raise ValidationError(_("Iemand anders schreef net een versie. Kijk eerst wat daarin staat.")) from taken
    announce(events.TermsWritten(by=by.pk, terms=row.pk))
    return row


@transaction.atomic
def agree(request: StudyRequest, *, by: Person, review: str = "") -> Agreement:
    """Lay a study agreement ready to sign, by the terms in force. Twice is once.

    ValidationError, with the article, on a ground that binds the employer; and for what the role needs without a second
    look in `review`: who looked, and why it is not necessary for the work.
    """
    require(permissions.may_keep(by) and by.pk != request.person_id, NOT_KEEPER)
    request = StudyRequest.objects.select_for_update().get(pk=request.pk)
    terms = queries.terms()
    if there := Agreement.objects.filter(request=request).first():
        return there
    found = objections(
        request.ground, price=Decimal(), repayment=terms.text or "x", source=request.source, review=review.strip()
    )
    if wrong := found.get("repayment") or found.get("review"):
        raise ValidationError({"review": wrong})
    if request.state not in (State.APPROVED, State.DONE):
        raise ValidationError(_("Een overeenkomst hoort bij een aanvraag die is goedgekeurd."))
    if not terms.months:
        raise ValidationError(_("De studieregeling kent geen terugbetalen. Schrijf eerst een versie die dat wel doet."))
    return _made(request, terms, by, review.strip())


@transaction.atomic
def sign(agreement: Agreement, *, by: Person) -> Signature:
    """Agree to this version, today: she who asked, or HR for the employer. Twice is once."""
    request = StudyRequest.objects.select_related("person").get(pk=agreement.request_id)
    hers = by.pk == request.person_id and by.is_active
    require(hers or permissions.may_sign_for_employer(by, request), NOT_PARTY)
    if request.state not in (State.APPROVED, State.DONE):
        raise ValidationError(_("Dit gaat niet door; er valt niets meer te tekenen."))
    party = Party.EMPLOYEE if hers else Party.EMPLOYER
    row, new = Signature.objects.get_or_create(agreement=agreement, party=party, defaults={"by": by})
    if new:
        announce(events.AgreementSigned(by=by.pk, person=request.person_id, study=request.pk, agreement=agreement.pk))
    return row


def offer_agreement(request: StudyRequest, *, who: Person) -> None:
    """After the last yes: for an own wish from the price of the terms on there is an agreement to sign. What a role
    needs waits for somebody who looks; law, EU law and cao never have one."""
    terms = queries.terms()
    if is_locked(request.ground) or request.ground != Ground.OWN or not terms.months:
        return
    if request.paid_for > 0 and request.paid_for >= terms.agreement_from:
        _made(request, terms, who, "")


def _made(request: StudyRequest, terms: Terms, by: Person, review: str) -> Agreement:
    row = Agreement.objects.create(
        request=request, terms=terms, amount=request.paid_for, months=terms.months, review=review, made_by=by
    )
    announce(events.AgreementMade(by=by.pk, person=request.person_id, study=request.pk, agreement=row.pk))
    return row
