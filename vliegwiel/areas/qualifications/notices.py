"""What qualifications tell people."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice, Topic


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
class ReminderTried(EndsSoon):
    """What others are told, sent to oneself."""

    @property
    def text(self) -> str:
        return _("Proef: {text}").format(text=super().text)


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
class TeamEndsSoon(Notice):
    """Of so many whom she leads it is at risk. on: the last day it holds."""

    title: str
    on: str
    n: int
    page = "lead:report"
    topic = Topic.PROMISE

    @property
    def text(self) -> str:
        return _(
            "‘{title}’ geldt bij {n} van je mensen nog tot en met {day}. Spreek af wanneer het opfrissen kan."
        ).format(title=self.title, n=self.n, day=_day(self.on))


@dataclass(frozen=True, kw_only=True)
class TeamEnded(TeamEndsSoon):
    """Of so many whom she leads it holds no longer, or only for its grace."""

    @property
    def text(self) -> str:
        return _("‘{title}’ verliep op {day} bij {n} van je mensen. Kijk bij Verplicht om wie het gaat.").format(
            title=self.title, n=self.n, day=_day(self.on)
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


@dataclass(frozen=True, kw_only=True)
class LookAsked(Notice):
    """A colleague asks her to come and see how she does it."""

    name: str
    title: str
    person: int
    qualification: int
    page = "learn:look"
    topic = Topic.PROMISE

    @property
    def text(self) -> str:
        return _("{name} vraagt je te komen kijken voor ‘{title}’. Tekenen kost je een minuut.").format(
            name=self.name, title=self.title
        )

    @property
    def url_args(self) -> tuple[int, int]:
        return self.qualification, self.person


@dataclass(frozen=True, kw_only=True)
class LooksWait(Notice):
    """So many of whom she leads did their part, and wait for her to see it."""

    title: str
    n: int
    page = "learn:looks"
    topic = Topic.PROMISE

    @property
    def text(self) -> str:
        return ngettext(
            "{n} collega deed zijn deel voor ‘{title}’. Kijk een keer mee, en teken.",
            "{n} collega’s deden hun deel voor ‘{title}’. Kijk een keer mee, en teken.",
            self.n,
        ).format(n=self.n, title=self.title)


@dataclass(frozen=True, kw_only=True)
class SeenDone(Notice):
    """Somebody looked: all was seen, or not yet, with a word."""

    title: str
    by: str
    whole: bool
    note: str
    qualification: int
    page = "learn:proof"

    @property
    def text(self) -> str:
        facts = {"by": self.by, "title": self.title, "note": self.note}
        if self.whole:
            return _("{by} zag je het doen en tekende voor ‘{title}’.").format(**facts)
        return _("{by} keek mee voor ‘{title}’. Nog niet alles was te zien: {note}").format(**facts)

    @property
    def url_args(self) -> tuple[int]:
        return (self.qualification,)


@dataclass(frozen=True, kw_only=True)
class SignatureTakenBack(Notice):
    title: str
    by: str
    reason: str
    qualification: int
    page = "learn:proof"

    @property
    def text(self) -> str:
        return _("{by} nam een handtekening voor ‘{title}’ terug: {reason}").format(
            by=self.by, title=self.title, reason=self.reason
        )

    @property
    def url_args(self) -> tuple[int]:
        return (self.qualification,)


def _day(told: str) -> str:
    return date_format(dt.date.fromisoformat(told), "j F Y")
