"""Toepassen: my plans, what I said about them, and what is still to come."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit.page import page


def practice(request: HttpRequest) -> HttpResponse:
    rows = queries.plans(request.user)
    shown = {
        "plans": [row for row in rows if not row.stopped],
        "earlier": [row for row in rows if row.stopped],
        "first_due": next((row.pk for row in rows if row.due), None),
        "paused_until": queries.paused_until(request.user),
        "can_pause": any(row.due or row.coming for row in rows),
        "asked": queries.waiting_for_me(request.user),
    }
    return page(request, "learn/practice.html", shown)


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    until = actions.pause_plans(by=request.user).until
    messages.success(request, _("We vragen je niets tot %(day)s.") % {"day": date_format(until, "j F")})
    return redirect("learn:practice")


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    actions.stop_plan(_mine(request, pk), by=request.user)
    messages.success(request, _("Het plan is gestopt. We vragen er niets meer over."))
    return redirect("learn:practice")


@require_POST
def parking(request: HttpRequest, pk: int) -> HttpResponse:
    actions.park_plan(_mine(request, pk), by=request.user)
    messages.success(request, _("Het plan ligt stil. We vragen er niets over tot je het weer opneemt."))
    return redirect("learn:practice")


@require_POST
def taking_up(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.take_up_plan(_mine(request, pk), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Je gaat weer verder met dit plan."))
    return redirect("learn:practice")


@require_POST
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    actions.wipe_plan(_mine(request, pk), by=request.user)
    messages.success(request, _("De tekst van je plan, je notities en de tips zijn gewist."))
    return redirect("learn:practice")


def _mine(request: HttpRequest, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.visible_to(request.user).filter(person=request.user), pk=pk)
