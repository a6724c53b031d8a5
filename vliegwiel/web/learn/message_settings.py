"""How and when she is told things: per topic, at which hours, not for a while; and what was not mailed, and why."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.messaging import actions, queries
from vliegwiel.areas.messaging.enums import CHOICES, TOPICS, Lane
from vliegwiel.areas.messaging.models import Absence
from vliegwiel.kit.notices import Topic
from vliegwiel.kit.page import page

HERE = "learn:message_settings"


class SettingsForm(forms.Form):
    quiet_from = forms.TimeField(label=gettext_lazy("Stil vanaf"))
    quiet_until = forms.TimeField(label=gettext_lazy("Stil tot"))
    digest_day = forms.TypedChoiceField(
        label=gettext_lazy("Dag van de weekmail"), coerce=int, choices=[(n + 1, WEEKDAYS[n]) for n in range(7)]
    )
    digest_at = forms.TimeField(label=gettext_lazy("Hoe laat"))

    def __init__(self, data=None, *, wants):
        super().__init__(
            data,
            initial={
                "quiet_from": wants.quiet_from,
                "quiet_until": wants.quiet_until,
                "digest_day": wants.digest_day,
                "digest_at": wants.digest_at,
                **{f"lane_{topic}": queries.lane_of(wants, topic) for topic in Topic},
            },
        )
        for topic in Topic:
            self.fields[f"lane_{topic}"] = forms.ChoiceField(
                label=TOPICS[topic][0], choices=[(lane.value, lane.label) for lane in CHOICES[topic]]
            )
        for name in ("quiet_from", "quiet_until", "digest_at"):
            self.fields[name].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    @property
    def topics(self):
        return [self[f"lane_{topic}"] for topic in Topic]

    @property
    def lanes(self):
        return {topic: Lane(self.cleaned_data[f"lane_{topic}"]) for topic in Topic}


class PauseForm(forms.Form):
    until = forms.DateField(
        label=gettext_lazy("Weer mail vanaf"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class AwayForm(forms.Form):
    starts = forms.DateField(
        label=gettext_lazy("Eerste dag weg"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends = forms.DateField(
        label=gettext_lazy("Laatste dag weg"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def message_settings(request):
    wants = queries.preference(request.user.pk)
    form = SettingsForm(request.POST or None, wants=wants)
    if request.method == "POST" and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("quiet_from", "quiet_until", "digest_day", "digest_at")}
        try:
            actions.choose(lanes=form.lanes, by=request.user, **chosen)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Bewaard. Zo krijg je voortaan bericht."))
            return redirect(HERE)
    return _show(request, wants, form=form)


def _show(request, wants, *, form=None, pause_form=None, away_form=None):
    shown = {
        "form": form or SettingsForm(wants=wants),
        "pause_form": pause_form or PauseForm(),
        "away_form": away_form or AwayForm(),
        "paused_until": wants.paused_until,
        "absences": Absence.objects.filter(person=request.user).order_by("starts", "ends"),
        "unsent": queries.unsent_to(request.user),
        "bounce": queries.bounce_of(request.user),
    }
    wrong = any(one is not None and one.errors for one in (form, pause_form, away_form))
    return page(request, "learn/message_settings.html", shown, status=422 if wrong else 200)


@require_POST
def mail_pause(request):
    """Hold all mail until a day; "now" ends it."""
    if "now" in request.POST:
        actions.pause(until=None, by=request.user)
        messages.success(request, _("Je krijgt weer mail."))
        return redirect(HERE)
    form = PauseForm(request.POST)
    if form.is_valid():
        try:
            wants = actions.pause(until=form.cleaned_data["until"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            day = date_format(wants.paused_until, "l j F")
            messages.success(request, _("Tot {day} krijg je geen mail. In de academie staat alles.").format(day=day))
            return redirect(HERE)
    return _show(request, queries.preference(request.user.pk), pause_form=form)


@require_POST
def away(request):
    form = AwayForm(request.POST)
    if form.is_valid():
        try:
            actions.be_away(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Op die dagen mailen we je niet."))
            return redirect(HERE)
    return _show(request, queries.preference(request.user.pk), away_form=form)


@require_POST
def away_removal(request, pk):
    absence = get_object_or_404(Absence.objects.filter(person=request.user), pk=pk)
    actions.be_back(absence, by=request.user)
    messages.success(request, _("Die dagen zijn weggehaald."))
    return redirect(HERE)


@require_POST
def address_retry(request):
    bounce = queries.bounce_of(request.user)
    if bounce:
        actions.try_again(bounce, by=request.user)
        messages.success(request, _("We proberen je mailadres weer."))
    return redirect(HERE)
