"""What sessions cost, in sums by unit, for who keeps the budget."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.live.queries import costs_by_unit
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Unit
from vliegwiel.areas.study.permissions import may_keep, may_see_budgets
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

READERS = gettext_lazy("Wat sessies kosten zien HR, opleiders en de directie.")


@require_safe
def session_costs(request: HttpRequest) -> HttpResponse:
    """Of a year; a director of the units she directs."""
    require(may_see_budgets(request.user), READERS)
    asked = request.GET.get("year", "")
    this = clock.today().year
    year = int(asked) if asked.isdecimal() and this - 5 <= int(asked) <= this + 1 else this
    units = None
    if not may_keep(request.user):
        grants = [grant for grant in request.user.grants if grant.role == Role.LEADER]
        units = [unit for unit in Unit.objects.all() if any(grant.covers(unit) for grant in grants)]
    rows, some_hidden = costs_by_unit(year, units)
    context = {
        "rows": rows,
        "some_hidden": some_hidden,
        "year": year,
        "years": [(one, f"?year={one}") for one in range(this - 2, this + 2)],
    }
    return page(request, "office/session_costs.html", context)
