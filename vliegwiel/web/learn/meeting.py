"""A ritual while it is held: one question after another with the time for it, on a phone, on a wall, on paper.

Where everybody is stands on the server, so that a second window, a wall and a phone that fell asleep show the same.
"""

import datetime as dt
import secrets
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.enums import Way, Went
from vliegwiel.areas.community.models import OUTCOME, TRY_OUT, Meeting, Outcome, TryOut
from vliegwiel.areas.moments.queries import asked_of
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .circles import what_goes_with

MOST_BEHAVIOURS = 60


@require_safe
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    found = _hers(request, key)
    return _page(request, found)


def _page(request: HttpRequest, found: Meeting, wrong: dict[str, Any] | None = None) -> HttpResponse:
    steps = queries.asked(found, request.user)
    for name, text in (wrong or {}).get("answers", {}).items():
        steps = [replace(one, mine=text) if name == f"answer-{one.number}" else one for one in steps]
    on_last = found.is_open and any(one.step.tries for one in steps)
    shown = {
        "meeting": found,
        "circle": found.circle,
        "steps": steps,
        "apart": found.way == Way.APART,
        "told": queries.is_told(found),
        "at": request.GET.get("at", ""),
        "back": queries.to_look_back_on(found) if any(one.step.back for one in steps) else [],
        "went": Went,
        "try_outs": found.try_outs.select_related("behaviour").order_by("at", "pk"),
        "behaviours": asked_of(request.user.pk).order_by("goal", "pk")[:MOST_BEHAVIOURS] if on_last else [],
        "least": queries.TOGETHER_FROM,
        "longest": OUTCOME,
        "longest_try_out": TRY_OUT,
        "key": secrets.token_hex(8),
        "wrong": {"said": "", "line": "", "step": -1, "try_out": "", "behaviour": 0} | (wrong or {}),
        "refused": wrong is not None,
        "reopens": found.ended_at is not None and clock.now() - found.ended_at < actions.REOPEN,
        **timed(found, steps),
        **what_goes_with(found.confidential),
    }
    return page(request, "learn/meeting.html", shown, parts=("now",), status=422 if wrong else 200)


def timed(found: Meeting, steps: list[queries.Asked]) -> dict[str, Any]:
    """What the clock of a step needs: which it is, what comes then, and how many seconds there are left."""
    current = next((one for one in steps if one.current), None)
    if current is None:
        return {"current": None, "next": None, "left": 0, "left_said": ""}
    until = found.step_at + dt.timedelta(minutes=current.step.minutes)
    following = steps[current.number + 1] if current.number + 1 < len(steps) else None
    left = max(0, round((until - clock.now()).total_seconds()))
    return {"current": current, "next": following, "left": left, "left_said": f"{left // 60}:{left % 60:02}"}


@require_safe
def wall(request: HttpRequest, key: str) -> HttpResponse:
    """The same for all to see: one question, large, with the time and what was written."""
    found = _hers(request, key)
    steps = queries.asked(found, request.user)
    shown = {
        "meeting": found,
        "circle": found.circle,
        "lines": [] if found.confidential else [one for one in steps if one.lines],
        "try_outs": found.try_outs.filter(gone_at=None).select_related("behaviour").order_by("at", "pk"),
        **timed(found, steps),
        **what_goes_with(found.confidential),
    }
    return page(request, "learn/meeting_wall.html", shown, parts=("now",))


@require_POST
def step(request: HttpRequest, key: str) -> HttpResponse:
    number = request.POST.get("step", "")
    return _done(request, key, lambda found: actions.go_to_step(found, step=_number(number), by=request.user))


@require_POST
def facilitator(request: HttpRequest, key: str) -> HttpResponse:
    verb = actions.take_lead if request.POST.get("who") == "me" else actions.pass_on
    return _done(request, key, lambda found: verb(found, by=request.user))


@require_POST
def lines(request: HttpRequest, key: str) -> HttpResponse:
    text, number = request.POST.get("text", ""), _number(request.POST.get("step", ""))

    def write(found: Meeting) -> Outcome:
        return actions.write_down(found, step=number, text=text, key=_form_key(request), by=request.user)

    return _done(request, key, write, typed={"line": text, "step": number})


@require_POST
def try_outs(request: HttpRequest, key: str) -> HttpResponse:
    text, behaviour = request.POST.get("text", ""), _number(request.POST.get("behaviour", ""))

    def agree(found: Meeting) -> TryOut:
        chosen = asked_of(request.user.pk).filter(pk=behaviour).first()
        return actions.agree_try_out(found, text=text, behaviour=chosen, key=_form_key(request), by=request.user)

    return _done(request, key, agree, typed={"try_out": text, "behaviour": behaviour})


@require_POST
def line_removal(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    row = get_object_or_404(Outcome.objects.filter(meeting__key=key), pk=pk)
    return _taken(request, key, row, "learn:meeting_line_return")


@require_POST
def line_return(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    row = get_object_or_404(Outcome.objects.filter(meeting__key=key), pk=pk)
    return _done(request, key, lambda found: actions.put_back(row, by=request.user))


@require_POST
def try_out_removal(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    row = get_object_or_404(TryOut.objects.filter(meeting__key=key), pk=pk)
    return _taken(request, key, row, "learn:meeting_try_out_return")


@require_POST
def try_out_return(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    row = get_object_or_404(TryOut.objects.filter(meeting__key=key), pk=pk)
    return _done(request, key, lambda found: actions.put_back(row, by=request.user))


def _taken(request: HttpRequest, key: str, row: Outcome | TryOut, back: str) -> HttpResponse:
    told = (_("Weggehaald. Je kunt het tot morgen terugzetten."), reverse(back, args=[key, row.pk]))
    return _done(request, key, lambda found: actions.take_away(row, by=request.user), told=told)


@require_POST
def looking_back(request: HttpRequest, key: str) -> HttpResponse:
    """How each of the last try-outs went: went-12=half."""

    def say(found: Meeting) -> None:
        for row in queries.to_look_back_on(found):
            said = request.POST.get(f"went-{row.pk}", "")
            if said in Went.values:
                actions.look_back(row, found, went=said, by=request.user)

    return _done(request, key, say, told=(_("Bewaard. Aanpassen kan zolang dit loopt."), ""))


@require_POST
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """What she writes herself at the questions of a card, all at once: answer-2=..."""

    def keep(found: Meeting) -> None:
        for number in range(len(found.steps)):
            if (text := request.POST.get(f"answer-{number}")) is not None:
                actions.answer_apart(found, step=number, text=text, by=request.user)

    typed = {name: text for name, text in request.POST.items() if name.startswith("answer-")}
    told = (_("Bewaard. Je kunt het de hele week aanpassen."), "")
    return _done(request, key, keep, told=told, typed={"answers": typed})


@require_POST
def meeting_end(request: HttpRequest, key: str) -> HttpResponse:
    undo = reverse("learn:meeting_reopening", args=[key])
    return _done(request, key, lambda found: actions.end_meeting(found, by=request.user), told=(_("Afgerond."), undo))


@require_POST
def reopening(request: HttpRequest, key: str) -> HttpResponse:
    return _done(request, key, lambda found: actions.reopen_meeting(found, by=request.user))


@require_POST
def removal(request: HttpRequest, key: str) -> HttpResponse:
    found = _hers(request, key)
    circle = found.circle.key
    actions.remove_meeting(found, by=request.user)
    messages.success(request, _("Gewist, met alles wat erin stond."))
    return redirect("learn:circle", circle)


def _done(
    request: HttpRequest, key: str, verb: Any, *, told: tuple[str, str] = ("", ""), typed: Any = None
) -> HttpResponse:
    """Do it and come back to where everybody is; what is refused comes back with what was typed."""
    found = _hers(request, key)
    try:
        verb(found)
    except ValidationError as refused:
        said = " ".join(refused.messages)
        if typed:
            return _page(request, _hers(request, key), {"said": said, **typed})
        messages.error(request, said)
    else:
        if told[0]:
            messages.success(request, told[0], extra_tags=told[1])
    return redirect(reverse("learn:meeting", args=[key]) + "#now")


def _hers(request: HttpRequest, key: str) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related("circle", "facilitator")
    return get_object_or_404(rows, key=key)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _form_key(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:32] or secrets.token_hex(8)
