"""Toepassen: my plans, what I said about them, and what is still to come."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit import clock, ics
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import cut, page_number

MOMENT = dt.timedelta(minutes=15)
PER_PAGE = 6  # plans with all their steps: a phone is not asked for more than it reads


class MomentForm(forms.Form):
    """A day and a time that still come."""

    day = forms.DateField(widget=forms.DateInput)
    time = forms.TimeField(widget=forms.TimeInput({"type": "time"}))

    def clean_day(self) -> dt.date:
        day = self.cleaned_data["day"]
        if not clock.today() <= day <= clock.today() + dt.timedelta(days=366):
            raise ValidationError("day")
        return day


def practice(request: HttpRequest) -> HttpResponse:
    """What goes on comes first, then what rests, what is behind her and what she stopped with: page by page."""
    rows = sorted(queries.plans(request.user), key=lambda row: (row.stopped, row.finished, row.parked))
    leaf = cut(rows, page_number(request.GET.get("page")), size=PER_PAGE)
    shown = {
        "leaf": leaf,
        "plans": [row for row in leaf if not row.stopped],
        "earlier": [row for row in leaf if row.stopped],
        "first_due": next((row.pk for row in rows if row.due), None),
        "paused_until": queries.paused_until(request.user),
        "can_pause": any(row.due or row.coming for row in rows),
        "asked": queries.waiting_for_me(request.user),
        "group_asks": queries.group_asks(request.user),
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


def moment(request: HttpRequest, pk: int) -> HttpResponse:
    """When she means to do it first: a file for her calendar (GET), or one of her learning moments (POST). The plan
    keeps nothing of it, and the file names the activity and not her plan: others may look into a calendar."""
    plan = _mine(request, pk)
    given = request.POST if request.method == "POST" else request.GET
    form = MomentForm(given)
    if not form.is_valid():
        messages.error(request, _("Kies een dag en een tijd die nog komen, bijvoorbeeld 1-6-2027 om 9:00."))
        return redirect("learn:plan", plan.activity.slug)
    starts = timezone.make_aware(dt.datetime.combine(form.cleaned_data["day"], form.cleaned_data["time"]))
    if request.method == "POST":
        try:
            moments.plan_one(starts=starts, by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("Het staat bij je leermomenten, en alleen jij ziet het."))
        return redirect("learn:plan", plan.activity.slug)
    title = queries.titles([plan.activity_id]).get(plan.activity_id, "")
    entry = ics.Entry(
        uid=f"plan-{plan.pk}@{request.get_host()}",
        sequence=int(clock.now().timestamp()) % 1_000_000_000,  # chosen again is a later version of the same moment
        starts=starts,
        ends=starts + MOMENT,
        title=_("Voornemen: {title}").format(title=title),
        stamp=clock.now(),
        link=request.build_absolute_uri("/learn/practice/"),
    )
    response = HttpResponse(ics.calendar([entry]), content_type=f"{ics.CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("voornemen")}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


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
