import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.models import Circle, KitVersion, Meeting
from vliegwiel.areas.community.queries import Step
from vliegwiel.kit import clock

TITLE, FOR = {"nl": "Vijf punten", "en": "Five points"}, {"nl": "Bij de overdracht."}


def step(nl="Wat liep anders?", minutes=5):
    return Step(minutes=minutes, title={"nl": "Vraag"}, question={"nl": nl})


@pytest.fixture
def kit(lea):
    return actions.write_kit(title=TITLE, purpose=FOR, steps=[step(), step("En nu?")], by=lea).kit


def test_a_kit_stands_with_the_others_and_ends_in_a_try_out(kit):
    ritual = queries.ritual_called(kit.key)
    assert (str(ritual.called), ritual.minutes, ritual.version, ritual.own) == ("Vijf punten", 10, 1, True)
    assert [one.tries for one in ritual.steps] == [False, True]
    assert [one.key for one in queries.rituals()] == ["debrief", "ten-minutes", "peer-coaching", "retro", kit.key]


def test_a_version_never_changes_and_what_was_held_keeps_its_words(kit, circle, ben, lea):
    held = actions.open_meeting(circle, queries.ritual_called(kit.key), by=ben)
    same = actions.write_kit(title=TITLE, purpose=FOR, steps=[step(), step("En nu?")], kit=kit, by=lea)
    assert same.number == 1
    second = actions.write_kit(title=TITLE, purpose=FOR, steps=[step("Iets anders?")], kit=kit, by=lea)
    assert second.number == 2
    assert [row.number for row in queries.versions_of(kit)] == [2, 1]
    held.refresh_from_db()
    assert [str(one.asks) for one in queries.steps_of(held)] == ["Wat liep anders?", "En nu?"]
    assert queries.ritual_called(kit.key).version == 2


def test_what_is_no_longer_offered_is_not_begun_and_comes_back(kit, lea):
    actions.retire_kit(kit, by=lea)
    actions.retire_kit(kit, by=lea)
    assert queries.ritual_called(kit.key) is None
    actions.retire_kit(kit, by=lea, after_all_not=True)
    assert queries.ritual_called(kit.key) is not None


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": {"en": "Five"}}, "title"),
        ({"purpose": {}}, "purpose"),
        ({"steps": []}, "steps"),
        ({"steps": [step()] * 9}, "steps"),
        ({"steps": [step(minutes=0)]}, "steps"),
        ({"steps": [step("")]}, "steps"),
        ({"steps": [step(minutes=61), step(minutes=60)]}, "steps"),
    ],
)
def test_what_is_no_ritual_is_refused_in_words(lea, said, field):
    with pytest.raises(ValidationError) as refused:
        actions.write_kit(**({"title": TITLE, "purpose": FOR, "steps": [step()]} | said), by=lea)
    assert set(refused.value.message_dict) == {field}
    assert not KitVersion.objects.exists()


def test_authors_and_the_lead_write_them_and_nobody_else(ines, ben, mara, dana, kit):
    assert actions.write_kit(title=TITLE, purpose=FOR, steps=[step()], by=ines).number == 1
    for person in (ben, mara, dana):
        with pytest.raises(PermissionDenied):
            actions.write_kit(title=TITLE, purpose=FOR, steps=[step()], by=person)
        with pytest.raises(PermissionDenied):
            actions.retire_kit(kit, by=person)


def hold(n, ritual, keeper, on):
    for place in range(n):
        circle = Circle.objects.create(key=f"{ritual}{place}", kind="team", name=f"Groep {place}", keeper=keeper)
        for more in range(2):
            moment = on + dt.timedelta(hours=more)
            Meeting.objects.create(
                circle=circle, key=f"{ritual}{place}-{more}", ritual=ritual, way="together", ended_at=moment
            )


def counted():
    return {row.ritual.key: row.circles for row in queries.held_by()}


def test_groups_are_counted_once_in_handfuls_from_five_and_up_to_last_sunday(mara, kit):
    last_week = clock.now() - dt.timedelta(days=4)
    hold(12, "debrief", mara, last_week)
    hold(4, "retro", mara, last_week)
    hold(6, "ten-minutes", mara, clock.now())  # this week: nobody watches it come in
    hold(9, "peer-coaching", mara, clock.now() - dt.timedelta(weeks=11))
    hold(5, kit.key, mara, last_week)
    assert counted() == {"debrief": 10, "ten-minutes": None, "peer-coaching": None, "retro": None, kit.key: 5}
