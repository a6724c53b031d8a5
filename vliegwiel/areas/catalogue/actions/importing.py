"""Content made elsewhere: read without making anything, brought in as drafts, taken back, thrown away."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Kind, Shape, Skill
from ..models import Activity, BroughtPiece, ContentImport, Draft, Exam
from ..queries.carrying import with_texts
from ..queries.imports import known_import
from ..queries.marks import MARK, origin
from .cleaning import clean_block, new_id
from .making import make_activity
from .using import note_draft
from .writing import MOST_BLOCKS

NOT_AN_AUTHOR = gettext_lazy("Lesstof binnenhalen doen auteurs en opleiders.")
KEPT_FOR = dt.timedelta(days=90)
WITHIN = re.compile(r'<a href="brought:([^"]*)">(.*?)</a>', re.DOTALL)
ID = re.compile(r"[a-z][a-z0-9]{0,15}")
State = ContentImport.State


@transaction.atomic
def read_import(
    content: IO[bytes], *, file_name: str, digest: str, found: Mapping[str, Any], by: Person
) -> ContentImport:
    """Keep a file and what was read in it (`ContentImport.found`). Makes nothing yet.

    The same file again, by its digest, is the import it already was, until that is thrown away.
    """
    require(permissions.may_bring_in(by), NOT_AN_AUTHOR)
    known = known_import(digest)
    if known:
        return known
    held = ContentImport(by=by, file_name=file_name[-255:], digest=digest, found=dict(found))
    content.seek(0)
    ending = re.sub(r"[^a-z0-9.]", "", file_name.lower().rpartition(".")[2])[:10]
    held.file.save(f"{digest[:24]}.{ending or 'bin'}", File(content), save=False)
    held.save()
    announce(events.ContentRead(by=by.pk, content_import=held.pk))
    return held


@transaction.atomic
def begin_bringing_in(held: ContentImport, *, chosen: Collection[int], by: Person) -> ContentImport:
    """She chose: these pieces (places in `found`) will become drafts; `bring_in` makes them. ValidationError when
    nothing is left to make."""
    require(permissions.may_bring_in(by), NOT_AN_AUTHOR)
    held = ContentImport.objects.select_for_update().get(pk=held.pk)
    if held.state == State.BRINGING:
        return held
    there = set(range(len(held.found["pieces"]))) - set(held.brought.values_list("place", flat=True))
    places = sorted(there & set(chosen))
    if not places:
        raise ValidationError(_("Kies ten minste één activiteit die er nog niet is."))
    held.state, held.chosen, held.problem = State.BRINGING, places, ""
    held.save(update_fields=["state", "chosen", "problem"])
    return held


@transaction.atomic
def bring_in(
    held: ContentImport,
    *,
    media: Mapping[str, str],
    refused: Mapping[str, str],
    address: Callable[[Activity], str],
    by: Person,
    made_one: Callable[[], None] = lambda: None,
) -> list[Activity]:
    """Make drafts of what was chosen, all or none. Out: the new activities. Doing it again makes nothing.

    media: the key of each file that was uploaded, by its name in the import; `refused`: why others were not taken. A
    block whose file did not come is left out and named. `address`: where an activity lives, for links between pieces.
    `made_one` is called after each draft; what it raises ends all of it.
    """
    require(permissions.may_bring_in(by), NOT_AN_AUTHOR)
    held = ContentImport.objects.select_for_update().get(pk=held.pk)
    there = {row.place: row.activity for row in held.brought.select_related("activity")}
    places = [place for place in held.chosen if place not in there] if held.state == State.BRINGING else []
    pieces = held.found["pieces"]
    made = {place: make_activity(pieces[place]["title"], by=by, language=pieces[place]["language"]) for place in places}
    addresses = {pieces[place]["source"]: address(activity) for place, activity in reversed([*there.items()])}
    addresses |= {pieces[place]["source"]: address(activity) for place, activity in reversed([*made.items()])}
    known = {pieces[place]["source"]: activity.pk for place, activity in (*there.items(), *made.items())}
    # A programme last: by then what it holds is what it will be.
    for place, activity in sorted(made.items(), key=lambda one: _shape(pieces[one[0]]) == Shape.PROGRAMME):
        version = _fill(activity, pieces[place], media, refused, addresses, known)
        BroughtPiece.objects.create(content_import=held, place=place, activity=activity, version=version)
        made_one()
    held.state, held.chosen, held.problem = State.READ, [], ""
    held.save(update_fields=["state", "chosen", "problem", "found"])
    if made:
        announce(events.ContentBroughtIn(by=by.pk, content_import=held.pk, made=len(made)))
    return list(made.values())


@transaction.atomic
def stop_bringing_in(held: ContentImport, *, problem: str) -> None:
    """It did not work: nothing was made, and why is kept for who asked."""
    held = ContentImport.objects.select_for_update().get(pk=held.pk)
    if held.state == State.BRINGING:
        held.state, held.problem = State.FAILED, problem
        held.save(update_fields=["state", "problem"])
        announce(events.ContentNotBroughtIn(by=None, content_import=held.pk))


@transaction.atomic
def halt_bringing_in(held: ContentImport, *, by: Person) -> None:
    """She thought better of it while it ran: nothing was made, and all of it can still be chosen."""
    require(permissions.may_bring_in(by), NOT_AN_AUTHOR)
    held = ContentImport.objects.select_for_update().get(pk=held.pk)
    if held.state == State.BRINGING:
        held.state, held.chosen = State.READ, []
        held.save(update_fields=["state", "chosen"])
        announce(events.ContentHalted(by=by.pk, content_import=held.pk))


@transaction.atomic
def take_back_import(held: ContentImport, *, by: Person) -> tuple[int, list[Activity]]:
    """Remove the drafts that came of it, as long as nobody wrote in them, published or used them.

    Out: how many went, and the ones that stay. Their pieces can be brought in again.
    """
    require(permissions.may_take_back_import(by, held), _("Terugnemen doen wie het binnenhaalde en de opleiders."))
    rows = held.brought.select_related("activity")
    rows = rows.prefetch_related("activity__drafts", "activity__editions", "activity__links")
    kept = [row.activity for row in rows if _touched(row, held)]
    going = [row.activity for row in rows if row.activity not in kept]
    try:
        with transaction.atomic():  # all of them in a few queries
            Activity.objects.filter(pk__in=[activity.pk for activity in going]).delete()
    except ProtectedError:
        kept += [activity for activity in going if not _removed(activity)]
    gone = len(rows) - len(kept)
    if gone:
        announce(events.ContentTakenBack(by=by.pk, content_import=held.pk, gone=gone))
    return gone, kept


def _touched(row: BroughtPiece, held: ContentImport) -> bool:
    """Whether somebody wrote in it, published or used it."""
    drafts, came = row.activity.drafts.all(), 1 + len(held.found["pieces"][row.place].get("others", ()))
    used = bool(row.activity.editions.all() or row.activity.links.all())
    return used or len(drafts) != came or any(draft.version != row.version for draft in drafts)


def _removed(activity: Activity) -> bool:
    """False when something that stays points at it."""
    try:
        with transaction.atomic():
            activity.delete()
    except ProtectedError:
        return False
    return True


@transaction.atomic
def drop_import(held: ContentImport, *, by: Person) -> None:
    """Throw the file and its report away. Drafts that came of it stay. Twice is once."""
    require(permissions.may_take_back_import(by, held), _("Weggooien doen wie het inleverde en de opleiders."))
    found = ContentImport.objects.select_for_update().filter(pk=held.pk).first()
    if found is None:
        return
    if found.state == State.BRINGING:
        raise ValidationError(_("Dit bestand wordt net binnengehaald. Wacht tot dat klaar is."))
    announce(events.ContentDropped(by=by.pk, content_import=found.pk))
    _remove(found)


@transaction.atomic
def forget_old_imports() -> int:
    """Files and their reports are kept for 90 days. Out: how many went."""
    old = list(ContentImport.objects.filter(at__lt=clock.now() - KEPT_FOR))
    for held in old:
        _remove(held)
    if old:
        announce(events.OldContentForgotten(by=None, imports=len(old)))
    return len(old)


def _remove(held: ContentImport) -> None:
    storage, name = held.file.storage, held.file.name or ""
    held.delete()
    if name:
        transaction.on_commit(partial(storage.delete, name))


def _fill(
    activity: Activity,
    piece: dict[str, Any],
    media: Mapping[str, str],
    refused: Mapping[str, str],
    addresses: Mapping[str, str],
    known: Mapping[str, int],
) -> int:
    """Write a piece into the draft of its activity, and what came with it in other languages into drafts of theirs;
    what could not come is added to the report of the piece. Out: the version of those drafts."""
    draft = activity.drafts.get()
    if settings := piece.get("settings"):
        activity.shape = _shape(piece)
        activity.is_reference = bool(settings.get("is_reference"))
        activity.follow_up = bool(settings.get("follow_up", True)) and not activity.is_reference
        said = settings.get("skill")
        activity.skill = said if said in Skill.values else ""
        activity.save(update_fields=["shape", "is_reference", "follow_up", "skill"])
        if rules := settings.get("exam"):
            Exam.objects.create(activity=activity, **rules)
    others = [Draft(activity=activity, language=other["language"]) for other in piece.get("others", ())]
    for one, words in zip((draft, *others), (piece, *piece.get("others", ())), strict=True):
        one.title = words["title"][:120]
        one.summary = words["summary"][:280]
        one.minutes = min(max(int(words["minutes"]), 1), 999)
        one.weeks = min(max(int(words.get("weeks", 0)), 0), 104)
        one.blocks = _blocks(words, piece["lines"], media, refused, addresses, known)
        one.version = draft.version if one is not draft else draft.version + 1
        one.saved_at = clock.now()
        one.save()
        note_draft(one)
    return draft.version


def _blocks(
    words: dict[str, Any],
    lines: list[dict[str, Any]],
    media: Mapping[str, str],
    refused: Mapping[str, str],
    addresses: Mapping[str, str],
    known: Mapping[str, int],
) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    for raw in words["blocks"][:MOST_BLOCKS]:
        kind, data = Kind(raw["type"]), dict(with_texts(raw["data"], dict(media)))
        name = raw["data"].get("media") or raw["data"].get("package")
        if name and name not in media:
            lines.append(_left(raw, name, refused.get(name, "")))
            if kind != Kind.QUESTION:
                continue
            data["media"] = ""
        if kind == Kind.ACTIVITY:
            items = [item for item in data.get("items") or [] if isinstance(item, dict)]
            data["items"] = [{"activity": known[one]} for item in items if (one := str(item.get("activity"))) in known]
            if not data["items"]:  # it was not chosen, or is gone
                continue
        if kind == Kind.TEXT:
            data["html"] = WITHIN.sub(partial(_linked, addresses=addresses), data["html"])
        taken = {block["id"] for block in blocks}
        id = raw.get("id", "")
        if not ID.fullmatch(id) or id in taken:
            id = new_id(taken)
        block = {"id": id, "type": kind.value, "data": clean_block(kind, data)}
        if came := origin(raw):
            block[MARK] = {**came, "title": came["title"][:120], "loose": True}
        blocks.append(block)
    return blocks


def _shape(piece: dict[str, Any]) -> str:
    """What an activity of it is: as it says, else a single one."""
    return str(piece.get("settings", {}).get("shape") or Shape.SINGLE)


def _linked(found: re.Match[str], addresses: Mapping[str, str]) -> str:
    """A link to another piece of the same file leads to that piece, or is text alone when that did not come."""
    where = addresses.get(found[1].replace("&amp;", "&"))
    return f'<a href="{escape(where)}">{found[2]}</a>' if where else found[2]


def _left(raw: dict[str, Any], name: str, why: str) -> dict[str, Any]:
    return {
        "what": name.rpartition("/")[2],
        "where": "",
        "fate": "left",
        "why": why or _("Dit bestand kwam niet mee."),
        "n": 1,
    }
