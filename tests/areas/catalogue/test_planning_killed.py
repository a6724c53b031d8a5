"""kill -9 in the middle of a planned publication: nothing of it is there, and the next minute it comes whole, once."""

import os
import signal
import subprocess
import sys

import pytest

from tests.installations import ROOT, ask

pytestmark = pytest.mark.kills

BEGIN = (
    "import django; django.setup(); import time, datetime as dt; from vliegwiel.areas.catalogue import actions, jobs; "
)
PLANNED = """
from tests.pieces import a_piece
from vliegwiel.areas.people.models import Employment, Organisation, Person, RoleGrant
from vliegwiel.kit import clock
ago = dt.date(2020, 1, 1)
Organisation.objects.get_or_create(pk=1, defaults={"name": "Waterland"})
ines = Person.objects.create(given_name="Ines", family_name="Costa", email="i@w.example", number="1", joined_on=ago)
Employment.objects.create(person=ines, starts=ago)
RoleGrant.objects.create(person=ines, role="author", starts=ago)
now = clock.now()
with clock.at(now - dt.timedelta(hours=2)):
    actions.plan_publication(a_piece(ines).drafts.get(), at=now - dt.timedelta(hours=1), by=ines)
"""
# Published, and the plan not closed yet: there it waits for its end.
HALFWAY = """
from vliegwiel.areas.catalogue.actions import planning
def wait(*said):
    print("halfway", flush=True)
    time.sleep(600)
planning._close = wait
jobs.publish_planned.func()
"""


def python(env, code: str) -> subprocess.Popen:
    command = [sys.executable, "-c", BEGIN + "\n" + code]
    return subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)


def done(env, code: str) -> None:
    running = python(env, code)
    running.communicate()
    assert running.returncode == 0


def published(env) -> list[list[object]]:
    kinds = "'catalogue.ActivityPublished', 'catalogue.PlannedPublicationDone'"
    told = ask(env, f"SELECT kind FROM kit_happening WHERE kind IN ({kinds}) ORDER BY kind")
    return [*told, *ask(env, "SELECT number FROM catalogue_edition")]


def test_a_planned_publication_happens_once_and_whole(installation):
    done(installation, PLANNED)
    with python(installation, HALFWAY) as dying:
        assert dying.stdout.readline() == "halfway\n"
        os.killpg(dying.pid, signal.SIGKILL)
    assert published(installation) == []
    done(installation, "jobs.publish_planned.func(); jobs.publish_planned.func()")
    assert published(installation) == [["catalogue.ActivityPublished"], ["catalogue.PlannedPublicationDone"], [1]]
    assert ask(installation, "SELECT outcome FROM catalogue_plannedpublication") == [["published"]]
