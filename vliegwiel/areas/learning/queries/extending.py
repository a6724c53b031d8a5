"""Questions for a later date: hers, and those that wait for somebody's answer."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from vliegwiel.areas.people.models import Person

from ..models import Extension, RuleMatch


def later_date(name: str) -> Subquery:
    """Of an assignment: what she last asked or was answered ("until", "granted"); None when she asked nothing."""
    asked = Extension.objects.filter(assignment=OuterRef("pk"), at__gte=OuterRef("given_at")).order_by("-pk")
    return Subquery(asked.values(name)[:1])


def later_dates_for(person: Person) -> QuerySet[Extension]:
    """Questions that wait for her, oldest first: what she gave, and what rules gave that she looks after."""
    keeps = RuleMatch.objects.open().filter(assignment=OuterRef("assignment"), rule__keeper=person)
    rows = Extension.objects.filter(granted=None).exclude(assignment__person=person)
    return (
        rows.filter(Q(assignment__given_by=person) | Exists(keeps))
        .select_related("assignment__person", "assignment__activity")
        .order_by("at", "pk")
    )
