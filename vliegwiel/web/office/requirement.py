"""A version of what it takes, in force from a day: what is in force never changes."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.qualifications import actions, permissions, queries
from vliegwiel.areas.qualifications.actions.writing import NOT_KEEPER
from vliegwiel.areas.qualifications.enums import Lasting
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.naming import ActivitiesField


class RequirementForm(forms.Form):
    starts = forms.DateField(label=gettext_lazy("Vanaf welke dag geldt het?"), widget=forms.DateInput())
    first = ActivitiesField(
        label=gettext_lazy("Wat doe je de eerste keer?"),
        help_text=gettext_lazy("Eén activiteit of programma per regel. Elk ervan is genoeg."),
        required=False,
    )
    again = ActivitiesField(
        label=gettext_lazy("Wat doe je om het op te frissen?"),
        help_text=gettext_lazy(
            "Staan er meer, dan wisselen ze elkaar af: niemand krijgt twee keer achter elkaar hetzelfde."
        ),
        required=False,
    )
    pretests = ActivitiesField(
        label=gettext_lazy("Welke daarvan zijn een toets die je meteen mag proberen?"), required=False
    )
    outside = forms.BooleanField(label=gettext_lazy("Een certificaat van buiten telt ook"), required=False)
    lasting = forms.ChoiceField(label=gettext_lazy("Hoe lang geldt het?"), choices=Lasting, widget=forms.RadioSelect)
    months = forms.IntegerField(label=gettext_lazy("Hoeveel maanden?"), min_value=1, max_value=600, required=False)
    fixed_day = forms.IntegerField(label=gettext_lazy("Vaste dag"), min_value=1, max_value=31, required=False)
    fixed_month = forms.IntegerField(label=gettext_lazy("Vaste maand"), min_value=1, max_value=12, required=False)
    risk_days = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen van tevoren is het tijd?"), min_value=0, max_value=730
    )
    grace_days = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen uitloop daarna?"),
        help_text=gettext_lazy("In die dagen telt het nog."),
        min_value=0,
        max_value=730,
    )
    why = forms.CharField(label=gettext_lazy("Waarom deze versie?"), max_length=280, widget=forms.Textarea({"rows": 2}))


@require_http_methods(["GET", "HEAD", "POST"])
def requirement_new(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    asked = queries.requirements([found.pk])[found.pk]
    form = RequirementForm(request.POST or None, initial=_initial(asked))
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_requirement(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("office:qualification", pk)
    context = {"found": found, "form": form, "first": not asked}
    return page(request, "office/requirement.html", context, status=422 if form.errors else 200)


def _initial(asked: list[queries.Asked]) -> dict:
    """As the last version says; in force from tomorrow, for what is in force does not change."""
    if not asked:
        return {"starts": clock.today(), "lasting": Lasting.MONTHS, "months": 12, "risk_days": 60, "grace_days": 0}
    last = asked[-1]
    version = last.version
    return {
        "starts": max(version.starts, clock.today() + dt.timedelta(days=1)),
        "first": "\n".join(way.slug for way in last.first),
        "again": "\n".join(way.slug for way in last.again),
        "pretests": "\n".join(sorted({way.slug for way in (*last.first, *last.again) if way.pretest})),
        "outside": version.outside,
        "lasting": version.lasting,
        "months": version.months or None,
        "fixed_day": version.fixed[1] if version.lasting == Lasting.DAY else None,
        "fixed_month": version.fixed[0] if version.lasting == Lasting.DAY else None,
        "risk_days": version.risk_days,
        "grace_days": version.grace_days,
    }
