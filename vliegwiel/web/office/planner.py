"""All sessions of a week or a month beside each other, with rooms, trainers and what does not go together."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.live import permissions, queries
from vliegwiel.areas.live.models import Room
from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock, ics
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

READERS = gettext_lazy("Het planbord is voor HR, opleiders en auteurs.")
DAY = dt.timedelta(days=1)


@require_safe
def planner(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_planner(request.user), READERS)
    month = request.GET.get("view") == "month"
    day = _day(request.GET.get("day", ""))
    if month:
        first = day.replace(day=1)
        after = (first + 31 * DAY).replace(day=1)
        earlier, last = first - DAY, after - DAY
        starts, ends = first - first.weekday() * DAY, last + (6 - last.weekday()) * DAY
    else:
        starts = first = day - day.weekday() * DAY
        ends = last = starts + 6 * DAY
        earlier, after = starts - 7 * DAY, starts + 7 * DAY
    room, trainer = _number(request, "room"), _number(request, "trainer")
    wrong = "wrong" in request.GET
    board = queries.board(starts, ends, room=room, trainer=trainer, only_wrong=wrong)
    rooms = list(Room.objects.order_by("name", "pk").values_list("pk", "name"))
    kept = {"view": "month" if month else "week", "room": room or "", "trainer": trainer or ""}
    kept |= {"wrong": "1"} if wrong else {}
    context = {
        "board": board,
        "days": [(one, _rows(one)) for one in board.days],
        "any": any(one.rows for one in board.days),
        "month": month,
        "day": day,
        "first": first,
        "last": last,
        "today": clock.today(),
        "rooms": [("", _("Alle zalen")), *rooms],
        "room": room,
        "room_name": dict(rooms).get(room, ""),
        "trainers": [("", _("Alle trainers")), *queries.trainers_to_choose(starts)],
        "trainer": trainer,
        "wrong": wrong,
        "earlier": _address(kept | {"day": earlier}),
        "later": _address(kept | {"day": after}),
        "now": _address(kept | {"day": clock.today()}),
        "as_week": _address(kept | {"view": "week", "day": day}),
        "as_month": _address(kept | {"view": "month", "day": day}),
        "plans": request.user.holds(Role.LND_LEAD),
    }
    return page(request, "office/planner.html", context)


@require_safe
def room_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """What is planned in a room, as a file for a calendar."""
    require(permissions.may_see_planner(request.user), READERS)
    room = get_object_or_404(Room.objects.all(), pk=pk)
    response = HttpResponse(queries.room_file(room), content_type=f"{ics.CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("zaal")}-{room.pk}.ics"'
    return response


def _rows(day: queries.BoardDay) -> list[dict[str, Any]]:
    """Its parts in the words of the board: a month has hundreds, so a template puts no words together."""
    seats, online = _("{n} van {all} plekken"), _("online")
    return [
        {
            "session": row.session,
            "title": row.title,
            "label": row.label,
            "hours": f"{_hour(row.starts)}–{_hour(row.ends)}",
            "told": " · ".join(
                one
                for one in (
                    online if row.online else row.where,
                    seats.format(n=row.taken, all=row.capacity),
                    ", ".join(row.trainers),
                )
                if one
            ),
            "wrong": row.wrong,
        }
        for row in day.rows
    ]


def _hour(moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.hour}:{local.minute:02}"


def _day(asked: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        return clock.today()
    return day if abs((day - clock.today()).days) < 3660 else clock.today()


def _number(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0


def _address(told: dict) -> str:
    return reverse("office:planner") + "?" + "&".join(f"{name}={value}" for name, value in told.items() if value != "")
