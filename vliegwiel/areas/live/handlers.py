"""What happens next: whoever comes, waits, gives or plans it hears what concerns her."""

from collections import Counter
from typing import Any

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit import clock
from vliegwiel.kit.events import on

from . import actions, events, notices, queries
from .enums import WaitEnd
from .models import Booking, Cancellation, GroupQuestion, Pass, RemovedPart, Session, Teaching, Wait, Wish


def _facts(
    session: Session, *, told: list[queries.PartRow] | None = None, again: int = 0, off: bool = False
) -> dict[str, Any]:
    """What every message about a session says; `told`: the parts that go to her calendar.

    A calendar program believes only a higher number: one more to take it out (`off`), two more each time she was booked
    `again`.
    """
    parts = queries.parts_of([session.pk])[session.pk]
    words = titles([session.activity_id]).get(session.activity_id, {})
    title = words.get("nl") or next(iter(words.values()), "")
    return {
        "key": session.key,
        "title": title,
        "when": parts[0].starts.isoformat(),
        "parts": [
            {
                "uid": queries.uid_of(part.key),
                "sequence": part.sequence + 2 * again + off,
                "starts": part.starts.isoformat(),
                "ends": part.ends.isoformat(),
                "title": " · ".join(one for one in (title, part.title or session.label) if one),
                "where": part.where,
                "link": part.link,
                "stamp": clock.now().isoformat(),
            }
            for part in (parts if told is None else told)
        ],
    }


def _again(session: Session) -> Counter[int]:
    """{person: how often she gave her seat back}."""
    rows = Booking.objects.filter(session=session, ended_at__isnull=False).order_by("pk")
    return Counter(rows.values_list("person", flat=True))


@on(events.Booked)
def confirm(event: events.Booked) -> None:
    """Silent when the seat was given back in the meantime."""
    row = Booking.objects.standing().select_related("session", "by").filter(pk=event.booking).first()
    if row is not None:
        by = "" if row.by_id == row.person_id else row.by.name
        facts = _facts(row.session, again=_again(row.session)[row.person_id])
        tell(row.person_id, notices.YouAreBooked, {**facts, "by": by}, f"booked-{row.pk}")


@on(events.SeatGivenBack)
def confirm_giving_back(event: events.SeatGivenBack) -> None:
    row = Booking.objects.select_related("session", "ended_by").get(pk=event.booking)
    by = "" if row.ended_by is None or row.ended_by_id == row.person_id else row.ended_by.name
    before = Booking.objects.filter(session=row.session, person=row.person_id, pk__lt=row.pk).count()
    facts = _facts(row.session, again=before, off=True)
    tell(row.person_id, notices.SeatGone, {**facts, "by": by}, f"seat-gone-{row.pk}")


@on(events.SeatOffered)
def offer_the_seat(event: events.SeatOffered) -> None:
    """Silent when she answered in the meantime."""
    row = Wait.objects.offered().select_related("session").filter(pk=event.wait).first()
    if row is not None and row.offer_until:
        facts = {**_facts(row.session, told=[]), "until": row.offer_until.isoformat()}
        tell(row.person_id, notices.SeatForYou, facts, f"seat-offered-{row.pk}")


@on(events.WaitEnded)
def say_that_it_passed(event: events.WaitEnded) -> None:
    row = Wait.objects.select_related("session").get(pk=event.wait)
    if row.end == WaitEnd.PASSED:
        tell(row.person_id, notices.SeatPassed, _facts(row.session, told=[]), f"seat-passed-{row.pk}")


@on(events.SessionPlanned)
def tell_who_wished(event: events.SessionPlanned) -> None:
    session = Session.objects.going_on().filter(pk=event.session).first()
    if session is not None:
        facts = _facts(session, told=[])
        here = Wish.objects.filter(activity=session.activity_id, person__in=Person.objects.here())
        for person in here.order_by("pk").values_list("person", flat=True):
            tell(person, notices.ThereIsOne, facts, f"there-is-one-{session.pk}")


@on(events.PartMoved)
def tell_who_comes_then(event: events.PartMoved) -> None:
    """Silent when it moved again in the meantime: that is told by itself."""
    session = Session.objects.going_on().filter(pk=event.session).first()
    if session is None:
        return
    parts = queries.parts_of([session.pk])[session.pk]
    moved = next((part for part in parts if part.pk == event.part), None)
    if moved is None or moved.sequence != event.sequence:
        return
    again = _again(session)
    for person in _everybody(session):
        facts = _facts(session, told=[moved], again=again[person])
        facts |= {"when": moved.starts.isoformat(), "where": moved.where}
        tell(person, notices.PartMoved, facts, f"part-moved-{moved.pk}-{moved.sequence}")
    facts = _facts(session, told=[moved]) | {"when": moved.starts.isoformat(), "where": moved.where}
    actions.mail_outside(session, notices.PartMoved(**facts))


@on(events.PartRemoved)
def tell_that_it_is_out(event: events.PartRemoved) -> None:
    gone = RemovedPart.objects.select_related("session").get(pk=event.removed)
    again = _again(gone.session)

    def facts(times: int) -> dict[str, Any]:
        whole = _facts(gone.session, told=[])
        entry = {
            "uid": queries.uid_of(gone.key),
            "sequence": gone.sequence + 2 * times,
            "starts": gone.starts.isoformat(),
            "ends": gone.ends.isoformat(),
            "title": " · ".join(one for one in (whole["title"], gone.title or gone.session.label) if one),
            "where": gone.where,
            "stamp": clock.now().isoformat(),
        }
        return {**whole, "when": gone.starts.isoformat(), "parts": [entry], "reason": gone.why}

    for person in _everybody(gone.session):
        tell(person, notices.PartGone, facts(again[person]), f"part-gone-{gone.pk}")
    actions.mail_outside(gone.session, notices.PartGone(**facts(0)))


@on(events.GroupAsked)
def tell_the_group(event: events.GroupAsked) -> None:
    """Who comes, when it has not begun: during it they sit there."""
    asked = GroupQuestion.objects.select_related("session").get(pk=event.question)
    if asked.closed_at is None and Session.objects.to_come().filter(pk=asked.session_id).exists():
        facts = {**_facts(asked.session, told=[]), "question": asked.text}
        coming = Booking.objects.standing().filter(session=asked.session_id).order_by("pk")
        for person in coming.values_list("person", flat=True):
            tell(person, notices.YouAreAskedSomething, facts, f"group-asked-{asked.pk}")


@on(events.SessionCancelled)
def tell_who_would_come(event: events.SessionCancelled) -> None:
    said = Cancellation.objects.select_related("session").get(session=event.session)
    again = _again(said.session)
    waited = Wait.objects.filter(session=event.session, end=WaitEnd.CANCELLED).values_list("person", flat=True)
    for person in [*_everybody(said.session), *waited]:
        facts = {**_facts(said.session, again=again[person], off=True), "reason": said.why}
        tell(person, notices.NotGoingOn, facts, f"not-going-on-{event.session}")
    facts = {**_facts(said.session, off=True), "reason": said.why}
    actions.mail_outside(said.session, notices.NotGoingOn(**facts))


@on(events.TrainerAsked)
def tell_who_teaches(event: events.TrainerAsked) -> None:
    """A trainer from outside by mail; her link comes in a mail of its own."""
    row = Teaching.objects.filter(session=event.session, trainer=event.trainer).select_related("session").first()
    if row is None:
        return
    facts = _facts(row.session)
    if event.person:
        tell(event.person, notices.YouTeach, facts, f"you-teach-{row.pk}")
    else:
        actions.mail_outside(row.session, notices.YouTeach(**facts), only=event.trainer)


@on(events.PassGiven)
def mail_the_link(event: events.PassGiven) -> None:
    """Tried again by the queue when the mail server does not answer."""
    given = Pass.objects.filter(pk=event.trainer_pass).first()
    if given is not None:
        actions.mail_pass(given)


@on(events.MinimumAsked)
def ask_who_decides(event: events.MinimumAsked) -> None:
    """Who planned it; who left is followed by the owner of the activity, and after that by the L&D lead."""
    session = queries.taken().going_on().filter(pk=event.session).select_related("made_by").first()
    if session is None:
        return
    facts = {**_facts(session, told=[]), "people": session.seats, "minimum": session.minimum}
    for person in _deciders(session):
        tell(person, notices.TooFew, facts, f"too-few-{session.pk}")


def _everybody(session: Session) -> list[int]:
    """Who comes and who gives it, of those who have an inbox."""
    coming = Booking.objects.standing().filter(session=session).order_by("pk").values_list("person", flat=True)
    giving = Teaching.objects.filter(session=session, trainer__person__isnull=False)
    return list(dict.fromkeys([*coming, *giving.values_list("trainer__person", flat=True)]))


def _deciders(session: Session) -> list[int]:
    if session.made_by.is_active:
        return [session.made_by_id]
    owner = Activity.objects.select_related("owner").get(pk=session.activity_id).owner
    if owner.is_active:
        return [owner.pk]
    leads = RoleGrant.objects.on(clock.today()).filter(role=Role.LND_LEAD)
    return list(leads.order_by("person").values_list("person", flat=True).distinct())
