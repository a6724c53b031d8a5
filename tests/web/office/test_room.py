"""/office/room/ and /lead/room/: what is asked beside what there is time for."""

import datetime as dt

import pytest
from django.test import Client

from tests.library import publish
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import TimeBudget
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)
WHY = "Maandag begint de nieuwe planning."


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(MONDAY):
        yield


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def read(response):
    return " ".join(response.content.decode().split())


def test_hr_agrees_on_time_answers_and_takes_off_what_is_too_much(hugo, ben, mara, ines, company, same_queries):
    actions.assign(publish(ines, "vol", edition={"minutes": 200}), to=ben, by=mara, reason=WHY)
    actions.ask_room(publish(ines, "extra"), to=[ben], by=mara, reason=WHY)
    actions.count_room()
    hr = signed_in(hugo)
    page = read(hr.get("/office/room/"))
    assert "Mara de Wit wil dit vragen van 1 persoon van wie de leertijd vol is." in page
    assert "200 minuten bij enkele mensen" in page
    assert "te weinig mensen om te laten zien" in page
    assert "Ben Bakker" not in page
    assert read(hr.get(f"/office/room/unit/{company.north.pk}/"))
    assert hr.post(f"/office/room/unit/{company.north.pk}/", {"minutes": "5"}).status_code == 422
    hr.post(f"/office/room/unit/{company.north.pk}/", {"minutes": "240"})
    assert TimeBudget.objects.get().minutes == 240
    question = queries.room_questions(hugo).get()
    assert "Je antwoord is bewaard" in read(
        hr.post(f"/office/room/{question.pk}/answer/", {"answer": "no", "words": "Eerst de rest."}, follow=True)
    )
    assert "Eerst de rest." in read(signed_in(mara).get("/lead/room/"))
    assert "veel te vol" in read(hr.post("/office/room/activity/vol/dropping/", {"reason": WHY}, follow=True))
    more = iter(range(9))

    def another():
        actions.ask_room(publish(ines, f"extra-{next(more)}"), to=[ben], by=mara, reason=WHY)

    same_queries(lambda: hr.get("/office/room/"), another)


def test_others_do_not_come_in_and_answer_nothing(mara, ben, olu, ines, hugo):
    question = actions.ask_room(publish(ines, "extra"), to=[ben], by=mara, reason=WHY)
    assert signed_in(mara).get("/office/room/").status_code == 403
    assert signed_in(mara).post(f"/lead/room/{question.pk}/answer/", {"answer": "yes"}).status_code == 403
    assert signed_in(hugo).get("/lead/room/").status_code in (302, 403)
