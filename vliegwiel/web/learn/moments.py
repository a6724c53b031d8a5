"""My moments to learn: when they are, elsewhere, not this time, and when in the week I want them. Hers alone."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.moments import actions, queries
from vliegwiel.areas.moments.enums import MINUTES, Shift, State
from vliegwiel.areas.moments.models import LearningMoment
from vliegwiel.areas.moments.queries import Slot, moment_at
from vliegwiel.kit import clock, ics
from vliegwiel.kit.page import page

HERE = "learn:moments"
DAYS = [(n + 1, WEEKDAYS[n]) for n in range(7)]
LENGTHS = (5, 10, 15, 20, 30, 45, 60)


class Clock(forms.TimeInput):
    def __init__(self):
        super().__init__(attrs={"type": "time"}, format="%H:%M")


class RhythmForm(forms.Form):
    first_day = forms.TypedChoiceField(label=gettext_lazy("Eerste dag"), coerce=int, choices=DAYS)
    first_at = forms.TimeField(label=gettext_lazy("Hoe laat"), widget=Clock())
    second_day = forms.TypedChoiceField(
        label=gettext_lazy("Tweede dag"),
        coerce=int,
        required=False,
        empty_value=None,
        choices=[("", gettext_lazy("Eén keer is genoeg")), *DAYS],
    )
    second_at = forms.TimeField(label=gettext_lazy("Hoe laat de tweede keer"), required=False, widget=Clock())
    minutes = forms.TypedChoiceField(label=gettext_lazy("Hoe lang"), coerce=int)
    shift = forms.ChoiceField(label=gettext_lazy("Ik werk in diensten"), choices=Shift.choices, required=False)
    shift_from = forms.TimeField(label=gettext_lazy("Mijn dienst begint om"), required=False, widget=Clock())
    shift_until = forms.TimeField(label=gettext_lazy("Mijn dienst eindigt om"), required=False, widget=Clock())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Said here, in the reader's language: format() of something lazy speaks that of whoever starts the server.
        self.fields["minutes"].choices = [(n, _("{n} minuten").format(n=n)) for n in LENGTHS]

    @property
    def chosen(self):
        """As the verb takes it."""
        said = self.cleaned_data
        slots = [Slot(said["first_day"], said["first_at"])]
        if said["second_day"]:
            slots.append(Slot(said["second_day"], said["second_at"] or said["first_at"]))
        names = ("minutes", "shift", "shift_from", "shift_until")
        return {"slots": slots, **{name: said[name] for name in names}}


class CalendarForm(forms.Form):
    calendar = forms.FileField(
        label=gettext_lazy("Agendabestand (.ics)"),
        help_text=gettext_lazy("We bewaren alleen op welke tijden je bezet bent, tot die voorbij zijn."),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )


def moments(request):
    form = RhythmForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            actions.choose_rhythm(by=request.user, **form.chosen)
        except ValidationError as refused:
            form.add_error(None, " ".join(refused.messages))
        else:
            messages.success(request, _("Gepland. Niemand anders ziet dit."))
            return redirect(HERE)
    return _show(request, form=form)


def _show(request, *, form=None, calendar_form=None):
    rhythm = queries.my_rhythm(request.user)
    week = queries.weeks_of([request.user])[request.user.pk]
    rows = queries.ahead(request.user)
    planned = [row for row in rows if row.state == State.PLANNED]
    taken = [(row.starts, row.ends) for row in planned]
    offered = queries.openings(week, minutes=rhythm.minutes if rhythm else MINUTES, now=clock.now(), taken=taken)
    wrong = any(one is not None and one.errors for one in (form, calendar_form))
    shown = {
        "rhythm": rhythm,
        "asked": bool(rhythm and rhythm.asked_at),
        "shifts": bool((rhythm and rhythm.shift) or (form and form.data.get("shift"))),
        "rows": [(row, row in planned) for row in rows],
        "offered": [starts for starts, _ends in offered],
        "busy": len(week.busy),
        "closed": week.closed,
        "form": form or RhythmForm(initial=_initial(rhythm, week)),
        "calendar_form": calendar_form or CalendarForm(),
        "day": clock.today(),
    }
    return page(request, "learn/moments.html", shown, status=422 if wrong else 200)


def _initial(rhythm, week):
    slots = queries.slots_of(rhythm) if rhythm else queries.proposal(week, clock.today())
    first, second = (*slots, None, None)[:2]
    said = {"minutes": rhythm.minutes if rhythm else MINUTES}
    if first:
        said |= {"first_day": first.day, "first_at": first.at}
    if second:
        said |= {"second_day": second.day, "second_at": second.at}
    if rhythm:
        said |= {"shift": rhythm.shift, "shift_from": rhythm.shift_from, "shift_until": rhythm.shift_until}
    return said


def _mine(request, pk):
    return get_object_or_404(LearningMoment.objects.filter(person=request.user), pk=pk)


@require_POST
def moving(request, pk):
    """To one of the moments that were offered, or to a day and time of her own."""
    row = _mine(request, pk)
    starts = _asked(request.POST)
    if starts is None:
        messages.error(request, _("Kies een dag en een tijd."))
        return redirect(HERE)
    try:
        moved = actions.move(row, starts=starts, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Verplaatst naar {moment}.").format(moment=_said(moved.starts)))
    return redirect(HERE)


def _asked(posted):
    try:
        if posted.get("day") and posted.get("at"):
            return moment_at(dt.date.fromisoformat(posted["day"]), dt.time.fromisoformat(posted["at"]))
        offered = parse_datetime(posted.get("starts", ""))
    except ValueError:
        return None
    return offered if offered and offered.tzinfo else None


def _said(moment):
    return date_format(timezone.localtime(moment), "l j F H:i")


@require_POST
def skipping(request, pk):
    actions.skip(_mine(request, pk), by=request.user)
    messages.success(request, _("Overgeslagen. Dat mag, en een reden is niet nodig."))
    return redirect(HERE)


@require_POST
def skipping_withdrawal(request, pk):
    actions.unskip(_mine(request, pk), by=request.user)
    messages.success(request, _("Het staat weer in je week."))
    return redirect(HERE)


@require_POST
def going_on(request):
    actions.keep_rhythm(by=request.user)
    messages.success(request, _("We plannen weer zoals het was."))
    return redirect(HERE)


@require_POST
def stopping(request):
    actions.stop_rhythm(by=request.user)
    messages.success(request, _("Je hebt geen vaste momenten meer. Opnieuw kiezen kan altijd."))
    return redirect(HERE)


@require_POST
def calendar(request):
    form = CalendarForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            n = actions.give_busy(form.cleaned_data["calendar"].read(queries.MOST_BYTES + 1), by=request.user)
        except ValidationError as refused:
            form.add_error("calendar", " ".join(refused.messages))
        else:
            messages.success(request, _("Gelezen: {n} tijden waarop je bezet bent. Waarmee lazen we niet.").format(n=n))
            return redirect(HERE)
    return _show(request, calendar_form=form)


@require_POST
def calendar_removal(request):
    actions.forget_busy(by=request.user)
    messages.success(request, _("Je agendatijden zijn weg."))
    return redirect(HERE)


@require_safe
def file(request):
    """Her planned moments for her own calendar: private, and saying no more than that."""
    rows = queries.coming(request.user)
    if not rows:
        raise Http404
    link = request.build_absolute_uri(reverse("learn:today"))
    entries = [
        ics.Entry(
            uid=f"moment-{row.pk}@{request.get_host()}",
            sequence=row.sequence,
            starts=row.starts,
            ends=row.ends,
            title=_("privé/leren"),
            stamp=clock.now(),
            link=link,
        )
        for row in rows
    ]
    response = HttpResponse(ics.calendar(entries), content_type=f"{ics.CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("leermomenten")}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
