"""What one finishes by being there is not finished by going through it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.queries import by_coming, completed, progress


def go_through(activity, person):
    enrolment = actions.enrol(activity, by=person)
    for raw in enrolment.edition.blocks:
        if raw["type"] == "question":
            actions.answer(enrolment, raw["id"], chosen=[], by=person)
        elif not enrolment.steps.filter(block=raw["id"]).exists():
            actions.finish_step(enrolment, raw["id"], by=person)
    return enrolment


def test_the_last_step_does_not_finish_it_and_whoever_finished_before_stays_so(activity, ben, olu, lea):
    go_through(activity, ben)
    with pytest.raises(PermissionDenied):
        actions.ask_to_come(activity, asked=True, by=olu)
    for _twice in range(2):
        actions.ask_to_come(activity, asked=True, by=lea)
    enrolment = go_through(activity, olu)
    assert (by_coming(activity.pk), progress(enrolment).finished) == (True, True)
    assert (completed(ben, activity), completed(olu, activity)) == (True, False)
    with pytest.raises(ValidationError, match="erbij te zijn"):
        actions.complete(enrolment, by=olu)
    for _twice in range(2):
        actions.ask_to_come(activity, asked=False, by=lea)
    assert actions.complete(enrolment, by=olu)
