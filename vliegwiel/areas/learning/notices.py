"""What learning tells people."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words

from .enums import RoomAnswer


@dataclass(frozen=True, kw_only=True)
class YouWereAsked(Notice):
    """Somebody gave her an activity. `title` is Words: one per language it was published in."""

    slug: str
    title: dict[str, str]
    giver: str
    reason: str
    page = "learn:activity"

    @property
    def text(self) -> str:
        return _("{giver} vraagt je om ‘{title}’ te doen: {reason}").format(
            giver=self.giver, title=as_words(self.title), reason=self.reason
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class NoLongerAsked(Notice):
    """What was asked is taken back."""

    slug: str
    title: dict[str, str]
    giver: str
    page = "learn:activity"

    @property
    def text(self) -> str:
        return _("‘{title}’ hoeft niet meer van {giver}. Wat je al deed blijft bewaard.").format(
            giver=self.giver, title=as_words(self.title)
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class SpotWaits(Notice):
    """Somebody asked something beside a block of an activity she keeps. Who and what stands on the page, not here."""

    title: dict[str, str]
    page = "studio:questions"

    @property
    def text(self) -> str:
        return _("Er is een vraag gesteld bij ‘{title}’.").format(title=as_words(self.title))


@dataclass(frozen=True, kw_only=True)
class SpotHeard(Notice):
    """What she asked beside a block was answered."""

    slug: str
    block: str
    title: dict[str, str]
    page = "learn:step"

    @property
    def text(self) -> str:
        return _("Je vraag bij ‘{title}’ heeft antwoord.").format(title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.block)


@dataclass(frozen=True, kw_only=True)
class AskedAgain(Notice):
    """What she finished is to be done again."""

    slug: str
    title: dict[str, str]
    giver: str
    reason: str
    page = "learn:activity"

    @property
    def text(self) -> str:
        return _("{giver} vraagt je ‘{title}’ opnieuw te doen: {reason} Wat je eerder afrondde blijft staan.").format(
            giver=self.giver, title=as_words(self.title), reason=closed(self.reason)
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class Recorded(Notice):
    """Somebody recorded for her that she did something."""

    title: dict[str, str]
    giver: str
    on: str
    page = "learn:records"

    @property
    def text(self) -> str:
        return _("{giver} legde vast dat je ‘{title}’ deed op {day}. Klopt dat niet, laat het dan weten.").format(
            giver=self.giver, title=as_words(self.title), day=_day(self.on)
        )


@dataclass(frozen=True, kw_only=True)
class Corrected(Notice):
    """What was said of something she finished is put right. on: the day that stands now, "" when it did not happen."""

    title: dict[str, str]
    giver: str
    reason: str
    on: str
    page = "learn:records"

    @property
    def text(self) -> str:
        facts = {"giver": self.giver, "title": as_words(self.title), "reason": closed(self.reason)}
        if not self.on:
            return _("{giver} zette recht dat je ‘{title}’ niet deed: {reason} Wat er stond blijft leesbaar.").format(
                **facts
            )
        return _("{giver} zette recht wanneer je ‘{title}’ deed: op {day}. {reason}").format(**facts, day=_day(self.on))


def closed(reason: str) -> str:
    """With a full stop, so that a sentence can follow."""
    return reason if reason[-1:] in ".!?" else f"{reason}."


def _day(told: str) -> str:
    return date_format(dt.date.fromisoformat(told), "j F Y")


@dataclass(frozen=True, kw_only=True)
class RuleGaveYou(Notice):
    """A rule gave her an activity. Why it is for her stands on its page."""

    slug: str
    title: dict[str, str]
    reason: str
    page = "learn:activity"

    @property
    def text(self) -> str:
        return _("Nieuw voor jou: ‘{title}’. {reason}").format(title=as_words(self.title), reason=self.reason)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class RunIsThrough(Notice):
    """What she asked of many people at once is done. `title`: of the rule; "" when it was given by hand."""

    run: int
    title: str
    given: int
    taken: int
    over: int
    page = "office:rule_run"

    @property
    def text(self) -> str:
        given = ngettext("Gegeven aan {n} persoon.", "Gegeven aan {n} mensen.", self.given).format(n=self.given)
        taken = ngettext("Teruggenomen bij {n} persoon.", "Teruggenomen bij {n} mensen.", self.taken).format(
            n=self.taken
        )
        done = f"{given} {taken}" if self.taken else given
        said = _("De leerregel ‘{title}’ is bij. {done}").format(title=self.title, done=done) if self.title else done
        if not self.over:
            return said
        over = ngettext(
            "Vraag: {n} persoon krijgt meer dan de leertijd. Wat mag weg of later?",
            "Vraag: {n} mensen krijgen meer dan hun leertijd. Wat mag weg of later?",
            self.over,
        ).format(n=self.over)
        return f"{said} {over}"

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.run,)


@dataclass(frozen=True, kw_only=True)
class LaterDateWanted(Notice):
    name: str
    title: dict[str, str]
    page = "learn:later_dates"

    @property
    def text(self) -> str:
        return _("{name} vraagt om een latere datum voor ‘{title}’.").format(name=self.name, title=as_words(self.title))


@dataclass(frozen=True, kw_only=True)
class LaterDateSaid(Notice):
    slug: str
    title: dict[str, str]
    granted: bool
    until: str
    page = "learn:activity"

    @property
    def text(self) -> str:
        title = as_words(self.title)
        if not self.granted:
            return _("De datum van ‘{title}’ blijft zoals hij was.").format(title=title)
        day = date_format(dt.date.fromisoformat(self.until), "j F Y")
        return _("Je hebt tot {day} voor ‘{title}’.").format(day=day, title=title)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class RoomWanted(Notice):
    """Somebody wants to give something of which people have no time. To who may say yes; says nobody else's name."""

    title: dict[str, str]
    by: str
    page = "office:room"

    @property
    def text(self) -> str:
        return _("{by} wil ‘{title}’ vragen van mensen wier leertijd vol is. Mag dat?").format(
            by=self.by, title=as_words(self.title)
        )


@dataclass(frozen=True, kw_only=True)
class TooMuch(Notice):
    """What must be done was given, and does not fit. To who gave it."""

    title: dict[str, str]
    page = "lead:room"

    @property
    def text(self) -> str:
        return _("‘{title}’ moet, maar past niet in ieders leertijd. Wat gaat eraf, of wat kan later?").format(
            title=as_words(self.title)
        )


@dataclass(frozen=True, kw_only=True)
class TooMuchHere(TooMuch):
    """The same, to HR and who leads the academy."""

    page = "office:room"


@dataclass(frozen=True, kw_only=True)
class RoomSaid(Notice):
    """What came of her question."""

    title: dict[str, str]
    answer: str
    words: str
    page = "lead:room"

    @property
    def text(self) -> str:
        said = _("Over ‘{title}’ is geantwoord: {answer}.").format(
            title=as_words(self.title), answer=RoomAnswer(self.answer).label
        )
        return f"{said} {self.words}".strip()


@dataclass(frozen=True, kw_only=True)
class AccountsMerged(Notice):
    """Two accounts of hers became one."""

    giver: str
    name: str
    number: str
    reason: str
    page = "learn:records"

    @property
    def text(self) -> str:
        facts = {"giver": self.giver, "reason": self.reason, "number": self.number}
        if self.number:
            return _(
                "{giver} voegde je andere account (nummer {number}) samen met dit: {reason} Alles staat in je leerboek."
            ).format(**facts)
        return _("{giver} voegde je andere account samen met dit: {reason} Alles staat in je leerboek.").format(**facts)
