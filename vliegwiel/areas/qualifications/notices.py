"""What qualifications tell people."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice


@dataclass(frozen=True, kw_only=True)
class EndsSoon(Notice):
    """Hers is at risk. on: the last day it holds."""

    title: str
    on: str
    page = "learn:records"

    @property
    def text(self) -> str:
        return _("‘{title}’ geldt nog tot en met {day}. In je leerboek staat wat je ervoor doet.").format(
            title=self.title, day=_day(self.on)
        )


@dataclass(frozen=True, kw_only=True)
class Ended(Notice):
    """Hers holds no longer, or only for its grace. until: the last day it still counts, "" when it does not."""

    title: str
    on: str
    until: str
    page = "learn:records"

    @property
    def text(self) -> str:
        if self.until:
            return _(
                "‘{title}’ verliep op {day}. Tot en met {until} mag je door; doe voor die tijd wat nodig is."
            ).format(title=self.title, day=_day(self.on), until=_day(self.until))
        return _("‘{title}’ verliep op {day}. In je leerboek staat wat je ervoor doet.").format(
            title=self.title, day=_day(self.on)
        )


@dataclass(frozen=True, kw_only=True)
class Exempted(Notice):
    """She need not prove it. until: the last day, "" without end."""

    title: str
    by: str
    reason: str
    until: str
    page = "learn:records"

    @property
    def text(self) -> str:
        facts = {"by": self.by, "title": self.title, "reason": self.reason}
        if self.until:
            return _("{by} stelde je vrij van ‘{title}’ tot en met {day}: {reason}").format(
                **facts, day=_day(self.until)
            )
        return _("{by} stelde je vrij van ‘{title}’: {reason}").format(**facts)


@dataclass(frozen=True, kw_only=True)
class ExemptNoMore(Notice):
    title: str
    by: str
    reason: str
    page = "learn:records"

    @property
    def text(self) -> str:
        return _("{by} beëindigde je vrijstelling van ‘{title}’: {reason}").format(
            by=self.by, title=self.title, reason=self.reason
        )


@dataclass(frozen=True, kw_only=True)
class CertificateWaits(Notice):
    """A colleague asks her to look at a certificate."""

    name: str
    title: str
    page = "learn:certificates"

    @property
    def text(self) -> str:
        return _("{name} vraagt je te kijken naar een certificaat voor ‘{title}’.").format(
            name=self.name, title=self.title
        )


@dataclass(frozen=True, kw_only=True)
class CertificateSeen(Notice):
    """Somebody looked at hers. reason: "" when it counts."""

    title: str
    by: str
    accepted: bool
    reason: str
    page = "learn:records"

    @property
    def text(self) -> str:
        if self.accepted:
            return _("{by} keek naar je certificaat voor ‘{title}’: het telt mee.").format(by=self.by, title=self.title)
        return _("{by} keek naar je certificaat voor ‘{title}’. Het telt nu niet mee: {reason}").format(
            by=self.by, title=self.title, reason=self.reason
        )


def _day(told: str) -> str:
    return date_format(dt.date.fromisoformat(told), "j F Y")
