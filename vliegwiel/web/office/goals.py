"""What the organisation wants: every goal with its measure, its owner and the first thing to mend."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.people.permissions import may_enter_office
from vliegwiel.areas.strategy import permissions, queries
from vliegwiel.areas.strategy.models import Theme
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
    context = {
        "rows": shown,
        "groups": _by_theme(shown, [] if closed else list(Theme.objects.visible_to(request.user).on())),
        "closed": closed,
        "may_write": permissions.may_write_goal(request.user),
        "may_keep": may_enter_office(request.user),
    }
    return page(request, "office/goals.html", context)


def _by_theme(
    shown: list[tuple[queries.GoalRow, list[str]]], themes: list[Theme]
) -> list[tuple[Theme | None, list[Any]]]:
    """Themes, the heaviest first, with their goals; then the goals that hang under none."""
    under: dict[Theme | None, list[Any]] = {theme: [] for theme in themes}
    for row, arcs in shown:
        under.setdefault(row.goal.theme, []).append((row, arcs))
    loose = under.pop(None, [])
    return [*under.items(), *([(None, loose)] if loose else [])]
