"""What insights tells people."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words

from .enums import Verdict


@dataclass(frozen=True, kw_only=True)
class WhatDoesItNeed(Notice):
    """To the owner: people like it, and nobody sees yet what it brings."""

    page: ClassVar[str] = "studio:needs"
    slug: str
    title: dict[str, str]
    due: str

    @property
    def text(self) -> str:
        text = _("‘{title}’: hoog gewaardeerd, bijdrage nog niet zichtbaar. Zeg voor {day} wat het nodig heeft.")
        day = parse_date(self.due)
        return text.format(title=as_words(self.title), day=date_format(day, "j F") if day else self.due)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class OwnerAnswered(Notice):
    """To who asked: the owner said what it needs."""

    page: ClassVar[str] = "office:well_liked_one"
    case: int
    title: dict[str, str]
    owner: str

    @property
    def text(self) -> str:
        return _("{owner} zei wat ‘{title}’ nodig heeft.").format(owner=self.owner, title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.case,)


@dataclass(frozen=True, kw_only=True)
class EdgesWait(Notice):
    """To a judge: so many edges wait for your word, new ones, contested ones and lapsed ones together."""

    page: ClassVar[str] = "office:edges"
    n: int
    more: bool  # there are more than were counted

    @property
    def text(self) -> str:
        if self.more:
            text = ngettext(
                "Meer dan {n} schakel wacht op jouw oordeel.", "Meer dan {n} schakels wachten op jouw oordeel.", self.n
            )
        else:
            text = ngettext("Er wacht {n} schakel op jouw oordeel.", "Er wachten {n} schakels op jouw oordeel.", self.n)
        return text.format(n=self.n)


@dataclass(frozen=True, kw_only=True)
class ReviewSaid(Notice):
    """To the owner of an activity: what a review round decided about it."""

    page: ClassVar[str] = "studio:workbench"
    slug: str
    title: dict[str, str]
    verdict: str
    reason: str

    @property
    def text(self) -> str:
        told = {
            Verdict.KEEP: _("‘{title}’ is nagelopen en blijft. {reason}"),
            Verdict.FIX: _("‘{title}’ is nagelopen en mag beter. {reason}"),
            Verdict.STOP: _("Met ‘{title}’ stoppen we. {reason}"),
            Verdict.MERGE: _("‘{title}’ gaat op in een andere activiteit. {reason}"),
        }
        return told[Verdict(self.verdict)].format(title=as_words(self.title), reason=self.reason).strip()

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)
