"""The academy from above: is it applied, what must be decided, and where is the thread broken."""

from functools import lru_cache
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import permissions, queries
from vliegwiel.areas.people.permissions import may_see_people
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.beginning import first_steps

PAGE = 25
ASKED = 3
ORDERS = {
    "": (gettext_lazy("Wat het eerst aandacht vraagt"), None, False),
    "applied": (gettext_lazy("Meest toegepast"), lambda row: row.applied.share or -1, True),
    "invited": (gettext_lazy("Meeste mensen"), lambda row: row.invited.n or -1, True),
    "title": (gettext_lazy("Naam"), lambda row: row.title.casefold(), False),
}
WATCHERS = gettext_lazy("De cockpit is er voor de directie, de opleiders en de ondernemingsraad.")


@require_GET
def cockpit(request: HttpRequest) -> HttpResponse:
    if not permissions.may_see_figures(request.user) and may_see_people(request.user):
        return redirect("office:people")  # HR and administrators: their office begins with people
    require(permissions.may_see_figures(request.user), WATCHERS)
    counted = queries.counted()
    seen = queries.overview(counted)
    threads = queries.threads()
    about, order = request.GET.get("about", ""), request.GET.get("order", "")
    chosen = [row for row in seen.rows if _serves(row, about)] if about else seen.rows
    _word, key, backward = ORDERS.get(order, ORDERS[""])
    ordered = sorted(chosen, key=key, reverse=backward) if key else chosen
    context = {
        "headline": queries.headline(counted),
        "asked": seen.asked[:ASKED],
        "asked_more": len(seen.asked) > ASKED,
        "funnel": queries.together(chosen) if about else seen.whole,
        "rows": Paginator(ordered, PAGE).get_page(request.GET.get("page")),
        "choices": _choices(threads, get_language()),
        "orders": tuple((name, word) for name, (word, *_rest) in ORDERS.items()),
        "order": order,
        "about": about,
        "query": urlencode({name: value for name, value in (("about", about), ("order", order)) if value}),
        "threads": threads,
        "steps": [] if seen.rows else first_steps(request.user),
        "may_decide": permissions.may_decide(request.user),
        "k": queries.smallest_group(),
    }
    return page(request, "office/cockpit.html", context)


def _serves(row: queries.ActivityRow, about: str) -> bool:
    kind, _sep, key = about.partition("-")
    if not key.isdigit():
        return True
    return int(key) in (row.goals if kind == "goal" else row.serves)


@lru_cache(maxsize=8)
def _choices(threads: queries.Threads, _language: str | None) -> tuple[tuple[str, str], ...]:
    """Every goal with its behaviours beneath it."""
    found, goals = [("", _("Alle activiteiten"))], set()
    for behaviour in threads.whole:
        goal = f"goal-{behaviour.goal_id}"
        if goal not in goals:
            goals.add(goal)
            found.append((goal, str(behaviour.goal)))
        found.append((f"behaviour-{behaviour.pk}", f"– {behaviour}"))
    return tuple(found)
