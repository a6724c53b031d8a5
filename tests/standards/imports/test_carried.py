"""An activity goes elsewhere and comes back: the same thing, to the byte."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests import packages
from tests.library import PRACTICE, QUESTION, TEXT, publish
from tests.packages import zipped
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity, ContentImport, Draft, Edition, Exam, Media, Package
from vliegwiel.kit.models import Happening
from vliegwiel.standards.imports import bringing, carried
from vliegwiel.standards.imports.brought import Unreadable
from vliegwiel.web.studio.packages import bring_in

CALLOUT = {"id": "c1", "type": "callout", "data": {"tone": "tip", "title": "Let op", "text": "Rug recht"}}
CALLOUT["shared"] = {"of": "rug", "block": "c1", "release": 2, "title": "Rug recht"}
RULES = {"attempts": 3, "again_days": 0, "minutes": 45, "pass_mark": 67, "draw": 1}
STEPS = {
    "id": "s1",
    "type": "steps",
    "data": {"title": "Zo", "items": [{"id": "a", "title": "Buk", "text": ""}], "checklist": True},
}


def picture():
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    return SimpleUploadedFile("rug.png", drawn.getvalue(), "image/png")


@pytest.fixture
def whole(ines):
    """With a picture, a package, and two languages, one of which only her draft has."""
    image = actions.upload_media(picture(), wanted="image", by=ines)
    actions.describe_media(
        image,
        title="Rechte rug",
        alts={"nl": "Een rug", "en": "A back"},
        focus=(20, 60),
        rights=actions.Rights("Beeldbank", "Studio", "bought", "Intern", dt.date(2099, 12, 31)),
        version=1,
        by=ines,
    )
    package = packages.stored(ines, packages.a_package())
    shown = {
        "id": "i1",
        "type": "image",
        "data": {"media": image.key, "alt": "Rug", "caption": "", "decorative": False},
    }
    blocks = [TEXT, shown, QUESTION, CALLOUT, STEPS, PRACTICE, packages.block(package)]
    activity = publish(
        ines, "tillen", edition={"blocks": blocks, "summary": "Zonder pijn", "minutes": 7}, follow_up=False
    )
    Draft.objects.create(activity=activity, language="nl", title="Nog niet gepubliceerd")
    Draft.objects.create(activity=activity, language="en", title="Lifting", blocks=[TEXT, shown])
    actions.set_exam(activity, **RULES, by=ines)
    return activity


def out(activity):
    return b"".join(carried.outbound(activity))


def come_in(content, by):
    held, _known = bringing.receive(io.BytesIO(content), name="tillen.vliegwiel.zip", by=by, packages=bring_in)
    held = actions.begin_bringing_in(held, chosen=range(len(held.found["pieces"])), by=by)
    return held, bringing.bring_in(held, by=by)


def test_what_goes_out_of_one_academy_goes_out_of_another_the_same(ines, whole):
    first = out(whole)
    assert out(whole) == first
    said = json.loads(zipfile.ZipFile(io.BytesIO(first)).read("vliegwiel.json"))
    assert list(said["activities"][0]["languages"]) == ["en", "nl"]
    assert said["activities"][0]["languages"]["nl"]["title"] == "Tillen"
    assert ines.family_name not in first.decode("latin-1")
    Edition.objects.all().delete()
    for model in (Draft, Activity, Media, Package):
        model.objects.all().delete()
    _held, made = come_in(first, ines)
    assert {draft.language for draft in made[0].drafts.all()} == {"nl", "en"}
    assert (made[0].follow_up, Package.objects.get().read["items"][0]["title"]) == (False, "Eerste")
    assert made[0].exam.rules == RULES
    came = made[0].drafts.get(language="nl").blocks[3]["shared"]  # ordinary, with its origin named
    assert came == {"title": "Rug recht", "release": 2, "loose": True}
    assert out(made[0]) == first


@pytest.mark.parametrize("rules", [{**RULES, "attempts": 11}, {**RULES, "minutes": True}, {"attempts": 1}, "streng"])
def test_rules_of_a_test_it_cannot_read_are_left_and_named(ines, rules):
    said = {"title": "Les", "blocks": [QUESTION]}
    _held, made = come_in(an_export(activities=[{"languages": {"nl": said}, "exam": rules}]), ines)
    held = ContentImport.objects.get()
    assert ("Regels van de toets", "left") in [(one["what"], one["fate"]) for one in held.found["pieces"][0]["lines"]]
    assert not Exam.objects.exists()
    assert made[0].drafts.get().blocks[0]["type"] == "question"


def test_it_can_be_taken_back_with_all_its_languages(ines, whole):
    held, _made = come_in(out(whole), ines)
    assert actions.take_back_import(ContentImport.objects.get(pk=held.pk), by=ines)[0] == 1
    assert Happening.objects.filter(kind="catalogue.ContentTakenBack").count() == 1


def test_a_programme_goes_with_what_it_holds(ines, whole):
    programme = actions.make_activity("Sterk begin", by=ines, shape=Shape.PROGRAMME)
    draft = programme.drafts.get()
    draft.weeks, draft.blocks = (
        6,
        [
            {"id": "s1", "type": "section", "data": {"title": "Eerst", "need": 1}},
            {
                "id": "a1",
                "type": "activity",
                "data": {"items": [{"activity": whole.pk, "title": "Tillen"}], "after": "s1"},
            },
        ],
    )
    draft.save()
    first = out(programme)
    assert json.loads(zipfile.ZipFile(io.BytesIO(first)).read("vliegwiel.json"))["kind"] == "programme"
    _held, (again, inside) = come_in(first, ines)
    held = again.drafts.get()
    assert (again.shape, held.weeks, held.blocks[1]["data"]["items"][0]["activity"]) == ("programme", 6, inside.pk)
    second = out(again)
    assert out(come_in(second, ines)[1][0]) == second


def an_export(**more):
    block = {"id": "x1", "type": "hologram", "data": {}}
    words = {"title": "Les", "summary": "", "minutes": 5, "blocks": [block, TEXT]}
    said = {"format": "vliegwiel", "version": 1, "kind": "activity", "files": {"media/weg.webp": {"name": "weg.webp"}}}
    return zipped({"vliegwiel.json": json.dumps({**said, "activities": [{"languages": {"nl": words}}], **more})})


def test_what_this_academy_does_not_know_is_named(ines):
    held, made = come_in(an_export(), ines)
    lines = [*held.found["lines"], *held.found["pieces"][0]["lines"]]
    assert [(line["what"], line["fate"]) for line in lines] == [("media/weg.webp", "left"), ("hologram", "left")]
    assert [raw["id"] for raw in made[0].drafts.get().blocks] == ["t1"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (an_export(version=2), "nieuwere academie"),
        (an_export(format="anders"), "van welke soort"),
        (an_export(activities=[]), "geen activiteit"),
        (zipped({"vliegwiel.json": "["}), "niet te lezen"),
    ],
)
def test_another_version_or_nonsense_is_refused_in_words(ines, content, words):
    with pytest.raises(Unreadable, match=words):
        bringing.receive(io.BytesIO(content), name="x.zip", by=ines)
