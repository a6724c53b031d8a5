"""What the pages of the workbench share: finding the draft she may work on, and dressing its blocks for editing."""

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import get_script_prefix, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.actions import Conflict
from vliegwiel.areas.catalogue.enums import ONLY_PROGRAMMES, PROGRAMME_KINDS, Completes, Kind, Look, Tone
from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.catalogue.queries import (
    END,
    Block,
    Held,
    blocks,
    may_follow,
    media_keys,
    open_remarks,
    programme_sections,
    with_agreed,
    with_because,
    without_tags,
)
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import pictures
from vliegwiel.kit.permissions import require
from vliegwiel.kit.remembering import KnownBy

ICONS = {
    Kind.TEXT: "file-text",
    Kind.IMAGE: "image",
    Kind.VIDEO: "video",
    Kind.QUESTION: "circle-help",
    Kind.PRACTICE: "footprints",
    Kind.STEPS: "list-checks",
    Kind.CALLOUT: "lightbulb",
    Kind.ACCORDION: "list",
    Kind.CARDS: "layers",
    Kind.PACKAGE: "archive",
    Kind.SECTION: "layers",
    Kind.ACTIVITY: "graduation-cap",
    Kind.GALLERY: "images",
    Kind.AUDIO: "volume-2",
    Kind.FILE: "paperclip",
    Kind.EMBED: "globe",
    Kind.TABLE: "table",
    Kind.CASE: "split",
    Kind.POLL: "chart-column",
}
ABOUT = {
    Kind.TEXT: gettext_lazy("Wat iemand moet weten, in gewone woorden."),
    Kind.IMAGE: gettext_lazy("Wat je beter laat zien dan vertelt."),
    Kind.VIDEO: gettext_lazy("Voordoen, met ondertitels."),
    Kind.QUESTION: gettext_lazy("Ophalen of kiezen, met uitleg bij elk antwoord."),
    Kind.PRACTICE: gettext_lazy("Wat iemand straks op het werk probeert."),
    Kind.STEPS: gettext_lazy("Wat je na elkaar doet, om af te vinken of te lezen."),
    Kind.CALLOUT: gettext_lazy("Een tip, voorbeeld of waarschuwing die opvalt."),
    Kind.ACCORDION: gettext_lazy("Vragen of onderwerpen die iemand openklapt."),
    Kind.CARDS: gettext_lazy("Een begrip voorop, de uitleg achterop."),
    Kind.PACKAGE: gettext_lazy("Een les die elders gemaakt is: SCORM of H5P."),
    Kind.SECTION: gettext_lazy("Een titel boven een paar stappen, en hoeveel iemand er doet."),
    Kind.ACTIVITY: gettext_lazy("Iets van de plank, of een keuze uit meer."),
    Kind.GALLERY: gettext_lazy("Foto’s die je naast elkaar bekijkt."),
    Kind.AUDIO: gettext_lazy("Een gesprek of uitleg om te horen, met de tekst erbij."),
    Kind.FILE: gettext_lazy("Een document om mee te nemen: PDF, Word, Excel."),
    Kind.EMBED: gettext_lazy("Een film op YouTube of Vimeo, of een pagina elders."),
    Kind.TABLE: gettext_lazy("Wat je naast elkaar vergelijkt, met koppen."),
    Kind.POLL: gettext_lazy("Wat mensen zelf vinden, zonder goed of fout."),
    Kind.CASE: gettext_lazy("Een situatie, keuzes, en wat ervan komt."),
}


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
    twin: Block | None = None  # the same block in the other language
    saved_at: object = None
    conflict: Conflict | None = None
    theirs: Block | None = None  # in a conflict: what is there now
    problem: str = ""
    gone: bool = False
    asked: str | None = None  # what was searched for a step of a programme, and what was found
    results: tuple[Held, ...] = ()
    comes_after: tuple[tuple[str, str], ...] = ()  # what it can be made to wait for
    steps: int = 0  # of a section
    open: int = 0  # threads at it that wait

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in a text, but one that is all its label says."""
        return _headings(self.data.get("html", "")) if self.kind == Kind.TEXT else ()

    @cached_property
    def known(self) -> KnownBy | None:
        """What the form of a stored block shows, but for its version; None when it shows more than is in the block."""
        if self.twin or self.kind in (Kind.SECTION, Kind.ACTIVITY, Kind.PACKAGE):
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
        if not self.open:
            return _("Opmerkingen bij dit blok")
        text = ngettext("{n} open opmerking bij dit blok", "{n} open opmerkingen bij dit blok", self.open)
        return text.format(n=self.open)

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
    return [Choice(kind.value, str(kind.label), str(ABOUT[kind]), ICONS[kind]) for kind in kinds]


def activity_of(request, slug: str) -> Activity:
    """The activity, when she may see unpublished work; else 404 (unknown) or 403 (not hers to see)."""
    require(permissions.may_see_drafts(request.user), _("Alleen auteurs en opleiders komen op de werkbank."))
    return get_object_or_404(with_because(Activity.objects.visible_to(request.user).select_related("owner")), slug=slug)


def draft_of(request, slug: str, language: str = "") -> Draft:
    """The draft in this language, else in hers, else the first; with its activity."""
    return _draft_in(request, activity_of(request, slug), language)


def readable(request, slug: str, language: str) -> Draft:
    """As draft_of, also for who makes nothing here and was asked by name to read along."""
    if permissions.may_see_drafts(request.user):
        return draft_of(request, slug, language)
    asked = with_because(Activity.objects.read_along_by(request.user).select_related("owner"))
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
    """Every block of the draft, dressed for editing; `beside` gives each its twin in the other language. media: its
    `media_of`, when at hand."""
    twins = {block.id: block for block in blocks(beside)} if beside else {}
    waiting = open_remarks(draft)
    return [
        dress(draft, raw, block, twin=twins.get(raw["id"]), open=waiting.get(raw["id"], 0))
        for raw, block in zip(draft.blocks, blocks(draft, media), strict=True)
    ]


def one(draft: Draft, block: str, **how) -> Editing:
    """A single block dressed for editing; 404 when it is not there."""
    raw = next((raw for raw in draft.blocks if raw["id"] == block), None)
    if raw is None:
        raise Http404
    return typed_in(draft, block, Kind(raw["type"]), raw["data"], open=open_remarks(draft).get(block, 0), **how)


def typed_in(draft: Draft, block: str, kind: Kind, data: dict, **how) -> Editing:
    """A block as the author typed it, which is not (yet) what is stored."""
    raw = {"id": block, "type": kind.value, "data": data}
    (shown,) = blocks(Draft(blocks=[raw]))
    return dress(draft, raw, shown, **how)


def dress(draft: Draft, raw: dict, block: Block, **how) -> Editing:
    kind = Kind(raw["type"])
    how.setdefault("version", draft.version)
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
        **how,
    )


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
    }


def label(kind: Kind, data: dict) -> str:
    """A few words by which the author knows the block again."""
    return Truncator(" ".join(_about(kind, data).split())).chars(48) or _("Nog leeg")


def _about(kind: Kind, data: dict) -> str:
    match kind:
        case Kind.TEXT:
            return without_tags(data.get("html", ""))
        case Kind.IMAGE:
            return data.get("caption") or data.get("alt", "")
        case Kind.QUESTION | Kind.POLL:
            return data.get("prompt", "")
        case Kind.PRACTICE:
            return data.get("task") or data.get("situation", "")
        case Kind.CALLOUT:
            return data.get("title") or data.get("text", "")
        case Kind.STEPS | Kind.ACCORDION | Kind.CARDS:
            return data.get("title") or _first_item(data)
        case Kind.ACTIVITY:
            return _(" of ").join(item.get("title", "") for item in data.get("items", []))
        case Kind.EMBED:
            return data.get("title") or data.get("address", "")
        case Kind.CASE:
            return data.get("title") or _first_scene(data)
    return data.get("title", "")


def _first_item(data: dict) -> str:
    return next((item["title"] for item in data.get("items", []) if item.get("title")), "")


def _first_scene(data: dict) -> str:
    return next((scene["text"] for scene in data.get("scenes", [])), "")


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
