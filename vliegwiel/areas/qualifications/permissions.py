"""Who may ask proof of people, and who sees how somebody stands."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads

from .models import OutsideCertificate, Sighting


def may_keep(by: Person) -> bool:
    """HR and the L&D lead write qualifications, say of whom they are asked, and see by name how people stand."""
    return by.holds(Role.HR, Role.LND_LEAD)


def may_see_counts(by: Person) -> bool:
    """Who keeps them; the director and the works council see counts, of groups that are large enough."""
    return by.holds(Role.HR, Role.LND_LEAD, Role.LEADER, Role.WORKS_COUNCIL)


def may_see_standing(by: Person, person: Person) -> bool:
    """Her own; of whom she leads today yes, no and a date; HR and the L&D lead of everybody."""
    return by.pk == person.pk or may_keep(by) or leads(by, person)


def may_exempt(by: Person, person: Person) -> bool:
    """HR and the L&D lead; never themselves."""
    return by.pk != person.pk and may_keep(by)


def may_bring(by: Person, person: Person) -> bool:
    """Her own certificate, while she works here; HR and the L&D lead bring one in for others."""
    return (by.pk == person.pk and by.is_active) or may_keep(by)


def may_check(by: Person, certificate: OutsideCertificate) -> bool:
    """HR, the L&D lead and the colleague she asked to look; never what is one's own."""
    return by.pk != certificate.person_id and (may_keep(by) or certificate.asked_id == by.pk)


def may_certify(by: Person, person: Person) -> bool:
    """Only herself, while she works here: it goes out under her name."""
    return by.pk == person.pk and by.is_active


def may_take_back(by: Person, sighting: Sighting) -> bool:
    """Who signed it while she works here, HR and the L&D lead; never whom it is about."""
    return by.pk != sighting.person_id and ((by.pk == sighting.by_id and by.is_active) or may_keep(by))
