"""Who may make, link and publish."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .models import Activity, Link


def may_see_drafts(by: Person) -> bool:
    """Authors and the L&D lead see each other's unpublished work."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_make(by: Person) -> bool:
    """Authors and the L&D lead."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_edit(by: Person, activity: Activity) -> bool:
    """Its owner while she is an author, and the L&D lead."""
    return by.holds(Role.LND_LEAD) or (by.holds(Role.AUTHOR) and activity.owner_id == by.pk)


def may_confirm(by: Person, link: Link) -> bool:
    """Only the owner of the behaviour says whether an activity serves it; never the one who claimed it."""
    return link.behaviour.owner_id == by.pk and link.claimed_by_id != by.pk


def may_retire(by: Person, activity: Activity) -> bool:
    """Its owner, and the L&D lead."""
    return may_edit(by, activity)
