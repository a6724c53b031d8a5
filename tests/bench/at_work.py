"""Learning at work at scale: 10,000 people, 100 rules, two million facts, ten qualifications and 10,000 messages.

`python -m tests.bench.at_work` within the environment of one empty or earlier filled installation (`bin/bench` gives
it one of its own). Long work is set beside the raw SQL that does the least possible; pages beside a bare view.
"""

import datetime as dt
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import django

YEARLY, ONCE, YEARS = 40, 80, 3  # activities everybody does: every year, and one time
RULES, QUALIFICATIONS = 100, 10
EVENTS, READERS, WEEKS = 10_000, 300, 6
ROUNDS = 15
WHY = "Elk jaar herhalen, zegt de wet."


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from vliegwiel.areas.people.models import Person

    if not Person.objects.exists():
        say("Filling learning at work; this is kept for the next time.")
        fill()
    from tests.bench.by_itself import refreshers, staff_file
    from tests.bench.coming_back import cards

    rules()
    cards()
    audit()
    refreshers()
    staff_file()
    say(pages())
    messages()
    say(f"memory of all this at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def say(line: str) -> None:
    print(line, flush=True)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it took, and what it gave."""
    started = time.perf_counter()
    given = work()
    return time.perf_counter() - started, given


# --- what there is ---


def fill() -> None:
    from django.db import connection

    from tests.bench import fill as company
    from vliegwiel.areas.people.actions import grant_role
    from vliegwiel.areas.people.enums import Role
    from vliegwiel.areas.people.models import Person

    company.people(say)
    everybody = list(Person.objects.order_by("pk"))
    boss = everybody[0]
    for role in (Role.LND_LEAD, Role.HR, Role.ADMINISTRATOR, Role.AUTHOR):
        grant_role(boss, role=role, by=None)
    offer = company.shelf(boss, random.Random(2026))
    facts(everybody, offer, boss)
    held(offer, boss)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def facts(everybody: list[Any], offer: list[Any], boss: Any) -> None:
    """Two million completions: forty activities in each of three years, with who opened the round, and eighty once."""
    from tests.bench.fill import bulk
    from vliegwiel.areas.learning.models import Completion, Round
    from vliegwiel.kit import clock

    now, dice = clock.now(), random.Random(7)

    def moment(year: int) -> dt.datetime:
        return now - dt.timedelta(days=365 * (YEARS - year) - dice.randrange(10, 350))

    yearly, once = offer[:YEARLY], offer[YEARLY : YEARLY + ONCE]
    rounds = (
        Round(
            person=person,
            activity=activity,
            number=year,
            opened_by=boss,
            why=WHY,
            at=moment(year - 1),
        )
        for person in everybody
        for activity, _edition in yearly
        for year in range(2, YEARS + 1)
    )
    say(f"  {bulk(Round, rounds):,} rounds opened")
    done = (
        Completion(person=person, activity=activity, edition=edition, round=year, at=moment(year - 1))
        for person in everybody
        for some, years in ((yearly, YEARS), (once, 1))
        for activity, edition in some
        for year in range(1, years + 1)
    )
    say(f"  {bulk(Completion, done):,} completions")


def held(offer: list[Any], boss: Any) -> None:
    """Ten qualifications, each asked of a tenth part of the company or of all, refreshed every year."""
    from vliegwiel.areas.people.models import Unit
    from vliegwiel.areas.qualifications import actions
    from vliegwiel.areas.qualifications.enums import Ground

    root = Unit.objects.order_by("pk").first()
    since = dt.date(2023, 1, 1)
    for n in range(QUALIFICATIONS):
        made = actions.write_qualification(title=f"Bevoegd {n}", ground=Ground.LAW, source="Arbowet", by=boss)
        first, again = offer[n][0], [offer[n][0], offer[n + QUALIFICATIONS][0]]
        actions.write_requirement(
            made,
            starts=since,
            first=[first],
            again=again,
            months=12,
            grace_days=30,
            why=WHY,
            by=boss,
        )
        actions.demand(made, unit=root, starts=since, by=boss)


# --- what is measured ---


def rules() -> None:
    """A hundred rules: the first time, once more when nothing changed, and one person who moves."""
    from django.db import connection

    from vliegwiel.areas.learning import actions, queries
    from vliegwiel.areas.learning.models import Assignment, RuleMatch, RuleVersion
    from vliegwiel.areas.people.models import Person

    boss = Person.objects.order_by("pk")[0]
    if not RuleVersion.objects.exists():
        taken, matches = seconds(lambda: begin_rules(boss))
        given = Assignment.objects.count()
        say(f"{RULES} rules switched on and run: {matches:,} matches, {given:,} assignments, {taken:.0f} s")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    matches = RuleMatch.objects.open().count()
    least = least_of(RuleMatch.objects.open().values_list("rule", "person"))
    taken, again = seconds(actions.begin_day)
    say(
        f"all {RULES} rules asked again over {Person.objects.count():,} people: {taken:.1f} s, "
        f"{taken / least:.0f} x reading the {matches:,} matches once; {len(again)} runs had anything to do"
    )
    for run in again:
        while actions.go_on(run, seconds=60):
            pass
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[5000:5020])
    times = [seconds(lambda one=one: actions.settle_people([one]))[0] for one in people]
    say(f"one person against all {len(queries.rules_on())} rules: p50 {1000 * statistics.median(times):.0f} ms")


def begin_rules(boss: Any) -> int:
    """Written and switched on by the product's own verbs: for a twentieth of the company each, five for everybody."""
    from vliegwiel.areas.catalogue.models import Activity
    from vliegwiel.areas.learning import actions
    from vliegwiel.areas.learning.models import RuleMatch, RuleVersion
    from vliegwiel.areas.people.models import Person, Unit

    below = list(Unit.objects.exclude(parent=None).order_by("pk"))
    activities = list(Activity.objects.order_by("pk")[YEARLY + ONCE :])
    everybody = Person.objects.here().count()
    for n in range(RULES):
        unit = {"is": "unit", "value": below[n % 20].pk}
        tree = {"all": [{"not": {"is": "role", "value": "hr"}}, *([unit] if n % 20 else [])]}
        rule = actions.write_rule(
            f"Regel {n}",
            by=boss,
            conditions=tree,
            activity=activities[n % len(activities)],
            ground="law" if n % 2 else "role",
            basis="Arbowet" if n % 2 else "",
            reason="Omdat dit bij je werk hoort en anderen erop rekenen.",
            due_days=60,
        )
        draft = RuleVersion.objects.get(rule=rule)
        run = actions.switch_on(draft, by=boss, stamp=draft.stamp, everybody=everybody)
        while actions.go_on(run, seconds=60):
            pass
    return RuleMatch.objects.open().count()


def least_of(rows: Any) -> float:
    """The least that could be done: these rows read once, in raw SQL, best of three."""
    from django.db import connection

    sql, params = rows.query.sql_with_params()

    def read() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            while cursor.fetchmany(5000):
                pass

    return min(seconds(read)[0] for _ in range(3))


def audit() -> None:
    """Who was qualified on a day a year ago: of everybody, and of one unit."""
    from vliegwiel.areas.learning.models import Completion
    from vliegwiel.areas.people.models import Unit
    from vliegwiel.areas.qualifications import queries
    from vliegwiel.areas.qualifications.models import Qualification
    from vliegwiel.kit import clock

    day = clock.today() - dt.timedelta(days=365)
    one = Qualification.objects.order_by("pk")[0]
    ways = one.requirements.values("ways__activity")
    least = least_of(Completion.objects.filter(activity__in=ways, at__date__lte=day).values_list("person", "at"))
    unit = Unit.objects.exclude(parent=None).order_by("pk")[3]
    for who, of in (("everybody", None), ("a unit", unit.pk)):
        taken, rows = seconds(lambda of=of: queries.standing_of(one, day, unit=of))
        say(
            f"who was qualified a year ago, {who}: {len(rows):,} people, {taken:.2f} s, "
            f"{taken / least:.1f} x reading everybody's completions of it"
        )


def pages() -> str:
    """What people open, with two million facts behind it."""
    from tests.bench.measure import beside_bare, table
    from vliegwiel.areas.people.models import Person
    from vliegwiel.areas.qualifications.models import Qualification

    one = Qualification.objects.order_by("pk")[0]
    boss, manager, learner = (Person.objects.order_by("pk")[n] for n in (0, 100, 5000))
    under = Person.objects.led_by(manager).order_by("pk")[0].pk
    found = []
    for person, asked in (
        (
            learner,
            [("Today", "/learn/"), ("my certificates", "/learn/certificates/"), ("my records", "/learn/records/")],
        ),
        (
            manager,
            [
                *(("the team page", "/lead/"), ("everybody in it", "/lead/people/")),
                *(("what they must", "/lead/report/"), ("proof of one of them", f"/lead/person/{under}/proof/")),
            ],
        ),
        (
            boss,
            [
                *(("rules", "/office/rules/"), ("a qualification", f"/office/qualifications/{one.pk}/")),
                ("a page of a report", "/office/reports/answer/"),
            ],
        ),
    ):
        figures = beside_bare(person, asked, rounds=ROUNDS)
        found += figures if not found else figures[1:]
    return table(found)


def messages() -> None:
    """10,000 things to tell to three hundred people in six weeks, hour by hour, by the product's own job; and whether
    anybody had more than the cap."""
    from django.core import mail
    from django.test.utils import override_settings

    from vliegwiel.areas.messaging.models import Mail, Message, Sending
    from vliegwiel.areas.people.models import Person

    Sending.objects.all().delete()
    Mail.objects.all().delete()
    Message.objects.filter(key__startswith="bench").delete()
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[1000 : 1000 + READERS])
    backend = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(MAILS=True, EMAIL_BACKEND=backend):
        mail.outbox = []
        taken, told = seconds(lambda: six_weeks(people))
    mails: dict[int, list[tuple[dt.datetime, bool]]] = {}
    of_the_law = set(Sending.objects.filter(topic="deadline").exclude(mail=None).values_list("mail", flat=True))
    for pk, person, at in Mail.objects.exclude(sent_at=None).order_by("sent_at").values_list("pk", "person", "sent_at"):
        mails.setdefault(person, []).append((at, pk in of_the_law))
    sent = sum(map(len, mails.values()))
    days, weeks, over = 0, 0, 0
    for each in mails.values():
        for at, _law in each:
            day = [law for other, law in each if other.date() == at.date()]
            week = [law for other, law in each if at <= other < at + dt.timedelta(days=7)]
            days, weeks = max(days, len(day)), max(weeks, len(week))
            over += len(day) > 1 + any(day) or len(week) > 2 + any(week)
    why = Counter(Sending.objects.exclude(dropped_at=None).values_list("why", flat=True))
    say(
        f"{told:,} things told to {READERS:,} people in {WEEKS} weeks: {sent:,} mails, "
        f"at most {days} a day and {weeks} in seven days, {over} times more than the cap "
        f"(1 and 2, and one for the law); dropped, each with a reason: {dict(why)}; {taken:.0f} s"
    )


def six_weeks(people: list[int]) -> int:
    """The law one time in fifty, the rest evenly over what is not a deadline."""
    from tests.bench.notices import SIMULATED
    from vliegwiel.areas.messaging import jobs
    from vliegwiel.areas.messaging.actions import tell
    from vliegwiel.kit import clock

    dice = random.Random(11)
    start = clock.now().replace(hour=0, minute=30, second=0, microsecond=0)
    hours = WEEKS * 7 * 24
    when = Counter(dice.randrange(hours) for _ in range(EVENTS))
    told = 0
    for hour in range(hours + 7 * 24):  # a week more, to see what waited
        with clock.at(start + dt.timedelta(hours=hour)):
            for _ in range(when[hour]):
                kind = SIMULATED[0] if dice.random() < 0.02 else dice.choice(SIMULATED[1:])
                tell(dice.choice(people), kind, {"n": told}, key=f"bench-{told}")
                told += 1
            jobs.mail_what_is_due.func()
    return told


if __name__ == "__main__":
    main()
