"""The elements page shows every element there is, to those who may enter the office."""

import pytest

from vliegwiel.kit.templatetags import ui
from vliegwiel.web.office import samples
from vliegwiel.web.office.elements import signature

CONTAINED = {"tab", "fact", "moment"}  # shown inside tabs, facts and timeline


def test_every_element_is_on_show():
    shown = {sample.tag for group in samples.GROUPS.values() for sample in group}
    assert shown | CONTAINED == {tag.__name__ for tag in (*ui.BLOCKS, *ui.SINGLES, *ui.WITH_CONTEXT)}


def test_the_signature_is_how_to_write_it():
    assert signature("chip") == '{% chip tone="" icon="" %}…{% endchip %}'
    assert signature("icon") == '{% icon name label="" size="m" %}'


@pytest.mark.parametrize(("who", "status"), [("lea", 200), ("adam", 200), ("ben", 403)])
def test_it_is_behind_the_door_of_the_office(client, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get("/office/elements/").status_code == status
