"""The activity log: what happened, in sentences, for those who watch over the academy."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import permissions, queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.kit.tables import write_csv
from vliegwiel.web.shared.person_field import PersonField

READERS = gettext_lazy("Het logboek is er voor beheerders, opleiders en de ondernemingsraad.")
AREAS = {
    "strategy": gettext_lazy("Doelen en gedrag"),
    "catalogue": gettext_lazy("Activiteiten"),
    "learning": gettext_lazy("Geven en terugnemen"),
    "qualifications": gettext_lazy("Bekwaamheden en bewijs"),
    "live": gettext_lazy("Sessies"),
    "study": gettext_lazy("Aanvragen van buiten en budgetten"),
    "insights": gettext_lazy("Besluiten en tellen"),
    "people": gettext_lazy("Mensen en rollen"),
    "practice": gettext_lazy("Toepassen"),
}


class FilterForm(forms.Form):
    area = forms.ChoiceField(
        label=gettext_lazy("Waarover"), required=False, choices=[("", gettext_lazy("Alles")), *AREAS.items()]
    )
    person = PersonField(label=gettext_lazy("Wie"), required=False)
    since = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=forms.DateInput())
    until = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=forms.DateInput())


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    form, filters = _filters(request)
    found = queries.log(request.user, before=request.GET.get("before", ""), **filters)
    kept = {name: value for name, value in request.GET.items() if name in form.fields and value}
    context = {
        "form": form,
        "entries": list(_folded(found.entries)),
        "older": urlencode(kept | {"before": found.older}) if found.older else "",
        "query": urlencode(kept),
        "filtered": bool(kept),
        "areas": AREAS,
        "today": clock.today(),
    }
    return page(request, "office/log.html", context)


@require_GET
def log_file(request: HttpRequest) -> StreamingHttpResponse:
    """The same log as a file for a spreadsheet."""
    _form, filters = _filters(request)
    heads = [_("Wanneer"), _("Wat"), _("Waarover"), _("Door")]

    rows = (
        (f"{timezone.localtime(e.at):%d-%m-%Y %H:%M}", e.sentence, e.about, e.by)
        for e in queries.everything(request.user, **filters)
    )
    response = StreamingHttpResponse(write_csv(heads, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="logboek-{clock.today().isoformat()}.csv"'
    return response


def _folded(entries: Iterable[queries.Entry]) -> Iterator[queries.Entry]:
    """The same sentence within the same minute is one line that says how often."""
    for _same, run in groupby(
        entries, key=lambda e: (e.sentence, e.about, e.by, e.at.replace(second=0, microsecond=0))
    ):
        alike = list(run)
        yield replace(alike[0], times=len(alike))


def _filters(request: HttpRequest) -> tuple[FilterForm, dict[str, Any]]:
    require(permissions.may_read_log(request.user), READERS)
    form = FilterForm(request.GET)
    if not permissions.may_see_whom(request.user):
        del form.fields["person"]
    form.is_valid()
    return form, {name: value for name, value in form.cleaned_data.items() if value}
