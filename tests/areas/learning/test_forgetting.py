import datetime as dt

import pytest

from tests.library import publish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment, Step
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
WHY = "We krijgen veel boze telefoontjes."


def test_after_two_years_places_and_assignments_go_and_completions_stay(activity, ines, ben, mara):
    with clock.at(dt.date(2023, 3, 1)):
        actions.assign(activity, to=ben, by=mara, reason=WHY, due=dt.date(2023, 4, 1))
        actions.assign(publish(ines, "later"), to=ben, by=mara, reason=WHY, due=dt.date(2026, 1, 1))
        enrolment = actions.enrol(activity, by=ben)
        actions.finish_step(enrolment, "t1", by=ben)
        actions.answer(enrolment, "q1", chosen=[], by=ben)
        actions.finish_step(enrolment, "p1", by=ben)
    with clock.at(dt.date(2025, 2, 1)):
        actions.enrol(publish(ines, "onlangs"), by=ben)
        assert actions.forget_old() == (0, 0)
    with clock.at(dt.date(2025, 3, 15)):
        assert actions.forget_old() == (1, 1)
        assert actions.forget_old() == (0, 0)
    assert [row.activity.slug for row in Assignment.objects.select_related("activity")] == ["later"]
    assert [row.activity.slug for row in Enrolment.objects.select_related("activity")] == ["onlangs"]
    assert not Step.objects.exists()
    assert Completion.objects.get().activity == activity
