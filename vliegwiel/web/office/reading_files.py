"""Files with readings: hand one in at a KPI, a goal or the academy's own measures, and the ones before it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.strategy import actions, permissions
from vliegwiel.areas.strategy.models import Goal, Kpi, ReadingImport
from vliegwiel.kit import clock, tables
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing

NOT_YOURS = gettext_lazy("Metingen noteren de directie, de opleiders en de eigenaar.")


class Upload(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Bestand met metingen"),
        help_text=gettext_lazy("CSV of Excel (.xlsx), met een kop boven elke kolom. Tot 20 MB."),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > tables.MOST_BYTES:
            raise ValidationError(_("Dit bestand is groter dan 20 MB. Splits het."))
        return file


def academy_reading_files(request: HttpRequest) -> HttpResponse:
    return _files(request)


def goal_reading_files(request: HttpRequest, pk: int) -> HttpResponse:
    return _files(request, goal=get_object_or_404(Goal.objects.visible_to(request.user), pk=pk))


def kpi_reading_files(request: HttpRequest, pk: int) -> HttpResponse:
    return _files(request, kpi=_kpi(request, pk))


@require_safe
def kpi_sample(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file to fill in: the heads, and one row as an example."""
    kpi = _kpi(request, pk)
    require(permissions.may_record_reading(request.user, kpi), NOT_YOURS)
    heads = [_("maat"), _("datum"), _("waarde"), _("aantal"), _("eenheid")]
    example = kpi.baseline if kpi.baseline is not None else kpi.target if kpi.target is not None else 0
    row = [str(kpi), clock.today(), example, kpi.baseline_n or "", str(kpi.unit)]
    return download(request, slugify(str(kpi))[:60] or _("metingen"), heads, [row])


def _kpi(request: HttpRequest, pk: int) -> Kpi:
    return get_object_or_404(Kpi.objects.visible_to(request.user).select_related("goal"), pk=pk)


def _files(request: HttpRequest, *, goal: Goal | None = None, kpi: Kpi | None = None) -> HttpResponse:
    require(permissions.may_import_readings(request.user, goal=goal, kpi=kpi), NOT_YOURS)
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            held = actions.receive_readings(file.read(), file_name=file.name, by=request.user, goal=goal, kpi=kpi)
        except ValidationError as refused:
            form.add_error("file", refused)
        else:
            messages.success(request, _("Het bestand is binnen. Er is nog niets veranderd."))
            return redirect("office:reading_import", held.pk)
    former = ReadingImport.objects.visible_to(request.user).filter(goal=goal, kpi=kpi).defer("rows", "done")
    context = {
        "form": form,
        "goal": goal,
        "kpi": kpi,
        "listing": listing(former.select_related("by").order_by("-pk"), request.GET.get("page"), size=20),
    }
    return page(request, "office/reading_files.html", context, status=422 if form.errors else 200)
