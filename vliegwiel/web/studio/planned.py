"""Publishing at a moment that is still to come: planned on the page where one publishes, and cancelled there."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import Purpose

from .drafts import editable


class Moment(forms.Form):
    day = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=forms.DateInput)
    time = forms.TimeField(
        label=gettext_lazy("Hoe laat?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        initial=dt.time(8, 0),
    )


@require_POST
def planned(request, slug, language):
    draft = editable(request, slug, language)
    form = Moment(request.POST)
    purpose = request.POST.get("purpose", "")
    if not form.is_valid():
        messages.error(request, _("Kies een dag en een tijd, bijvoorbeeld 1-6-2027 en 08:00. Er is niets gepland."))
        return redirect(_at(draft))
    moment = timezone.make_aware(dt.datetime.combine(form.cleaned_data["day"], form.cleaned_data["time"]))
    try:
        plan = catalogue.plan_publication(
            draft,
            at=moment,
            by=request.user,
            purpose=purpose if purpose in Purpose.values else None,
            legal_basis=request.POST.get("legal_basis", ""),
        )
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        text = _("Gepland: op {day} om {time} komt het op de plank, als er dan niets mist.")
        at = timezone.localtime(plan.at)
        messages.success(request, text.format(day=date_format(at, "j F Y"), time=date_format(at, "H:i")))
    return redirect(_at(draft))


@require_POST
def removal(request, slug, language):
    draft = editable(request, slug, language)
    catalogue.cancel_publication(draft, by=request.user)
    messages.success(request, _("Afgezegd. Het komt niet vanzelf op de plank."))
    return redirect(_at(draft))


def _at(draft) -> str:
    return f"{reverse('studio:publication', args=[draft.activity.slug])}?language={draft.language}"
