import pytest

from tests.liking import activity, barista, case, crowd, liked, make_activity, score
from vliegwiel.areas.insights import actions

__all__ = ["activity", "barista", "case", "crowd", "liked", "make_activity", "score"]
PAGE = "/studio/activity/barista/needs/"


def test_only_the_owner_reads_the_question_whoever_may_enter_the_studio(client, case, lea, dana, mara, ines):
    actions.ask_owner(case, by=lea)
    for person, status in ((dana, 404), (mara, 404), (lea, 404), (ines, 200)):
        client.force_login(person)
        assert client.get(PAGE).status_code == status


def test_an_owner_who_writes_no_more_still_answers(client, case, barista, lea, ben):
    barista.owner = ben
    barista.save()
    actions.ask_owner(case, by=lea)
    client.force_login(ben)
    page = client.get(PAGE).text
    assert "Hoog gewaardeerd, bijdrage nog niet zichtbaar" in page
    assert "Leg nu een verband" not in page
    assert client.post(PAGE, {"wish": "stop"}).status_code == 302


@pytest.mark.parametrize("wish", ["", "zz"])
def test_an_answer_is_one_of_five(client, case, lea, ines, wish):
    actions.ask_owner(case, by=lea)
    client.force_login(ines)
    assert client.post(PAGE, {"wish": wish}).status_code == 422
