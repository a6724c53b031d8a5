"""The first steps of an academy that is still empty, for those who take them: what is done, and what comes next.

One query, and only for administrators and L&D leads. The list is gone once its last step is done: an academy that
turns without, say, an intake is not reminded of it for ever.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity, IntakeClosing, Link
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.areas.strategy.models import Charter, Goal, TargetBehaviour

from .places import address


@dataclass(frozen=True)
class Task:
    """`page`: where it is done. `done`: whether anything is in this query set."""

    role: Role
    word: Any
    why: Any
    page: tuple[str, str]
    done: Callable[[Person], QuerySet[Any]]


@dataclass(frozen=True)
class FirstStep:
    """`next`: the first that is not done."""

    word: str
    why: str
    href: str
    done: bool
    next: bool


TASKS = (
    Task(
        Role.ADMINISTRATOR,
        _("Lees het personeelsbestand in"),
        _("Daarmee weet de academie wie hier werkt, waar, en wie wie leidt."),
        ("office", "imports"),
        lambda person: Person.objects.exclude(pk=person.pk),
    ),
    Task(
        Role.ADMINISTRATOR,
        _("Zeg wie de academie leidt"),
        _("Geef één of meer mensen de rol Opleider. Zij gaan verder met het eerste doel."),
        ("office", "roles"),
        lambda person: RoleGrant.objects.filter(role=Role.LND_LEAD),
    ),
    Task(
        Role.LND_LEAD,
        _("Schrijf het eerste doel"),
        _("Wat moet er in de organisatie veranderen? Maak het actief zodra maat en eigenaar erbij staan."),
        ("office", "goals"),
        lambda person: Goal.objects.active(),
    ),
    Task(
        Role.LND_LEAD,
        _("Zeg wie wat anders gaat doen"),
        _("Eén gedrag dat een collega maandag kan zien of horen, bij het doel dat je schreef."),
        ("office", "goals"),
        lambda person: TargetBehaviour.objects.active(),
    ),
    Task(
        Role.LND_LEAD,
        _("Spreek af wat goed leren is"),
        _("Begin met een charter dat af is. De studio kijkt er elke activiteit op na."),
        ("office", "charter"),
        lambda person: Charter.objects.published(),
    ),
    Task(
        Role.LND_LEAD,
        _("Zoek uit wat er nodig is"),
        _("Vijf vragen wijzen de kleinste hulp aan. Soms is dat geen training, soms iets om te oefenen."),
        ("studio", "intakes"),
        lambda person: IntakeClosing.objects.filter(finished=True),
    ),
    Task(
        Role.LND_LEAD,
        _("Maak het eerste wat mensen oefenen"),
        _("Vijf minuten voor dat gedrag, door een auteur of door jou. De eigenaar zegt of het past."),
        ("studio", "idea"),
        lambda person: Link.objects.filter(activity__in=Activity.objects.published()),
    ),
)


def first_steps(person: Person) -> list[FirstStep]:
    """Hers, in order; empty when she has none, or when the last of hers is done."""
    hers = [task for task in TASKS if person.holds(task.role)]
    if not hers:
        return []
    asked = {f"step_{n}": Exists(task.done(person)) for n, task in enumerate(hers)}
    found = Person.objects.filter(pk=person.pk).order_by("pk").annotate(**asked).values_list(*asked)
    done = list(found[0])
    if done[-1]:
        return []
    ahead = done.index(False)
    return [
        FirstStep(str(task.word), str(task.why), address(*task.page), done[n], n == ahead)
        for n, task in enumerate(hers)
    ]
