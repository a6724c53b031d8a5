"""What the file of an online meeting would say of a group, part by part; somebody decides, and only that is kept."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core import signing
from django.db.models import F

from vliegwiel.kit import clock

from ..models import Booking, Session, Teaching
from .groups import Comer, Was, group
from .meeting_files import Stay
from .sessions import PartRow

SALT, KEPT = "live.meeting", 6 * 3600  # seconds her browser may hold it
SHARE = 75  # percent of a part that is enough, when nobody says otherwise


@dataclass(frozen=True)
class OfPart:
    """`minutes`: in the file, None when she is not in it. `there`: what is proposed. `before`: what was said already,
    which stays unless somebody says otherwise."""

    comer: Comer
    minutes: int | None
    there: bool
    before: Was | None


@dataclass(frozen=True)
class PartProposal:
    part: PartRow
    length: int  # minutes
    rows: tuple[OfPart, ...]


@dataclass(frozen=True)
class Stranger:
    """In the file, and not matched by mail address. `guess`: the booking of who has that name, 0 when nobody or
    several do; `minutes` together."""

    number: int
    name: str
    mail: str
    minutes: int
    guess: int


@dataclass(frozen=True)
class Proposal:
    parts: tuple[PartProposal, ...]
    strangers: tuple[Stranger, ...]
    group: tuple[Comer, ...]


def proposal(
    session: Session,
    stays: Sequence[Stay],
    parts: Sequence[PartRow],
    *,
    share: int,
    picks: Mapping[int, int] | None = None,
) -> Proposal:
    """What the file says of these parts. Four queries.

    share: percent of a part that is being there. picks: {place in the file: booking, 0 for nobody}; None: the guesses.
    Parts the file says nothing of are left out, and so are those of another day.
    """
    comers = group(session)
    mails = _mails(session)
    trainers = _trainers(session)
    whose: dict[int, int] = {}
    strangers = []
    for number, stay in enumerate(stays):
        booking = next((mails[one] for one in stay.mails if one in mails), 0)
        if booking:
            whose[number] = booking
        elif not (trainers & {*stay.mails, *(one.casefold() for one in stay.names)}):
            guess = _named(stay, comers)
            whose[number] = (picks.get(number, 0) if picks is not None else guess) or 0
            minutes = sum(stay.minutes(part.starts, part.ends) for part in parts)
            mail = stay.mails[0] if stay.mails else ""
            strangers.append(Stranger(number, stay.names[0] if stay.names else mail, mail, minutes, whose[number]))
    found = [_of_part(part, stays, whose, comers, share) for part in parts if part.day <= clock.today()]
    told = tuple(one for one in found if any(row.minutes for row in one.rows))
    return Proposal(told, tuple(strangers), tuple(comers))


def _of_part(
    part: PartRow, stays: Sequence[Stay], whose: Mapping[int, int], comers: Sequence[Comer], share: int
) -> PartProposal:
    hers: dict[int, list[Stay]] = {}
    for number, booking in whose.items():
        if booking:
            hers.setdefault(booking, []).append(stays[number])
    length = int((part.ends - part.starts).total_seconds() // 60)
    rows = []
    for comer in comers:
        minutes = together(hers[comer.booking]).minutes(part.starts, part.ends) if comer.booking in hers else None
        before = comer.parts.get(part.pk)
        enough = minutes is not None and minutes * 100 >= share * length and minutes > 0
        rows.append(OfPart(comer, minutes, before.was_there if before else enough, before))
    return PartProposal(part, length, tuple(rows))


def together(stays: Sequence[Stay]) -> Stay:
    """One person who stands in the file more than once: from two devices, or under two names."""
    if len(stays) == 1:
        return stays[0]
    seconds = [one.seconds for one in stays if one.seconds is not None]
    return Stay(
        tuple(name for one in stays for name in one.names),
        tuple(mail for one in stays for mail in one.mails),
        tuple(span for one in stays for span in one.spans),
        sum(seconds) if seconds else None,
    )


def held(stays: Sequence[Stay]) -> str:
    """The file as her own browser holds it between looking and deciding: signed, and kept nowhere here."""
    told = [
        (one.names, one.mails, [(begins.timestamp(), ends.timestamp()) for begins, ends in one.spans], one.seconds)
        for one in stays
    ]
    return signing.dumps(told, salt=SALT, compress=True)


def unheld(text: str) -> list[Stay] | None:
    """The same again; None when it was changed, or is hours old."""
    try:
        told = signing.loads(text, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    return [
        Stay(tuple(names), tuple(mails), tuple((_at(begins), _at(ends)) for begins, ends in spans), seconds)
        for names, mails, spans, seconds in told
    ]


def _at(stamp: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(stamp, dt.UTC)


def _mails(session: Session) -> dict[str, int]:
    """{mail address: booking}."""
    rows = Booking.objects.standing().filter(session=session).values_list("person__email", "pk")
    return {email.casefold(): pk for email, pk in rows if email}


def _trainers(session: Session) -> set[str]:
    """Addresses and names of who give it: they are in the file, and not on the list."""
    rows = Teaching.objects.filter(session=session).annotate(own=F("trainer__person__email"))
    found = {each for row in rows.values_list("trainer__name", "trainer__email", "own") for each in row if each}
    return {one.casefold() for one in found}


def _named(stay: Stay, comers: Sequence[Comer]) -> int:
    """The booking of the only one with exactly that name."""
    names = {" ".join(name.casefold().split()) for name in stay.names}
    there = [comer.booking for comer in comers if comer.name.casefold() in names]
    return there[0] if len(there) == 1 else 0
