import datetime as dt
from contextlib import contextmanager

import pytest
from lxml import html

from tests.areas.retrieval.conftest import numbered
from tests.library import TEXT, republish
from tests.observing import behave
from tests.practising import MONDAY
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.learning.models import Enrolment, Step
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation import actions as observation
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice import jobs as practice_jobs
from vliegwiel.areas.practice.models import ChanceRequest, HowOften, Plan
from vliegwiel.areas.retrieval import actions as retrieval
from vliegwiel.areas.retrieval.models import Recall, RetrievalCard
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import Kpi
from vliegwiel.kit import clock

__all__ = ["behave"]


@pytest.fixture
def address(first):
    return f"/learn/check-in/{first.pk}/"


def test_four_answers_of_one_tap_each(first, address, ben_s, words, on_day):
    with on_day(3):
        page = words(ben_s.get(address))
        assert all(answer in page for answer in ("Gedaan", "Geprobeerd", "Nog geen kans", "Past niet"))
        assert ben_s.post(address, {"said": "tried", "note": ""}).url == address
        after = words(ben_s.get(address))
    first.refresh_from_db()
    assert first.said == "tried"
    assert "Mara de Wit krijgt bericht" in after
    assert "Op 16 maart vragen we het weer." in after


def test_it_asks_back_what_the_practice_asked_to_bring(first, address, ben_s, words, on_day):
    edition = republish(first.plan.activity)
    Enrolment.objects.update_or_create(
        person=first.plan.person, activity=first.plan.activity, defaults={"edition": edition}
    )
    with on_day(3):
        assert "Dit zou je terugbrengen: Wat hielp?" in words(ben_s.get(address))


def test_no_chance_brings_what_helps_and_asking_is_one_tap(first, address, ben_s, words, mara, on_day):
    with on_day(3):
        ben_s.post(address, {"said": "no_chance"})
        page = words(ben_s.get(address))
        assert "Vraag het Mara de Wit" in page
        assert "Maak het kleiner" in page
        assert "Open de activiteit" in page
        assert "Stop met dit plan" in page
        assert ben_s.post(f"{address}chance/", {"manager": mara.pk}).url == address
    assert ChanceRequest.objects.get().manager == mara


def test_not_useful_offers_no_manager(first, address, ben_s, words, on_day):
    with on_day(3):
        ben_s.post(address, {"said": "not_useful"})
        page = words(ben_s.get(address))
    assert "Vraag om een kans" not in page
    assert "Maak het kleiner" in page


def test_she_may_change_it_until_somebody_reacted(first, address, ben_s, words, ben, mara, on_day):
    with on_day(3):
        ben_s.post(address, {"said": "tried", "note": "Half."})
        assert "Gedaan" in words(ben_s.get(f"{address}?again"))
        ben_s.post(f"{address}?again", {"said": "did_it", "note": "Helemaal."})
        actions.support(first, kind="confirmed", by=mara)
        page = words(ben_s.get(f"{address}?again"))
        assert "Mara de Wit zag het." in page
        assert "Ik wil iets anders antwoorden" not in page
        refused = ben_s.post(address, {"said": "tried"})
    assert refused.status_code == 422
    assert "daarom blijft het staan" in refused.content.decode()


def test_too_early_and_after_stopping_there_is_nothing_to_answer(plan, address, ben_s, words, ben, on_day):
    with on_day(1):
        assert "Op donderdag 5 maart vragen we het je." in words(ben_s.get(address))
        assert ben_s.post(address, {"said": "did_it"}).status_code == 422
    with on_day(3):
        actions.stop_plan(plan, by=ben)
        assert "Dit plan is gestopt" in words(ben_s.get(address))


def test_an_answer_that_does_not_exist_is_refused(first, address, ben_s, on_day):
    with on_day(3):
        assert ben_s.post(address, {"said": "applied"}).status_code == 422
    first.refresh_from_db()
    assert first.said == ""


def test_nobody_else_opens_it_not_even_the_supporter(address, client, mara, olu, lea):
    for other in (mara, olu, lea):
        client.force_login(other)
        assert client.get(address).status_code == 404


def test_it_stays_within_the_budget(address, ben_s, on_day, same_queries, hire, company):
    numbers = iter(range(9))
    with on_day(3):
        ben_s.post(address, {"said": "no_chance"})
        same_queries(lambda: ben_s.get(address), lambda: hire("Lid", f"Nummer {next(numbers)}", unit=company.north))


@pytest.fixture
def answered(plan, ben_s):
    """`answered(14, "tried")`: the page of that step, on its day, after one tap. `with answered(...) as page:`"""

    @contextmanager
    def _answered(day, said, plan=plan):
        step = plan.check_ins.get(day=day)
        with clock.at(step.due_on):
            ben_s.post(f"/learn/check-in/{step.pk}/", {"said": said})
            yield f"/learn/check-in/{step.pk}/"

    return _answered


@pytest.fixture
def cards(plan, ben):
    """Of the activity of the plan: two that tell a situation and one that does not, due two days after finishing."""
    bare = numbered(3, prompt="Wat doe je eerst?", returns="yes")
    edition = republish(plan.activity, blocks=[TEXT, numbered(1), numbered(2), bare])
    with clock.at(MONDAY):
        retrieval.make_cards(ben.pk, edition.pk)
    return list(RetrievalCard.objects.order_by("pk"))


def form_of(response):
    return html.fromstring(response.content.decode()).xpath("//form[contains(@class, 'question ')]")[0].get("action")


def test_at_the_first_try_two_questions_come_after_the_answer_and_count_for_nothing(
    cards, first, address, ben_s, words, on_day
):
    with on_day(3):
        before = words(ben_s.get(address))
        assert "Ongeveer 2 minuten, en overslaan mag." in before
        assert "vragen uit je werk" not in before
        ben_s.post(address, {"said": "no_chance"})
        page = words(ben_s.get(address))
        assert "2 vragen uit je werk" in page
        assert "Het telt nergens voor mee. Alleen jij ziet dit" in page
        for left in ("Hierna komt er nog één.", ""):
            asked = ben_s.get(f"{address}question/")
            assert "Een klant belt boos op. Wat doe je eerst?" in words(asked)
            assert ("Hierna komt er nog één." in words(asked)) is bool(left)
            why = words(ben_s.post(form_of(asked), {"chosen": "b"}, follow=True))
            assert "Daar is het nog te vroeg voor." in why
            assert ("Volgende vraag" if left else "Terug naar je plan") in why
        assert ben_s.get(f"{address}question/").url == address
        assert "vragen uit je werk" not in words(ben_s.get(address))
    assert Recall.objects.count() == 2  # in her cards, and nowhere else
    assert not Step.objects.exists()


def test_without_questions_the_step_is_shorter(first, address, ben_s, words, on_day):
    with on_day(3):
        assert "Ongeveer 1 minuut, en overslaan mag." in words(ben_s.get(address))
        assert ben_s.get(f"{address}question/").url == address
        ben_s.post(address, {"said": "did_it"})
        assert "uit je werk" not in words(ben_s.get(address))


def test_a_question_without_an_answer_stays_beside_its_step(cards, first, address, ben_s, words, on_day):
    with on_day(3):
        ben_s.post(address, {"said": "did_it"})
        sends_to = form_of(ben_s.get(f"{address}question/"))
        assert ben_s.post(sends_to, {}).url == f"{address}question/"
        client_s_step = sends_to.replace(f"step={first.pk}", "step=999999")
        assert ben_s.post(client_s_step, {"chosen": "a"}).status_code == 404  # no step of hers
    assert Recall.objects.count() == 1


def test_after_two_weeks_one_situation_and_how_often_it_worked(cards, answered, ben_s, words):
    with answered(14, "tried") as address:
        page = words(ben_s.get(address))
        assert "Een situatie uit je werk" in page
        assert "0 nooit 1 zelden 2 soms 3 meestal 4 altijd" in page
        assert "Zoek een maatje" not in page
        assert ben_s.post(f"{address}how-often/", {"times": "9"}).url == address
        assert "van 0 tot en met 4" in words(ben_s.get(address))
        assert ben_s.post(f"{address}how-often/", {"times": "3"}).url == address
    assert HowOften.objects.get().times == 3


def test_no_chance_is_not_asked_how_often(answered, ben_s, words):
    with answered(14, "no_chance") as address:
        assert "Hoe vaak lukte het?" not in words(ben_s.get(address))


def test_seldom_brings_a_tip_and_a_buddy_with_the_behaviour_filled_in(
    plan, answered, behave, publish, ben_s, words, listening
):
    behaviour = behave("vat samen", listening)
    Plan.objects.update(behaviour=behaviour)
    aid = publish("spiekbriefje", is_reference=True)
    Link.objects.create(activity=aid, behaviour=behaviour, rationale="Erbij te houden.", claimed_by=aid.owner)
    with answered(14, "did_it") as address:
        assert "Spiekbriefje" not in words(ben_s.get(address))
        ben_s.post(f"{address}how-often/", {"times": "1"})
        shown = ben_s.get(address)
        assert "Spiekbriefje" in words(shown)
        assert "Wat zat in de weg?" not in words(shown)
        (mates,) = html.fromstring(shown.text).xpath("//a[contains(., 'Zoek een maatje')]/@href")
        assert mates.endswith("#wish")
        (chosen,) = html.fromstring(ben_s.get(mates).text).xpath("//input[@name='behaviour' and @checked]/@value")
    assert chosen == str(behaviour.pk)


def test_after_six_weeks_the_step_leads_on_to_the_check(plan, answered, behave, ben_s, ben, words, listening):
    behave("vat samen", listening)
    (check,) = observation.open_checks(ben, listening, MONDAY)
    with answered(42, "did_it") as address:
        shown = ben_s.get(address)
        assert "En hoe vaak lukt het?" in words(shown)
        assert f"/learn/check/{check.pk}/" in shown.text
        observation.say_after(check, times=4, back=1, by=ben)
        assert "En hoe vaak lukt het?" not in words(ben_s.get(address))


def test_after_twelve_weeks_yes_asks_what_it_brought(answered, ben_s, words):
    with answered(84, "did_it") as address:
        page = words(ben_s.get(address))
        assert "Wat leverde het op?" in page
        assert "Kies hoe het verdergaat" not in page
        ben_s.post(f"{address}brought/", {"text": "Minder boze bellers."})
        (kept,) = html.fromstring(ben_s.get(address).text).xpath("//input[@id='brought-text']/@value")
        assert kept == "Minder boze bellers."
        ben_s.post(f"{address}brought/", {"text": "x" * 281})
        assert "Houd het op 280 tekens." in words(ben_s.get(address))


def test_after_twelve_weeks_no_lets_her_choose_and_begin_again(answered, ben_s, words, plan):
    with answered(84, "not_useful") as address:
        page = words(ben_s.get(address))
        assert "Wat leverde het op?" not in page
        ways = ("Begin opnieuw", "Kies een andere weg", "Stop met dit plan")
        assert [page.index(way) for way in ways] == sorted(page.index(way) for way in ways)
        assert ben_s.post(f"{address}beginning-again/").url == "/learn/practice/"
        assert "Je begint opnieuw." in words(ben_s.get("/learn/practice/"))
    assert Plan.objects.standing().exclude(pk=plan.pk).count() == 1


def test_a_plan_that_runs_is_not_begun_again_from_an_early_step(first, address, ben_s, words, on_day):
    with on_day(3):
        assert ben_s.post(f"{address}beginning-again/").url == address
        assert "Dit plan loopt nog." in words(ben_s.get(address))


def test_beside_it_stands_the_measure_and_that_it_proves_nothing(
    plan, answered, behave, ben_s, words, listening, same_queries, hire, company, dana
):
    behaviour = behave("vat samen", listening)
    Plan.objects.update(behaviour=behaviour)
    numbers = iter(range(9))
    with answered(84, "no_chance") as address:
        assert "Waarvoor we dit deden" not in words(ben_s.get(address))
        kpi = Kpi.objects.get(goal=behaviour.goal)
        for month, value in ((3, 11), (4, 9)):
            strategy.record_reading(kpi, by=dana, on=dt.date(2026, month, 1), value=value)
        page = words(ben_s.get(address))
        assert "Ongevallen met verzuim" in page
        assert "9 per jaar op 1 april 2026 11 per jaar op 1 maart 2026" in page
        assert "bewijst niets over jou of over deze activiteit" in page
        ben_s.post(f"{address}obstacle/", {"obstacle": "hard"})
        same_queries(lambda: ben_s.get(address), lambda: hire("Lid", f"Nummer {next(numbers)}", unit=company.north))


def test_two_plans_of_one_message_lead_from_one_to_the_next(make_plan, publish, ben, ben_s, words, on_day):
    one, two = (make_plan(ben, publish(slug)).check_ins.get(day=3) for slug in ("een", "twee"))
    with on_day(3):
        practice_jobs.tell_what_stands_ready.call()
        assert Message.objects.filter(person=ben, kind="practice.CheckInsReady").count() == 1
        for step, other in ((one, two), (two, None)):
            address = f"/learn/check-in/{step.pk}/"
            assert "Er staat nog een vraag klaar" not in words(ben_s.get(address))
            ben_s.post(address, {"said": "tried"})
            shown = ben_s.get(address)
            found = html.fromstring(shown.text).xpath("//a[contains(., 'Naar de volgende vraag')]/@href")
            assert found == ([f"/learn/check-in/{other.pk}/"] if other else [])


@pytest.mark.parametrize(
    ("day", "said", "obstacle"),
    [(3, "tried", "moment"), (3, "tried", "tools"), (14, "tried", "hard"), (42, "no_chance", "first")],
)
def test_every_step_stays_within_the_budget(
    cards, plan, answered, behave, publish, ben, ben_s, same_queries, listening, hire, company, day, said, obstacle
):
    behaviour = behave("vat samen", listening)
    Plan.objects.update(behaviour=behaviour)
    aid = publish("spiekbriefje", is_reference=True)
    Link.objects.create(activity=aid, behaviour=behaviour, rationale="Erbij te houden.", claimed_by=aid.owner)
    observation.open_checks(ben, listening, MONDAY)
    numbers = iter(range(9))
    with answered(day, said) as address:
        ben_s.post(f"{address}how-often/", {"times": "0"})
        ben_s.get(address)  # shows what there was to say about it
        ben_s.post(f"{address}obstacle/", {"obstacle": obstacle})
        same_queries(lambda: ben_s.get(address), lambda: hire("Lid", f"Nummer {next(numbers)}", unit=company.north))
