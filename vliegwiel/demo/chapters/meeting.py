"""People come together: mornings about bad news with a trainer from outside, one behind them and one that is full; a
drill that finished something; an hour online with too few people; and seven who would like a session there is none of.
"""

import datetime as dt
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from django.conf import settings

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.actions import Line, Mark, PartPlan
from vliegwiel.areas.live.enums import For, Missed
from vliegwiel.areas.live.models import Booking, Room, Session
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock

from ..story import Story

NEWS, DRILL = "slecht-nieuws-over-de-rekening", "niet-alleen-naar-binnen"
ONLINE, WISHED = "feedback-geven", "wie-spreek-ik"
SEATS = 6
TRAINER = {"name": "Marjan Steen", "email": "marjan@steen-training.example"}
SHEET = (
    Line(15, "Welkom en wat je hoopt mee te nemen"),
    Line(30, "Het gesprek dat je bijbleef", "In tweetallen. Niemand hoeft in de kring te vertellen."),
    Line(60, "Oefenen: de eerste twee zinnen", "Drie rollen, wissel na twintig minuten. De stilte hoort erbij."),
    Line(15, "Pauze"),
    Line(45, "Nog een keer, moeilijker", "De trainer speelt de klant die blijft vragen."),
    Line(15, "Wat doe je donderdag?", "Ieder schrijft één zin op en neemt hem mee."),
)


def write(story: Story) -> None:
    story.at(story.moment(90, 9), partial(_rooms, story))
    story.at(story.moment(88, 10), partial(_news, story, -30))
    story.at(story.moment(70, 10), partial(_everybody_comes, story))
    for day in (0, 7):
        story.at(_on(story, -30 + day, 12, 30), partial(_list, story, day))
    story.at(story.moment(50, 10), partial(_drill, story))
    story.at(_on(story, -20, 16), partial(_was_at_the_drill, story))
    story.at(story.moment(25, 10), partial(_news, story, 12))
    story.at(story.moment(21, 11), partial(_full, story))
    story.at(story.moment(14, 11), partial(_online, story))
    story.at(story.moment(14, 12), partial(_asked, story))
    story.at(story.moment(13, 16), partial(_off, story))
    story.at(story.moment(12, 15), partial(_wish, story))
    story.at(story.moment(1, 7, 20), actions.ask_minimum)
    story.at(story.moment(1, 15, 30), partial(_one_gives_back, story))


def _on(story: Story, days: int, hour: int, minute: int = 0) -> dt.datetime:
    """A working day so many days from today; weekends move to the Monday after."""
    day = story.today + dt.timedelta(days=days)
    day += dt.timedelta(days=(8 - day.isoweekday()) if day.isoweekday() > 5 else 0)
    return dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo(settings.TIME_ZONE))


def _part(story: Story, days: int, hour: int, hours: float, **where) -> PartPlan:
    starts = _on(story, days, hour)
    return PartPlan(starts=starts, ends=starts + dt.timedelta(hours=hours), **where)


def _rooms(story: Story) -> None:
    by = story.who("femke")
    actions.keep_room(name="Zaal Bron", place="Hoofdkantoor, eerste verdieping", seats=14, by=by)
    actions.keep_room(name="Zaal Duin", place="Hoofdkantoor, begane grond", seats=8, by=by)
    actions.keep_room(name="Werkplaats Noord", place="Pompstation Noord, achter de poort links", seats=20, by=by)


def _crew(story: Story) -> list[Person]:
    """The service desk, in the order of their numbers, Noor last."""
    noor = story.who("noor")
    return [*sorted((one for one in story.team("KS") if one != noor), key=lambda one: one.number or ""), noor]


def _news(story: Story, days: int) -> None:
    """Two mornings a week apart; what is read beforehand is in the activity, so coming is not all there is to it."""
    session = actions.plan(
        story.shelf[NEWS],
        parts=[
            _part(story, days, 9, 3, room=Room.objects.get(name="Zaal Duin"), title="De eerste twee zinnen"),
            _part(story, days + 7, 9, 3, room=Room.objects.get(name="Zaal Duin"), title="Als de klant blijft vragen"),
        ],
        capacity=SEATS,
        minimum=4,
        words="Neem een gesprek mee dat je bijbleef. Koffie staat klaar om kwart voor negen.",
        completes=False,
        seat_cost=Decimal("85"),
        missed_cost=Decimal("40"),
        by=story.who("femke"),
    )
    trainer = actions.ask_trainer(session, by=story.who("femke"), **TRAINER)
    actions.write_run_sheet(session.parts.order_by("starts")[0], lines=SHEET, by=trainer)
    link = "https://www.steen-training.example/kaart-twee-zinnen"
    actions.add_material(session, title="Kaart: de eerste twee zinnen", link=link, by=trainer)
    actions.add_material(session, title="Rollen voor de oefening", link=f"{link}-rollen", whom=For.TRAINER, by=trainer)


def _sessions(story: Story, name: str) -> list[Session]:
    return list(Session.objects.filter(activity=story.shelf[name]).order_by("made_at", "pk"))


def _everybody_comes(story: Story) -> None:
    session = _sessions(story, NEWS)[0]
    crew = _crew(story)
    for person in crew[: SEATS - 2]:
        actions.book(session, person=person, by=person)
    actions.book_many(session, people=crew[SEATS - 2 : SEATS], by=story.who("mirjam"))


def _list(story: Story, day: int) -> None:
    """One was not there the second morning, and said why."""
    session = _sessions(story, NEWS)[0]
    part = session.parts.order_by("starts")[1 if day else 0]
    seats = list(Booking.objects.standing().filter(session=session).order_by("pk").values_list("pk", flat=True))
    marks = {pk: Mark(True) for pk in seats}
    if day:
        marks[seats[1]] = Mark(False, Missed.WORK)
    actions.keep_presence(part, marks=marks, by=session.teachings.get().trainer)


def _drill(story: Story) -> None:
    """Being there finishes it."""
    session = actions.plan(
        story.shelf[DRILL],
        parts=[_part(story, -20, 13, 2.5, place="Pompstation Noord, de kelder")],
        capacity=4,
        label="Ploeg Noord",
        by=story.who("femke"),
    )
    for trainer in ("gerben", "femke"):
        actions.ask_trainer(session, person=story.who(trainer), by=story.who("femke"))
    for person in sorted(story.team("IN"), key=lambda one: one.number or "")[:3]:
        actions.book(session, person=person, by=person)


def _was_at_the_drill(story: Story) -> None:
    (session,) = _sessions(story, DRILL)
    seats = Booking.objects.standing().filter(session=session).values_list("pk", flat=True)
    actions.keep_presence(session.parts.get(), marks={pk: Mark(True) for pk in seats}, by=story.who("gerben"))


def _full(story: Story) -> None:
    """Who could not come the first time, and colleagues of billing; Noor waits, second."""
    session = _sessions(story, NEWS)[1]
    crew = _crew(story)
    others = [one for one in crew[SEATS:-1] if one.is_active]
    for person in others[:SEATS]:
        actions.book(session, person=person, by=person)
    free = SEATS - Booking.objects.standing().filter(session=session).count()
    for person in crew[:free]:
        actions.book(session, person=person, by=person)
    for person in (story.who("noor"), *crew[free : free + 2]):
        if not Booking.objects.standing().filter(session=session, person=person).exists():
            actions.wait_for(session, person=person, by=person)


def _asked(story: Story) -> None:
    """What the group wants, asked by the trainer beforehand; and the busiest weeks of the desk, which HR closes."""
    session = _sessions(story, NEWS)[1]
    options = ["De eerste zin", "De stilte erna", "Als de klant blijft vragen"]
    text = "Wat wil je het liefst oefenen?"
    asked = actions.ask_group(session, text=text, options=options, by=session.teachings.get().trainer)
    seats = Booking.objects.standing().filter(session=session).select_related("person").order_by("pk")
    for n, seat in enumerate(seats):
        actions.answer_group(asked, choice=n % 2, by=seat.person)
    first = clock.today() + dt.timedelta(days=42)  # behind every date that was asked already
    unit = Unit.objects.get(code="KS")
    why = "De jaarafrekening gaat uit"
    learning.close_weeks(unit=unit, starts=first, ends=first + dt.timedelta(days=7), why=why, by=story.who("hanneke"))


def _one_gives_back(story: Story) -> None:
    """So that the seat is kept for Noor."""
    session = _sessions(story, NEWS)[1]
    seat = Booking.objects.standing().filter(session=session).order_by("pk").first()
    if seat is not None:
        actions.give_back(seat, by=seat.person, why=Missed.WORK)


def _online(story: Story) -> None:
    session = actions.plan(
        story.shelf[ONLINE],
        parts=[_part(story, 5, 11, 1, link="https://vergaderen.bronwaard.example/feedback")],
        capacity=20,
        minimum=6,
        decide_days=7,
        completes=False,
        by=story.who("ilse"),
    )
    actions.ask_trainer(session, person=story.who("ilse"), by=story.who("femke"))
    for person in _crew(story)[:2]:
        actions.book(session, person=person, by=person)


def _off(story: Story) -> None:
    session = actions.copy_session(
        _sessions(story, ONLINE)[0], first_day=clock.today() + dt.timedelta(days=30), by=story.who("ilse")
    )
    actions.cancel_session(session, why="Die dag is er een storing gepland.", by=story.who("ilse"))


def _wish(story: Story) -> None:
    for person in _crew(story)[:7]:
        if not queries.wishes(person, story.shelf[WISHED]):
            actions.wish(story.shelf[WISHED], by=person)
