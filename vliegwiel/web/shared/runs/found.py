"""What a step of a run looks up of the run itself."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.welcome.models import Run, StepTaken
from vliegwiel.kit import clock


def run_of(person: Person, persona: str) -> Run | None:
    """The one she is in, or was in last. One query."""
    return Run.objects.filter(person=person, persona=persona).order_by("-pk").first()


def since(run: Run | None) -> dt.datetime:
    """From when on what she makes is of this run."""
    return (run.begun_at or run.at) if run else clock.now()


def taken_at(run: Run | None, step: str) -> dt.datetime | None:
    """When she did this step in this run. One query."""
    if run is None:
        return None
    found = StepTaken.objects.filter(run=run, step=step, outcome="done").values_list("at", flat=True)
    return found.first()


class Nothing(forms.Form):
    """To look at something and go on."""


def picked(values: Sequence[Any], label: Any, *, many: bool = False, required: bool = True) -> forms.Field:
    """One or more of a few, as cards."""
    if many:
        return forms.MultipleChoiceField(
            label=label, choices=values, widget=forms.CheckboxSelectMultiple, required=required
        )
    return forms.ChoiceField(label=label, choices=values, widget=forms.RadioSelect, required=required)
