"""Coming together at scale: 2,000 sessions with 30,000 seats, and suggestions out of 5,000 activities.

`python -m tests.bench.sessions` within the environment of one empty or earlier filled installation (`bin/bench` gives
it one of its own). Pages are set beside a bare view, and so is what a press does.
"""

import datetime as dt
import random
import secrets
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

import django

SESSIONS, SEATS, ROOMS, TRAINERS = 2_000, 15, 40, 60
ACTIVITIES = 5_000
LARGE, WAITING = 200, 500  # seats of the session whose list is asked, and who wait for another
ROUNDS = 15


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from vliegwiel.areas.people.models import Person

    if not Person.objects.exists():
        print("Filling sessions; this is kept for the next time.", flush=True)
        fill()
    print(pages(), flush=True)


def fill() -> None:
    from django.db import connection

    from tests.bench import fill as company
    from vliegwiel.areas.people.actions import grant_role
    from vliegwiel.areas.people.enums import Role
    from vliegwiel.areas.people.models import Person

    company.people(lambda line: print(line, flush=True))
    everybody = list(Person.objects.order_by("pk"))
    boss = everybody[0]
    for role in (Role.LND_LEAD, Role.HR, Role.ADMINISTRATOR, Role.AUTHOR):
        grant_role(boss, role=role, by=None)
    company.ACTIVITIES = ACTIVITIES
    offer = [activity for activity, _edition in company.shelf(boss, random.Random(2026))]
    sessions(everybody, offer, boss)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def sessions(everybody: list[Any], offer: list[Any], boss: Any) -> None:
    """Half a year back and half a year ahead; today's is large, and one to come is full, with people who wait."""
    from tests.bench.fill import bulk
    from vliegwiel.areas.live.models import Booking, Part, Presence, Room, Session, Teaching, Trainer, Wait
    from vliegwiel.kit import clock

    dice = random.Random(11)
    rooms = [Room.objects.create(name=f"Zaal {n}", place="Gebouw A", seats=LARGE) for n in range(ROOMS)]
    trainers = [Trainer.objects.create(person=one, name=one.name) for one in everybody[20 : 20 + TRAINERS]]
    bulk(
        Session,
        (
            Session(
                key=secrets.token_hex(6),
                activity=offer[n % 300],
                capacity=LARGE if n == SESSIONS // 2 else SEATS,
                minimum=4,
                made_by=boss,
            )
            for n in range(SESSIONS)
        ),
    )
    made = list(Session.objects.order_by("pk"))
    now = clock.now().replace(minute=0, second=0, microsecond=0)

    def parts():
        for n, session in enumerate(made):
            day = now + dt.timedelta(days=(n - SESSIONS // 2) * 360 / SESSIONS)
            for number in (1, 2):
                starts = day.replace(hour=8) + dt.timedelta(days=7 * (number - 1))
                yield Part(
                    session=session,
                    number=number,
                    starts=starts,
                    ends=starts + dt.timedelta(hours=3),
                    room=rooms[n % ROOMS],
                    key=uuid.uuid4().hex,
                    code=secrets.token_hex(6),
                )

    bulk(Part, parts())
    bulk(Teaching, (Teaching(session=one, trainer=trainers[n % TRAINERS]) for n, one in enumerate(made)))
    bulk(
        Booking,
        (
            Booking(session=one, person=person, by=person)
            for one in made
            for person in dice.sample(everybody, one.capacity)
        ),
    )
    past = Part.objects.filter(starts__lt=now, number=1).values_list("pk", "session")
    seats: dict[int, list[int]] = {}
    for pk, session in Booking.objects.values_list("pk", "session"):
        seats.setdefault(session, []).append(pk)
    bulk(
        Presence,
        (
            Presence(part_id=part, booking_id=seat, was_there=True, by=boss)
            for part, session in past
            for seat in seats[session]
        ),
    )
    full = made[SESSIONS // 2 + 100]
    there = set(full.bookings.values_list("person", flat=True))
    waiting = [one for one in everybody[3000 : 3000 + WAITING] if one.pk not in there]
    bulk(Wait, (Wait(session=full, person=one, by=one) for one in waiting))


def pages() -> str:
    from tests.bench.measure import Figure, beside_bare, table
    from vliegwiel.areas.live.models import Booking, Session, Wait
    from vliegwiel.areas.people.models import Person
    from vliegwiel.kit import clock

    large = Session.objects.get(capacity=LARGE)
    boss, learner = Person.objects.order_by("pk")[0], Booking.objects.order_by("pk")[0].person
    month = f"/office/planner/?view=month&day={clock.today()}"
    figures = beside_bare(
        learner,
        [
            *(("her sessions", "/learn/sessions/"), ("one session", f"/learn/session/{large.key}/")),
            ("suggestions of 5,000", "/learn/suggestions/"),
        ],
        rounds=ROUNDS,
    )
    figures += beside_bare(
        boss,
        [
            *(("sessions she plans", "/studio/sessions/"), ("the board, a week", "/office/planner/")),
            *(("the board, a month", month), ("what sessions cost", "/office/session-costs/")),
            (f"a list of {LARGE}", f"/trainer/{large.key}/presence/1/"),
        ],
        rounds=ROUNDS,
    )[1:]
    full = Wait.objects.filter(ended_at=None).order_by("pk")[0].session
    seats = list(Booking.objects.filter(session=full).select_related("session__activity", "person")[:ROUNDS])
    times = [taken_back(lambda seat=seat: give(seat)) for seat in seats]
    queries = count(lambda: give(seats[0]))
    slow = statistics.quantiles(times, n=20)[18]
    figures.append(Figure("a seat moves up", queries, statistics.median(times), slow, 0))
    return table(figures)


def give(seat: Any) -> None:
    """The seat back, and the next of five hundred is offered it; what is told follows behind (the queue)."""
    from vliegwiel.areas.live import actions
    from vliegwiel.areas.live.models import Wait

    actions.give_back(seat, by=seat.person)
    if not Wait.objects.offered().filter(session=seat.session).exists():
        raise SystemExit("Nobody moved up")


def taken_back(work: Callable[[], None]) -> float:
    """Milliseconds; and then it never happened."""
    from django.db import transaction

    with transaction.atomic():
        started = time.perf_counter()
        work()
        taken = (time.perf_counter() - started) * 1000
        transaction.set_rollback(True)
    return taken


def count(work: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        taken_back(work)
    return len(captured)


if __name__ == "__main__":
    main()
