"""The part of the bench that runs with Django set up for one database: fill when empty, then measure."""

import subprocess
import sys

import django


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from django.db import connection

    from tests.bench import fill, measure
    from vliegwiel.kit.models import Happening

    def say(line: str) -> None:
        print(line, flush=True)

    if Happening.objects.order_by("pk").first() is None or Happening.objects.count() < fill.HAPPENINGS:
        say("Filling; this takes minutes and is kept for the next time.")
        fill.fill(say)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    say(measure.table(measure.measure()))


if __name__ == "__main__":
    main()
