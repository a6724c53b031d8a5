"""A company of 10,000 people with three years behind it: 400 units, 200 activities, a million happenings.

The people come in through the staff import, which is measured on the way; the rest is written in bulk, in the shape
the product's own verbs leave behind, for a million verbs would take an hour.
"""

import datetime as dt
import itertools
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields

from vliegwiel.areas.catalogue.actions import ask_recheck, index_activity, run_recheck
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Confirmation, Edition, Link
from vliegwiel.areas.insights.actions import recount
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment, Step
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.actions import apply_staff_file, check_staff_file, grant_role, receive_staff_file
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Organisation, Person
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.areas.strategy.actions import begin_charter, publish_charter
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour
from vliegwiel.areas.strategy.queries import STARTERS
from vliegwiel.kit import clock
from vliegwiel.kit.events import EVENTS
from vliegwiel.kit.models import Happening

PEOPLE, UNITS, ACTIVITIES, HAPPENINGS = 10_000, 400, 200, 1_000_000
DAYS = 3 * 365
GIVEN = ["Noor", "Bram", "Eva", "Cem", "Lotte", "Daan", "Fatima", "Gijs", "Sara", "Omar", "Tess", "Ruben", "Mila"]
FAMILY = ["Visser", "Bakker", "Jansen", "Smit", "Dekker", "Mulder", "Yilmaz", "Bos", "Kuipers", "Postma", "Kaya"]


def staff_file(people: int = PEOPLE, units: int = UNITS) -> bytes:
    """A staff export: every unit under the one a twentieth of its number, a manager per twelve people."""
    heads = "Medewerkernummer;Roepnaam;Achternaam;E-mail werk;Functie;Afdelingscode;Afdeling;Bovenliggende afdeling"
    lines = [heads + ";Leidinggevende;Datum in dienst;FTE;Werkdagen;Taal"]
    for n in range(people):
        unit = 0 if n < 12 else n % units
        above = "" if unit == 0 else f"Afdeling {unit // 20}"
        boss = "" if n == 0 else str(1000 + (n // 12 if n >= 12 else 0))
        name = f"{GIVEN[n % len(GIVEN)]};{FAMILY[n * 7 % len(FAMILY)]} {n}"
        lines.append(
            f"{1000 + n};{name};p{n}@groot.example;Medewerker;U{unit:03};Afdeling {unit};{above};{boss};"
            f"01-0{1 + n % 9}-20{10 + n % 13};{'1,00' if n % 3 else '0,80'};ma di wo do{' vr' if n % 3 else ''};nl"
        )
    return "\n".join(lines).encode("utf-8-sig")


def people(say: Callable[[str], None]) -> None:
    """10,000 people through the staff import; says how many rows a second."""
    Organisation.objects.get_or_create(pk=1, defaults={"name": "Groot"})
    received = receive_staff_file(staff_file(), file_name="groot.csv", by=None)
    started = time.perf_counter()
    checked = check_staff_file(received, by=None)
    middle = time.perf_counter()
    applied = apply_staff_file(checked, by=None)
    ended = time.perf_counter()
    if applied.problem or applied.state != "applied":
        raise SystemExit(f"The staff import did not go through: {applied.state} {applied.problem}")
    say(
        f"import of {PEOPLE} people: dry run {PEOPLE / (middle - started):.0f} rows/s, "
        f"apply {PEOPLE / (ended - middle):.0f} rows/s"
    )


def batches(rows: Iterable, size: int = 5000) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(itertools.islice(rows, size)):
        yield batch


def bulk(model, rows: Iterable) -> int:
    count = 0
    for batch in batches(rows):
        model.objects.bulk_create(batch)
        count += len(batch)
    return count


def blocks(n: int) -> list[dict]:
    text = "<p>" + "Stop, kijk en meld wat je ziet voordat je verder gaat. " * 12 + "</p>"
    options = [
        {"id": letter, "text": f"Antwoord {letter}", "correct": letter == "a", "explanation": "Omdat het zo is."}
        for letter in "abc"
    ]
    return [
        {"id": f"t{n}", "type": "text", "data": {"html": text}},
        {"id": f"q{n}", "type": "question", "data": {"prompt": "Wat doe je?", "kind": "single", "options": options}},
        {"id": f"u{n}", "type": "text", "data": {"html": text}},
        {
            "id": f"p{n}",
            "type": "practice",
            "data": {"situation": "Bij de sleuf", "task": "Kijk", "bring_back": "Foto"},
        },
    ]


def shelf(owner: Person, dice: random.Random) -> list[tuple[Activity, Edition]]:
    goals = [
        Goal.objects.create(
            statement={"nl": f"Doel {n}: van 14 naar 7 meldingen per maand", "en": f"Goal {n}"},
            owner=owner,
            due=clock.today() + dt.timedelta(days=200),
            state=Goal.State.ACTIVE,
        )
        for n in range(10)
    ]
    for goal in goals:
        Kpi.objects.create(
            goal=goal, name={"nl": "Meldingen per maand"}, unit={"nl": "meldingen"}, baseline=14, target=7
        )
    behaviours = [
        TargetBehaviour.objects.create(
            goal=goals[n % 10],
            actor={"nl": "Een monteur"},
            situation={"nl": "bij een afwijking"},
            action={"nl": f"stopt en meldt dat binnen {n + 1} minuten"},
            standard={"nl": "vier van de vijf keer"},
            owner=owner,
        )
        for n in range(40)
    ]
    made = []
    for n in range(ACTIVITIES):
        activity = Activity.objects.create(
            slug=f"activiteit-{n}", owner=owner, purpose=dice.choice([Purpose.STRATEGIC, Purpose.OWN_GROWTH])
        )
        edition = Edition.objects.create(
            activity=activity,
            language="nl",
            number=1,
            title=f"Activiteit {n}: stop en meld",
            summary="Wat je doet als iets afwijkt van wat je verwacht.",
            minutes=4 + n % 9,
            blocks=blocks(n),
            published_by=owner,
        )
        link = Link.objects.create(
            activity=activity, behaviour=behaviours[n % 40], rationale="Oefent precies dit gedrag.", claimed_by=owner
        )
        Confirmation.objects.create(link=link, by=owner)
        index_activity(activity)
        made.append((activity, edition))
    return made


def deeds(everybody: list[Person], offer: list[tuple[Activity, Edition]], boss: Person, dice: random.Random) -> None:
    """What three years leave: ten assignments a person, of which most begin, many end and some are applied."""
    now = clock.now()
    wanted = {person.pk: dice.sample(range(len(offer)), 10) for person in everybody}

    def moment() -> dt.datetime:
        return now - dt.timedelta(minutes=dice.randrange(60, DAYS * 1440))

    bulk(
        Assignment,
        (
            Assignment(
                person_id=pk,
                activity=offer[n][0],
                given_by=boss,
                reason="Omdat we dit nu nodig hebben.",
                given_at=moment(),
            )
            for pk, chosen in wanted.items()
            for n in chosen
        ),
    )
    begun = [(pk, n) for pk, chosen in wanted.items() for n in chosen[:8]]
    bulk(
        Enrolment,
        (
            Enrolment(person_id=pk, activity=offer[n][0], edition=offer[n][1], place=f"u{n}", began_at=moment())
            for pk, n in begun
        ),
    )
    ids = {(e[0], e[1]): e[2] for e in Enrolment.objects.values_list("person_id", "activity_id", "pk").order_by("pk")}
    ended = [(pk, n) for pk, chosen in wanted.items() for n in chosen[:6]]
    complete = set(ended)
    bulk(
        Step,
        (
            Step(enrolment_id=ids[pk, offer[n][0].pk], block=block["id"])
            for pk, n in begun
            for block in offer[n][1].blocks[: 4 if (pk, n) in complete else 2]
        ),
    )
    bulk(
        Completion,
        (Completion(person_id=pk, activity=offer[n][0], edition=offer[n][1], at=moment()) for pk, n in ended),
    )
    plans(everybody, offer, wanted, now)
    bulk(
        Message,
        (
            Message(person=person, kind="learning.AssignedNotice", facts={}, key=f"bench-{n}", at=moment(), read_at=now)
            for person in everybody
            for n in range(5)
        ),
    )


def plans(everybody: list[Person], offer: list, wanted: dict[int, list[int]], now: dt.datetime) -> None:
    """Two plans a person with four check-ins each; the first two answered, half of those seen by a colleague."""
    helper = {person.pk: everybody[(n + 1) % len(everybody)] for n, person in enumerate(everybody)}
    bulk(
        Plan,
        (
            Plan(
                person_id=pk,
                activity=offer[n][0],
                situation="Als ik bij de sleuf aankom",
                action="kijk ik eerst een minuut rond",
                supporter=helper[pk],
                made_at=now - dt.timedelta(days=20),
            )
            for pk, chosen in wanted.items()
            for n in chosen[:2]
        ),
    )
    today = clock.today()

    def check_ins() -> Iterator[CheckIn]:
        for n, pk in enumerate(Plan.objects.order_by("pk").values_list("pk", flat=True)):
            for day in (3, 14, 42, 84):
                answered = day < 42 and n % 3
                yield CheckIn(
                    plan_id=pk,
                    day=day,
                    due_on=today + dt.timedelta(days=day - 20),
                    said=("did_it" if n % 2 else "tried") if answered else "",
                    said_at=now if answered else None,
                )

    bulk(CheckIn, check_ins())
    done = CheckIn.objects.filter(said="did_it").order_by("pk").values_list("pk", "plan__supporter")
    bulk(SupportAct, (SupportAct(check_in_id=pk, by_id=by, kind="confirmed") for pk, by in done if pk % 2))


def happenings(everybody: list[Person], dice: random.Random, say: Callable[[str], None]) -> None:
    now, kinds = clock.now(), sorted(EVENTS)
    # Every kind with its own numbers and words: pages put them in a sentence.
    plain = {"int": 1, "str": "iets"}
    facts = {
        kind: {one.name: plain[name] for one in fields(event) if (name := getattr(one.type, "__name__", "")) in plain}
        for kind, event in EVENTS.items()
    }
    pks = [person.pk for person in everybody]

    def rows() -> Iterator[Happening]:
        for n in range(HAPPENINGS):
            who = dice.choice(pks)
            yield Happening(
                kind=kinds[n % len(kinds)],
                by_id=who,
                person_id=who,
                facts=facts[kinds[n % len(kinds)]] | {"by": who, "person": who, "activity": 1 + n % ACTIVITIES},
                at=now - dt.timedelta(seconds=dice.randrange(DAYS * 86400)),
            )

    for n, batch in enumerate(batches(rows(), 10_000)):
        Happening.objects.bulk_create(batch, batch_size=2000)
        if n % 20 == 19:
            say(f"  {(n + 1) * 10_000:,} happenings")


def charter(boss: Person, say: Callable[[str], None]) -> None:
    """A charter in force, and everything on the shelf checked under it; says how many editions a second."""
    draft = begin_charter(by=boss, starter=STARTERS["industry"])
    asked = ask_recheck(publish_charter(draft, by=boss, version=draft.version), by=boss)
    started = time.perf_counter()
    done = run_recheck(asked)
    say(f"the shelf under the charter: {done.total / (time.perf_counter() - started):.0f} editions/s")


def fill(say: Callable[[str], None]) -> None:
    """All of it, in minutes. ValueError when there is something already: it fills empty installations only."""
    if Person.objects.exists():
        raise ValueError("There are people already.")
    dice = random.Random(2026)
    people(say)
    everybody = list(Person.objects.order_by("pk"))
    boss = everybody[0]
    for role in (Role.LND_LEAD, Role.ADMINISTRATOR, Role.LEADER, Role.AUTHOR):
        grant_role(boss, role=role, by=None)
    say("  activities, assignments, steps, plans and check-ins")
    deeds(everybody, shelf(boss, dice), boss, dice)
    happenings(everybody, dice, say)
    started = time.perf_counter()
    cells = recount()
    say(f"recount of every stage: {cells} cells in {time.perf_counter() - started:.1f} s")
    charter(boss, say)
