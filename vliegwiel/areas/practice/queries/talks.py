"""What a manager asks attention for, and the talks that are to come."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person, ReportingLine
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock

from ..enums import TalkKind
from ..models import Focus, Talk
from .titles import title_of

ASK: dict[str, Sequence[Any]] = {
    TalkKind.AHEAD: (
        _("Wat wil je hierna anders doen op je werk?"),
        _("Wat heb je van mij nodig om het te kunnen proberen?"),
        _("Wanneer is de eerste kans?"),
    ),
    TalkKind.BACK: (
        _("Wat probeerde je, en wat gebeurde er?"),
        _("Wat zat in de weg, en wat kan ik daaraan doen?"),
        _("Wat doe je de komende week opnieuw?"),
    ),
}


def talks_of(person: Person) -> "QuerySet[Any]":
    """Hers, as who leads and as who is led, with `title`; the last one first."""
    rows: QuerySet[Any] = Talk.objects.filter(Q(person=person) | Q(manager=person))
    rows = rows.annotate(title=title_of("activity")).select_related("person", "manager")
    return rows.order_by("-starts", "-pk")


def talks_ahead(manager: Person) -> list[Any]:
    """Those this manager will have, the first one first. One query."""
    rows = talks_of(manager).filter(manager=manager, called_off_at=None, starts__gt=clock.now())
    return list(rows.order_by("starts", "pk")[:5])


def questions(talk: Talk) -> Sequence[Any]:
    """What to ask: three questions, for both to read beforehand."""
    return ASK[talk.kind]


def focus_of(manager: Person) -> TargetBehaviour | None:
    """The behaviour this manager asks attention for now. One query."""
    return _asked(Focus.objects.filter(manager=manager)).first()


def focus_of_leaders(person: Person) -> list[TargetBehaviour]:
    """What those who lead her today ask attention for. One query."""
    leaders = ReportingLine.objects.on().filter(person=person).values("manager")
    return list(_asked(Focus.objects.filter(manager__in=leaders)))


def _asked(focuses: "QuerySet[Focus]") -> "QuerySet[TargetBehaviour]":
    chosen = Subquery(focuses.filter(ended_at=None).values("behaviour"))
    rows: QuerySet[TargetBehaviour] = TargetBehaviour.objects.standing().filter(pk__in=chosen).order_by("pk")
    return rows
