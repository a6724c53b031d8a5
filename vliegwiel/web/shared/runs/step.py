"""What a run and a step are: declared once, followed by the pages, counted by the funnel.

    class Goal(Step):
        key = "goal"                       # in addresses and rows: never another meaning later
        name = _("Doel")                   # in the row of steps
        question = _("Wat mag makkelijker?")
        minutes = 1
        sees = (_("je leidinggevende"),)   # beside her own input; empty: only she

        def form(self, person, data=None, files=None): return GoalForm(data)
        def take(self, person, said): actions.aim_for(..., by=person)        # ONE verb, of the area it belongs to
        def made(self, run): return [Made(_("Je doel: ..."), address)]       # asked of where it lives, at any time

`take` may raise ValidationError: it goes to the form (by field name, else on top). It may give back STAY, to stay at
this step (somebody added one to a list). `closed` gives words instead of the question, when there is nothing to ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.areas.welcome.models import Run

STAY: Final = "stay"


@dataclass(frozen=True)
class Made:
    """Something real that came of a step: in words, and where it lives (and is changed or undone)."""

    words: str
    href: str
    icon: str = "circle-check"


class Step:
    """One question. `again`: also asked of who comes back after long, or in another role."""

    key: str
    name: Any
    question: Any
    lead: Any = ""
    minutes: int = 1
    sees: Sequence[Any] = ()
    again: bool = False
    verb: Any = _("Verder")
    icon: str = "check"
    stayed: Any = ""  # said when `take` gave back STAY
    template: str = ""  # instead of the form's fields, one below the other

    def form(self, person: Person, data: Any = None, files: Any = None) -> forms.Form:
        """Bound or not; filled in with what stands where it lives, so that who comes back sees it."""
        return forms.Form(data, files)

    def show(self, person: Person, form: forms.Form) -> dict[str, Any]:
        """What its template needs besides the form."""
        return {}

    def take(self, person: Person, said: dict[str, Any]) -> Any:
        """Do it, by one verb; `said` is the form's cleaned data."""

    def closed(self, person: Person, form: forms.Form) -> str:
        """Words instead of the question; "" when it can be asked."""
        return ""

    def made(self, run: Run) -> list[Made]:
        """What is there now of what it is about. At most two queries."""
        return []


@dataclass(frozen=True)
class FirstRun:
    """title: what she starts; promise: what she has at the end; now: the one thing to do then, of this run."""

    persona: Persona
    title: Any
    promise: Any
    steps: tuple[Step, ...]
    now: Any = None  # (run) -> Made | None

    def of(self, *, again: bool = False, off: "set[str] | frozenset[str]" = frozenset()) -> list[Step]:
        """The steps she is asked: of who comes back only a few, and never what the organisation took out."""
        return [step for step in self.steps if step.key not in off and (step.again or not again)]

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)
