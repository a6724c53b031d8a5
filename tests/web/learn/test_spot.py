"""Asking beside a step, and answering in the studio."""

import pytest

from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import SpotQuestion

pytestmark = pytest.mark.django_db
STEP = "/learn/activity/luisteren/step/t1/"


def test_from_a_question_to_an_answer_beside_the_step(client, ben, olu, ines, activity, words):
    actions.enrol(activity, by=ben)
    actions.enrol(activity, by=olu)
    client.force_login(ben)
    assert client.post(STEP + "question/", {"question": "Ook buiten?"}).url == STEP + "#spot"
    assert "Er is nog geen antwoord." in words(client.get(STEP))
    asked = SpotQuestion.objects.get()
    client.force_login(ines)
    assert "Ook buiten?" in words(client.get("/studio/questions/"))
    reply = {"answer": "Ja, ook daar.", "share": "on", "shown_as": "Geldt het buiten?"}
    assert client.post(f"/studio/questions/{asked.pk}/reply/", reply).url == "/studio/questions/"
    client.force_login(olu)
    seen = words(client.get(STEP))
    assert "Geldt het buiten?" in seen
    assert "Ja, ook daar." in seen
    assert ben.name not in seen
    assert client.post(f"/learn/question/{asked.pk}/removal/").status_code == 404
    assert client.get("/studio/questions/").status_code == 403
    client.force_login(ben)
    assert client.post(f"/learn/question/{asked.pk}/removal/").url == STEP
    assert not SpotQuestion.objects.exists()
