"""What learning tells people."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words


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
