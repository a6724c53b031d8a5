"""A programme: sections, steps, what comes first, what it takes, and what it lacks before it may be published."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.library import publish, retire
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity, Draft
from vliegwiel.areas.catalogue.queries import (
    may_follow,
    missing_to_publish,
    pieces,
    programme_minutes,
    programme_sections,
    shelf,
    weak_programme,
)


@pytest.fixture
def programme(ines):
    return actions.make_activity("Inwerken", by=ines, shape=Shape.PROGRAMME)


def add(programme, kind, by, **data):
    return actions.add_block(programme.drafts.get(), kind=kind, data=data, by=by)["id"]


def lacks(programme):
    return {part.code for part in missing_to_publish(programme.drafts.get(), programme.purpose)}


def items(*activities):
    return [{"activity": activity.pk} for activity in activities]


def test_a_step_holds_activities_by_name_and_never_a_programme(programme, ines):
    listening, asking = publish(ines), publish(ines, "doorvragen")
    other = publish(ines, "leiden", shape=Shape.PROGRAMME)
    add(programme, "activity", ines, items=items(listening, other, asking, listening))
    (block,) = programme.drafts.get().blocks
    assert block["data"]["items"] == [
        {"activity": listening.pk, "title": "Luisteren"},
        {"activity": asking.pk, "title": "Doorvragen"},
    ]
    with pytest.raises(PermissionDenied):
        add(programme, "video", ines)
    with pytest.raises(PermissionDenied):
        actions.add_block(actions.make_activity("Los", by=ines).drafts.get(), kind="section", by=ines)


def test_minutes_are_those_of_the_shortest_and_the_longest_way(programme, ines):
    short, long, third = (
        publish(ines, slug, edition={"minutes": minutes}) for slug, minutes in (("a", 5), ("b", 20), ("c", 10))
    )
    add(programme, "section", ines, title="Begin", need="1")
    add(programme, "activity", ines, items=items(short, long))
    add(programme, "activity", ines, items=items(third))
    assert programme_minutes(programme.drafts.get()) == (6, 21)  # reading the words takes one
    retire(long)
    assert programme_minutes(programme.drafts.get()) == (6, 11)


def test_nothing_can_be_made_to_wait_for_itself(programme, ines):
    first = add(programme, "section", ines, title="Eerst", ordered=True)
    step = add(programme, "activity", ines)
    after = add(programme, "activity", ines)
    second = add(programme, "section", ines, title="Dan", after=first)
    blocks = programme.drafts.get().blocks
    assert may_follow(blocks, second) == [first, step, after]
    assert may_follow(blocks, step) == []  # its own section waits for it, the next step and section wait too
    assert may_follow(blocks, first) == []
    draft = programme.drafts.get()
    actions.change_block(draft, block=step, data={"after": after}, version=draft.version, by=ines)
    assert "waits" in lacks(programme)


def test_what_it_lacks_is_said_where_it_is(programme, ines):
    assert {"summary", "blocks", "few"} <= lacks(programme)
    gone, unborn = retire(publish(ines, "weg")), actions.make_activity("Nieuw", by=ines)
    add(programme, "section", ines, title="Begin", need="3")
    add(programme, "activity", ines, items=items(gone))
    add(programme, "activity", ines, items=items(unborn))
    add(programme, "section", ines)
    assert lacks(programme) == {"summary", "retired", "unpublished", "need", "section", "empty_section"}


def test_publishing_sums_it_up_and_the_shelf_knows_its_shape(programme, ines):
    listening, asking = publish(ines), publish(ines, "doorvragen")
    add(programme, "section", ines, title="Begin", purpose="Je hoort wat er speelt.")
    add(programme, "activity", ines, items=items(listening))
    add(programme, "activity", ines, items=items(asking))
    draft = programme.drafts.get()
    actions.save_draft(
        draft, title="Inwerken", summary="Je weet de weg.", minutes=3, weeks=4, version=draft.version, by=ines
    )
    edition = actions.publish(programme, language="nl", by=ines)
    assert (edition.minutes, edition.weeks, edition.number) == (11, 4, 1)
    assert actions.publish(Activity.objects.get(pk=programme.pk), language="nl", by=ines) == edition
    assert {row.shape for row in shelf(ines, search="doorvragen").rows} == {Shape.PROGRAMME, Shape.SINGLE}
    assert [row.slug for row in shelf(ines, shape=Shape.PROGRAMME).rows] == ["inwerken"]
    assert pieces(ines, search="inwerken").rows[0].shape == Shape.PROGRAMME
    (weak,) = weak_programme(programme_sections(edition.blocks))
    assert weak.code == "LOS-P1" and "‘Luisteren’, ‘Doorvragen’" in weak.text


def test_a_meeting_is_an_activity_of_its_own_shape(ines):
    activity = actions.settle(publish(ines), is_session=True, by=ines)
    assert activity.shape == Shape.SESSION
    assert Draft.objects.count() == 0
    assert actions.settle(activity, is_session=False, by=ines).shape == Shape.SINGLE
