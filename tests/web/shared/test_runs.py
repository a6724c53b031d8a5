"""The laws of a first run, for whoever declares one."""

import pytest

from vliegwiel.areas.welcome.enums import MOST_AGAIN, MOST_MINUTES, MOST_STEPS
from vliegwiel.web.shared.runs import RUNS

RESERVED = {"beginning", "later", "outcome"}


@pytest.mark.parametrize("run", RUNS.values(), ids=lambda run: run.persona.value)
def test_a_run_asks_at_most_seven_things_and_two_of_who_comes_back(run):
    keys = [step.key for step in run.steps]
    assert 1 <= len(keys) <= MOST_STEPS
    assert len(set(keys)) == len(keys)
    assert not RESERVED & set(keys)
    assert all(len(key) <= 20 and key.isalpha() for key in keys)
    assert 1 <= len(run.of(again=True)) <= MOST_AGAIN
    assert run.minutes <= MOST_MINUTES
    assert all(step.name and step.question and step.verb for step in run.steps)
    assert run.promise and run.title
