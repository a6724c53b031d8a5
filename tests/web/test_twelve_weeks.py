"""Twelve weeks lived through the pages: who learns, who stands beside them, who leads them and who looks from above.

At the end the board, each one's own page and the log tell the same story, and every figure is counted again from rows.
"""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.practising import finish, listening, publish
from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.practice.models import CheckIn, ManagerMoment, SupportAct
from vliegwiel.kit import clock, living
from vliegwiel.kit.models import Happening
from vliegwiel.kit.queue.backend import PERIODIC

__all__ = ["finish", "listening", "publish"]
WEEKS = 12
LIVED = ("practice", "messaging", "insights", "recognition", "observation", "people")
# What each says each time she is asked; "" lets it pass. Some apply, some do not.
VOICES = {
    "Noa": "did_it did_it did_it did_it",
    "Mila": "did_it did_it did_it did_it",
    "Lars": "tried tried did_it did_it",
    "Fien": "no_chance no_chance tried tried",
    "Bo": "no_chance no_chance no_chance no_chance",
    "Ties": "",
}


@pytest.fixture
def window(settings):
    """`window(person)`: her own browser."""
    settings.DEMO = True

    def opened(person):
        client = Client()
        client.force_login(person)
        return client

    return opened


@pytest.fixture
def team(hire, company, mara, listening, finish):
    """Six who finished the same thing today, and one who will see what four of them do."""
    learners = [hire(name, "Jansen", unit=company.north, led_by=mara) for name in VOICES]
    beside = hire("Kim", "Kijkt", unit=company.north, led_by=mara)
    yesterday = clock.today() - dt.timedelta(days=1)
    with clock.at(yesterday):
        learning.assign_many(listening, to=learners, by=mara, reason="Klanten bellen te vaak terug.")
    for person in learners:
        finish(person, listening, on=clock.today())
    return learners, beside


def answers(client, person, says):
    """She answers what stands ready for her, as its page offers it."""
    ready = list(CheckIn.objects.due().filter(plan__person=person).order_by("day"))[-1:]
    for step in ready:
        said = "stands" if step.day == 1 else next(says, "")
        if said:
            address = reverse("learn:check_in", args=[step.pk])
            assert f'value="{said}"' in client.get(address).text
            assert client.post(address, {"said": said, "note": "kanarie-notitie"}).status_code == 302


def reacts(client):
    """Kim says that she saw it, wherever that is asked."""
    page = client.get(reverse("learn:support")).text
    for address, form in re.findall(r'<form[^>]*action="(/learn/support/\d+/reaction/)"(.*?)</form>', page, re.DOTALL):
        if 'value="confirmed"' in form:
            assert client.post(address, {"kind": "confirmed"}).status_code == 302


def asks(client):
    """Whom the manager's week asks her to ask how it went; she does, and says so."""
    found = re.search(r"Vraag (\w+) Jansen hoe het ging", client.get("/lead/").text)
    if not found:
        return []
    person = Person.objects.get(given_name=found[1])
    assert client.post(f"/lead/person/{person.pk}/moment/", {"kind": "ask"}).status_code == 302
    return [found[1]]


@pytest.mark.alike
def test_four_windows_live_through_twelve_weeks_and_the_board_tells_what_the_rows_tell(
    window, team, listening, mara, lea, monkeypatch
):
    # What is asked every minute or hour (mail, above all) is asked in tests/kit/test_living.py and of messaging itself.
    daily = {path: task for path, task in PERIODIC.items() if "*" not in str(task.every).split()[1]}
    monkeypatch.setattr(living, "PERIODIC", {k: t for k, t in daily.items() if k.split(".")[2] in LIVED})
    learners, beside = team
    windows = {person: window(person) for person in learners}
    kim, manager, above = window(beside), window(mara), window(lea)
    says = {person: iter(VOICES[person.given_name].split()) for person in learners}
    for client in windows.values():
        plan = {"situation": "een klant belt die al wacht", "action": "vraag ik eerst wat er al geprobeerd is"}
        made = client.post("/learn/activity/luisteren/plan/", plan | {"supporter": "colleague", "colleague": beside.pk})
        assert made.status_code == 302
    day = clock.today()
    asked = []
    for _week in range(WEEKS):
        above.post("/demo/clock/", {"days": "7", "next": "/office/transfer/"})
        for person, client in windows.items():
            answers(client, person, says[person])
        waiting = sum(ask.waiting is not None for ask in practice.asked_support(beside))
        assert practice.waiting_for_me(beside) == waiting
        reacts(kim)
        asked += asks(manager)
    above.post("/demo/clock/", {"days": "7"})
    above.post("/demo/clock/", {"days": "7"})
    assert (clock.today() - day).days == 7 * (WEEKS + 2)

    # The board is what one counts by hand.
    said = CheckIn.objects.filter(plan__activity=listening)
    tried = set(said.filter(said__in=["tried", "did_it"]).values_list("plan__person", flat=True))
    seen = SupportAct.objects.filter(kind="confirmed", check_in__said="did_it")
    applied = set(seen.values_list("check_in__plan__person", flat=True))
    row = insights.board_of(listening).row
    assert (row.finished, row.planned.n, row.tried.n, row.applied.n) == (6, 6, len(tried), len(applied))
    assert {one.given_name for one in learners if one.pk in applied} == {"Noa", "Mila", "Lars"}
    page = above.get("/office/transfer/activity/luisteren/").text
    for n in (6, len(tried), len(applied)):
        assert f"{n} van 6" in page
    assert "kanarie" not in page

    # Each one's own page says the same of herself, and nothing of another.
    for person, client in windows.items():
        mine = client.get("/learn/practice/").text
        own = list(said.filter(plan__person=person).order_by("day"))
        assert mine.count('class="answered"') == sum(bool(step.said) for step in own)
        by_kim = SupportAct.objects.filter(kind="confirmed", check_in__plan__person=person)
        (steps,) = re.findall(r'<ol class="check-ins">(.*?)</ol>', mine, re.DOTALL)
        assert len(re.findall(r">\s*gezien\s*<", steps)) == by_kim.count()

    # The log holds each deed once, by whom it was done.
    told = Happening.objects.filter(kind="practice.CheckInAnswered")
    assert told.count() == said.exclude(said="").count()
    assert Happening.objects.filter(kind="practice.Supported").count() == SupportAct.objects.count()
    assert asked  # from ten days after, one a week and nobody twice
    assert len(asked) == len(set(asked)) == ManagerMoment.objects.filter(manager=mara, kind="ask").count()

    # Who said nothing was asked three times, then once whether to go on, and never more than the cap.
    ties = Message.objects.filter(person=learners[-1], kind__startswith="practice.").order_by("at")
    days = sorted({clock.timezone.localtime(one.at).date() for one in ties})
    assert all(sum(0 <= (other - first).days < 7 for other in days) <= 2 for first in days)
    assert len([one for one in ties if "GoingOn" in one.kind or "Ready" in one.kind]) <= 4
