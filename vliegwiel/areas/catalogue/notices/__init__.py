"""What authors and owners of behaviours are told. Titles and behaviours are Words: one text per language."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words

from .media import MediaIsYours, NewerFile, RightsEnd
from .sharing import OfferWasLeft, RolloutFinished, SharedIsNewer, SharedIsYours, SharedNeedsKeeper

__all__ = [  # what is written below is public as it is
    "MediaIsYours",
    "NewerFile",
    "OfferWasLeft",
    "RightsEnd",
    "RolloutFinished",
    "SharedIsNewer",
    "SharedIsYours",
    "SharedNeedsKeeper",
]


@dataclass(frozen=True, kw_only=True)
class LinkWaits(Notice):
    """To the behaviour's owner: an author says this activity serves your behaviour. Is that so?"""

    page: ClassVar[str] = "studio:confirmation"
    link: int
    author: str
    title: dict[str, str]
    behaviour: dict[str, str]

    @property
    def text(self) -> str:
        text = _("{author} maakte ‘{title}’ voor het gedrag ‘{behaviour}’. Past dat bij elkaar?")
        return text.format(author=self.author, title=as_words(self.title), behaviour=as_words(self.behaviour))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.link,)


@dataclass(frozen=True, kw_only=True)
class LinkWasConfirmed(Notice):
    """To the author: the owner agrees."""

    page: ClassVar[str] = "studio:publication"
    slug: str
    owner: str
    title: dict[str, str]

    @property
    def text(self) -> str:
        return _("{owner} bevestigde dat ‘{title}’ bij het gedrag past.").format(
            owner=self.owner, title=as_words(self.title)
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class ActivityIsYours(Notice):
    """To the new owner of an activity."""

    page: ClassVar[str] = "studio:workbench"
    slug: str
    title: dict[str, str]

    @property
    def text(self) -> str:
        return _("Je bent nu eigenaar van de activiteit ‘{title}’.").format(title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class ReviewWanted(Notice):
    """To a colleague: somebody asks her to look at a draft."""

    page: ClassVar[str] = "studio:review"
    slug: str
    language: str
    author: str
    title: dict[str, str]
    question: str

    @property
    def text(self) -> str:
        text = (
            _("{author} vraagt je mee te kijken bij ‘{title}’: “{question}”")
            if self.question
            else _("{author} vraagt je mee te kijken bij ‘{title}’.")
        )
        return text.format(author=self.author, title=as_words(self.title), question=self.question)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.language)


@dataclass(frozen=True, kw_only=True)
class ReviewGiven(Notice):
    """To who asked: what the colleague thinks. `verdict`: a value of ReviewVerdict."""

    page: ClassVar[str] = "studio:review"
    slug: str
    language: str
    reviewer: str
    title: dict[str, str]
    verdict: str

    @property
    def text(self) -> str:
        text = (
            _("{reviewer} keek mee bij ‘{title}’ en vindt het goed zo.")
            if self.verdict == "approved"
            else _("{reviewer} keek mee bij ‘{title}’ en vraagt nog iets aan te passen.")
        )
        return text.format(reviewer=self.reviewer, title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.language)


@dataclass(frozen=True, kw_only=True)
class ReviewNotNeeded(Notice):
    """To who was asked: it is taken back, or somebody else looks."""

    page: ClassVar[str] = "studio:pieces"
    title: dict[str, str]

    @property
    def text(self) -> str:
        return _("Meekijken bij ‘{title}’ hoeft niet meer.").format(title=as_words(self.title))


@dataclass(frozen=True, kw_only=True)
class ReviewerLeft(Notice):
    """To who asked: the colleague leaves before she looked."""

    page: ClassVar[str] = "studio:review"
    slug: str
    language: str
    reviewer: str
    title: dict[str, str]

    @property
    def text(self) -> str:
        text = _("{reviewer} gaat hier weg en keek nog niet mee bij ‘{title}’. Vraag het een ander.")
        return text.format(reviewer=self.reviewer, title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.language)


@dataclass(frozen=True, kw_only=True)
class RemarksMade(Notice):
    """To who keeps an activity, takes part in a thread or is named: what was said beside a draft in one sitting. `who`:
    at most two names; `more`: how many others; `n`: how many remarks."""

    page: ClassVar[str] = "studio:remarks"
    slug: str
    language: str
    title: dict[str, str]
    who: list[str]
    more: int
    n: int
    named: bool

    @property
    def text(self) -> str:
        if self.named:
            text = ngettext(
                "{who} noemt je in een opmerking bij ‘{title}’.",
                "{who} noemt je bij ‘{title}’; er zijn {n} nieuwe opmerkingen.",
                self.n,
            )
        else:
            text = ngettext("{who} zei iets bij ‘{title}’.", "{who}: {n} nieuwe opmerkingen bij ‘{title}’.", self.n)
        who = _(" en ").join(self.who)
        if self.more:
            others = ngettext("{who} en nog {more} ander", "{who} en nog {more} anderen", self.more)
            who = others.format(who=", ".join(self.who), more=self.more)
        return text.format(who=who, title=as_words(self.title), n=self.n)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.language)


@dataclass(frozen=True, kw_only=True)
class ReadingWanted(Notice):
    """To somebody who makes no activities: read this draft, and say what you think."""

    page: ClassVar[str] = "studio:remarks"
    slug: str
    language: str
    author: str
    title: dict[str, str]

    @property
    def text(self) -> str:
        text = _("{author} vraagt je mee te lezen bij ‘{title}’ en te zeggen wat je ervan vindt.")
        return text.format(author=self.author, title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.language)


@dataclass(frozen=True, kw_only=True)
class PlannedIsOut(Notice):
    """To who planned it: it is published."""

    page: ClassVar[str] = "learn:activity"
    slug: str
    title: dict[str, str]

    @property
    def text(self) -> str:
        return _("‘{title}’ staat op de plank, zoals je had gepland.").format(title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class PlannedDidNotGo(Notice):
    """To who planned it, and the owner: it is not published, and why. `why`: the first of the reasons."""

    page: ClassVar[str] = "studio:publication"
    slug: str
    title: dict[str, str]
    why: str
    more: int

    @property
    def text(self) -> str:
        text = (
            ngettext(
                "‘{title}’ is niet gepubliceerd op het geplande moment. {why} Er is nog {more} ding.",
                "‘{title}’ is niet gepubliceerd op het geplande moment. {why} Er zijn nog {more} dingen.",
                self.more,
            )
            if self.more
            else _("‘{title}’ is niet gepubliceerd op het geplande moment. {why}")
        )
        return text.format(title=as_words(self.title), why=self.why, more=self.more)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class OwnerLeaves(Notice):
    """To the L&D lead: an owner of activities leaves, and somebody has to follow. `day`: an ISO date."""

    page: ClassVar[str] = "studio:care"
    slug: str
    title: dict[str, str]
    owner: str
    day: str
    more: int

    @property
    def text(self) -> str:
        text = (
            ngettext(
                "{owner} gaat weg op {day} en is eigenaar van ‘{title}’ en nog {more} activiteit. Kies wie volgt.",
                "{owner} gaat weg op {day} en is eigenaar van ‘{title}’ en nog {more} activiteiten. Kies wie volgt.",
                self.more,
            )
            if self.more
            else _("{owner} gaat weg op {day} en is eigenaar van ‘{title}’. Kies wie volgt.")
        )
        day = date_format(dt.date.fromisoformat(self.day), "j F")
        return text.format(owner=self.owner, day=day, title=as_words(self.title), more=self.more)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class WaiverWanted(Notice):
    """To who decides: an author asks to set a check of the charter aside."""

    page: ClassVar[str] = "office:waiver"
    slug: str
    check: str
    author: str
    title: dict[str, str]
    reason: str

    @property
    def text(self) -> str:
        text = _("{author} vraagt een uitzondering op het charter voor ‘{title}’: “{reason}”")
        return text.format(author=self.author, title=as_words(self.title), reason=self.reason)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.check)


@dataclass(frozen=True, kw_only=True)
class WaiverGiven(Notice):
    """To the owner of an activity: a check was set aside for it."""

    page: ClassVar[str] = "studio:publication"
    slug: str
    giver: str
    title: dict[str, str]
    until: str

    @property
    def text(self) -> str:
        text = _("{giver} gaf ‘{title}’ een uitzondering op het charter, tot en met {until}.")
        until = date_format(dt.date.fromisoformat(self.until), "j F Y")
        return text.format(giver=self.giver, title=as_words(self.title), until=until)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class RequestAnswered(Notice):
    """To everybody who asked or supported it. `asked`: the words of the request; `reply`: a value of Reply."""

    page: ClassVar[str] = "learn:request"
    request: int
    asked: str
    reply: str

    @property
    def text(self) -> str:
        texts = {
            "exists": _("Op je vraag ‘{asked}’ is antwoord: dit is er al."),
            "making": _("Op je vraag ‘{asked}’ is antwoord: dit maken we."),
            "elsewhere": _("Op je vraag ‘{asked}’ is antwoord: leren lost dit niet op, iets anders wel."),
            "no": _("Op je vraag ‘{asked}’ is antwoord: dit doen we niet, en waarom."),
        }
        return texts[self.reply].format(asked=self.asked)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.request,)


@dataclass(frozen=True, kw_only=True)
class RequestWaits(Notice):
    """To the L&D lead: somebody asks for help. `day`: an ISO date, the day an answer is promised."""

    page: ClassVar[str] = "office:request"
    request: int
    asked: str
    day: str

    @property
    def text(self) -> str:
        day = date_format(dt.date.fromisoformat(self.day), "j F")
        return _("Iemand vraagt hulp bij ‘{asked}’. Er is antwoord beloofd op {day}.").format(asked=self.asked, day=day)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.request,)
