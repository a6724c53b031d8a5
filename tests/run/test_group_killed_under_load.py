"""kill -9 of everything at once, while people are at work: what was answered stands, and nothing stands twice."""

import http.client
import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

import psutil
import pytest

from tests.installations import ROOT, ask
from tests.run.crowd import PASSWORD
from tests.run.serving import free_port

pytestmark = pytest.mark.kills

TEAMS, MEMBERS, ACTIVITIES = 3, 3, 6
SETTLE = "import django; django.setup(); import json; from tests.run import crowd; print(json.dumps(crowd.settle({})))"
ASSIGNED, ENROLLED = "learning.Assigned", "learning.Enrolled"
REASON = "Dit hebben we komende week nodig."


class Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is the answer: it is not followed."""

    def redirect_request(self, *_):
        return None


@dataclass
class Visitor:
    """One person in her browser. `deeds` are the forms she still sends, `answered` those she heard was done."""

    name: str
    deeds: list[tuple[str, dict[str, str | list[str]]]]
    answered: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.jar = http.cookiejar.CookieJar()
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Stay())

    def sign_in(self, base):
        self.web.open(f"{base}/account/login/", timeout=60).read()
        self.send(base, "/account/login/", {"login": f"{self.name}@waterland.example", "password": PASSWORD})

    def send(self, base, path, fields):
        """POST a form; where it leads to. OSError or HTTPException when no answer came."""
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}, doseq=True).encode()
        try:
            self.web.open(base + path, body, timeout=60).read()
        except urllib.error.HTTPError as answer:
            if answer.code == 302:
                return answer.headers["Location"]
            raise AssertionError(f"{path} answered {answer.code}") from answer
        raise AssertionError(f"{path} showed a page instead of leading on")

    def work(self, base):
        """Send what was not answered yet, until it is all answered or nobody answers any more."""
        while self.deeds:
            path, fields = self.deeds[0]
            try:
                led_to = self.send(base, path, fields)
            except (OSError, http.client.HTTPException):
                return
            except AssertionError as problem:
                self.trouble.append(str(problem))
                return
            if not re.match(r"/(lead/given|learn/activity)/", led_to):
                self.trouble.append(f"{path} led to {led_to}")
                return
            self.answered.append(path)
            self.deeds.pop(0)


@pytest.fixture
def served(installation):
    """`start()`: the whole group, answering; `kill()`: all of its processes at once, without a warning."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    env = {**installation, "DJANGO_SETTINGS_MODULE": "tests.run.loaded"}
    running = []

    def start():
        command = [sys.executable, "-m", "vliegwiel", "serve", "--port", str(port)]
        running.append(
            subprocess.Popen(
                command,
                env=env,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            try:
                return urllib.request.urlopen(f"{base}/healthz", timeout=5).read() and base
            except OSError:
                time.sleep(0.1)
        raise AssertionError("it did not answer within five minutes")

    def kill():
        supervisor = running.pop()
        members = psutil.Process(supervisor.pid).children(recursive=True)
        for group in {os.getpgid(member.pid) for member in members} | {supervisor.pid}:
            os.killpg(group, signal.SIGKILL)
        supervisor.wait()
        _, left = psutil.wait_procs(members, timeout=60)
        assert [member.pid for member in left] == []

    yield start, kill
    if running:
        kill()


def visitors(crowd):
    """Managers who give every activity to their team, and members who begin every activity of their own accord."""
    for n, team in enumerate(crowd):
        people = [str(pk) for pk in team["members"]]
        give = [
            (f"/lead/assign/?activity=les-{a}", {"people": people, "reason": REASON, "due": ""})
            for a in range(ACTIVITIES)
        ]
        yield Visitor(f"boss{n}", give)
        for m in range(MEMBERS):
            yield Visitor(f"one{n}-{m}", [(f"/learn/activity/les-{a}/enrolment/", {}) for a in range(ACTIVITIES)])


def under_load(base, everybody, *, until):
    """Everybody at work at once, until so many deeds were answered; the threads, which end by themselves."""
    threads = [threading.Thread(target=one.work, args=(base,)) for one in everybody]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 300
    while sum(len(one.answered) for one in everybody) < until and any(thread.is_alive() for thread in threads):
        assert time.monotonic() < deadline, "not so many answers within five minutes"
        time.sleep(0.01)
    return threads


def what_stands(env, everybody):
    """Each deed that was answered has its rows; each row has one happening, and the reverse."""
    names = dict(ask(env, "SELECT id, number FROM people_person"))
    begun = {
        (names[person], f"/learn/activity/{slug}/enrolment/")
        for person, slug in ask(
            env, "SELECT e.person_id, a.slug FROM learning_enrolment e JOIN catalogue_activity a ON a.id=e.activity_id"
        )
    }
    given = ask(
        env,
        "SELECT a.given_by_id, c.slug, COUNT(*) FROM learning_assignment a"
        " JOIN catalogue_activity c ON c.id=a.activity_id GROUP BY a.given_by_id, c.slug",
    )
    assert {count for *_, count in given} <= {MEMBERS}  # a team is asked as a whole, or not at all
    asked = {(names[by], f"/lead/assign/?activity={slug}") for by, slug, _ in given}
    said = {(one.name, path) for one in everybody for path in one.answered}
    assert said <= begun | asked
    happened = ask(env, "SELECT kind, COUNT(*) FROM kit_happening GROUP BY kind")
    counted = dict(map(tuple, happened))
    assert counted.get(ENROLLED, 0) == len(begun)
    assert counted.get(ASSIGNED, 0) == len(asked) * MEMBERS
    return begun | asked


def wait_until_the_queue_is_empty(env):
    """Work whose worker was killed is free again when its lease ends, half a minute later."""
    deadline = time.monotonic() + 240
    open_jobs = "SELECT task, state, attempt, error FROM kit_job WHERE state <> 'SUCCESSFUL' AND key IS NULL"
    while waiting := ask(env, open_jobs):
        assert time.monotonic() < deadline, f"still waiting: {waiting[:3]}"
        time.sleep(0.2)


def test_a_group_killed_twice_under_load_loses_nothing_and_repeats_nothing(installation, served):
    told = subprocess.run(
        [sys.executable, "-c", SETTLE.format(f"teams={TEAMS}, members={MEMBERS}, activities={ACTIVITIES}")],
        env={**installation, "DJANGO_SETTINGS_MODULE": "tests.run.loaded"},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    everybody = list(visitors(json.loads(told)))
    every_deed = {(one.name, path) for one in everybody for path, _ in one.deeds}
    start, kill = served
    base = start()
    for one in everybody:
        one.sign_in(base)

    for thirds in (1, 2):  # killed when a third was answered, and again when two thirds were
        threads = under_load(base, everybody, until=len(every_deed) * thirds / 3)
        kill()
        for thread in threads:
            thread.join(180)
        assert [problem for one in everybody for problem in one.trouble] == []
        assert any(one.deeds for one in everybody)  # it was in the middle of it
        what_stands(installation, everybody)
        base = start()

    for thread in under_load(base, everybody, until=len(every_deed)):
        thread.join(180)
    assert [problem for one in everybody for problem in one.trouble] == []
    assert [one.deeds for one in everybody] == [[]] * len(everybody)
    wait_until_the_queue_is_empty(installation)

    assert what_stands(installation, everybody) == every_deed
    asked = TEAMS * MEMBERS * ACTIVITIES
    handled = ask(installation, "SELECT COUNT(*), state FROM kit_job WHERE task LIKE '%.handle' GROUP BY args, state")
    # Two handlers hear of each assignment (who is told, what is counted), one of each enrolment.
    assert handled == [[1, "SUCCESSFUL"]] * (asked * 2 + asked)
    messages = ask(installation, "SELECT COUNT(*) FROM messaging_message GROUP BY person_id, kind, key")
    assert messages == [[1]] * asked
    assert ask(installation, "SELECT COUNT(*) FROM kit_happening WHERE kind = 'messaging.Told'") == [[asked]]
    cells = ask(installation, "SELECT activity_id, unit_id, people FROM insights_cell WHERE stage = 'invited'")
    per_unit = [people for _, unit, people in cells if unit is not None]
    in_all = [people for _, unit, people in cells if unit is None]
    assert (per_unit, in_all) == ([MEMBERS] * TEAMS * ACTIVITIES, [TEAMS * MEMBERS] * ACTIVITIES)
