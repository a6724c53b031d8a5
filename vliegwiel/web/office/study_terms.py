"""The rules of the house for learning from outside, in versions."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.study import actions, permissions, queries
from vliegwiel.areas.study.actions.agreeing import NOT_KEEPER
from vliegwiel.areas.study.models import Terms
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

NAMES = ("second_from", "answer_days", "agreement_from", "months", "text")


class TermsForm(forms.Form):
    second_from = forms.DecimalField(
        label=gettext_lazy("Vanaf welke prijs beslist ook wie het budget beheert?"),
        help_text=gettext_lazy("In euro’s met btw. Is het budget op, dan beslist die altijd mee."),
        max_digits=9,
        decimal_places=2,
        min_value=0,
    )
    answer_days = forms.IntegerField(
        label=gettext_lazy("Binnen hoeveel werkdagen antwoordt ieder?"), min_value=1, max_value=60
    )
    agreement_from = forms.DecimalField(
        label=gettext_lazy("Vanaf welke prijs is er een studieovereenkomst?"),
        help_text=gettext_lazy("Alleen bij een eigen wens. Bij wet, EU-recht en cao nooit."),
        max_digits=9,
        decimal_places=2,
        min_value=0,
    )
    months = forms.IntegerField(
        label=gettext_lazy("Over hoeveel maanden loopt terugbetalen af naar nul?"),
        help_text=gettext_lazy("0 maanden: nooit terugbetalen."),
        min_value=0,
        max_value=120,
    )
    text = forms.CharField(
        label=gettext_lazy("De tekst die beiden tekenen"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea({"rows": 10}),
    )
    why = forms.CharField(label=gettext_lazy("Waarom komt deze versie er?"), max_length=280)


@require_http_methods(["GET", "HEAD", "POST"])
def study_terms(request: HttpRequest) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    now = queries.terms()
    form = TermsForm(request.POST or None, initial={name: getattr(now, name) for name in NAMES})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_terms(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Deze versie geldt vanaf nu. Wat getekend is houdt zijn eigen versie."))
            return redirect("office:study_terms")
    versions = Terms.objects.select_related("by").order_by("-number")[:50]
    context = {"form": form, "now": now, "versions": versions}
    return page(request, "office/study_terms.html", context, status=422 if form.errors else 200)
