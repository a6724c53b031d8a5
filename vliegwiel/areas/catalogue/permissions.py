"""Who may make, link and publish."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import permissions as strategy
from vliegwiel.areas.strategy.models import Charter

from .models import Activity, ContentImport, Corner, DraftReader, Link, Media, Remark, Request, Review, Waiver


def may_see_drafts(by: Person) -> bool:
    """Authors and the L&D lead see each other's unpublished work."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_make(by: Person) -> bool:
    """Authors and the L&D lead."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_upload(by: Person) -> bool:
    """Whoever makes activities, and leaders for what they tell everybody."""
    return may_make(by) or by.holds(Role.LEADER)


def may_edit(by: Person, activity: Activity) -> bool:
    """Its owner while she is an author, and the L&D lead."""
    return by.holds(Role.LND_LEAD) or (by.holds(Role.AUTHOR) and activity.owner_id == by.pk)


def may_answer_review(by: Person, review: Review) -> bool:
    """Only who was asked to look, while she makes activities here."""
    return review.reviewer_id == by.pk and by.is_active and may_make(by)


def may_remark(by: Person, activity: Activity) -> bool:
    """Whoever may see the draft: who makes activities here, and who was asked by name to read it."""
    if may_see_drafts(by):
        return True
    return DraftReader.objects.filter(activity=activity, person=by, ended_at=None).exists()


def may_change_remark(by: Person, remark: Remark) -> bool:
    """Only who said it, as long as she may see the draft."""
    return remark.by_id == by.pk and may_remark(by, remark.draft.activity)


def may_settle_remark(by: Person, remark: Remark) -> bool:
    """Who may edit the activity, and who began the thread."""
    begun = remark.thread or remark
    return may_edit(by, remark.draft.activity) or may_change_remark(by, begun)


def may_set_review_rules(by: Person) -> bool:
    """The L&D lead."""
    return by.holds(Role.LND_LEAD)


def may_confirm(by: Person, link: Link) -> bool:
    """Only the owner of the behaviour says whether an activity serves it; never the one who claimed it."""
    return link.behaviour.owner_id == by.pk and link.claimed_by_id != by.pk


def may_take_keeping(by: Person, shared: Activity) -> bool:
    """The L&D lead; once its keeper left, whoever makes activities."""
    return by.holds(Role.LND_LEAD) or (may_make(by) and shared.owner.left_on is not None)


def may_retire(by: Person, activity: Activity) -> bool:
    """Its owner, and the L&D lead."""
    return may_edit(by, activity)


def may_waive(by: Person, charter: Charter | None) -> bool:
    """Whoever the charter in force says decides; nobody before there is one."""
    return charter is not None and strategy.may_decide_by(by, charter)


def may_end_waiver(by: Person, waiver: Waiver, charter: Charter | None) -> bool:
    """Who gave it, and whoever decides now."""
    return waiver.by_id == by.pk or may_waive(by, charter)


def may_recheck(by: Person) -> bool:
    """Who writes the charter asks what it does to the shelf."""
    return strategy.may_write_charter(by)


def may_see_checks(by: Person) -> bool:
    """Authors, educators and the board see what the checks say of every piece."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD, Role.LEADER)


def may_see_who_asked(by: Person, request: Request) -> bool:
    """Who asked, and the L&D lead."""
    return by.pk == request.by_id or by.holds(Role.LND_LEAD)


def may_ask(by: Person, for_team: bool) -> bool:
    """Everybody for herself; for a team, who leads one today."""
    return by.leads_someone if for_team else True


def may_change_request(by: Person, request: Request) -> bool:
    """Only who asked."""
    return by.pk == request.by_id


def may_support(by: Person, request: Request) -> bool:
    """Everybody but who asked."""
    return by.pk != request.by_id


def may_answer(by: Person) -> bool:
    """The L&D lead."""
    return by.holds(Role.LND_LEAD)


def may_set_synonyms(by: Person) -> bool:
    """Authors and the L&D lead."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_note_miss(by: Person) -> bool:
    """Everybody who works here."""
    return by.is_active


def may_see_misses(by: Person) -> bool:
    """Authors and the L&D lead."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_make_corner(by: Person) -> bool:
    """Authors, the L&D lead, and whoever leads people: for a place where they work."""
    return by.is_active and (by.holds(Role.AUTHOR, Role.LND_LEAD) or by.leads_someone)


def may_keep_corners(by: Person) -> bool:
    """The L&D lead, every poster."""
    return by.holds(Role.LND_LEAD)


def may_keep_corner(by: Person, corner: Corner) -> bool:
    """Who made it, and the L&D lead; once its maker left, whoever may make one."""
    if may_keep_corners(by):
        return True
    return may_make_corner(by) and (corner.owner_id == by.pk or corner.owner.left_on is not None)


def may_do_intake(by: Person) -> bool:
    """Authors and the L&D lead, each other's too."""
    return by.holds(Role.AUTHOR, Role.LND_LEAD)


def may_bring_in(by: Person) -> bool:
    """Whoever makes activities: authors and the L&D lead."""
    return may_make(by)


def may_take_back_import(by: Person, held: ContentImport) -> bool:
    """Who handed it in while she is an author, and the L&D lead."""
    return by.holds(Role.LND_LEAD) or (by.holds(Role.AUTHOR) and held.by_id == by.pk)


def may_use_library(by: Person) -> bool:
    """Whoever makes activities: authors and the L&D lead see and choose each other's files."""
    return may_make(by)


def may_keep_media(by: Person, media: Media) -> bool:
    """Who keeps the file while she is an author, and the L&D lead."""
    return by.holds(Role.LND_LEAD) or (by.holds(Role.AUTHOR) and media.keeper.pk == by.pk)
