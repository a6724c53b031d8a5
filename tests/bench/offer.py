"""The offer at scale: search over 20,000 activities, and the workbench of 90 and 300 blocks, preview and player of 90.

`python -m tests.bench.offer` within the environment of one empty or earlier filled installation (`bin/bench` gives it
one of its own).
"""

import random
import statistics
import subprocess
import sys
import time
from typing import Any

import django

ACTIVITIES, WORDS, BLOCKS, MOST = 20_000, 8_000, 90, 300
ROUNDS = 30
SYLLABLES = [one + other for one in "bcdfgklmnprstvwz" for other in ("a", "e", "i", "o", "u", "aa", "ee", "oo", "ij")]


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from vliegwiel.areas.people.models import Person

    if not Person.objects.exists():
        print("Filling the offer at scale; this is kept for the next time.", flush=True)
        fill()
    print(pages(), flush=True)
    searching()


def vocabulary() -> list[str]:
    """Words of two to four syllables, the same each time; common ones first."""
    dice = random.Random(7)
    return ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(WORDS)]


def fill() -> None:
    from django.db import connection, transaction

    from tests.questions import WHOLE
    from vliegwiel.areas.catalogue import actions
    from vliegwiel.areas.catalogue.models import Activity, Edition
    from vliegwiel.areas.people.enums import Role
    from vliegwiel.areas.people.models import Organisation, Person, RoleGrant

    Organisation.objects.get_or_create(pk=1, defaults={"name": "Bench"})
    ines = Person.objects.create(given_name="Ines", family_name="Bench", email="ines@bench.example")
    RoleGrant.objects.create(person=ines, role=Role.AUTHOR)
    dice, words = random.Random(2026), vocabulary()
    often = [1 / (n + 10) for n in range(WORDS)]  # as in a language: few words are most of the text
    for begin in range(0, ACTIVITIES, 500):
        with transaction.atomic():
            for n in range(begin, begin + 500):
                said = dice.choices(words, often, k=90)
                activity = Activity.objects.create(slug=f"stuk-{n}", owner=ines)
                Edition.objects.create(
                    activity=activity,
                    language="nl",
                    number=1,
                    title=" ".join(said[:5]),
                    summary=" ".join(said[5:15]),
                    minutes=5,
                    blocks=[{"id": "t1", "type": "text", "data": {"html": f"<p>{' '.join(said[15:])}</p>"}}],
                    published_by=ines,
                )
    started = time.perf_counter()
    actions.index_all()
    print(f"indexed: {ACTIVITIES / (time.perf_counter() - started):,.0f} activities a second", flush=True)
    long, longest = (actions.make_activity(title, by=ines) for title in ("Een boek", "Een dik boek"))
    for activity, size in ((longest, MOST), (long, BLOCKS)):
        draft = activity.drafts.get()
        for n in range(size):
            if n % 3:
                html = f"<h2>Deel {n}</h2><p>{' '.join(dice.choices(words, k=80))}</p>"
                actions.add_block(draft, kind="text", data={"html": html}, by=ines)
            else:
                actions.add_block(draft, kind="question", data=list(WHOLE.values())[n % 2][0], by=ines)
        draft.refresh_from_db()
    Edition.objects.create(
        activity=long, language="nl", number=1, title="Een boek", minutes=45, blocks=draft.blocks, published_by=ines
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def pages() -> str:
    from tests.bench.measure import beside_bare, table
    from vliegwiel.areas.catalogue.models import Activity
    from vliegwiel.areas.learning import actions as learning
    from vliegwiel.areas.people.models import Person

    ines, words = Person.objects.get(), vocabulary()
    long = Activity.objects.get(slug="een-boek")
    learning.enrol(long, by=ines)
    asked = [
        ("workbench, 90 blocks", "/studio/activity/een-boek/nl/"),
        ("workbench, 300 blocks", "/studio/activity/een-dik-boek/nl/"),
        ("preview, 90 blocks", "/studio/activity/een-boek/nl/preview/"),
        ("player, of 90 blocks", f"/learn/activity/een-boek/step/{long.drafts.get().blocks[1]['id']}/"),
        ("shelf, a common word", f"/learn/activities/?q={words[3]}"),
        ("shelf, two words", f"/learn/activities/?q={words[40]}+{words[90]}"),
        ("search, half a word", f"/search/?q={words[700][:5]}"),
        ("search, a slip", f"/search/?q={words[500][:-1]}x"),
    ]
    return table(beside_bare(ines, asked, rounds=ROUNDS))


def searching() -> None:
    """The question itself, without a page: 300 searches of one or two words, as rare or common as in a text."""
    from vliegwiel.areas.catalogue.queries import search_activities

    dice, words = random.Random(11), vocabulary()
    often = [1 / (n + 10) for n in range(WORDS)]
    times: list[float] = []
    found: list[Any] = []
    for _ in range(300):
        text = " ".join(dice.choices(words, often, k=dice.choice([1, 2])))
        started = time.perf_counter()
        found.append(len(search_activities(text, language="nl").found))
        times.append(1000 * (time.perf_counter() - started))
    print(
        f"search over {ACTIVITIES:,}: p50 {statistics.median(times):.1f} ms, "
        f"p95 {statistics.quantiles(times, n=20)[18]:.1f} ms, {statistics.mean(found):.0f} found on average",
        flush=True,
    )


if __name__ == "__main__":
    main()
