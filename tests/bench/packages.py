"""A hundred learners in a course package, each keeping something every second for a minute, in a served academy: how
long that takes, and whether anything was lost.

`python -m tests.bench.packages` within the environment of one empty or earlier filled installation (`bin/bench` gives
it one of its own).
"""

import http.client
import json
import statistics
import subprocess
import sys
import threading
import time
from typing import Any

import django

LEARNERS, SECONDS, PATIENCE = 100, 60, 120
WHERE = "/learn/activity/tillen/step/k1/run/"
TOKEN = "x" * 32


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from vliegwiel.run.management.commands.serve import port_is_free

    crowd = settle()
    port = next(port for port in range(8400, 8500) if port_is_free("127.0.0.1", port))
    command = [sys.executable, "-m", "vliegwiel", "serve", "--port", str(port)]
    group = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_it_answers(port)
        print(measured(crowd, port), flush=True)
    finally:
        group.terminate()
        group.wait()


def settle() -> list[tuple[int, str]]:
    """The learners, each with what she began and the session she does it in."""
    from django.test import Client

    from tests import packages
    from tests.library import publish
    from vliegwiel.areas.catalogue.models import Activity
    from vliegwiel.areas.learning import actions
    from vliegwiel.areas.learning.models import PackageRun
    from vliegwiel.areas.people.models import Organisation, Person

    Organisation.objects.get_or_create(pk=1, defaults={"name": "Bench"})
    if not Person.objects.exists():
        for n in range(LEARNERS):
            Person.objects.create(given_name=f"Een{n}", family_name="Bench", email=f"een{n}@bench.example")
        ines = Person.objects.order_by("pk").first()
        assert ines is not None
        kept = packages.stored(ines, packages.a_package())
        publish(ines, "tillen", edition={"blocks": [packages.block(kept)]})
    PackageRun.objects.all().delete()
    activity, crowd = Activity.objects.get(slug="tillen"), []
    for person in Person.objects.order_by("pk"):
        client = Client()
        client.force_login(person)
        crowd.append((actions.enrol(activity, by=person).pk, client.cookies["sessionid"].value))
    return crowd


def measured(crowd: list[tuple[int, str]], port: int) -> str:
    from vliegwiel.areas.learning.models import PackageRun

    times: list[float] = []
    failed: list[str] = []
    learners = [threading.Thread(target=_learn, args=(port, *one, times, failed)) for one in crowd]
    for n, learner in enumerate(learners):
        learner.start()
        time.sleep(1 / len(crowd) if n else 0)
    for learner in learners:
        learner.join()
    lost = sum(
        run.number != SECONDS or not run.values["cmi.suspend_data"].startswith(f"{SECONDS}:")
        for run in PackageRun.objects.all()
    ) + (len(crowd) - PackageRun.objects.count())
    slowest = statistics.quantiles(times, n=20)[18]
    return (
        f"packages, {len(crowd)} learners setting values every second for {SECONDS} s: {len(times):,} sendings, "
        f"p50 {statistics.median(times):.0f} ms, p95 {slowest:.0f} ms, {len(failed)} tried again, lost: {lost}"
    )


def _learn(port: int, enrolment: int, session: str, times: list[float], failed: list[str]) -> None:
    """What the player does: open, then keep each second what was set since; what fails waits and goes again."""
    asked = {"enrolment": enrolment, "item": "een", "run": f"bench{enrolment}"}
    waits: list[dict[str, Any]] = []
    opened, began = False, time.monotonic()
    number, until = 0, began + SECONDS + PATIENCE
    while (number < SECONDS or waits or not opened) and time.monotonic() < until:
        due = min(SECONDS, int(time.monotonic() - began) + 1) if opened else 0
        for second in range(number + 1, due + 1):  # what came up while the one before was on its way goes with it
            values = {"cmi.suspend_data": f"{second}:{'antwoord ' * 40}", "cmi.core.lesson_location": str(second)}
            waits.append({"n": second, "v": values})
        number = max(number, due)
        body = {**asked, "what": "keep", "sets": waits, "seconds": number} if opened else {**asked, "what": "open"}
        started = time.perf_counter()
        try:
            _say(port, session, body)
        except (OSError, http.client.HTTPException) as problem:
            failed.append(str(problem))
        else:
            if opened:
                times.append(1000 * (time.perf_counter() - started))
                waits = []
            opened = True
        time.sleep(max(0, began + number - time.monotonic()) if number < SECONDS else bool(waits))


def _say(port: int, session: str, body: dict[str, Any]) -> None:
    there = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        heads = {"Content-Type": "application/json", "Cookie": cookies, "X-CSRFToken": TOKEN}
        there.request("POST", WHERE, json.dumps(body), heads)
        answer = there.getresponse()
        answer.read()
        if answer.status != 200:
            raise http.client.HTTPException(f"{answer.status}")
    finally:
        there.close()


def _until_it_answers(port: int) -> None:
    for _try in range(600):
        try:
            there = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            there.request("GET", "/account/login/")
            there.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("serve did not answer within a minute")


if __name__ == "__main__":
    main()
