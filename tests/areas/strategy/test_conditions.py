"""What the works council asks is a row: put in and taken back by the works council alone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import CouncilCondition


def test_a_condition_is_put_once_read_by_who_keeps_to_it_and_taken_back(wim, lea, ben):
    text = "Niemand gebruikt dit voor een beoordeling."
    (row,) = actions.put_conditions([text, f" {text} ", ""], by=wim)
    assert actions.put_conditions([text], by=wim) == [row]
    with pytest.raises(ValidationError):
        actions.put_conditions(["Kort"], by=wim)
    for verb in (lambda: actions.put_conditions([text], by=lea), lambda: actions.take_condition_back(row, by=lea)):
        with pytest.raises(PermissionDenied):
            verb()
    assert [CouncilCondition.objects.visible_to(one).count() for one in (wim, lea, ben)] == [1, 1, 0]
    actions.take_condition_back(row, by=wim)
    assert actions.take_condition_back(row, by=wim).ended_by == wim
    assert not CouncilCondition.objects.standing().exists()
    actions.put_conditions([text], by=wim)
    assert CouncilCondition.objects.count() == 2
