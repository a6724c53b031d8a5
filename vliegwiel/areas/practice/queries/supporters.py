"""Whom somebody may choose as support: those who lead her, and colleagues in her unit. Never herself."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.areas.people.queries import leaders_of

from ..enums import Relation
from ..models import Buddy, Plan, SupportDecline

HOW = {"solid": Relation.MANAGER, "acting": Relation.STAND_IN, "dotted": Relation.DOTTED}


@dataclass(frozen=True)
class SupporterChoice:
    """Somebody who may be asked, and why she is on the list. buddy: the one she wants beside her anyway."""

    pk: int
    name: str
    relation: Relation
    buddy: bool = False


def supporters(person: Person, plan: Plan | None = None) -> list[SupporterChoice]:
    """Who may support `person` today: managers first, then colleagues by name.

    Who declined for `plan` is left out, and so is everybody who no longer works here. Four queries at most.
    """
    units = Placement.objects.on().filter(employment__person=person).values("unit")
    beside = Placement.objects.on().filter(unit__in=units).values("employment__person")
    declined = set(SupportDecline.objects.filter(plan=plan).values_list("by", flat=True)) if plan else set()
    leading = {one.person: HOW[one.how] for one in leaders_of(person)}
    found = Person.objects.by_name().filter(Q(pk__in=leading) | Q(pk__in=beside))
    chosen = Buddy.objects.filter(person=person, buddy=OuterRef("pk"))
    people = {one.pk: one for one in found.annotate(is_buddy=Exists(chosen))}
    order = [*leading, *(pk for pk in people if pk not in leading)]
    return [
        SupporterChoice(pk, people[pk].name, leading.get(pk, Relation.COLLEAGUE), people[pk].is_buddy)
        for pk in order
        if pk != person.pk and pk not in declined and people[pk].is_active
    ]


def managers(person: Person) -> list[SupporterChoice]:
    """Who leads her today, by any line or standing in: those she can ask for a chance. Two queries."""
    leading = [one for one in leaders_of(person) if one.is_here and one.person != person.pk]
    return list(
        {one.person: SupporterChoice(one.person, one.name, HOW[one.how]) for one in reversed(leading)}.values()
    )[::-1]


def buddy_of(person: Person) -> Person | None:
    """Whom she wants beside her, while that one works here. One query."""
    hers = Buddy.objects.filter(person=person).select_related("buddy").first()
    return hers.buddy if hers and hers.buddy.is_active else None
