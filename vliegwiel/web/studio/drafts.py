"""What the pages of the workbench share: finding the draft she may work on, and dressing its blocks for editing."""

import json
import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import unescape

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.actions import Conflict
from vliegwiel.areas.catalogue.enums import ONLY_PROGRAMMES, PROGRAMME_KINDS, Completes, Kind, Look, Syntax, Tone
from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.catalogue.queries import (
    END,
    ActivityBlock,
    Block,
    Held,
    Here,
    blocks,
    may_follow,
    media_keys,
    of_shared,
    open_remarks,
    programme_sections,
    shared_in,
    successors,
    unit_of,
    units,
    with_agreed,
    with_because,
    without_tags,
)
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import pictures
from vliegwiel.kit.permissions import require
from vliegwiel.kit.remembering import KnownBy

from .kinds import ABOUT, ALSO_SHARED, ICONS, SHARED, label, open_said

HEADING = re.compile(r"<h[23][^>]*>(.*?)</h[23]>", re.DOTALL)


@dataclass(frozen=True)
class Choice:
    """A kind of block one may add."""

    kind: str
    label: str
    about: str
    icon: str


@dataclass(frozen=True)
class Editing:
    """A block on the workbench: as it is shown, as it is stored, and how saving it went."""

    id: str
    kind: str
    kind_label: str
    icon: str
    label: str
    block: Block
    data: dict
    version: int
    address: str
    mark: dict  # where it came from, when that is a shared block
    twin: Block | None = None  # the same block in the other language
    saved_at: object = None
    mended: str = ""  # what one press mended, as JSON: the data as it was and as it is, to take it back with
    conflict: Conflict | None = None
    theirs: Block | None = None  # in a conflict: what is there now
    problem: str = ""
    gone: bool = False
    asked: str | None = None  # what was searched for a step of a programme, and what was found
    results: tuple[Held, ...] = ()
    comes_after: tuple[tuple[str, str], ...] = ()  # what it can be made to wait for
    steps: int = 0  # of a section
    open: int = 0  # threads at it that wait
    successors: tuple[tuple[int, int, str], ...] = ()  # of activities that left the shelf: what came in their place
    unit: tuple["Editing", ...] = ()  # of a shared block: every block of it, itself first
    in_shared: bool = False  # on the workbench of a shared block
    here: Here | None = None  # what is known of the shared block it follows

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in a text, but one that is all its label says."""
        return _headings(self.data.get("html", "")) if self.kind == Kind.TEXT else ()

    @cached_property
    def known(self) -> KnownBy | None:
        """What the form of a stored block shows, but for its version; None when it shows more than is in the block."""
        if self.twin or self.here or self.came_loose or self.kind in (Kind.SECTION, Kind.ACTIVITY, Kind.PACKAGE):
            return None
        files = repr(self.block) if media_keys([{"data": self.data}]) else ""
        return KnownBy(f"{self.address} {self.kind} {json.dumps(self.data)} {files}", self)

    @property
    def remarks_address(self) -> str:
        return f"{self.address.partition('/blocks/')[0]}/remarks/?block={self.id}"

    @property
    def open_count(self) -> str:
        """How many remarks wait at it; nothing when there are none."""
        return str(self.open or "")

    @property
    def open_said(self) -> str:
        return open_said(self.open)

    @property
    def sharing_address(self) -> str:
        """Where a shared block is made of it; "" for what cannot be one."""
        if self.kind in ONLY_PROGRAMMES or self.in_shared:
            return ""
        return f"{self.address.partition('/blocks/')[0]}/sharing/"

    @property
    def offer_address(self) -> str:
        return (
            f"{self.address.rpartition('/blocks/')[0].rpartition('/')[0]}/offers/{self.here.slug if self.here else ''}/"
        )

    @property
    def came_loose(self) -> str:
        """The title of the shared block it was made loose of here; "" for what never followed one."""
        return self.mark.get("title", "") if self.mark.get("loose") and self.mark.get("of") else ""

    @property
    def falls_back(self) -> str:
        """The language it is in because the shared block does not have the one of this draft."""
        language = self.mark.get("language", "")
        return str(Language(language).label) if language in Language.values else ""

    @property
    def media(self) -> str:
        """The picture a question is about; most are about none."""
        return self.data.get("media", "")

    @property
    def alt(self) -> str:
        return self.data.get("alt", "")

    @property
    def trial(self) -> str:
        """Where a package can be tried out."""
        return f"{self.address.rpartition('/blocks/')[0]}/preview/#block-{self.id}"

    @property
    def rows(self) -> list[dict]:
        """The items of a list; a template would take `data.items` for the method of that name."""
        return self.data.get("items", [])

    @property
    def needs(self) -> range:
        """How many of its steps a section may ask, besides all of them."""
        return range(1, max(self.steps, (self.data.get("need") or 0) + 1))

    @property
    def most_bytes(self) -> int:
        """How large its file may be: said before it is sent, and kept by the server."""
        return {
            Kind.VIDEO: settings.MEDIA_VIDEO_BYTES,
            Kind.AUDIO: settings.MEDIA_AUDIO_BYTES,
            Kind.FILE: settings.MEDIA_FILE_BYTES,
            Kind.PACKAGE: settings.PACKAGE_BYTES,
        }.get(Kind(self.kind), pictures.BYTES)

    @property
    def most(self) -> int:
        """The same in megabytes."""
        return max(1, self.most_bytes // 1024**2)

    @property
    def looks(self) -> list:
        return Look.choices

    @property
    def cells(self) -> list[list[str]]:
        """The rows of a table, the head too."""
        return self.data.get("rows", [])

    @property
    def ends_at(self) -> str:
        return END

    @property
    def syntaxes(self) -> list:
        return Syntax.choices

    @property
    def tones(self) -> list:
        return Tone.choices

    @property
    def question_kinds(self) -> list:
        return QuestionKind.choices

    @property
    def accepted(self) -> str:
        """The answers that are right, one to a line; as she typed them when that was not stored."""
        return _lines(self.data.get("accepted"))

    @property
    def extras(self) -> str:
        return _lines(self.data.get("extras"))

    @property
    def completions(self) -> list:
        return Completes.choices

    @property
    def caption_languages(self) -> list[tuple[str, str]]:
        return Language.choices


@lru_cache(maxsize=2048)
def _headings(html: str) -> tuple[str, ...]:
    found = tuple(" ".join(unescape(without_tags(one)).split()) for one in HEADING.findall(html))
    return found[1:] if html.lstrip().startswith(("<h2", "<h3")) else found  # the first is how its label begins


def _lines(texts: list[str] | str | None) -> str:
    return texts if isinstance(texts, str) else "\n".join(texts or [])


def choices(activity: Activity) -> list[Choice]:
    """The kinds of block it can have; a programme has others."""
    kinds = PROGRAMME_KINDS if activity.is_programme else [kind for kind in Kind if kind not in ONLY_PROGRAMMES]
    found = [Choice(kind.value, str(kind.label), str(ABOUT[kind]), ICONS[kind]) for kind in kinds]
    if not activity.is_shared:
        about = _("Iets dat op één plek wordt bijgehouden en op meer plekken staat.")
        found.append(Choice(SHARED, _("Bouwsteen"), about, "toy-brick"))
    return found


def activity_of(request, slug: str) -> Activity:
    """The activity, when she may see unpublished work; else 404 (unknown) or 403 (not hers to see)."""
    require(permissions.may_see_drafts(request.user), _("Alleen auteurs en opleiders komen op de werkbank."))
    there = Activity.everything if request.resolver_match.url_name in ALSO_SHARED else Activity.objects
    return get_object_or_404(
        with_because(there.visible_to(request.user).select_related("owner", "retirement")), slug=slug
    )


def draft_of(request, slug: str, language: str = "") -> Draft:
    """The draft in this language, else in hers, else the first; with its activity."""
    return _draft_in(request, activity_of(request, slug), language)


def readable(request, slug: str, language: str) -> Draft:
    """As draft_of, also for who makes nothing here and was asked by name to read along."""
    if permissions.may_see_drafts(request.user):
        return draft_of(request, slug, language)
    asked = with_because(Activity.everything.read_along_by(request.user).select_related("owner"))
    return _draft_in(request, get_object_or_404(asked, slug=slug), language)


def _draft_in(request, activity: Activity, language: str) -> Draft:
    found = {draft.language: draft for draft in with_agreed(activity.drafts.order_by("pk"))}
    if language:
        if language not in found:
            raise Http404
        draft = found[language]
    else:
        draft = found.get(request.user.language) or next(iter(found.values()))
    draft.activity = activity
    draft.others = [other for code, other in found.items() if code != draft.language]
    return draft


def editable(request, slug: str, language: str = "") -> Draft:
    """As draft_of, refused to who may only look."""
    draft = draft_of(request, slug, language)
    require(
        permissions.may_edit(request.user, draft.activity),
        _("Deze activiteit is van {owner}. Je kunt haar bekijken, niet veranderen.").format(owner=draft.activity.owner),
    )
    return draft


def editing(draft: Draft, beside: Draft | None = None, media: dict | None = None) -> list[Editing]:
    """Every block of the draft, dressed for editing, what came of a shared block as one; `beside` gives each its twin
    in the other language. media: its `media_of`, when at hand."""
    twins = {block.id: block for block in blocks(beside)} if beside else {}
    waiting = open_remarks(draft)
    shown = blocks(draft, media)
    draft.successors = _successors(draft, shown)
    dressed = {
        raw["id"]: dress(draft, raw, block, twin=twins.get(raw["id"]), open=waiting.get(raw["id"], 0))
        for raw, block in zip(draft.blocks, shown, strict=True)
    }
    here = shared_in(draft)
    return [together([dressed[raw["id"]] for raw in unit], here) for unit in units(draft.blocks)]


def together(unit: list[Editing], here: dict[str, Here]) -> Editing:
    """What came of one shared block, as one; anything else is itself."""
    known = None if unit[0].mark.get("loose") else here.get(unit[0].mark.get("of", ""))
    if known is None:
        return unit[0]
    return replace(
        unit[0], unit=tuple(unit), here=known, kind_label=_("Bouwsteen"), icon="toy-brick", label=known.title
    )


def blocks_shown(version: Draft) -> tuple[Block, ...]:
    """The blocks as they are read."""
    return blocks(version)


def one(draft: Draft, block: str, **how) -> Editing:
    """A single block dressed for editing, with what came of the same shared block; 404 when it is not there."""
    unit = unit_of(draft.blocks, block)
    raw = next((raw for raw in unit if raw["id"] == block), None)
    if raw is None:
        raise Http404
    waiting = open_remarks(draft).get(block, 0)
    if of_shared(raw):
        shown = blocks(Draft(blocks=unit))
        dressed = [dress(draft, each, block, open=waiting, **how) for each, block in zip(unit, shown, strict=True)]
        return together(dressed, shared_in(draft))
    mark = raw.get("shared") or {}
    return typed_in(draft, block, Kind(raw["type"]), raw["data"], mark=mark, open=waiting, **how)


def typed_in(draft: Draft, block: str, kind: Kind, data: dict, *, mark: dict | None = None, **how) -> Editing:
    """A block as the author typed it, which is not (yet) what is stored."""
    raw = {"id": block, "type": kind.value, "data": data, "shared": mark}
    (shown,) = blocks(Draft(blocks=[raw]))
    draft.successors = _successors(draft, (shown,))
    return dress(draft, raw, shown, **how)


def dress(draft: Draft, raw: dict, block: Block, **how) -> Editing:
    kind = Kind(raw["type"])
    how.setdefault("version", draft.version)
    how.setdefault("in_shared", draft.activity.is_shared)
    if kind in ONLY_PROGRAMMES:
        how |= _placed(draft, raw["id"])
    return Editing(
        id=raw["id"],
        kind=kind.value,
        kind_label=str(kind.label),
        icon=ICONS[kind],
        label=label(kind, raw["data"]),
        block=block,
        data=raw["data"],
        address=_address(draft.activity.slug, draft.language, raw["id"], get_script_prefix()),
        mark=raw.get("shared") or {},
        **how,
    )


def _successors(draft: Draft, shown: tuple[Block, ...]) -> list[tuple[int, int, str]]:
    steps = [one for block in shown if isinstance(block, ActivityBlock) for one in block.options]
    return successors((one.activity for one in steps if one.retired), draft.language)


@lru_cache(maxsize=4096)
def _address(slug: str, language: str, block: str, _prefix: str) -> str:
    return reverse("studio:block", args=[slug, language, block])


def _placed(draft: Draft, block: str) -> dict:
    """What a block of a programme asks of the others: which it may wait for, and how many steps are in a section."""
    others = {raw["id"]: label(Kind(raw["type"]), raw["data"]) for raw in draft.blocks}
    steps = {section.id: len(section.steps) for section in programme_sections(draft.blocks)}
    return {
        "comes_after": tuple((other, others[other]) for other in may_follow(draft.blocks, block)),
        "steps": steps.get(block, 0),
        "successors": tuple(draft.successors),
    }


def languages(draft: Draft) -> list[dict]:
    """Per language: its word, and the address of its draft ("" when there is none yet)."""
    there = {draft.language, *(other.language for other in draft.others)}
    return [
        {
            "code": code,
            "word": word,
            "translate": _("Vertaal naar het Engels") if code == Language.EN else _("Vertaal naar het Nederlands"),
            "active": code == draft.language,
            "href": reverse("studio:draft", args=[draft.activity.slug, code]) if code in there else "",
        }
        for code, word in Language.choices
    ]
