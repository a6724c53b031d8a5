"""Wat ik deed, wat anderen zagen: one behaviour, how often it happens, and whom I ask what they saw."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.enums import LOOKED_AT, OBSERVERS, Moment, Source
from vliegwiel.areas.observation.models import BehaviourCheck, ObserverAsk
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.queries import agreed
from vliegwiel.kit.page import page
from vliegwiel.web.shared.how_often import said, steps, written

from .story_told import applied, change


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """All of mine, and what others ask me to say."""
    rows = queries.checks(request.user)
    others = queries.others_may_look()
    context = {"rows": rows, "asked": queries.asked_of(request.user) if others else [], "others": others}
    return page(request, "learn/checks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one; answering is a POST to it."""
    mine = _mine(request, pk)
    if request.method != "POST":
        return _page(request, mine)
    try:
        times = said(request.POST)
        if request.POST.get("moment") == Moment.AGAIN:
            actions.say_again(mine, times=times, by=request.user)
        else:
            actions.say_after(mine, times=times, back=said(request.POST, "back"), by=request.user)
    except ValidationError as refused:
        return _page(request, mine, problem=" ".join(refused.messages))
    messages.success(request, _("Bewaard. Alleen jij ziet dit."))
    return redirect("learn:check", pk)


@require_POST
def observers(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _mine(request, pk)
    found = get_object_or_404(Person.objects.here(), pk=request.POST.get("observer") or 0)
    try:
        actions.ask_observer(mine, of=found, by=request.user)
    except ValidationError as refused:
        return _page(request, mine, problem=" ".join(refused.messages))
    messages.success(request, _("{name} krijgt één vraag. Nee zeggen mag altijd.").format(name=found.name))
    return redirect(_at_observers(pk))


@require_POST
def customers(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _mine(request, pk)
    try:
        actions.ask_customer(mine, label=request.POST.get("label", ""), by=request.user)
    except ValidationError as refused:
        return _page(request, mine, problem=" ".join(refused.messages), typed=request.POST.get("label", ""))
    messages.success(request, _("De link staat klaar. Geef hem aan wie je bedoelt; hij werkt één keer."))
    return redirect(_at_observers(pk))


@require_POST
def ask_removal(request: HttpRequest, pk: int, ask: int) -> HttpResponse:
    mine = _mine(request, pk)
    found = get_object_or_404(ObserverAsk.objects.visible_to(request.user), pk=ask, check_of=mine)
    actions.take_back_ask(found, by=request.user)
    messages.success(request, _("Ingetrokken. Wat al gezegd was, blijft staan."))
    return redirect(_at_observers(pk))


@require_POST
def stopping(request: HttpRequest, pk: int) -> HttpResponse:
    actions.stop_check(_mine(request, pk), by=request.user)
    messages.success(request, _("Gestopt. We vragen hier niets meer over; wat je zei blijft van jou."))
    return redirect("learn:check", pk)


def _page(request: HttpRequest, mine: BehaviourCheck, *, problem: str = "", typed: str = "") -> HttpResponse:
    row = queries.check_row(mine)
    now = row.now if row.now in LOOKED_AT else None
    look = row.looks[now] if now else None
    again = "again" in request.GET or (bool(problem) and "times" in request.POST)
    asks = [ask for ask in row.asks if ask.moment == now]
    kept = written(look.mine.times) if look and look.mine else ""
    back = row.looks[Moment.RETRO].mine
    context = {
        "row": row,
        "now": now,
        "asking": bool(now) and (again or not (look and look.mine)),
        "steps": steps(request.POST.get("times", kept)),
        "back_steps": steps(request.POST.get("back", written(back.times) if back else "")),
        "looks": [row.looks[one] for one in (Moment.PRE, Moment.RETRO, *LOOKED_AT)],
        "latest": row.latest,
        "change": change(row) if row.latest and row.latest.moment == Moment.POST else "",
        "applied": applied(row.latest) if row.latest else "",
        "asks": [(ask, _link(request, ask)) for ask in asks],
        "others": mine.others,
        "choices": queries.choices(mine, asks) if now and mine.others else [],
        "may_look": [one for one in (Source.MANAGER, Source.PEER, Source.CUSTOMER) if one in queries.may_say(mine)],
        "customers": mine.others and Source.CUSTOMER in queries.may_say(mine),
        "problem": problem,
        "typed": typed,
        "preview": steps(),
    }
    return page(request, "learn/check.html", context, status=422 if problem else 200)


def _link(request: HttpRequest, ask: ObserverAsk) -> str:
    if ask.source != Source.CUSTOMER or ask.answered_at:
        return ""
    return request.build_absolute_uri(reverse("customer_look", args=[queries.customer_key(ask)]))


def _at_observers(pk: int) -> str:
    return reverse("learn:check", args=[pk]) + "#observers"


def _mine(request: HttpRequest, pk: int) -> BehaviourCheck:
    mine = BehaviourCheck.objects.visible_to(request.user).select_related("person", "behaviour", "activity")
    return get_object_or_404(mine.annotate(others=agreed(OBSERVERS)), pk=pk)
