"""The house style: who may set it, what is kept of a logo, and that no colour is refused for being pale."""

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import Organisation
from vliegwiel.kit.models import Happening


@pytest.fixture
def organisation(company):
    return Organisation.objects.get()


def setting(**changed):
    return {"name": "Waterland", "academy": "leerhuis", "colour": "#fff7c0", "address": "je", "why": ""} | changed


def picture(kind="PNG", size=(900, 300), colour=(10, 90, 160)):
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return SimpleUploadedFile("logo.png", file.getvalue())


def test_the_brand_is_set_and_said_once(organisation, lea):
    actions.set_brand(organisation, by=lea, **setting())
    actions.set_brand(organisation, by=lea, **setting())
    kept = Organisation.objects.get()
    assert (kept.academy, kept.colour, kept.address) == ("leerhuis", "#fff7c0", "je")
    assert Happening.objects.filter(kind="people.BrandSet").count() == 1


def test_the_first_brand_makes_the_organisation(db, adam):
    Organisation.objects.all().delete()
    actions.set_brand(Organisation(), by=adam, **setting())
    assert Organisation.objects.get().name == "Waterland"


@pytest.mark.parametrize("who", ["ben", "mara", "ines", "hugo", "dana", "wim"])
def test_others_may_not(organisation, request, who):
    with pytest.raises(PermissionDenied):
        actions.set_brand(organisation, by=request.getfixturevalue(who), **setting())


def test_a_logo_is_drawn_again_and_small(organisation, lea):
    actions.set_brand(organisation, by=lea, logo=picture("JPEG"), **setting())
    kept = Image.open(Organisation.objects.get().logo.open("rb"))
    assert (kept.format, kept.size) == ("WEBP", (480, 160))


def test_a_logo_stays_until_another_comes_or_it_is_dropped(organisation, lea):
    actions.set_brand(organisation, by=lea, logo=picture(), **setting())
    name = organisation.logo.name
    actions.set_brand(organisation, by=lea, **setting(why="Omdat vakwerk blijft groeien."))
    assert Organisation.objects.get().logo.name == name
    actions.set_brand(organisation, by=lea, drop_logo=True, **setting())
    assert not Organisation.objects.get().logo


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (picture().read()[:90], "beschadigd"),
        (b"just words", "geen afbeelding"),
        (b"", "leeg"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(organisation, lea, content, said):
    with pytest.raises(ValidationError, match=said):
        actions.set_brand(organisation, by=lea, logo=SimpleUploadedFile("logo.png", content), **setting())


def test_a_colour_is_a_colour(organisation, lea):
    with pytest.raises(ValidationError, match="zes tekens"):
        actions.set_brand(organisation, by=lea, **setting(colour="red;}"))
