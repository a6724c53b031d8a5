"""Who may ask, decide, keep money and sign."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.people.permissions import leads

from .enums import Party, Step
from .models import Agreement, Approval, StudyRequest


def may_ask(by: Person, person: Person) -> bool:
    """For herself, while she works here."""
    return by.pk == person.pk and by.is_active


def may_change(by: Person, request: StudyRequest) -> bool:
    """Whoever asks it, of her own."""
    return by.pk == request.person_id and by.is_active


def may_keep(by: Person) -> bool:
    """HR and the L&D lead keep the terms, the money and the invoices, and see every request that was sent."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_see_budgets(by: Person) -> bool:
    """Who keeps them, and a director of the units she leads."""
    return may_keep(by) or by.holds(Role.LEADER)


def may_keep_budget(by: Person, unit: Unit | None) -> bool:
    """HR and the L&D lead every budget; a director those of the units she leads, never of one person."""
    if may_keep(by):
        return True
    return unit is not None and any(grant.role == Role.LEADER and grant.covers(unit) for grant in by.grants)


def may_decide(by: Person, approval: Approval) -> bool:
    """Who is asked; of the first step also who leads her, of the others who keeps the budget and said nothing about it
    before. Never one's own."""
    person = approval.request.person
    if by.pk == person.pk or not by.is_active:
        return False
    if by.pk == approval.asked_id:
        return True
    if approval.step == Step.MANAGER:
        return leads(by, person)
    if approval.invoice and approval.invoice.received_by_id == by.pk:
        return False  # who wrote down a higher bill does not say yes to it, unless there is nobody else to ask
    said_before = Approval.objects.filter(request=approval.request_id, by=by).exclude(pk=approval.pk)
    return may_keep(by) and not said_before.exists()


def may_take_agreement(by: Person, agreement: Agreement) -> bool:
    """The two parties, and who keeps the money: she who asked, whoever signed for the employer, HR and the L&D lead.
    Who only decided reads it on its page."""
    if not by.is_active:
        return False
    if by.pk == agreement.request.person_id or may_keep(by):
        return True
    return agreement.signatures.filter(party=Party.EMPLOYER, by=by).exists()


def may_sign_for_employer(by: Person, request: StudyRequest) -> bool:
    """HR and the L&D lead; never one's own agreement."""
    return by.pk != request.person_id and by.is_active and may_keep(by)
