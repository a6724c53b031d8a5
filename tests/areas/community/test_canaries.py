"""Attack: who runs or watches over the academy looks where words could surface, and finds none of a circle's."""

import pytest

from vliegwiel.areas.community import actions
from vliegwiel.areas.community.enums import Way
from vliegwiel.kit.models import Happening

ATTACKERS = ("olu", "ines", "lea", "dana", "hugo", "adam", "wim")
PLACES = (
    *("/learn/", "/learn/circles/", "/learn/leaders/", "/learn/path/", "/search/?q=kanarie", "/lead/circles/"),
    *("/office/", "/office/rituals/", "/office/log/", "/office/people/", "/office/one-page/", "/office/transfer/"),
)


@pytest.fixture
def written(meeting, circle, debrief, crew, mara, behaviour):
    """A circle's line and try-out, three answers on a card, and what Mara shares with whom she leads."""
    ben = crew[0]
    actions.write_down(meeting, step=1, text="kanarie-regel", key="a", by=ben)
    actions.agree_try_out(meeting, text="kanarie-poging", key="b", by=ben)
    actions.end_meeting(meeting, by=ben)
    card = actions.open_meeting(circle, debrief, way=Way.APART, by=ben)
    for person in crew[:3]:
        actions.answer_apart(card, step=1, text="kanarie-antwoord", by=person)
    lines = {"learning": "kanarie-leren van vandaag", "stuck": "kanarie-vast op dinsdag", "trying": "kanarie-proberen"}
    return actions.learn_visibly(**lines, behaviour=behaviour, by=mara)


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_no_page_shows_a_word_of_it(written, request, client, attacker):
    client.force_login(request.getfixturevalue(attacker))
    answers = {place: client.get(place) for place in PLACES}
    assert any(answer.status_code == 200 for answer in answers.values())
    assert [place for place, answer in answers.items() if "kanarie-" in answer.content.decode()] == []


def test_who_belongs_to_it_does_read_it(written, client, ben, mara, circle):
    client.force_login(ben)
    assert "kanarie-poging" in client.get(f"/learn/circle/{circle.key}/").text
    assert "kanarie-vast op dinsdag" in client.get("/learn/leaders/").text


def test_no_word_of_it_is_in_the_log(written):
    assert not Happening.objects.filter(facts__icontains="kanarie").exists()
