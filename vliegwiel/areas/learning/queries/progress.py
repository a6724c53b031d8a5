"""How far somebody is in an edition, screen by screen."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from vliegwiel.areas.assessment.queries import Question, question
from vliegwiel.areas.catalogue.enums import Completes, Kind
from vliegwiel.areas.catalogue.queries import is_programme

from ..models import Enrolment
from .programmes import asked_in, gone_of, left_in

BESIDE_A_CALLOUT = {Kind.TEXT, Kind.IMAGE, Kind.STEPS, Kind.TABLE, Kind.FILE, Kind.CODE}
BESIDE_A_TEXT = {Kind.IMAGE, Kind.TABLE, Kind.FILE, Kind.CODE}


@dataclass(frozen=True)
class Screen:
    """What is shown at once on a phone. Its address is the id of its first block."""

    id: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Left:
    """A block not done yet, and in words what doing it takes."""

    block: str
    words: str


@dataclass(frozen=True)
class Progress:
    """`done` of `total` blocks. Finished when nothing is left."""

    done: int
    total: int
    left: tuple[Left, ...]

    @property
    def share(self) -> float:
        """0..1; an edition without blocks is done."""
        return self.done / self.total if self.total else 1.0

    @property
    def finished(self) -> bool:
        return not self.left


def screens(raw_blocks: Iterable[dict[str, Any]]) -> list[Screen]:
    """An image, a table or a file is shown with the text before it (an image, when there is none, with the one after
    it), a callout with what one reads or looks at before it; everything else stands alone.
    """
    groups: list[list[dict[str, Any]]] = []
    for raw in raw_blocks:
        shown = [block["type"] for block in groups[-1]] if groups else []
        beside = raw["type"] == Kind.CALLOUT and shown and set(shown) <= BESIDE_A_CALLOUT
        if (
            beside
            or (raw["type"] in BESIDE_A_TEXT and shown == [Kind.TEXT])
            or (raw["type"] == Kind.TEXT and shown == [Kind.IMAGE])
        ):
            groups[-1].append(raw)
        else:
            groups.append([raw])
    return [Screen(id=group[0]["id"], blocks=tuple(raw["id"] for raw in group)) for group in groups]


def progress(enrolment: Enrolment, done: Collection[str] | None = None) -> Progress:
    """Every question answered once (whatever the answer), everything else seen. `done` saves the one query.

    Of a programme every section as many steps as it asks (one query more): what was taken off the shelf before she did
    it is not asked. Blocks of another edition do not count.
    """
    if done is None:
        done = set(enrolment.steps.values_list("block", flat=True))
    blocks = enrolment.edition.blocks
    return _in_programme(blocks, done) if is_programme(blocks) else _progress_in(blocks, done)


def question_in(enrolment: Enrolment, block: str) -> Question | None:
    """The question in this block of the edition she began; None when there is none."""
    found = next((raw for raw in enrolment.edition.blocks if raw["id"] == block), None)
    return question(found["data"]) if found and found["type"] == Kind.QUESTION else None


def answer_key(enrolment: Enrolment, block: str) -> str:
    """What assessment calls this question: the answers to another edition's question, or of another round, are other
    answers."""
    again = f":{enrolment.round}" if enrolment.round > 1 else ""
    return f"{enrolment.edition_id}:{block}{again}"


def takes(raw: dict[str, Any]) -> str:
    """When this block is done, in words: said beforehand, so that nobody has to guess."""
    match raw["type"]:
        case Kind.QUESTION:
            return _("Klaar als je een antwoord gaf. Goed of niet maakt niet uit, en ‘weet ik nog niet’ telt ook.")
        case Kind.VIDEO:
            return _("Klaar als je verder gaat. Kijken of lezen wat er gezegd wordt: allebei is goed.")
        case Kind.PRACTICE:
            return _("Klaar als je verder gaat. Doen op je werk komt daarna, en dat vraagt deze stap niet.")
        case Kind.PACKAGE:
            return _takes_package(raw["data"])
        case Kind.POLL:
            return _("Klaar als je verder gaat. Je mening geven mag, en hoeft niet.")
        case _kind:
            return _("Klaar als je verder gaat.")


def _takes_package(data: dict[str, Any]) -> str:
    match Completes(data.get("completion") or Completes.PACKAGE):
        case Completes.SEEN:
            return _("Klaar als je elk onderdeel hebt geopend.")
        case Completes.SCORE:
            return _("Klaar vanaf {least} van de 100 punten; je beste poging telt.").format(
                least=data.get("least") or 0
            )
        case _said:
            return _("Klaar als het lespakket zelf zegt dat het af is.")


def _progress_in(raw_blocks: Sequence[dict[str, Any]], done: Collection[str]) -> Progress:
    left = tuple(Left(raw["id"], _words(raw)) for raw in raw_blocks if raw["id"] not in done)
    return Progress(done=len(raw_blocks) - len(left), total=len(raw_blocks), left=left)


def _in_programme(raw_blocks: Sequence[dict[str, Any]], done: Collection[str]) -> Progress:
    asked = asked_in(raw_blocks, done, gone_of(raw_blocks))
    left = tuple(Left(block, words) for block, words in left_in(asked, done))
    return Progress(done=sum(one.done for one in asked), total=sum(one.least for one in asked), left=left)


def _words(raw: dict[str, Any]) -> str:
    data = raw["data"]
    match raw["type"]:
        case Kind.QUESTION:
            return _("Beantwoord de vraag ‘{prompt}’").format(prompt=data.get("prompt", ""))
        case Kind.VIDEO:
            return _("Bekijk de video ‘{title}’").format(title=data.get("title", ""))
        case Kind.PRACTICE:
            return _("Lees wat je op je werk gaat proberen: ‘{task}’").format(task=data.get("task", ""))
        case Kind.IMAGE:
            return _("Bekijk de afbeelding")
        case Kind.STEPS | Kind.CALLOUT | Kind.ACCORDION | Kind.CARDS:
            return _("Lees ‘{text}’").format(text=data.get("title") or Truncator(data.get("text", "")).words(8))
        case Kind.AUDIO:
            return _("Beluister ‘{title}’").format(title=data.get("title", ""))
        case Kind.GALLERY | Kind.EMBED:
            return _("Bekijk ‘{title}’").format(title=data.get("title", ""))
        case Kind.FILE | Kind.TABLE:
            return _("Lees ‘{text}’").format(text=data.get("title", ""))
        case Kind.CODE:
            text = data.get("title") or data.get("code", "").partition("\n")[0]
            return _("Lees de code ‘{text}’").format(text=Truncator(text).chars(60))
        case Kind.POLL:
            return _("Lees de peiling ‘{prompt}’").format(prompt=data.get("prompt", ""))
        case Kind.CASE:
            return _("Maak de keuzes in ‘{title}’").format(title=data.get("title", ""))
        case Kind.PACKAGE:
            return _("Doe ‘{title}’").format(title=data.get("title", ""))
        case _kind:
            text = strip_tags(data.get("html", "").replace("<", " <"))
            return _("Lees ‘{text}’").format(text=Truncator(" ".join(text.split())).words(8))
