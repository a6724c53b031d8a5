"""The transfer loop at scale: 10,000 people with 30,000 open loops, planned, asked, answered and counted.

`python -m tests.bench.transfer` within the environment of one empty or earlier filled installation (`bin/bench` gives
it one of its own). Work is set beside reading its rows once, pages beside a bare view.
"""

import datetime as dt
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import django

LOOPS_EACH, ACTIVITIES = 3, 60
DAYS = 14  # of asking, one after another
ANSWERING = 0.4  # of what is asked
ROUNDS = 15


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from vliegwiel.areas.people.models import Person

    if not Person.objects.exists():
        print("Filling loops; this is kept for the next time.", flush=True)
        fill()
    days()
    mondays()
    board()
    print(pages(), flush=True)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    given = work()
    return time.perf_counter() - started, given


def fill() -> None:
    from django.db import connection

    from tests.bench import fill as company
    from vliegwiel.areas.people.actions import grant_role
    from vliegwiel.areas.people.enums import Role
    from vliegwiel.areas.people.models import Person

    company.people(lambda line: print(line, flush=True))
    everybody = list(Person.objects.order_by("pk"))
    grant_role(everybody[0], role=Role.LND_LEAD, by=None)
    loops(everybody, company.shelf(everybody[0], random.Random(2026))[:ACTIVITIES])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def loops(everybody: list[Any], offer: list[Any]) -> None:
    """Three each, finished on some day of the last twelve weeks: what is past was answered now and then, and half of
    what she did was seen."""
    from tests.bench.fill import bulk
    from vliegwiel.areas.learning.models import Assignment, Completion
    from vliegwiel.areas.people.models import ReportingLine
    from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
    from vliegwiel.areas.practice.queries.schedule import plan_steps
    from vliegwiel.kit import clock

    dice, now, today = random.Random(6), clock.now(), clock.today()
    started = time.perf_counter()
    wanted = [
        (n, offer[(n * 7 + k * 13) % len(offer)], dice.randint(0, 83))
        for n in range(len(everybody))
        for k in range(LOOPS_EACH)
    ]
    bulk(
        Completion,
        (
            Completion(person=everybody[n], activity=activity, edition=edition, at=now - dt.timedelta(days=ago))
            for n, (activity, edition), ago in wanted
        ),
    )
    leader = dict(ReportingLine.objects.order_by("pk").values_list("person", "manager"))
    bulk(
        Assignment,  # given by who leads her, a week before she finished it
        (
            Assignment(
                person=everybody[n],
                activity=activity,
                given_by_id=leader[everybody[n].pk],
                reason="Klanten bellen te vaak terug.",
                given_at=now - dt.timedelta(days=ago + 7),
            )
            for n, (activity, _edition), ago in wanted
            if everybody[n].pk in leader
        ),
    )
    bulk(
        Plan,
        (
            Plan(
                person=everybody[n],
                activity=activity,
                situation="een klant belt die al wacht",
                action="vraag ik eerst wat er al geprobeerd is",
                supporter=everybody[(n + 1) % len(everybody)],
                made_at=now - dt.timedelta(days=ago),
            )
            for n, (activity, _edition), ago in wanted
        ),
    )
    made = Plan.objects.order_by("pk").values_list("pk", "made_at")

    def works(day: dt.date) -> bool:
        return day.isoweekday() < 6

    def steps() -> Iterator[CheckIn]:
        from vliegwiel.areas.catalogue.enums import Skill

        for pk, made_at in made:
            for one in plan_steps(made_at.date(), Skill.OPEN, works):
                past = one.due_on < today
                said = dice.choice(("did_it", "did_it", "tried", "no_chance")) if past and dice.random() < 0.5 else ""
                if said and one.step == 1:
                    said = "stands"
                yield CheckIn(
                    plan_id=pk,
                    day=int(one.step),
                    meant_on=one.meant_on,
                    due_on=one.due_on,
                    until=one.until,
                    said=said,
                    said_at=now - (today - one.due_on) if said else None,
                    told_on=one.due_on if past else None,
                )

    bulk(CheckIn, steps())
    done = CheckIn.objects.filter(said="did_it").order_by("pk").values_list("pk", "plan__supporter")
    bulk(SupportAct, (SupportAct(check_in_id=pk, by_id=by, kind="confirmed") for pk, by in done if pk % 2))
    print(f"{len(wanted):,} loops filled in {time.perf_counter() - started:.0f} s", flush=True)


def days() -> None:
    """Two weeks of mornings, in a transaction that is taken back; every day some answer."""
    from django.db import transaction

    from vliegwiel.areas.messaging.models import Message
    from vliegwiel.areas.practice import actions
    from vliegwiel.areas.practice.enums import TELL_PER_WEEK
    from vliegwiel.areas.practice.models import CheckIn
    from vliegwiel.kit import clock, jobs

    open_ones = CheckIn.objects.filter(said="", plan__stopped_at=None).select_related("plan__person").order_by("pk")
    reading, rows = seconds(lambda: len(list(open_ones)))
    dice, told_on, took = random.Random(8), Counter[tuple[int, dt.date]](), []
    begins = clock.today()
    with transaction.atomic():
        for n in range(DAYS):
            with clock.at(begins + dt.timedelta(days=n)), jobs.at_once():
                took.append(seconds(actions.wait_out)[0] + seconds(actions.tell_of_the_day)[0])
                asked = CheckIn.objects.filter(told_on=clock.today(), said="").select_related("plan").order_by("pk")
                some = [one for one in asked if dice.random() < ANSWERING and one.day > 1]
                for one in islice(some, 200):  # answering is measured elsewhere; some keep their loop going so
                    actions.answer_check_in(one, said="tried", by=one.plan.person)
        mine = Message.objects.filter(kind__in=["practice.CheckInsReady", "practice.GoOnOrStop"]).order_by("pk")
        for person, at in mine.values_list("person", "at"):
            told_on[person, at.date()] += 1
        transaction.set_rollback(True)
    week: Counter[tuple[int, int]] = Counter()
    for (person, day), many in told_on.items():
        week[person, (day - begins).days // 7] += many
    most_day, most_week = max(told_on.values(), default=0), max(week.values(), default=0)
    if most_day > 1 or most_week > TELL_PER_WEEK:
        raise SystemExit(f"Over the cap: {most_day} on a day, {most_week} in a week")
    print(
        f"a day's planning of {rows:,} open steps: {sorted(took)[len(took) // 2]:.2f} s, at most {max(took):.2f} s, "
        f"{sorted(took)[len(took) // 2] / reading:.1f} x reading them once; {sum(told_on.values()):,} messages in "
        f"{DAYS} days, at most {most_day} a day and {most_week} a week a person",
        flush=True,
    )


def mondays() -> None:
    """The message of the week to everybody who leads people, in a transaction that is taken back; and what it is made
    of read once: lines, what was given, what was finished and answered."""
    from django.db import transaction

    from vliegwiel.areas.learning.models import Assignment, Completion
    from vliegwiel.areas.messaging.models import Message
    from vliegwiel.areas.people.models import Person, ReportingLine
    from vliegwiel.areas.practice import jobs as practice
    from vliegwiel.areas.practice.models import CheckIn
    from vliegwiel.kit import clock, jobs

    day = clock.today()
    monday = dt.datetime.combine(day + dt.timedelta(days=7 - day.weekday()), dt.time(7, 45))
    reading, rows = seconds(
        lambda: (
            sum(
                len(list(each.order_by("pk")))
                for each in (ReportingLine.objects.all(), Person.objects.all(), Assignment.objects.all())
            )
            + len(list(Completion.objects.order_by("pk")))
            + len(list(CheckIn.objects.select_related("plan").order_by("pk")))
        )
    )
    with transaction.atomic(), clock.at(monday), jobs.at_once():
        before = time.process_time()
        took, _none = seconds(practice.tell_jobs.func)
        cpu = time.process_time() - before
        told = Message.objects.filter(kind="practice.JobsOfTheWeek", at__gte=clock.now()).count()
        managers = ReportingLine.objects.on(clock.today()).values("manager").distinct().count()
        transaction.set_rollback(True)
    each = 1000 * cpu / managers
    print(
        f"the Monday job of {managers:,} managers: {took:.1f} s, {cpu:.1f} s of CPU here ({each:.1f} ms a manager), "
        f"{told:,} messages, {took / reading:.1f} x reading its {rows:,} rows once",
        flush=True,
    )


def board() -> None:
    from vliegwiel.areas.insights import actions
    from vliegwiel.areas.practice.models import CheckIn

    reading, rows = seconds(
        lambda: len(list(CheckIn.objects.order_by("pk").values_list("plan__person", "day", "said")))
    )
    first, changed = seconds(actions.count_transfer)
    again, none = seconds(actions.count_transfer)
    print(
        f"the transfer board counted from {rows:,} steps: {first:.1f} s ({changed:,} figures), again {again:.1f} s "
        f"({none} changed), {again / reading:.1f} x reading the steps once",
        flush=True,
    )


def pages() -> str:
    from tests.bench.measure import beside_bare, table
    from vliegwiel.areas.people.models import Person
    from vliegwiel.areas.practice.models import CheckIn, Plan

    learner = CheckIn.objects.due().order_by("pk")[0].plan.person
    slug = Plan.objects.order_by("pk")[0].activity.slug
    figures = beside_bare(learner, [("Today", "/learn/"), ("her plans", "/learn/practice/")], rounds=ROUNDS)
    manager = Person.objects.order_by("pk")[100]
    figures += beside_bare(manager, [("a manager's week", "/lead/")], rounds=ROUNDS)[1:]
    figures += beside_bare(
        Person.objects.order_by("pk")[0],
        [("transfer board", "/office/transfer/"), ("one activity", f"/office/transfer/activity/{slug}/")],
        rounds=ROUNDS,
    )[1:]
    return table(figures)


if __name__ == "__main__":
    main()
