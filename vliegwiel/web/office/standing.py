"""Why somebody stands as she does: the facts in order, each with the version it was judged by. And exemptions."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications import actions, permissions, queries
from vliegwiel.areas.qualifications.models import Exemption, Qualification, Sighting
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


class ExemptionForm(forms.Form):
    starts = forms.DateField(label=gettext_lazy("Vanaf"), widget=forms.DateInput())
    ends = forms.DateField(
        label=gettext_lazy("Tot en met"),
        help_text=gettext_lazy("Leeg: zonder einde."),
        required=False,
        widget=forms.DateInput(),
    )
    why = forms.CharField(label=gettext_lazy("Waarom?"), max_length=280, widget=forms.Textarea({"rows": 2}))


@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=person)
    require(permissions.may_keep(request.user), _("De feiten achter een stand zien HR en opleiders."))
    form = ExemptionForm(request.POST or None, initial={"starts": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.exempt(who, qualification=found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Vrijgesteld. Het is haar of hem verteld, met je reden."))
            return redirect("office:standing", pk, person)
    context = {
        "found": found,
        "who": who,
        "told": queries.explained(found, who),
        "form": form,
        "may_exempt": permissions.may_exempt(request.user, who),
        "today": clock.today(),
    }
    return page(request, "office/standing.html", context, status=422 if form.errors else 200)


@require_POST
def exemption_end(request: HttpRequest, pk: int, person: int, exemption: int) -> HttpResponse:
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=person)
    row = get_object_or_404(
        Exemption.objects.filter(person=who, qualification=pk).select_related("person"), pk=exemption
    )
    try:
        actions.end_exemption(row, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("office:standing", pk, person)


@require_POST
def signature_end(request: HttpRequest, pk: int, person: int, sighting: int) -> HttpResponse:
    """What somebody signed about her was not right."""
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=person)
    rows = Sighting.objects.visible_to(request.user).filter(person=who, requirement__qualification=pk)
    row = get_object_or_404(rows.select_related("requirement"), pk=sighting)
    try:
        actions.take_signature_back(row, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("office:standing", pk, person)
