"""Twelve weeks in four windows at once, with the clock of the demo: she who learns, who stands beside her, who leads
her, and who looks from above. Nobody does anything but press what the pages show; the mail is read where it arrives.

Her five colleagues answer through the verbs. The sibling without a browser, test_twelve_weeks.py, counts every row.
"""

import datetime as dt
import re
from contextlib import contextmanager

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import expect

from tests.browser import close, complaint, eventually, is_complaint
from tests.practising import finish, listening, publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import CheckIn, ManagerMoment, Plan, SupportAct
from vliegwiel.kit import clock, living
from vliegwiel.kit.models import Happening
from vliegwiel.kit.queue.backend import PERIODIC

__all__ = ["finish", "listening", "publish"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WEEKS = 14  # what she let rest for a week comes a week later, and is answered the week after
JOBS = range(2, 6)  # weeks in which he looks at his page: what one asks comes ten days after
OTHERS = {"Mila": "did_it", "Lars": "tried", "Fien": "no_chance", "Bo": "not_useful", "Ties": ""}
LIVED = ("practice.jobs.tell_what", "messaging.jobs.mail_what", "insights.jobs.count_the_transfer")


@pytest.fixture
def window(chromium, live_server):
    """`window(person)`: a browser of her own, signed in; what any of them complains of fails the test."""
    contexts, complaints = [], []

    def opened(person):
        client = Client()
        client.force_login(person)
        context = chromium.new_context(
            base_url=live_server.url, locale="nl-NL", viewport={"width": 390, "height": 844}, reduced_motion="reduce"
        )
        contexts.append(context)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([session])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(complaint(said)) if is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        close(context)
    assert complaints == []


@contextmanager
def signed_out(page):
    """Within this block she reads her mail on a machine where she is not signed in."""
    kept = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    yield
    page.context.add_cookies(kept)


def others_answer(plans):
    """What stands ready for her colleagues, each in their own way."""
    for plan in plans:
        for step in CheckIn.objects.due().filter(plan=plan).order_by("-day")[:1]:
            said = OTHERS[plan.person.given_name]
            if said:
                actions.answer_check_in(step, said="stands" if step.day == 1 else said, by=plan.person)


def answers_on_today(page, said):
    """From Today to the question, and one tap."""
    page.goto("/learn/")
    page.get_by_role("link", name="Geef antwoord").first.click()
    page.get_by_role("button", name=said, exact=True).click()
    expect(page.locator(".answered")).to_contain_text(said)


def answers_from_the_mail(page, person, said):
    """The last mail that offers this answer, opened where she is not signed in; one tap notes it."""
    letter = next(one for one in reversed(mail.outbox) if person.email in one.to and said in one.body)
    address = re.search(rf"{said}\W+(?:https?://[^/\s]+)?(/\S+)", letter.body)[1]
    with signed_out(page):
        page.goto(address)
        page.get_by_role("button", name=f"Noteer ‘{said}’").click()
        page.get_by_role("heading", name=f"Genoteerd: {said}").wait_for()


def sees_it(page, her):
    """Kim taps that she saw what this one did, if that is asked."""
    page.goto("/learn/support/")
    asked = page.locator(".ask", has_text=her.name).get_by_role("button", name="Gezien")
    if not asked.count():
        return 0
    asked.click()
    expect(asked).to_have_count(0)
    return 1


def does_the_jobs(page):
    """On his page of the week he ticks the first thing to talk about, if there is any."""
    page.goto("/lead/")
    cards = page.locator("#cards")
    ready = cards.get_by_role("button", name=re.compile("Besproken|Gezegd"))
    many = ready.count()
    if many:
        ready.first.click()
        expect(ready).to_have_count(many - 1)
    return min(many, 1)


def test_four_windows_live_twelve_weeks_and_tell_the_same(
    window, hire, company, mara, lea, listening, finish, settings, monkeypatch
):
    settings.DEMO = True
    settings.MAILS = True
    # Of all that the clock asks for: what asks, mails and counts this. The mail once a day, after what it tells of.
    monkeypatch.setattr(living, "OFTEN", "5 9 * * *")
    lived = {path: task for path, task in PERIODIC.items() if any(one in path for one in LIVED)}
    assert len(lived) == len(LIVED)
    monkeypatch.setattr(living, "PERIODIC", lived)
    noa, kim = hire("Noa", "Jansen", unit=company.north, led_by=mara), hire("Kim", "Kijkt", unit=company.north)
    others = [hire(name, "Jansen", unit=company.north, led_by=mara) for name in OTHERS]
    with clock.at(clock.today() - dt.timedelta(days=1)):
        learning.assign_many(listening, to=[noa, *others], by=mara, reason="Klanten bellen te vaak terug.")
    for person in (noa, *others):
        finish(person, listening, on=clock.today())
        messaging.read_all(by=person)  # what was asked of her she read when she did it
    plans = [
        actions.make_plan(listening, situation="een klant wacht", action="vraag ik wat er is", by=one) for one in others
    ]
    she, beside, manager, above = window(noa), window(kim), window(mara), window(lea)
    day = clock.today()

    she.goto("/learn/activity/luisteren/plan/")
    she.get_by_label("Als …").fill("een klant belt die al wacht")
    she.get_by_label("Dan …").fill("vraag ik eerst wat er al geprobeerd is")
    she.get_by_label("Iemand anders van mijn afdeling").check()
    she.get_by_label("Welke collega?").select_option(str(kim.pk))
    she.get_by_role("heading", name="Dit ziet Kim Kijkt").wait_for()  # the preview came: nothing is under way any more
    with she.expect_navigation():
        she.get_by_role("button", name="Maak het plan").click()
    plan = Plan.objects.get(person=noa, supporter=kim)

    seen = jobs = 0
    above.goto("/office/transfer/")
    for week in range(1, WEEKS + 1):
        above.get_by_role("button", name="Volgende week").click()
        eventually(above, clock.shift, 7 * week)
        others_answer(plans)
        if week == 1:
            answers_from_the_mail(she, noa, "Gedaan")
        elif week == 2:  # the question of two weeks is for a day of rest: it comes in the next
            she.goto("/learn/practice/")
            she.get_by_role("button", name="Leg stil").click()
            she.get_by_role("button", name="Neem het weer op").wait_for()
        elif week == 3:
            she.goto("/learn/practice/")
            she.get_by_role("button", name="Neem het weer op").click()
            she.get_by_role("button", name="Leg stil").wait_for()
        elif CheckIn.objects.due().filter(plan=plan).exists():
            step = CheckIn.objects.due().filter(plan=plan).order_by("-day")[0]
            answers_on_today(she, {14: "Nog geen kans", 42: "Gedaan", 84: "Ja, nog steeds"}[step.day])
            if step.day == 14:
                she.get_by_role("button", name="Geen tijd").click()
                expect(she.get_by_role("button", name="Geen tijd")).to_have_attribute("aria-pressed", "true")
        if SupportAct.objects.filter(by=kim).count() < plan.check_ins.filter(said="did_it").count():
            seen += sees_it(beside, noa)
        if week in JOBS:
            jobs += does_the_jobs(manager)
    assert (clock.today() - day).days == 7 * WEEKS

    # The board, her own page and the log tell what she and the others pressed.
    said = dict(plan.check_ins.exclude(said="").values_list("day", "said"))
    assert said == {3: "did_it", 14: "no_chance", 42: "did_it", 84: "did_it"}
    assert plan.check_ins.get(day=14).obstacle == "time"
    above.goto("/office/transfer/")
    row = above.get_by_role("row", name=re.compile("Luisteren"))
    expect(row).to_contain_text("6 van 6")  # planned
    expect(row).to_contain_text("3 van 6")  # tried: Noa, Mila and Lars
    expect(row).to_contain_text("1 van 6")  # applied: only Noa was seen
    above.get_by_role("link", name="Luisteren").click()
    for line in ("6 van 6", "3 van 6", "1 van 6"):
        expect(above.locator(".funnel").first).to_contain_text(line)
    assert "Noa" not in above.content()

    she.goto("/learn/practice/")
    expect(she.locator("li.answered")).to_have_count(len(said))
    assert seen == SupportAct.objects.filter(kind="confirmed", by=kim).count() == 3
    expect(she.locator("ol.check-ins").get_by_text("gezien", exact=True)).to_have_count(seen)
    beside.goto("/learn/support/")
    expect(beside.get_by_role("button", name="Gezien")).to_have_count(0)
    assert jobs == ManagerMoment.objects.filter(manager=mara).count() > 0

    kinds = list(Happening.objects.filter(by=noa.pk).order_by("pk").values_list("kind", flat=True))
    assert [kind.removeprefix("practice.") for kind in kinds if kind.startswith("practice.")] == [
        "PlanMade",
        "CheckInAnswered",
        "PlanParked",
        "PlanTakenUp",
        "CheckInAnswered",
        "ObstacleNamed",
        "CheckInAnswered",
        "CheckInAnswered",
    ]
    above.goto("/office/log/?area=practice")
    log = above.locator(".log").inner_text()
    assert "Noa" not in log  # what she planned and said is hers alone
    assert "Klanten bellen" not in log
