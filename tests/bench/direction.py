"""Direction at scale: 300 behaviours, 5,000 activities, 12,000 links, each judged by two, and 2,000 requests.

Scores made anew, pages, and what is like a need while somebody types it.

`python -m tests.bench.direction` within the environment of one empty or earlier filled installation (`bin/bench` gives
it one of its own).
"""

import datetime as dt
import random
import statistics
import subprocess
import sys
import time
from typing import Any

import django

THEMES, GOALS, BEHAVIOURS, ACTIVITIES, LINKS = 6, 30, 300, 5_000, 12_000
REQUESTS = 2_000
ROUNDS = 15
WHY = "Dat zagen we vorig jaar gebeuren bij drie ploegen in twee vestigingen."


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from vliegwiel.areas.people.models import Person

    if not Person.objects.exists():
        print("Filling direction at scale; this is kept for the next time.", flush=True)
        fill()
    recompute()
    keep()
    print(pages(), flush=True)
    typing()


def fill() -> None:
    from django.db import connection, transaction

    from vliegwiel.areas.people.enums import Role
    from vliegwiel.areas.people.models import Organisation, Person, RoleGrant

    Organisation.objects.get_or_create(pk=1, defaults={"name": "Bench"})
    dice = random.Random(2026)
    lead, owner = (
        Person.objects.create(given_name=name, family_name="Bench", email=f"{name}@bench.example".lower())
        for name in ("Lea", "Mara")
    )
    for person, role in ((lead, Role.LND_LEAD), (owner, Role.LEADER)):
        RoleGrant.objects.create(person=person, role=role)
    with transaction.atomic():
        behaviours = above(owner, lead, dice)
        below(behaviours, owner, lead, dice)
        needs(owner)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def above(owner: Any, lead: Any, dice: random.Random) -> list[Any]:
    """Themes, goals with a KPI, behaviours, and what is said of the edges between them."""
    from vliegwiel.areas.strategy.models import EdgeKind, Goal, Kpi, Rating, StrategyLink, TargetBehaviour, Theme

    themes = Theme.objects.bulk_create(Theme(title={"nl": f"Thema {n}"}, owner=owner) for n in range(THEMES))
    goals = Goal.objects.bulk_create(
        Goal(
            statement={"nl": f"Doel {n}: van 14 naar 7 meldingen per maand"},
            owner=owner,
            theme=themes[n % THEMES],
            state=Goal.State.ACTIVE,
        )
        for n in range(GOALS)
    )
    kpis = Kpi.objects.bulk_create(
        Kpi(goal=goal, name={"nl": "Meldingen per maand"}, baseline=14, target=7) for goal in goals
    )
    behaviours = TargetBehaviour.objects.bulk_create(
        TargetBehaviour(
            goal=goals[n % GOALS],
            actor={"nl": "Een monteur"},
            situation={"nl": "bij een afwijking"},
            action={"nl": f"stopt en meldt dat binnen {n + 1} minuten"},
            standard={"nl": "vier van de vijf keer"},
            owner=owner,
        )
        for n in range(BEHAVIOURS)
    )
    links = [StrategyLink(kind=EdgeKind.GOAL, theme=goal.theme, goal=goal) for goal in goals]
    links += [StrategyLink(kind=EdgeKind.KPI, goal=kpi.goal, kpi=kpi) for kpi in kpis]
    links += [
        StrategyLink(kind=EdgeKind.BEHAVIOUR, kpi=kpis[n % GOALS], behaviour=one) for n, one in enumerate(behaviours)
    ]
    words(Rating, StrategyLink.objects.bulk_create(links), owner, lead, dice)
    return behaviours


def below(behaviours: list[Any], owner: Any, lead: Any, dice: random.Random) -> None:
    """Activities with an edition, and links two judges spoke about."""
    from tests.library import PRACTICE, QUESTION, TEXT
    from vliegwiel.areas.catalogue.models import Activity, Confirmation, Edition, Link, Rating

    activities = Activity.objects.bulk_create(
        (Activity(slug=f"activiteit-{n}", owner=owner, purpose="strategic") for n in range(ACTIVITIES)), batch_size=1000
    )
    Edition.objects.bulk_create(
        (
            Edition(
                activity=activity,
                language="nl",
                number=1,
                title=f"Activiteit {n}: stop en meld",
                minutes=5,
                blocks=[TEXT, QUESTION, PRACTICE],
                published_by=owner,
            )
            for n, activity in enumerate(activities)
        ),
        batch_size=1000,
    )
    ends = [(n % ACTIVITIES, (n * 7 + n // ACTIVITIES) % BEHAVIOURS) for n in range(LINKS)]
    links = Link.objects.bulk_create(
        (
            Link(activity=activities[one], behaviour=behaviours[other], rationale="Oefent het.", claimed_by=owner)
            for one, other in dict.fromkeys(ends)
        ),
        batch_size=1000,
    )
    Confirmation.objects.bulk_create((Confirmation(link=link, by=owner) for link in links), batch_size=1000)
    words(Rating, links, owner, lead, dice)


# What people ask for, each in a few ways: most of a company's questions are about the same dozen things.
ASKED = (
    "hoe spreek ik een collega aan die de afspraken over {} niet nakomt",
    "ik weet niet hoe ik een boze klant over {} te woord sta",
    "uitleg over het nieuwe systeem voor {} en de knoppen daarin",
    "hoe houd ik een gesprek over {} kort en vriendelijk",
    "wat doe ik als de machine stilvalt tijdens {}",
    "hoe plan ik mijn week als {} er steeds tussendoor komt",
)
ABOUT = ("verzuim", "overdracht", "facturen", "veiligheid", "bezorging", "roosters", "retouren", "voorraad", "inkoop")


def needs(owner: Any) -> None:
    """Requests in people's own words."""
    from vliegwiel.areas.catalogue.models import Request
    from vliegwiel.kit import clock

    texts = (ASKED[n % len(ASKED)].format(ABOUT[n % len(ABOUT)]) for n in range(REQUESTS))
    Request.objects.bulk_create((Request(text=text, by=owner, promised_for=clock.today()) for text in texts), 1000)


def typing() -> None:
    """What is like a need, asked again at every pause in typing: words many rows hold, few, and none."""
    from vliegwiel.areas.catalogue import queries
    from vliegwiel.areas.people.models import Person

    person = Person.objects.order_by("pk")[1]
    for text in ("hoe spreek ik een collega aan op afspraken over veiligheid", "stop en meld het", "fietsen"):
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            found = queries.alike(text, person)
            times.append(1000 * (time.perf_counter() - started))
        middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[18]
        print(
            f"alike “{text}”: {len(found.activities)} activities, {len(found.requests)} requests, "
            f"p50 {middle:.0f} ms, p95 {slow:.0f} ms",
            flush=True,
        )


def words(model: Any, links: list[Any], owner: Any, lead: Any, dice: random.Random) -> None:
    """Two judges each, mostly near: about one in twenty far apart, one in twenty lapsed, one in ten not judged."""
    from vliegwiel.kit import clock

    rows = []
    for link in links:
        if dice.random() < 0.1 and model._meta.app_label == "catalogue":
            continue
        strength, far = dice.choice([0.5, 0.75, 1.0]), dice.random() < 0.05
        lapsed = clock.today() + dt.timedelta(days=-10 if dice.random() < 0.05 else 300)
        for side, by, said in (("education", lead, strength), ("line", owner, strength - 0.5 if far else strength)):
            rows.append(
                model(
                    link=link,
                    side=side,
                    strength=said,
                    evidence=dice.randrange(4),
                    reason=WHY,
                    by=by,
                    review_by=lapsed,
                )
            )
    model.objects.bulk_create(rows, batch_size=1000)


def recompute() -> None:
    """All scores, twice: when every number is new, and when nothing changed."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from vliegwiel.areas.insights import actions
    from vliegwiel.areas.insights.models import Contribution

    Contribution.objects.all().delete()
    for what in ("every score new", "nothing changed"):
        with CaptureQueriesContext(connection) as asked:
            started = time.perf_counter()
            changed = actions.recompute()
            took = time.perf_counter() - started
        print(
            f"recompute, {what}: {changed:,} rows, {ACTIVITIES / took:,.0f} activities a second, {len(asked)} queries",
            flush=True,
        )


def keep() -> None:
    """What the night works out of every activity: its hours beside all others, and the map's lines."""
    from vliegwiel.areas.insights import actions

    for name, verb in (("every activity weighed", actions.appraise), ("every line kept", actions.keep_lines)):
        started = time.perf_counter()
        changed = verb()
        print(f"{name}: {changed:,} changed, {time.perf_counter() - started:.1f} s", flush=True)


def pages() -> str:
    """The pages of edges, scores and the thread's map, with a bare view beside them."""
    from tests.bench.measure import beside_bare, table
    from vliegwiel.areas.insights.actions import open_round
    from vliegwiel.areas.insights.models import ReviewRound
    from vliegwiel.areas.people.models import Person

    lead = Person.objects.order_by("pk")[0]
    if not ReviewRound.objects.exists():
        started = time.perf_counter()
        opened = open_round("Kwartaal 1", by=lead)
        print(f"a round opened: {opened.items_n:,} frozen, {time.perf_counter() - started:.1f} s", flush=True)
    asked = [
        ("edges that wait", "/office/edges/"),
        ("contested edges", "/office/edges/?list=contested"),
        ("lapsed edges", "/office/edges/?list=lapsed"),
        ("one edge", "/office/edge/activity/100/"),
        ("one contribution", "/office/activity/activiteit-100/contribution/"),
        ("the map", "/office/thread/"),
        ("map, one goal", "/office/thread/?goal=1"),
        ("map, one behaviour", "/office/thread/?behaviour=1"),
        ("map, a line", "/office/thread/?at=link-100"),
        ("map, contested", "/office/thread/?state=contested"),
        ("map, words sought", "/office/thread/?q=activiteit+49"),
        ("map, without proof", "/office/thread/?state=unproven"),
        ("the portfolio", "/office/portfolio/"),
        ("portfolio, hours", "/office/portfolio/coverage/"),
        ("portfolio, goals", "/office/portfolio/goals/"),
        ("a round", "/office/rounds/1/"),
        ("round, carried out", "/office/rounds/1/execution/"),
        ("one page", "/office/page/"),
    ]
    return table(beside_bare(lead, asked, rounds=ROUNDS))


if __name__ == "__main__":
    main()
