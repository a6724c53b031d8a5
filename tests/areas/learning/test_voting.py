"""A poll: counts grow a handful at a time, and nobody sees what another chose."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish
from tests.pieces import LAID_OUT
from vliegwiel.areas.catalogue.queries import blocks
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import PollAnswer
from vliegwiel.areas.learning.queries import is_counted, poll_state
from vliegwiel.areas.people.models import Person


@pytest.fixture
def voters(ines):
    """Eleven people who began an activity that is a poll and a text."""
    raw = [
        {"id": "p1", "type": "poll", "data": LAID_OUT["poll"]},
        {"id": "t1", "type": "text", "data": {"html": "<p>Lees.</p>"}},
    ]
    activity = publish(ines, "peiling", edition={"blocks": raw})
    people = [Person.objects.create(given_name=f"P{n}", family_name="X", email=f"p{n}@x.example") for n in range(11)]
    return [actions.enrol(activity, by=person) for person in people]


def state(enrolment):
    found = poll_state(enrolment, blocks(enrolment.edition)[0])
    return found.mine, found.n, [bar.n for bar in found.bars], found.counted


def test_counts_are_shown_from_five_answers_and_grow_by_five(voters):
    for n, enrolment in enumerate(voters[:4]):
        actions.vote(enrolment, "p1", choice="ab"[n % 2], by=enrolment.person)
    assert state(voters[0]) == ("a", 0, [], False)
    actions.vote(voters[0], "p1", choice="b", by=voters[0].person)  # not counted yet: free to change
    actions.vote(voters[4], "p1", choice="a", by=voters[4].person)
    assert state(voters[0]) == ("b", 5, [2, 3], True)
    assert state(voters[9]) == ("", 0, [], False)  # who did not choose sees nothing of others
    for enrolment in voters[5:9]:
        actions.vote(enrolment, "p1", choice="a", by=enrolment.person)
    assert state(voters[8]) == ("a", 5, [2, 3], False)  # the sixth to ninth change nothing one can see
    actions.vote(voters[9], "p1", choice="a", by=voters[9].person)
    assert state(voters[8]) == ("a", 10, [7, 3], True)


def test_once_counted_it_stays(voters):
    for enrolment in voters[:5]:
        given = actions.vote(enrolment, "p1", choice="a", by=enrolment.person)
    assert is_counted(given)
    with pytest.raises(ValidationError, match="ligt nu vast"):
        actions.vote(voters[4], "p1", choice="b", by=voters[4].person)
    actions.vote(voters[4], "p1", choice="a", by=voters[4].person)
    assert PollAnswer.objects.filter(choice="a").count() == 5


def test_only_what_is_in_the_poll_and_only_for_oneself(voters):
    mine, other = voters[:2]
    for block, choice, why in (("p1", "z", "Kies een"), ("t1", "a", "geen peiling")):
        with pytest.raises(ValidationError, match=why):
            actions.vote(mine, block, choice=choice, by=mine.person)
    with pytest.raises(PermissionDenied):
        actions.vote(mine, "p1", choice="a", by=other.person)
    actions.vote(mine, "p1", choice="a", by=mine.person)
    assert list(mine.steps.values_list("block", flat=True)) == ["p1"]
