"""What people are told about blocks that are shared."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words


@dataclass(frozen=True, kw_only=True)
class SharedIsNewer(Notice):
    """To who keeps activities that use a shared block: a new release is offered. `uses`: in how many of hers."""

    page: ClassVar[str] = "studio:offer"
    slug: str  # of one of those activities
    shared: str
    title: dict[str, str]
    keeper: str
    uses: int

    @property
    def text(self) -> str:
        text = ngettext(
            "{keeper} bracht een nieuwe versie uit van de bouwsteen ‘{title}’, die in {n} activiteit van jou staat.",
            "{keeper} bracht een nieuwe versie uit van de bouwsteen ‘{title}’, die in {n} activiteiten van jou staat.",
            self.uses,
        )
        return text.format(keeper=self.keeper, title=as_words(self.title), n=self.uses)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.shared)


@dataclass(frozen=True, kw_only=True)
class OfferWasLeft(Notice):
    """To who keeps a shared block: somebody left the new release for now, and why."""

    page: ClassVar[str] = "studio:shared_block"
    slug: str
    title: dict[str, str]
    activity: dict[str, str]
    who: str
    why: str

    @property
    def text(self) -> str:
        text = _("{who} laat je nieuwe ‘{title}’ voor nu liggen bij ‘{activity}’: “{why}”")
        return text.format(who=self.who, title=as_words(self.title), activity=as_words(self.activity), why=self.why)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class SharedNeedsKeeper(Notice):
    """To the L&D lead and to who keeps most of its uses: whoever keeps a shared block leaves. `day`: the last one."""

    page: ClassVar[str] = "studio:shared_block"
    slug: str
    title: dict[str, str]
    keeper: str
    day: str
    uses: int

    @property
    def text(self) -> str:
        text = ngettext(
            "{keeper} houdt de bouwsteen ‘{title}’ bij tot en met {day}. Hij staat in {n} activiteit. "
            "Wie neemt hem over?",
            "{keeper} houdt de bouwsteen ‘{title}’ bij tot en met {day}. Hij staat in {n} activiteiten. "
            "Wie neemt hem over?",
            self.uses,
        )
        day = date_format(dt.date.fromisoformat(self.day), "j F")
        return text.format(keeper=self.keeper, title=as_words(self.title), day=day, n=self.uses)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class SharedIsYours(Notice):
    """To who keeps a shared block from now on."""

    page: ClassVar[str] = "studio:shared_block"
    slug: str
    title: dict[str, str]

    @property
    def text(self) -> str:
        return _("Jij houdt vanaf nu de bouwsteen ‘{title}’ bij.").format(title=as_words(self.title))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug,)


@dataclass(frozen=True, kw_only=True)
class RolloutFinished(Notice):
    """To who asked for one deed in many activities: it is done, and where not."""

    page: ClassVar[str] = "studio:rollout"
    slug: str
    rollout: int
    title: dict[str, str]
    done: int
    skipped: int

    @property
    def text(self) -> str:
        text = _("De bouwsteen ‘{title}’ is overal bijgewerkt: {done} gelukt, {skipped} niet.")
        return text.format(title=as_words(self.title), done=self.done, skipped=self.skipped)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.slug, self.rollout)
