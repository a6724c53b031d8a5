"""kill -9 in the middle of a file: the next worker goes on behind the last whole handful, and nobody is in it twice."""

import csv
import os
import signal
from pathlib import Path

import pytest

from tests.areas.learning.test_rules_killed import ON, PEOPLE, done, python
from tests.installations import ask

pytestmark = pytest.mark.kills

ASKED = (
    ON.partition("tree =")[0]
    + """
from vliegwiel.areas.qualifications import actions as proving
from vliegwiel.areas.reports import actions as reports
from vliegwiel.areas.reports.queries import Ask
held = proving.write_qualification(title="Tillen", ground="own", by=lea)
proving.demand(held, unit=unit, starts=ago, by=lea)
proving.write_requirement(held, starts=ago, first=[], months=12, outside=True, why="Je tilt hier elke dag.", by=lea)
reports.ask_export(Ask(), by=lea, scope="names", title="Tillen", format="csv")
"""
)
GO = """
from vliegwiel.areas.reports import actions as reports, queries
from vliegwiel.areas.reports.actions import exporting
from vliegwiel.areas.reports.models import Export
exporting.TOGETHER = 250
"""
# The second handful is in the rough file, its transaction not ended: there it waits for its end.
HALFWAY = """
append, seen = exporting._append, []
def wait(*said):
    size = append(*said)
    seen.append(1)
    if len(seen) == 2:
        print("halfway", flush=True)
        time.sleep(600)
    return size
exporting._append = wait
reports.go_on(Export.objects.get(), seconds=60)
"""
ON_AGAIN = """
while reports.go_on(Export.objects.get(), seconds=60):
    pass
print(queries.place_of(Export.objects.get()), flush=True)
"""


def test_a_file_whose_worker_was_killed_goes_on_and_has_everybody_once(installation):
    done(installation, ASKED)
    with python(installation, GO + HALFWAY) as dying:
        assert dying.stdout.readline() == "halfway\n"
        os.killpg(dying.pid, signal.SIGKILL)
    assert ask(installation, "SELECT rows, state FROM reports_export") == [[250, "running"]]
    with python(installation, GO + ON_AGAIN) as again:
        place = Path(again.stdout.readline().strip())
    names = [row[0] for row in csv.reader(place.read_text("utf-8-sig").splitlines(), delimiter=";")][1:]
    assert len(names) == len(set(names)) == PEOPLE
    assert ask(installation, "SELECT rows, state FROM reports_export") == [[PEOPLE, "done"]]
    assert ask(installation, "SELECT count(*) FROM reports_exported") == [[PEOPLE]]
