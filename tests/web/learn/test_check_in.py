import pytest

from tests.library import republish
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.practice import actions
from vliegwiel.areas.practice.models import ChanceRequest


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
