"""Every place in the rail opens for whoever is shown it."""

import pytest
from lxml import html


@pytest.mark.parametrize("name", ["mara", "ben", "ines", "lea", "dana", "hugo", "adam", "wim"])
def test_no_place_is_shown_to_somebody_it_refuses(request, client, db, name):
    request.getfixturevalue("ben")  # so that Mara leads somebody
    client.force_login(request.getfixturevalue(name))
    answered = {}
    waiting = ["/learn/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)  # some lead on to the page that is hers
        answered[address] = answer.status_code
        rail = html.fromstring(answer.content).find_class("rail") if answer.status_code == 200 else []
        waiting += {a.get("href") for nav in rail for a in nav.iter("a")} - answered.keys() - set(waiting)
    assert {address: status for address, status in answered.items() if status != 200} == {}
    assert len(answered) >= 5
