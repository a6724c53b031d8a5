"""A report of 100,000 rows: a page of it, and the whole into a file, with the memory it takes.

`python -m tests.bench.reports` in the company that `tests.bench.at_work` filled, in a process of its own: the highest
memory of a process never goes down again.
"""

import resource
import time

import django
from django.db import connection

LEAST = """
SELECT person.family_name, person.given_name, unit.name, done.activity_id, max(done.at)
FROM people_placement placed
JOIN people_employment contract ON contract.id = placed.employment_id
JOIN people_person person ON person.id = contract.person_id
JOIN people_unit unit ON unit.id = placed.unit_id
LEFT JOIN learning_completion done ON done.person_id = person.id AND done.activity_id IN (
    SELECT activity_id FROM qualifications_way
)
WHERE placed.ends IS NULL
GROUP BY person.id, person.family_name, person.given_name, unit.name, done.activity_id
"""


def main() -> None:
    django.setup()
    from vliegwiel.areas.people.models import Person
    from vliegwiel.areas.reports import actions, queries
    from vliegwiel.areas.reports.enums import Scope
    from vliegwiel.areas.reports.models import Export
    from vliegwiel.areas.reports.queries import Ask

    boss = Person.objects.order_by("pk")[0]
    least = min(raw() for _ in range(3))
    walk = queries.Walk(Ask(), by=boss, scope=Scope.NAMES)
    started = time.perf_counter()
    page = queries.page_of(walk, None)
    print(f"a page of a report: {len(page.rows)} rows in {1000 * (time.perf_counter() - started):.0f} ms", flush=True)
    for format in ("csv", "xlsx"):
        before, started = memory(), time.perf_counter()
        export = actions.ask_export(Ask(), by=boss, scope=Scope.NAMES, title="Alles", format=format)
        longest = 0.0
        while True:
            begun = time.perf_counter()
            more = actions.go_on(Export.objects.get(pk=export.pk))
            longest = max(longest, time.perf_counter() - begun)
            if not more:
                break
        taken = time.perf_counter() - started
        export.refresh_from_db()
        size = queries.place_of(export).stat().st_size / 2**20
        print(
            f"a report of {export.rows:,} rows as {format}: {taken:.1f} s, {taken / least:.0f} x the raw SQL that only "
            f"reads it; {size:.1f} MiB; memory {before:.0f} MiB before, {memory():.0f} at its highest; longest spell "
            f"of a worker {longest:.1f} s",
            flush=True,
        )


def raw() -> float:
    """The least that could be done: the latest fact of everybody and every way, read and thrown away."""
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(LEAST)
        while cursor.fetchmany(5000):
            pass
    return time.perf_counter() - started


def memory() -> float:
    """Highest so far of this process, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
