"""One thing I must be able to prove: how I stand and why, what I do for it now, and a certificate from outside."""

from decimal import Decimal

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.models import Qualification, SightingAsk
from vliegwiel.kit.page import page
from vliegwiel.web.shared.person_field import PersonField


class CertificateForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Het certificaat"),
        help_text=gettext_lazy("Een PDF of een foto, ten hoogste 10 MB."),
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/png,image/jpeg"}),
    )
    issuer = forms.CharField(label=gettext_lazy("Wie gaf het af?"), max_length=120)
    issued_on = forms.DateField(label=gettext_lazy("Wanneer?"), widget=forms.DateInput())
    expires_on = forms.DateField(
        label=gettext_lazy("Tot wanneer geldt het?"),
        required=False,
        widget=forms.DateInput(),
    )
    points = forms.DecimalField(
        label=gettext_lazy("Hoeveel punten staan erop?"),
        localize=True,
        min_value=0,
        max_value=1000,
        decimal_places=1,
        required=False,
    )
    category = forms.ChoiceField(label=gettext_lazy("Van welke soort?"), required=False)
    asked = PersonField(
        label=gettext_lazy("Welke collega kijkt mee?"),
        help_text=gettext_lazy("Mag leeg: HR en opleiders kunnen altijd kijken."),
        required=False,
    )


class LookForm(forms.Form):
    asked = PersonField(
        label=gettext_lazy("Wie vraag je te komen kijken?"),
        help_text=gettext_lazy("Typ een naam. Kijken mag alleen wie hierboven staat."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    told = queries.explained(found, request.user)
    rule = told.asked.version.points if told.asked else None
    form = CertificateForm(request.POST or None, request.FILES or None)
    form.fields["category"].choices = [
        ("", _("Geen")),
        *((name, name) for name, _least in (rule.least if rule else ())),
    ]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = said.pop("file")
        said["points"] = (said["points"] or Decimal()) if rule else Decimal()
        try:
            actions.bring_certificate(
                found, person=request.user, by=request.user, name=given.name, content=given.read(), **said
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Ingestuurd. Zodra iemand keek hoor je of het telt."))
            return redirect("learn:proof", pk)
    return _shown(request, found, told, form)


def _shown(
    request: HttpRequest,
    found: Qualification,
    told: queries.Explained,
    form: forms.Form,
    look_form: forms.Form | None = None,
) -> HttpResponse:
    waits = told.status.waits is not None and told.to_see is not None
    used = told.to_see is None or queries.is_seen_at_work()
    asks = queries.asks_of(request.user, found.pk) if waits else []
    asked = {one.asked_id for one in asks}
    context = {
        "points": told.asked.version.points if told.asked else None,
        "found": found,
        "told": told,
        "form": form,
        "certificates": [(row, getattr(row, "verdict", None)) for row in told.certificates],
        "waits": waits,
        "used": used,
        "judges": [one for one in queries.judges_for(request.user, told.to_see) if one[0] not in asked]
        if waits and used and told.to_see
        else [],
        "asks": asks,
        "look_form": look_form or LookForm(auto_id="look_%s"),
    }
    wrong = form.errors or (look_form and look_form.errors)
    return page(request, "learn/proof.html", context, status=422 if wrong else 200)


@require_POST
def looks(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody to come and look: by name, or who is offered at once."""
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    offered = request.POST.get("person", "")
    form = LookForm(request.POST, auto_id="look_%s")
    named = Person.objects.here().filter(pk=offered).first() if offered.isdecimal() else None
    if named or form.is_valid():
        try:
            ask = actions.ask_to_look(found, of=named or form.cleaned_data["asked"], by=request.user)
        except ValidationError as refused:
            form.errors.pop("asked", None)
            form.add_error(None, refused.messages)
        else:
            messages.success(request, _("Gevraagd. {name} krijgt bericht.").format(name=ask.asked.name))
            return redirect("learn:proof", pk)
    return _shown(request, found, queries.explained(found, request.user), _empty_form(), form)


@require_POST
def look_removal(request: HttpRequest, pk: int, ask: int) -> HttpResponse:
    mine = SightingAsk.objects.visible_to(request.user).filter(person=request.user, qualification=pk)
    actions.stop_asking(get_object_or_404(mine, pk=ask), by=request.user)
    return redirect("learn:proof", pk)


def _empty_form() -> CertificateForm:
    form = CertificateForm()
    form.fields["category"].choices = [("", _("Geen"))]
    return form


@require_POST
def beginning(request: HttpRequest, pk: int) -> HttpResponse:
    """What she does for it now: again, when she did it before."""
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    asked = request.POST.get("activity", "")
    activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=asked if asked.isdecimal() else 0)
    try:
        actions.begin(found, activity, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:records")
    return redirect("learn:activity", activity.slug)
