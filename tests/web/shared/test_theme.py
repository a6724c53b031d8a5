"""The theme and the icons: for everybody, kept for ever, made of the organisation's one colour."""

import io

from PIL import Image

from vliegwiel.areas.people.models import Organisation
from vliegwiel.kit import theme


def test_the_theme_of_the_organisation_may_be_kept_for_ever(client, company):
    Organisation.objects.update(colour="#1d4ed8")
    response = client.get(f"/theme/{theme.fingerprint('#1d4ed8')}.css")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--accent:light-dark(#1d4ed8," in response.text


def test_another_fingerprint_is_not_there(client, company):
    assert client.get("/theme/0123456789ab.css").status_code == 404


def test_the_scheme_is_chosen_and_kept_on_this_device(client, company):
    response = client.post("/theme/scheme/", {"scheme": "dark"}, headers={"referer": "http://testserver/offline/"})
    assert response["Location"] == "http://testserver/offline/"
    assert 'data-scheme="dark"' in client.get("/offline/").text
    client.post("/theme/scheme/", {"scheme": "neon"})
    assert 'data-scheme="dark"' in client.get("/offline/").text


def test_one_is_not_sent_elsewhere(client, company):
    response = client.post("/theme/scheme/", {"scheme": "dark"}, headers={"referer": "https://elsewhere.example/"})
    assert response["Location"] == "/"


def test_the_icons_are_the_wheel_in_the_organisations_colour(client, company):
    assert 'stroke="#c45500"' in client.get("/theme/icon.svg").text
    icon = Image.open(io.BytesIO(client.get("/theme/icon-192.png").content))
    assert icon.size == (192, 192)
    assert icon.getpixel((0, 0)) == (252, 250, 246)
    assert client.get("/theme/icon-9000.png").status_code == 404
