"""Beginning with a copy, or with a template."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.library import publish, republish
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.catalogue.queries import missing_to_publish, own_templates, shipped_templates, weak_programme
from vliegwiel.areas.catalogue.queries.programme import programme_sections


def test_a_copy_is_hers_in_every_language_and_says_so(ines, lea, company):
    source = publish(ines, shape=Shape.SESSION, follow_up=False)
    english = republish(source, language="en", title="Listening")
    source.audience.create(unit=company.north)
    rules = {"attempts": 3, "again_days": 0, "minutes": 45, "pass_mark": 67, "draw": 1}
    actions.set_exam(source, **rules, by=ines)
    made = actions.duplicate(source, by=lea)
    assert (made.owner, made.shape, made.follow_up, made.slug) == (lea, Shape.SESSION, False, "kopie-van-luisteren")
    drafts = {draft.language: draft for draft in made.drafts.all()}
    assert {code: draft.title for code, draft in drafts.items()} == {
        "nl": "Kopie van Luisteren",
        "en": drafts["en"].title,
    }
    assert "Listening" in drafts["en"].title and drafts["en"].blocks == english.blocks
    assert [group.unit for group in made.audience.all()] == [company.north]
    assert not made.editions.exists()
    assert made.exam.rules == rules
    assert actions.duplicate(source, by=lea).slug == "kopie-van-luisteren-2"


def test_what_is_being_written_is_copied_and_the_copy_goes_its_own_way(ines):
    source = actions.make_activity("Tillen", by=ines)
    block = actions.add_block(source.drafts.get(), kind="text", data={"html": "<p>Recht.</p>"}, by=ines)["id"]
    made = actions.duplicate(source, by=ines)
    draft = made.drafts.get()
    actions.change_block(draft, block=block, data={"html": "<p>Krom.</p>"}, version=draft.version, by=ines)
    assert source.drafts.get().blocks[0]["data"]["html"] == "<p>Recht.</p>"


def test_a_template_of_the_organisation_is_begun_with_its_own_title(ines, lea, ben):
    source = actions.make_activity("Werkinstructie", by=ines)
    actions.set_template(source, is_template=True, by=ines)
    assert [(one.title, one.owner) for one in own_templates(lea)] == [("Werkinstructie", "Ines Costa")]
    made = actions.duplicate(Activity.objects.get(pk=source.pk), by=lea)
    assert (made.drafts.get().title, made.is_template) == ("Werkinstructie", False)
    with pytest.raises(PermissionDenied):
        actions.set_template(source, is_template=False, by=ben)
    actions.set_template(source, is_template=False, by=lea)
    assert own_templates(lea) == []


@pytest.mark.parametrize("key", [one.key for one in shipped_templates()])
def test_what_comes_with_the_product_is_nearly_whole(ines, key):
    made = actions.begin_with_template(key, by=ines)
    draft = Draft.objects.select_related("activity").get(activity=made)
    lacks = {part.code for part in missing_to_publish(draft, made.purpose)}
    assert lacks == ({"activity", "few"} if made.is_programme else set())
    if made.is_programme:
        assert weak_programme(programme_sections(draft.blocks)) == []


def test_only_makers_copy(ines, ben):
    with pytest.raises(PermissionDenied):
        actions.duplicate(publish(ines), by=ben)
    with pytest.raises(PermissionDenied):
        actions.begin_with_template("case", by=ben)
    with pytest.raises(KeyError):
        actions.begin_with_template("niets", by=ines)
