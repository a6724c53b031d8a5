"""What the organisation wants: every goal with its measure, its owner and the first thing to mend."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.strategy import permissions, queries
from vliegwiel.kit.page import page


@require_GET
def goals(request: HttpRequest) -> HttpResponse:
    closed = "closed" in request.GET
    rows = queries.goal_rows(request.user, closed=closed)
    behaviours = queries.behaviours_of(row.goal for row in rows)
    each = insights.wheels(behaviours)
    shown = [
        (row, insights.wheel_of_goal([one for one in behaviours if one.goal_id == row.goal.pk], each).closed)
        for row in rows
    ]
    context = {"rows": shown, "closed": closed, "may_write": permissions.may_write_goal(request.user)}
    return page(request, "office/goals.html", context)
