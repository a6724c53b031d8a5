"""What sessions tell people; who comes gets it in her calendar too."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit import ics
from vliegwiel.kit.notices import Notice, Topic

# {uid, sequence, starts, ends (moments in ISO), title, where, link, stamp}
Appointment = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class OfSession(Notice):
    """`when`: the moment it begins, in ISO. `parts`: what goes to her calendar, one file each."""

    key: str
    title: str
    when: str
    parts: list[Appointment] = field(default_factory=list)
    page = "learn:session"
    topic = Topic.SESSION
    method: ClassVar[str] = ics.REQUEST

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.key,)

    @property
    def day(self) -> str:
        return _moment(self.when)

    def attachments(self, to: str) -> list[tuple[str, bytes, str]]:
        """An invitation a part, as mail programs want them: one appointment a file."""
        kind = f"{ics.CONTENT_TYPE}; method={self.method}; charset=utf-8"
        return [
            (
                f"{_('sessie')}-{number}.ics",
                ics.calendar([_entry(one)], method=self.method, organiser=settings.DEFAULT_FROM_EMAIL, attendee=to),
                kind,
            )
            for number, one in enumerate(self.parts, 1)
        ]


@dataclass(frozen=True, kw_only=True)
class YouAreBooked(OfSession):
    """by: who booked her; "" when she did it herself."""

    by: str = ""

    @property
    def text(self) -> str:
        if self.by:
            return _("{by} boekte je een plek bij ‘{title}’: {day}. Komt het niet uit, geef hem dan terug.").format(
                by=self.by, title=self.title, day=self.day
            )
        return _("Je hebt een plek bij ‘{title}’: {day}.").format(title=self.title, day=self.day)


@dataclass(frozen=True, kw_only=True)
class SeatGone(OfSession):
    """Her seat was given back. by: who did it; "" for herself."""

    by: str = ""
    method = ics.CANCEL

    @property
    def text(self) -> str:
        if self.by:
            return _("{by} gaf je plek bij ‘{title}’ terug: {day}.").format(by=self.by, title=self.title, day=self.day)
        return _("Je gaf je plek bij ‘{title}’ terug: {day}.").format(title=self.title, day=self.day)


@dataclass(frozen=True, kw_only=True)
class PartMoved(OfSession):
    """when: the new moment. where: the new place in words, "" online."""

    where: str = ""

    @property
    def text(self) -> str:
        facts = {"title": self.title, "day": self.day, "where": self.where}
        if self.where:
            return _("‘{title}’ is verplaatst: {day}, {where}.").format(**facts)
        return _("‘{title}’ is verplaatst: {day}, online.").format(**facts)


@dataclass(frozen=True, kw_only=True)
class NotGoingOn(OfSession):
    reason: str
    method = ics.CANCEL

    @property
    def text(self) -> str:
        return _("‘{title}’ van {day} gaat niet door: {reason}").format(
            title=self.title, day=self.day, reason=self.reason
        )


@dataclass(frozen=True, kw_only=True)
class PartGone(OfSession):
    """A part was taken out; when: the moment it would have been."""

    reason: str
    method = ics.CANCEL

    @property
    def text(self) -> str:
        return _("Van ‘{title}’ gaat het dagdeel van {day} niet door: {reason}").format(
            title=self.title, day=self.day, reason=self.reason
        )


@dataclass(frozen=True, kw_only=True)
class YouAreAskedSomething(OfSession):
    """A question to the group, before it begins."""

    question: str

    @property
    def text(self) -> str:
        return _("Voor ‘{title}’ van {day} is er een vraag aan de groep: {question}").format(
            title=self.title, day=self.day, question=self.question
        )


@dataclass(frozen=True, kw_only=True)
class SeatForYou(OfSession):
    """until: the moment until which it is kept."""

    until: str

    @property
    def text(self) -> str:
        return _("Er is een plek vrij bij ‘{title}’, {day}. Tot {until} houden we die voor je vrij.").format(
            title=self.title, day=self.day, until=_moment(self.until)
        )


@dataclass(frozen=True, kw_only=True)
class SeatPassed(OfSession):
    @property
    def text(self) -> str:
        return _(
            "De plek bij ‘{title}’ ging naar de volgende: je antwoord kwam niet op tijd. Je mag weer op de lijst."
        ).format(title=self.title)


@dataclass(frozen=True, kw_only=True)
class ThereIsOne(OfSession):
    """She wanted to know."""

    @property
    def text(self) -> str:
        return _("Er is een sessie van ‘{title}’: {day}. Je wilde het weten.").format(title=self.title, day=self.day)


@dataclass(frozen=True, kw_only=True)
class YouTeach(OfSession):
    """She gives it, or it moved."""

    page = "trainer:session"

    @property
    def text(self) -> str:
        return _("Je geeft ‘{title}’: {day}.").format(title=self.title, day=self.day)


@dataclass(frozen=True, kw_only=True)
class TooFew(OfSession):
    """Who plans it decides."""

    people: int
    minimum: int
    page = "studio:session"

    @property
    def text(self) -> str:
        return _("‘{title}’ van {day} heeft {n} van de {minimum} mensen. Laat je het doorgaan?").format(
            title=self.title, day=self.day, n=self.people, minimum=self.minimum
        )


def _moment(told: str) -> str:
    at = timezone.localtime(dt.datetime.fromisoformat(told))
    return _("{day} om {time}").format(day=date_format(at, "l j F"), time=date_format(at, "G:i"))


def _entry(one: Appointment) -> ics.Entry:
    return ics.Entry(
        uid=one["uid"],
        sequence=one["sequence"],
        starts=dt.datetime.fromisoformat(one["starts"]),
        ends=dt.datetime.fromisoformat(one["ends"]),
        title=one["title"],
        stamp=dt.datetime.fromisoformat(one["stamp"]),
        where=one.get("where", ""),
        link=one.get("link", ""),
    )
