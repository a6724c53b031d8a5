"""The brand page: the colour one tries is shown as it will be, then kept."""

import pytest
from lxml import html

from vliegwiel.areas.people.models import Organisation

GIVEN = {"name": "Waterland", "academy": "campus", "colour": "#ffe14d", "address": "je", "why": ""}


def test_the_brand_is_kept_and_worn(client, lea):
    client.force_login(lea)
    response = client.post("/office/brand/", GIVEN, follow=True)
    assert response.redirect_chain == [("/office/brand/", 302)]
    assert "De huisstijl is bewaard." in response.text
    assert Organisation.objects.get().academy == "campus"


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, lea):
    client.force_login(lea)
    response = client.post("/office/brand/", GIVEN | {"colour": "yellow", "academy": "leerhuis"})
    page = html.fromstring(response.content)
    assert response.status_code == 422
    assert page.find_class("form-errors")[0].text_content().split("\n")[1].strip().startswith("Er klopt nog 1 ding")
    assert page.get_element_by_id("id_academy").value == "leerhuis"
    assert Organisation.objects.get().colour == "#d9620f"


def test_a_colour_is_tried_before_it_is_chosen(client, lea):
    client.force_login(lea)
    part = client.get("/office/brand/preview/?colour=%23ffe14d").text
    assert "/office/brand/colours/ffe14d.css" in part
    assert "Hier werd jullie kleur" in part
    assert client.get("/office/brand/colours/ffe14d.css").text.startswith(".brand-preview{--paper:")


def test_nonsense_is_not_a_colour(client, lea):
    client.force_login(lea)
    assert client.get("/office/brand/preview/?colour=%23zz}").status_code == 200
    assert client.get("/office/brand/colours/zzzzzz.css").text == client.get("/office/brand/colours/d9620f.css").text


@pytest.mark.parametrize(("who", "status"), [("lea", 200), ("adam", 200), ("hugo", 403), ("wim", 403), ("ben", 403)])
def test_it_is_for_those_who_may_set_it(client, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get("/office/brand/").status_code == status
