"""Who may speak to everybody, who holds rituals with whom, and who may count them."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import ActingManager, Person

from .enums import Kind
from .models import Circle, LeaderNote, Meeting


def may_tell_why(by: Person) -> bool:
    """Leaders: what they say stands on everybody's first page."""
    return by.holds(Role.LEADER)


def may_gather(by: Person) -> bool:
    """Who leads somebody today makes circles of the own team."""
    return by.leads_someone


def may_begin_peers(by: Person) -> bool:
    """Everybody who works here begins a group of peers."""
    return by.is_active


def may_join_in(by: Person, circle: Circle) -> bool:
    """Who has a seat in it, who keeps it, and of a team who stands in for that one today: they open, write, look back,
    undo and erase."""
    if circle.keeper_id == by.pk or circle.seats.filter(person=by).exists():
        return True
    acting = ActingManager.objects.on().filter(stand_in=by, manager=circle.keeper_id)
    return circle.kind == Kind.TEAM and acting.exists()


def may_keep(by: Person, circle: Circle) -> bool:
    """Who began it gives it another name and ends it; who stands in does not, for that cannot be undone."""
    return circle.keeper_id == by.pk


def may_meet(by: Person, meeting: Meeting) -> bool:
    """As `may_join_in`, of the circle that holds it."""
    return may_join_in(by, meeting.circle)


def may_write_kits(by: Person) -> bool:
    """The L&D lead and authors write rituals."""
    return by.holds(Role.LND_LEAD, Role.AUTHOR)


def may_count_rituals(by: Person) -> bool:
    """The L&D lead and directors read how many circles hold which ritual, from five on; never whose."""
    return by.holds(Role.LND_LEAD, Role.LEADER)


def may_see_rituals(by: Person) -> bool:
    """Who writes them, and who may count them."""
    return may_write_kits(by) or may_count_rituals(by)


def may_learn_visibly(by: Person) -> bool:
    """Who leads somebody today, and directors: in their own hand."""
    return by.leads_someone or by.holds(Role.LEADER)


def may_remove_note(by: Person, note: LeaderNote) -> bool:
    """Only who wrote it, always."""
    return note.by_id == by.pk


def may_count_leaders(by: Person) -> bool:
    """Directors, per layer of five leaders or more; who wrote and who did not, nobody reads."""
    return by.holds(Role.LEADER)
