"""Sharing blocks: making some of them a shared block, putting one in an activity, making it loose and fast again."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import permissions
from ..enums import ONLY_PROGRAMMES, Kind, Shape
from ..events import sharing as events
from ..models import Activity, Draft, Release
from ..queries.effort import estimate, word_count
from ..queries.marks import MARK, bare, loosened, of_shared
from ..queries.sharing import latest_release, said_in
from ..queries.translating import Freshness, translated_parts
from ..queries.unfinished import lacking_in_block
from .cleaning import new_id
from .making import free_slug
from .translating import follow
from .uses import keep_uses, marked, speak
from .using import note_draft
from .writing import MOST_SHARED, NOT_YOURS, place_after, put_by, room_for

NOT_A_MAKER = gettext_lazy("Alleen auteurs en opleiders maken activiteiten.")


@transaction.atomic
def share(draft: Draft, *, blocks: Sequence[str], title: str, by: Person) -> Activity:
    """Make these blocks, which stand next to each other, a shared block that she keeps; here they follow it from now
    on. It begins with a first release, in every language they are translated in.

    ValidationError, in words: without a title, with blocks that are not whole, apart, of a programme, or shared
    already. Blocks that are one shared block as they are give that one back.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    activity, (source, *others) = draft.activity, drafts_of(draft.activity)
    chosen = [raw for raw in source.blocks if raw["id"] in set(blocks)]
    there = {of_shared(raw) for raw in chosen}
    if len(there) == 1 and there != {""}:
        return Activity.everything.get(slug=there.pop())
    title = " ".join(title.split())[:120]
    _may_be_shared(activity, source, chosen, title)
    ids = [raw["id"] for raw in chosen]
    shared = Activity.everything.create(slug=free_slug(title), owner=by, shape=Shape.SHARED, follow_up=False)
    minutes = min(
        999, estimate(word_count(chosen), seconds=0, questions=sum(raw["type"] == Kind.QUESTION for raw in chosen))
    )
    for one in (source, *others):
        fresh = {part.id for part in translated_parts(source, one) if part.freshness == Freshness.WHOLE}
        if one is not source and not fresh & set(ids):
            continue
        copied = Draft.objects.create(
            activity=shared,
            language=one.language,
            title=title,
            minutes=minutes,
            blocks=deepcopy(bare([raw for raw in one.blocks if raw["id"] in ids])),
            made_from={part: said for part, said in one.made_from.items() if part in ids},
        )
        note_draft(copied)
    released = make_release(shared, agreed_by=by)
    for one in (source, *others):
        for raw in one.blocks:
            if raw["id"] in ids:
                raw[MARK] = marked(released, raw["id"], one)
        written(one, ids)
    keep_uses(activity)
    announce(events.BlocksShared(by=by.pk, activity=activity.pk, shared=shared.pk))
    return shared


@transaction.atomic
def place_shared(draft: Draft, *, shared: Activity, by: Person, after: str | None = None) -> str:
    """Put a shared block in an activity, after a block of it ("" or None: at the end; "top": first), in each language
    it has. Out: the first of its blocks there; the same when it is there already.

    ValidationError, in words, for one that was removed and in what cannot hold it.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    activity, drafts = draft.activity, drafts_of(draft.activity)
    source = drafts[0]
    there = next((raw["id"] for raw in source.blocks if of_shared(raw) == shared.slug), None)
    if there:
        return str(there)
    released = latest_release(shared)
    if released is None or hasattr(shared, "retirement"):
        raise ValidationError(_("Deze bouwsteen is weggehaald. Kies een andere."))
    if activity.is_shared:
        raise ValidationError(_("Een bouwsteen bestaat uit gewone blokken, niet uit andere bouwstenen."))
    if activity.is_programme and not all(Kind(raw["type"]).in_programmes for raw in released.blocks):
        raise ValidationError(_("In een programma passen alleen bouwstenen van tekst en oefenen op het werk."))
    room_for(source, len(released.blocks))
    bring_to(drafts, released, at=place_after(source.blocks, after))
    keep_uses(activity)
    announce(events.SharedPlaced(by=by.pk, activity=activity.pk, shared=shared.pk))
    return str(next(raw["id"] for raw in source.blocks if of_shared(raw) == shared.slug))


@transaction.atomic
def loosen(activity: Activity, *, shared: str, by: Person) -> None:
    """Let the blocks that follow a shared block (its slug) be the activity's own, in every language. Not a word of them
    changes. `fasten` takes it back."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    loosen_now(activity, shared=shared, agreed_by=by)


def loosen_now(activity: Activity, *, shared: str, agreed_by: Person) -> bool:
    """The same, within the verb that asked whether it may. Out: whether there was anything to make loose."""
    found = False
    for one in drafts_of(activity):
        ids = [raw["id"] for raw in one.blocks if of_shared(raw) == shared]
        for raw in one.blocks:
            if raw["id"] in ids:
                raw[MARK] = {**raw[MARK], "loose": True}
        if ids:
            found = True
            written(one, ids)
    if found:
        keep_uses(activity)
        whole = Activity.everything.get(slug=shared)
        announce(events.SharedLoosened(by=agreed_by.pk, activity=activity.pk, shared=whole.pk))
    return found


@transaction.atomic
def fasten(activity: Activity, *, shared: Activity, by: Person) -> None:
    """Let blocks that were made loose follow their shared block again. ValidationError, in words, when something in
    them changed meanwhile or it is not there any more: nothing that was written is ever overwritten."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    drafts = drafts_of(activity)
    source = drafts[0]
    if any(of_shared(raw) == shared.slug for raw in source.blocks):
        return
    run = next((unit for unit in _loose_runs(source.blocks) if loosened(unit[0]) == shared.slug), [])
    number = run[0][MARK]["release"] if run else 0
    released = Release.objects.filter(shared=shared, number=number).first()
    wanted = [_wanted(released, raw, source.language) for raw in released.blocks] if released else []
    if hasattr(shared, "retirement") or not run or [(raw["type"], raw["data"]) for raw in run] != wanted:
        raise ValidationError(
            _("Er is intussen iets in veranderd. Er is niets overschreven; zet de bouwsteen er opnieuw in als je wilt.")
        )
    ids = [raw["id"] for raw in run]
    for one in drafts:
        here = [raw for raw in one.blocks if raw["id"] in ids and loosened(raw) == shared.slug]
        for raw in here:
            raw[MARK] = {name: value for name, value in raw[MARK].items() if name != "loose"}
        if here:
            written(one, ids)
    keep_uses(activity)
    announce(events.SharedFastened(by=by.pk, activity=activity.pk, shared=shared.pk))


def make_release(shared: Activity, *, agreed_by: Person, note: str = "") -> Release:
    """The next release of what its drafts say now; the latest one when they say nothing else."""
    source, *others = drafts_of(shared)
    words: dict[str, Any] = {}
    for other in others:
        fresh = (Freshness.WHOLE, Freshness.WORDLESS)
        whole = {part.id for part in translated_parts(source, other) if part.freshness in fresh}
        said = {raw["id"]: raw["data"] for raw in other.blocks if raw["id"] in whole}
        if said:
            title = other.title if "head" in whole else source.title
            words[other.language] = {"title": title, "blocks": said}
    latest = latest_release(shared)
    says = {"language": source.language, "title": source.title, "blocks": bare(source.blocks), "words": words}
    if latest and all(getattr(latest, name) == value for name, value in says.items()):
        return latest
    number = latest.number + 1 if latest else 1
    return Release.objects.create(shared=shared, number=number, by=agreed_by, note=" ".join(note.split())[:280], **says)


def bring_to(drafts: Sequence[Draft], released: Release, *, at: int | None = None) -> bool:
    """Let the drafts of an activity (the source first, all locked) say this release of a shared block, where it stands
    or, for a new one, at a place. Out: whether that changed anything."""
    source, *others = drafts
    slug = released.shared.slug
    run = [raw for raw in source.blocks if of_shared(raw) == slug]
    if run:
        at = source.blocks.index(run[0])
    before = [*(entry["block"] for entry in source.removed), *run]
    known = {raw[MARK]["block"]: raw["id"] for raw in before if of_shared(raw) == slug}
    taken = {*source.stamps, *(raw["id"] for raw in source.blocks)}
    made: list[dict[str, Any]] = []
    for raw in released.blocks:
        id = known.get(raw["id"]) or (raw["id"] if raw["id"] not in taken else new_id(taken))
        taken.add(id)
        made.append({"id": id, **said_in(released, raw, source.language), MARK: marked(released, raw["id"], source)})
    if made == run:
        changed = False
    else:
        changed = True
        stay = {raw["id"] for raw in made}
        gone = [raw for raw in run if raw["id"] not in stay]
        source.removed = [entry for entry in source.removed if entry["block"]["id"] not in stay]
        put_by(source, gone)
        rest = [raw for raw in source.blocks if raw not in run]
        source.blocks = [*rest[:at], *made, *rest[at:]]
        said = {raw["id"]: raw["data"] for raw in run}
        written(source, [raw["id"] for raw in made if said.get(raw["id"]) != raw["data"]] + [raw["id"] for raw in gone])
    for one in others:
        changed = _translated(one, source, released, [raw["id"] for raw in made]) or changed
    return changed


def _translated(draft: Draft, source: Draft, released: Release, ids: Sequence[str]) -> bool:
    before = deepcopy((draft.blocks, draft.made_from))
    follow(draft, source)
    speak(draft, source, {released.shared.slug: released})
    if (draft.blocks, draft.made_from) == before:
        return False
    written(draft, ids)
    return True


def drafts_of(activity: Activity) -> list[Draft]:
    """Every draft of an activity, locked until the verb is done; the one the others translate first."""
    rows = Draft.objects.select_for_update(of=("self",)).select_related("activity")
    return list(rows.filter(activity=activity).order_by("pk"))


def written(draft: Draft, ids: Sequence[str]) -> None:
    """Save a draft of which these blocks changed: who writes in one of them elsewhere is told."""
    draft.version += 1
    draft.stamps |= dict.fromkeys(ids, draft.version)
    draft.saved_at = clock.now()
    draft.save()
    note_draft(draft)


def _may_be_shared(activity: Activity, source: Draft, chosen: list[dict[str, Any]], title: str) -> None:
    places = [source.blocks.index(raw) for raw in chosen]
    problems = {}
    if not title:
        problems["title"] = _("Geef de bouwsteen een titel, zodat anderen hem vinden.")
    if activity.is_shared:
        problems["blocks"] = _("Dit is al een bouwsteen.")
    elif not chosen:
        problems["blocks"] = _("Kies ten minste één blok. Misschien is het net weggehaald; kijk wat er nu staat.")
    elif len(chosen) > MOST_SHARED:
        problems["blocks"] = _("Een bouwsteen heeft ten hoogste 20 blokken. Maak er twee van.")
    elif places != list(range(places[0], places[0] + len(places))):
        problems["blocks"] = _("Kies blokken die naast elkaar staan.")
    elif any(of_shared(raw) for raw in chosen):
        problems["blocks"] = _("Een van deze blokken hoort al bij een bouwsteen. Laat die erbuiten.")
    elif any(raw["type"] in ONLY_PROGRAMMES for raw in chosen):
        problems["blocks"] = _("Onderdelen en stappen van een programma blijven in dat programma.")
    else:
        lacks = [text for raw in chosen for _code, text in lacking_in_block(Kind(raw["type"]), raw["data"])]
        if lacks:
            problems["blocks"] = _("Maak het eerst af: {what}").format(what=" ".join(lacks[:3]))
    if problems:
        raise ValidationError({field: [text] for field, text in problems.items()})


def _loose_runs(blocks: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Blocks next to each other that were made loose of the same shared block."""
    found: list[list[dict[str, Any]]] = []
    for raw in blocks:
        slug = loosened(raw)
        if slug and found and loosened(found[-1][-1]) == slug:
            found[-1].append(raw)
        elif slug:
            found.append([raw])
    return found


def _wanted(released: Release, raw: dict[str, Any], language: str) -> tuple[str, Any]:
    said = said_in(released, raw, language)
    return said["type"], said["data"]


__all__ = ["fasten", "loosen", "place_shared", "share"]
