"""kill -9 in the middle of a run: what it wrote is whole, and the next time it goes on and gives nothing twice."""

import os
import signal
import subprocess
import sys

import pytest

from tests.installations import ROOT, ask

pytestmark = pytest.mark.kills

BEGIN = (
    "import django; django.setup(); import time, datetime as dt; from vliegwiel.areas.learning import actions, jobs; "
)
PEOPLE = 600
ON = f"""
from tests.library import publish
from vliegwiel.areas.learning.models import RuleVersion
from vliegwiel.areas.people.models import *
ago = dt.date(2020, 1, 1)
Organisation.objects.get_or_create(pk=1, defaults={{"name": "Waterland"}})
unit = Unit.objects.create(code="N", name="Noord", path="/1/")
Unit.objects.filter(pk=unit.pk).update(path=f"/{{unit.pk}}/")
job = Position.objects.create(name="Monteur")
people = Person.objects.bulk_create(
    [Person(given_name=f"P{{n}}", family_name="Test", number=str(n), joined_on=ago) for n in range({PEOPLE} + 1)]
)
contracts = Employment.objects.bulk_create([Employment(person=one, starts=ago) for one in people])
Placement.objects.bulk_create(
    [Placement(employment=one, unit=unit, position=job, weekly_hours=36, starts=ago) for one in contracts[1:]]
)
RoleGrant.objects.create(person=people[0], role="lnd_lead", starts=ago)
lea = Person.objects.get(pk=people[0].pk)
tree = {{"all": [{{"is": "unit", "value": unit.pk}}]}}
rule = actions.write_rule("Tillen", by=lea, conditions=tree, activity=publish(lea), reason="Je tilt hier elke dag.")
draft = RuleVersion.objects.get()
actions.switch_on(draft, by=lea, stamp=draft.stamp)
"""
# The second transaction is under way, all of it written but not ended: there it waits for its end.
HALFWAY = """
from vliegwiel.areas.learning.actions import running
from vliegwiel.areas.learning.models import RuleRun
note, seen = running._note, []
def wait(*said):
    note(*said)
    seen.append(1)
    if len(seen) == 2:
        print("halfway", flush=True)
        time.sleep(600)
running._note = wait
while actions.go_on(RuleRun.objects.get(), seconds=60):
    pass
"""
ON_AGAIN = """
from vliegwiel.areas.learning.models import RuleRun
for _twice in range(2):
    while actions.go_on(RuleRun.objects.get(), seconds=60):
        pass
"""


def python(env, code: str) -> subprocess.Popen:
    command = [sys.executable, "-c", BEGIN + "\n" + code]
    return subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)


def done(env, code: str) -> None:
    running = python(env, code)
    running.communicate()
    assert running.returncode == 0


def given(env) -> list[list[object]]:
    tables = ("learning_assignment", "learning_rulematch", "kit_happening WHERE kind = 'learning.AskedByRule'")
    return [ask(env, f"SELECT count(*) FROM {table}")[0] for table in tables]


def test_a_run_that_was_killed_goes_on_and_gives_nothing_twice(installation):
    done(installation, ON)
    with python(installation, HALFWAY) as dying:
        assert dying.stdout.readline() == "halfway\n"
        os.killpg(dying.pid, signal.SIGKILL)
    assert given(installation) == [[250], [250], [250]]
    assert ask(installation, "SELECT done, state FROM learning_rulerun") == [[250, "running"]]
    done(installation, ON_AGAIN)
    assert given(installation) == [[PEOPLE], [PEOPLE], [PEOPLE]]
    assert ask(installation, "SELECT done, state FROM learning_rulerun") == [[PEOPLE, "done"]]
