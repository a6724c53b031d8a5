"""Who may ask how many people stand, and how much of them she is told."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .enums import Scope
from .models import Export, SavedView


def may_see_names(by: Person) -> bool:
    """HR and the L&D lead, as proof of what is required."""
    return by.is_active and by.holds(Role.HR, Role.LND_LEAD)


def may_see_counts(by: Person) -> bool:
    """Who may see names; the director and the works council see counts of the first of the month."""
    return by.is_active and by.holds(Role.HR, Role.LND_LEAD, Role.LEADER, Role.WORKS_COUNCIL)


def may_see_team(by: Person) -> bool:
    """Who leads somebody today: of them yes, no and a date."""
    return by.is_active and by.leads_someone


def scope_for(by: Person) -> Scope | None:
    """The most she may see by name; None: nobody."""
    if may_see_names(by):
        return Scope.NAMES
    return Scope.TEAM if may_see_team(by) else None


def may_see(by: Person, scope: str) -> bool:
    """A report of this scope, today."""
    return may_see_names(by) if scope == Scope.NAMES else may_see_team(by)


def may_keep_view(by: Person, view: SavedView) -> bool:
    """Its owner, while she may see it."""
    return view.owner_id == by.pk and may_see(by, view.scope)


def may_take_over(by: Person, view: SavedView) -> bool:
    """Who may see the same, once its owner left or may see it no longer."""
    return by.pk != view.owner_id and may_see(by, view.scope) and not may_see(view.owner, view.scope)


def may_fetch(by: Person, export: Export) -> bool:
    """Only who asked for it, and only while she may see it."""
    return export.by_id == by.pk and may_see(by, export.scope)
