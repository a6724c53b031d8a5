"""What requests for something from outside tell people. Never an amount: that stands on the page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice

from .enums import Also


@dataclass(frozen=True, kw_only=True)
class _OfStudy(Notice):
    """About one request, by its number."""

    study: int
    title: str
    page = "learn:study"

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.study,)


@dataclass(frozen=True, kw_only=True)
class DecisionWaits(_OfStudy):
    """She is asked for a yes or a no. due: the promised day."""

    name: str
    due: str

    @property
    def text(self) -> str:
        return _("{name} vraagt ‘{title}’ aan. Antwoord is beloofd op {day}.").format(
            name=self.name, title=self.title, day=_day(self.due)
        )


@dataclass(frozen=True, kw_only=True)
class DecisionReminder(_OfStudy):
    """The promised day is near, or was."""

    name: str
    due: str

    @property
    def text(self) -> str:
        return _("{name} wacht op je antwoord over ‘{title}’, beloofd op {day}.").format(
            name=self.name, title=self.title, day=_day(self.due)
        )


@dataclass(frozen=True, kw_only=True)
class GoesOn(_OfStudy):
    """Of who asked: somebody else decides now. why: a value of Also, "" when it only went on."""

    to: str
    due: str
    why: str

    @property
    def text(self) -> str:
        told = _("{to} beslist nu over ‘{title}’. Antwoord is beloofd op {day}.").format(
            to=self.to, title=self.title, day=_day(self.due)
        )
        return f"{told} {Also(self.why).label}" if self.why in Also.values else told


@dataclass(frozen=True, kw_only=True)
class TakenOver(_OfStudy):
    """Of who was asked: another decides now."""

    to: str

    @property
    def text(self) -> str:
        return _("{to} beslist nu over ‘{title}’; jij hoeft niets meer te doen.").format(to=self.to, title=self.title)


@dataclass(frozen=True, kw_only=True)
class AskedBack(_OfStudy):
    by: str

    @property
    def text(self) -> str:
        return _("{by} vraagt je iets over ‘{title}’.").format(by=self.by, title=self.title)


@dataclass(frozen=True, kw_only=True)
class Answered(_OfStudy):
    name: str

    @property
    def text(self) -> str:
        return _("{name} beantwoordde je vraag over ‘{title}’.").format(name=self.name, title=self.title)


@dataclass(frozen=True, kw_only=True)
class SaidYes(_OfStudy):
    by: str

    @property
    def text(self) -> str:
        return _("{by} keurde ‘{title}’ goed.").format(by=self.by, title=self.title)


@dataclass(frozen=True, kw_only=True)
class SaidNo(_OfStudy):
    by: str
    reason: str

    @property
    def text(self) -> str:
        return _("{by} zei nee tegen ‘{title}’: {reason}").format(by=self.by, title=self.title, reason=self.reason)


@dataclass(frozen=True, kw_only=True)
class SignWaits(_OfStudy):
    page = "learn:study_agreement"

    @property
    def text(self) -> str:
        return _("De studieovereenkomst voor ‘{title}’ ligt klaar om te tekenen.").format(title=self.title)


@dataclass(frozen=True, kw_only=True)
class NotHappening(_OfStudy):
    """It was called off, or withdrawn after somebody said yes."""

    reason: str

    @property
    def text(self) -> str:
        if not self.reason:
            return _("‘{title}’ is ingetrokken, of gaat niet door omdat iemand hier niet meer werkt.").format(
                title=self.title
            )
        return _("‘{title}’ gaat niet door: {reason}").format(title=self.title, reason=self.reason)


@dataclass(frozen=True, kw_only=True)
class TellHowItWas(_OfStudy):
    """It has been: one question remains."""

    @property
    def text(self) -> str:
        return _("‘{title}’ is geweest. Vertel hoe het afliep en wat je anders gaat doen.").format(title=self.title)


@dataclass(frozen=True, kw_only=True)
class SheLeft(_OfStudy):
    """Of who keeps the money: who asked it works here no more, and it was approved."""

    name: str
    page = "office:study_money"

    @property
    def text(self) -> str:
        return _("{name} werkt hier niet meer. Kijk wat er met ‘{title}’ moet gebeuren.").format(
            name=self.name, title=self.title
        )


def _day(told: str) -> str:
    return date_format(dt.date.fromisoformat(told), "j F")
