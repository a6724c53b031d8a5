"""What a draft or edition is made of, ready to show: typed, with its media looked up in one query.

Pages show one with shared/_block.html, the same for who previews and for who learns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from vliegwiel.areas.assessment.queries import Choice, Question, question
from vliegwiel.areas.people.enums import Language

from ..enums import Completes, Kind, Look, Syntax, Tone
from ..models import Draft, Edition, KeptDraft, Media, Package, Release
from .cases import Case, case
from .code import Code
from .embedding import Embed, embed
from .laid_out import Audio, Document, File, Gallery, Poll, Table, file_of, gallery, poll, table
from .programme import Held, Opens, Section, activities_in, held, programme_sections


@dataclass(frozen=True)
class Text:
    id: str
    html: SafeString
    type: str = Kind.TEXT.value


@dataclass(frozen=True)
class Image:
    id: str
    file: File | None
    alt: str
    caption: str
    decorative: bool
    type: str = Kind.IMAGE.value


@dataclass(frozen=True)
class Captions:
    language: str
    label: str
    file: File


@dataclass(frozen=True)
class Video:
    id: str
    file: File | None
    title: str
    captions: tuple[Captions, ...]
    transcript: str
    type: str = Kind.VIDEO.value


@dataclass(frozen=True)
class Spot:
    """Where an option of a question lies in its picture, in the pixels of the picture."""

    id: str
    number: int
    x: int
    y: int
    radius: int


@dataclass(frozen=True)
class QuestionBlock:
    id: str
    question: Question
    file: File | None = None  # what is pointed at, or what the question is about
    alt: str = ""
    type: str = Kind.QUESTION.value

    @property
    def spots(self) -> tuple[Spot, ...]:
        """A round mark for each option of a question about a picture; none when there is no picture."""
        if not (isinstance(self.question, Choice) and self.file and self.file.width and self.file.height):
            return ()
        width, height = self.file.width, self.file.height
        return tuple(
            Spot(one.id, number, round(one.x * width / 100), round(one.y * height / 100), max(8, width // 24))
            for number, one in enumerate(self.question.options, 1)
        )


@dataclass(frozen=True)
class Practice:
    id: str
    situation: str
    task: str
    bring_back: str
    type: str = Kind.PRACTICE.value


@dataclass(frozen=True)
class Callout:
    id: str
    tone: Tone
    title: str
    text: str
    type: str = Kind.CALLOUT.value


@dataclass(frozen=True)
class Item:
    """A step, something that folds out, or a card: `text` is what is behind it, and may be empty for a step."""

    title: str
    text: str


@dataclass(frozen=True)
class Listed:
    """Steps, what folds out, or cards; `checklist`: one ticks the steps off while doing them."""

    id: str
    title: str
    items: tuple[Item, ...]
    checklist: bool
    type: str
    look: Look = Look.FOLDS


@dataclass(frozen=True)
class PackageBlock:
    id: str
    package: Package | None
    title: str
    completion: Completes
    least: int | None
    type: str = Kind.PACKAGE.value


@dataclass(frozen=True)
class SectionBlock:
    id: str
    section: Section
    type: str = Kind.SECTION.value


@dataclass(frozen=True)
class ActivityBlock:
    """A step of a programme; of its activities one is enough."""

    id: str
    options: tuple[Held, ...]
    text: str
    opens: Opens
    type: str = Kind.ACTIVITY.value


Shown = SectionBlock | ActivityBlock | Callout | Listed | Text | Image | Video | QuestionBlock | Practice | PackageBlock
Block = Shown | Gallery | Audio | Document | Embed | Table | Case | Poll | Code


def blocks(source: Draft | Edition, media: Mapping[str, Media] | None = None) -> tuple[Block, ...]:
    """All blocks in order. A query for media (unless its `media_of` is at hand), for packages and for activities (two),
    where there are any."""
    known_files = media_of(source) if media is None else media
    files = {key: file_of(one.shown) for key, one in known_files.items()}
    kept = packages(source.blocks)
    known = held(activities_in(source.blocks), source.language, drafts=True)
    return tuple(_block(raw, files, kept, known) for raw in source.blocks)


def packages(raw_blocks: Iterable[dict[str, Any]]) -> dict[str, Package]:
    """The packages these blocks play, by key. One query, none when there are none."""
    keys = {raw["data"].get("package", "") for raw in raw_blocks} - {""}
    return {one.key: one for one in Package.objects.filter(key__in=keys)} if keys else {}


def stored_package(key: str) -> Package | None:
    """The package with this key; whoever asks shows a signed address that names it."""
    return Package.objects.filter(key=key).first()


def stored_file(key: str) -> Media | None:
    """The uploaded file with this key. The key is the permission: it is unguessable and given out in pages only."""
    return Media.objects.filter(key=key).first()


def media_of(*sources: Draft | Edition) -> dict[str, Media]:
    """The files these show, by the key their blocks name, each with what is shown in its place. One query at most."""
    keys = media_keys(raw for one in sources for raw in one.blocks if raw["type"] != Kind.PACKAGE)
    if not keys:
        return {}
    return {one.key: one for one in Media.objects.filter(key__in=keys).select_related("shown_as")}


def media_keys(raw_blocks: Iterable[dict[str, Any]]) -> set[str]:
    """The keys of every file and package these blocks use."""
    keys = set()
    for raw in raw_blocks:
        keys |= {raw["data"].get("media", ""), raw["data"].get("package", "")}
        keys.update((raw["data"].get("captions") or {}).values())
        keys.update(picture["media"] for picture in raw["data"].get("pictures") or [])
    return keys - {""}


def media_in_use() -> set[str]:
    """The keys of every file that a draft, what can be brought back in its place, or any edition or release shows. Four
    queries."""
    keys: set[str] = set()
    for blocks, removed in Draft.objects.order_by("pk").values_list("blocks", "removed").iterator():
        keys |= media_keys([*blocks, *(entry["block"] for entry in removed)])
    for versions in (Edition.objects, KeptDraft.objects, Release.objects):
        for shown in versions.order_by("pk").values_list("blocks", flat=True).iterator():
            keys |= media_keys(shown)
    return keys


def _block(raw: dict[str, Any], files: dict[str, File], packages: dict[str, Package], known: dict[int, Held]) -> Block:
    id, kind, data = raw["id"], Kind(raw["type"]), raw["data"]
    file = files.get(data.get("media", ""))
    match kind:
        case Kind.TEXT:
            # Cleaned on the way in (actions.cleaning), and nothing else writes blocks.
            return Text(id, mark_safe(data.get("html", "")))
        case Kind.IMAGE:
            decorative = bool(data.get("decorative"))
            return Image(id, file, "" if decorative else data.get("alt", ""), data.get("caption", ""), decorative)
        case Kind.VIDEO:
            captions = tuple(
                Captions(language, Language(language).label, files[key])
                for language, key in (data.get("captions") or {}).items()
                if key in files and language in Language.values
            )
            return Video(id, file, data.get("title", ""), captions, data.get("transcript", ""))
        case Kind.QUESTION:
            return QuestionBlock(id, question(data), file, data.get("alt", ""))
        case Kind.CALLOUT:
            return Callout(id, Tone(data.get("tone", Tone.TIP)), data.get("title", ""), data.get("text", ""))
        case Kind.STEPS | Kind.ACCORDION | Kind.CARDS:
            items = tuple(Item(item.get("title", ""), item.get("text", "")) for item in data.get("items", []))
            look = Look(data.get("look") or Look.FOLDS)
            return Listed(id, data.get("title", ""), items, bool(data.get("checklist")), kind.value, look)
        case Kind.PRACTICE:
            return Practice(id, data.get("situation", ""), data.get("task", ""), data.get("bring_back", ""))
        case Kind.PACKAGE:
            completion = Completes(data.get("completion") or Completes.PACKAGE)
            package = packages.get(data.get("package", ""))
            return PackageBlock(id, package, data.get("title", ""), completion, data.get("least"))
        case Kind.SECTION:
            (section,) = programme_sections([raw])
            return SectionBlock(id, section)
        case Kind.ACTIVITY:
            ((step,),) = (section.parts for section in programme_sections([raw]))
            options = tuple(known[one] for one in step.activities if one in known)
            return ActivityBlock(id, options, data.get("text", ""), step.opens)
        case Kind.GALLERY:
            return gallery(id, data, files)
        case Kind.AUDIO:
            return Audio(id, file, data.get("title", ""), data.get("transcript", ""))
        case Kind.FILE:
            return Document(id, file, data.get("title", ""), data.get("about", ""))
        case Kind.EMBED:
            said = {name: data.get(name, "") for name in ("address", "title", "transcript")}
            return embed(id, lasts=data.get("lasts", 0), **said)
        case Kind.TABLE:
            return table(id, data)
        case Kind.CASE:
            return case(id, data)
        case Kind.POLL:
            return poll(id, data)
        case Kind.CODE:
            said = {name: data.get(name, "") for name in ("title", "code")}
            return Code(
                id, syntax=Syntax(data.get("syntax") or Syntax.PLAIN), numbered=bool(data.get("numbered")), **said
            )
