import datetime as dt

import pytest
from django.utils import timezone

from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Completion, Correction
from vliegwiel.areas.learning.queries import completed
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


def test_being_there_is_a_fact_once_a_day_and_a_mistake_stands_beside_it(activity, ben, lea):
    at = clock.now() - dt.timedelta(days=2)
    fact = actions.attended(activity, person=ben, at=at, in_name_of=lea, why="Bij elk dagdeel.", seen_by="Tess")
    again = actions.attended(activity, person=ben, at=at, in_name_of=lea, why="Nog eens.")
    assert (again, fact.recording.by, fact.recording.seen_by) == (fact, lea, "Tess")
    assert timezone.localdate(fact.at) == timezone.localdate(at)
    assert completed(ben, activity)
    actions.was_not_there(fact, in_name_of=lea)
    actions.was_not_there(fact, in_name_of=lea)
    assert not completed(ben, activity)
    assert [said.why for said in Correction.objects.all()] == ["Op de lijst staat nu dat je er niet bij was."]
    assert Completion.objects.count() == 1
