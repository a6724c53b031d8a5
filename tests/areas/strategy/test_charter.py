"""The charter is written by more than one person and never changes once it is in force."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.models import ActorGroup, Charter, Principle
from vliegwiel.kit.models import Happening

CARE = queries.STARTERS["care"]


@pytest.fixture
def draft(lea):
    return actions.begin_charter(by=lea, starter=CARE)


@pytest.fixture
def first(draft, lea):
    return actions.publish_charter(draft, by=lea, version=draft.version)


def kinds(old, new):
    return {row.part: row.kind for row in queries.differences(old, new)}


@pytest.mark.parametrize("starter", queries.STARTERS.values(), ids=lambda starter: starter.key)
def test_every_starter_is_whole_and_checks_everything_once(lea, starter):
    charter = actions.begin_charter(by=lea, starter=starter)
    assert queries.missing_in_charter(charter) == []
    checks = [one.check_by for one in queries.principles(charter) if one.check_by]
    assert sorted(checks) == sorted(Check.values)
    for one in queries.principles(charter):
        stored, wrong = queries.read_parameters(Check(one.check_by) if one.check_by else None, one.parameters)
        assert (stored, wrong) == (one.parameters, {})
        actions.write_principle(charter, key=one.key, version=charter.version, by=lea, **queries.as_dict(one))


def test_there_is_one_draft_at_a_time(draft, lea, dana):
    assert actions.begin_charter(by=dana) == draft
    assert Charter.objects.count() == 1
    assert queries.draft_charter() == draft
    assert queries.current_charter() is None


def test_only_direction_and_educators_write_it(draft, ines, mara):
    for person in (ines, mara):
        with pytest.raises(PermissionDenied):
            actions.write_charter(draft, part="why", text="Omdat.", version=1, by=person)


def test_everybody_reads_what_is_published_and_few_the_draft(draft, mara, ines):
    assert not Charter.objects.visible_to(mara).exists()
    assert Charter.objects.visible_to(ines).get() == draft


def test_the_next_version_begins_as_a_copy(first, lea):
    second = actions.begin_charter(by=lea)
    assert second.number == 2
    assert queries.differences(first, second) == []
    with pytest.raises(ValidationError, match="hetzelfde"):
        actions.publish_charter(second, by=lea, version=second.version)


def test_a_version_in_force_never_changes(first, lea):
    for change in (
        lambda: actions.write_charter(first, part="why", text="Anders", version=9, by=lea),
        lambda: actions.write_principle(first, title="Nieuw", version=9, by=lea),
        lambda: actions.remove_principle(first, key="gedrag", version=9, by=lea),
        lambda: actions.discard_charter(first, by=lea),
    ):
        with pytest.raises(ValidationError):
            change()
    assert actions.publish_charter(first, by=lea, version=1) == first


def test_two_write_different_parts_and_nothing_is_lost(draft, lea, dana):
    actions.write_charter(draft, part="why", text="Omdat het beter kan.", version=1, by=lea)
    actions.write_charter(draft, part="for_whom", text="Voor iedereen.", version=1, by=dana)
    draft.refresh_from_db()
    assert (str(draft.why), str(draft.for_whom), draft.version) == ("Omdat het beter kan.", "Voor iedereen.", 3)


def test_two_write_the_same_part_and_the_second_is_shown_the_first(draft, lea, dana):
    actions.write_charter(draft, part="why", text="Van Lea.", version=1, by=lea)
    with pytest.raises(actions.Conflict) as refused:
        actions.write_charter(draft, part="why", text="Van Dana.", version=1, by=dana)
    assert str(refused.value.there["text"]) == "Van Lea."
    draft.refresh_from_db()
    assert str(draft.why) == "Van Lea."
    actions.write_charter(draft, part="why", text="Van Dana.", version=refused.value.charter.version, by=dana)
    draft.refresh_from_db()
    assert str(draft.why) == "Van Dana."


def test_the_same_words_twice_are_no_conflict(draft, lea, dana):
    actions.write_charter(draft, part="why", text="Eender.", version=1, by=lea)
    assert actions.write_charter(draft, part="why", text="Eender.", version=1, by=dana).version == 2


def test_a_principle_two_people_change_or_remove(draft, lea, dana):
    terug = queries.as_dict(draft.principles.get(key="terug"))
    actions.write_principle(draft, key="terug", version=1, by=lea, **terug | {"title": "Van Lea"})
    with pytest.raises(actions.Conflict) as refused:
        actions.write_principle(draft, key="terug", version=1, by=dana, **terug | {"title": "Van Dana"})
    assert str(refused.value.there["title"]) == "Van Lea"
    with pytest.raises(actions.Conflict):
        actions.remove_principle(draft, key="terug", version=1, by=dana)
    actions.remove_principle(draft, key="terug", version=2, by=lea)
    actions.remove_principle(draft, key="terug", version=2, by=lea)
    with pytest.raises(actions.Conflict) as gone:
        actions.write_principle(draft, key="terug", version=2, by=dana, **terug)
    assert gone.value.there is None


def test_a_principle_is_added_moved_and_checked_once(draft, lea):
    actions.write_principle(draft, title="Samen eten", version=1, by=lea)
    last = draft.principles.order_by("-place").first()
    assert str(last) == "Samen eten"
    actions.move_principle(draft, key=last.key, steps=-99, by=lea)
    assert queries.principles(draft)[0].key == last.key
    with pytest.raises(ValidationError) as refused:
        actions.write_principle(draft, title="Nog een", check_by="load", version=2, by=lea)
    assert list(refused.value.message_dict) == ["check_by"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": " "}, "title"),
        ({"title": "Tijd", "check_by": "load", "parameters": {"minutes": 0}}, "minutes"),
        ({"title": "Tijd", "check_by": "load", "parameters": {"minutes": "veel"}}, "minutes"),
        ({"title": "Doen", "check_by": "practice_share", "parameters": {"percent": 400}}, "percent"),
    ],
)
def test_a_principle_that_cannot_be_is_refused_by_its_field(lea, fields, wrong):
    charter = actions.begin_charter(by=lea)
    with pytest.raises(ValidationError) as refused:
        actions.write_principle(charter, version=1, by=lea, **fields)
    assert list(refused.value.message_dict) == [wrong]
    assert not Principle.objects.exists()


def test_an_empty_charter_says_all_it_lacks(lea):
    charter = actions.begin_charter(by=lea)
    with pytest.raises(ValidationError) as refused:
        actions.publish_charter(charter, by=lea, version=1)
    assert len(refused.value.messages) == 4
    assert queries.current_charter() is None


def test_publishing_another_draft_than_one_saw_is_refused(draft, lea, dana):
    actions.write_charter(draft, part="why", text="Intussen.", version=1, by=dana)
    with pytest.raises(actions.Conflict):
        actions.publish_charter(draft, by=lea, version=1)


def test_a_draft_is_thrown_away_and_the_next_has_its_number(first, lea):
    actions.discard_charter(actions.begin_charter(by=lea), by=lea)
    assert actions.begin_charter(by=lea).number == 2
    assert queries.current_charter() == first


def test_what_differs_between_two_versions(first, lea):
    second = actions.begin_charter(by=lea)
    tijd = queries.as_dict(second.principles.get(key="tijd"))
    actions.write_principle(second, key="tijd", version=1, by=lea, **tijd | {"parameters": {"minutes": 8}})
    actions.remove_principle(second, key="veilig", version=2, by=lea)
    actions.write_principle(second, title="Samen eten", version=3, by=lea)
    actions.write_charter(second, part="who_decides", text=second.who_decides, decider="leader", version=4, by=lea)
    actions.move_principle(second, key="oefenen", steps=-1, by=lea)
    new = second.principles.order_by("-place").first().key
    second.refresh_from_db()
    assert kinds(first, second) == {
        "who_decides": "changed",
        "oefenen": "moved",
        "tijd": "changed",
        "veilig": "removed",
        new: "added",
    }


def test_writing_is_said_once_a_sitting(draft, lea):
    actions.write_charter(draft, part="why", text="Een.", version=1, by=lea)
    actions.write_charter(draft, part="why", text="Twee.", version=2, by=lea)
    said = Happening.objects.filter(kind__startswith="strategy.Charter").order_by("pk").values_list("kind", flat=True)
    assert list(said) == ["strategy.CharterBegun", "strategy.CharterWritten"]


def test_a_behaviour_is_asked_of_units_and_positions(behaviour, dana, ines, company):
    actions.set_actors(behaviour, units=[company.north], positions=[company.job], by=dana)
    actions.set_actors(behaviour, units=[company.north], positions=[company.job], by=dana)
    assert {str(row) for row in behaviour.actor_groups.all()} == {"Medewerker", "Team Noord"}
    actions.set_actors(behaviour, units=[company.south], by=dana)
    assert [str(row) for row in ActorGroup.objects.all()] == ["Team Zuid"]
    with pytest.raises(PermissionDenied):
        actions.set_actors(behaviour, by=ines)
