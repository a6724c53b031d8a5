"""A chance that was asked for and did not come yet, and whose it is to make."""

from django.db.models import Exists, OuterRef

from vliegwiel.areas.people.queries.lines import leaders_of_many

from ..enums import Moment, Said
from ..models import ChanceRequest, CheckIn, ManagerMoment, Plan


def chances_to_pass_on() -> list[tuple[ChanceRequest, int]]:
    """Requests that stand open with somebody who leads her by no line any more, each with who is her manager now. Three
    queries.

    Open: the plan goes on, she did not say since that she did it, and nobody made a chance for her since.
    """
    made = ManagerMoment.objects.filter(person=OuterRef("plan__person"), kind=Moment.CHANCE, at__gte=OuterRef("at"))
    did = CheckIn.objects.filter(plan=OuterRef("plan"), said=Said.DID_IT, said_at__gte=OuterRef("at"))
    rows = ChanceRequest.objects.filter(~Exists(made), ~Exists(did), plan__in=Plan.objects.going())
    found = list(rows.filter(plan__person__left_on=None).select_related("plan").order_by("at", "pk"))
    leading = leaders_of_many({row.plan.person_id for row in found})
    passed = []
    for row in found:
        leaders = leading[row.plan.person_id]
        solid = next((one.person for one in leaders if one.how == "solid"), None)
        if solid is not None and row.manager_id not in {one.person for one in leaders}:
            passed.append((row, solid))
    return passed
