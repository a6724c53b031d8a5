"""Setting one check aside for one activity: why, and until when."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.models import Activity, Waiver
from vliegwiel.areas.catalogue.queries.compass import demand
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .words import as_text_errors

THREE_MONTHS = dt.timedelta(days=91)


class WaiverForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Waarom mag het hier anders?"),
        help_text=gettext_lazy("Eén of twee zinnen, voor wie het later leest."),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )
    until = forms.DateField(
        label=gettext_lazy("Tot en met"),
        help_text=gettext_lazy("Ten hoogste een jaar. Daarna geldt het principe weer."),
        widget=forms.DateInput(),
    )


def waiver(request: HttpRequest, slug: str, check: str) -> HttpResponse:
    charter, believed = strategy.in_force()
    principle = next((one for one in believed if one.check_by == check), None)
    if charter is None or principle is None or check not in Check.values:
        raise Http404
    require(
        permissions.may_waive(request.user, charter),
        _("Een uitzondering geeft volgens het charter alleen: {who}.").format(who=charter.get_decider_display()),
    )
    activity = get_object_or_404(Activity.objects.select_related("owner"), slug=slug)
    form = WaiverForm(request.POST or None, initial={"until": clock.today() + THREE_MONTHS})
    if request.method == "POST" and form.is_valid():
        try:
            actions.waive(activity, check=check, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("De uitzondering staat. {owner} krijgt bericht.").format(owner=activity.owner))
            return redirect("office:charter")
    context = {
        "activity": activity,
        "title": queries.working_titles(activity),
        "principle": principle,
        "asks": demand(check, principle.parameters),
        "charter": charter,
        "form": form,
    }
    return page(request, "office/waiver.html", context, status=422 if form.errors else 200)


@require_POST
def waiver_end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Waiver.objects.visible_to(request.user), pk=pk)
    actions.end_waiver(found, by=request.user)
    messages.success(request, _("De uitzondering is teruggenomen. Wat gepubliceerd is, blijft staan."))
    return redirect("office:charter")
