"""Asking for something from outside, on one page: kept as a draft, sent when it is whole."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.study import actions, queries
from vliegwiel.areas.study.enums import VAT, Funding, Kind, State
from vliegwiel.areas.study.models import StudyRequest
from vliegwiel.kit.page import page
from vliegwiel.web.shared import overtaken

NUMBERS = ("own_share", "hours_in", "hours_out", "right_hours")
WITH, WITHOUT = "with", "without"


def _hours(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=6, decimal_places=1, min_value=0, required=False)


class StudyForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Wat wil je doen?"), max_length=160)
    kind = forms.ChoiceField(label=gettext_lazy("Wat is het?"), choices=Kind.choices)
    provider = forms.CharField(label=gettext_lazy("Wie geeft het?"), max_length=120, required=False)
    link = forms.URLField(label=gettext_lazy("Waar staat het?"), max_length=500, required=False, assume_scheme="https")
    amount = forms.DecimalField(
        label=gettext_lazy("Wat kost het, in euro’s?"), max_digits=9, decimal_places=2, min_value=0, required=False
    )
    with_vat = forms.ChoiceField(
        label=gettext_lazy("Is dat met btw?"),
        choices=[(WITH, gettext_lazy("Met btw")), (WITHOUT, gettext_lazy("Zonder btw"))],
    )
    vat = forms.TypedChoiceField(label=gettext_lazy("Hoeveel btw?"), choices=VAT, coerce=Decimal)
    starts = forms.DateField(label=gettext_lazy("Eerste dag"), required=False, widget=forms.DateInput())
    ends = forms.DateField(label=gettext_lazy("Laatste dag"), required=False, widget=forms.DateInput())
    hours_in = _hours(gettext_lazy("Uren in werktijd"))
    hours_out = _hours(gettext_lazy("Uren daarbuiten"))
    right_hours = _hours(gettext_lazy("Hoeveel ervan uit je scholingsuren?"))
    why = forms.CharField(
        label=gettext_lazy("Waarom wil je dit?"),
        help_text=gettext_lazy("Wat kun je erna dat nu niet lukt?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    aim = forms.CharField(label=gettext_lazy("Voor welk eigen doel?"), max_length=200, required=False)
    behaviour = forms.ModelChoiceField(
        TargetBehaviour.objects.none(),
        label=gettext_lazy("Voor welk gedrag uit de doelen?"),
        empty_label=gettext_lazy("Geen van deze"),
        required=False,
    )
    funding = forms.ChoiceField(
        label=gettext_lazy("Waaruit wordt het betaald?"),
        choices=[(one.value, one.label) for one in (Funding.UNIT, Funding.PERSON)],
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Wie vraagt dit?"),
        help_text=gettext_lazy(
            "Wet, EU-recht of cao: gratis voor jou, alle uren zijn werktijd, terugbetalen kan niet."
        ),
        choices=Ground.choices,
        initial=Ground.OWN,
    )
    source = forms.CharField(label=gettext_lazy("Waar staat dat?"), max_length=200, required=False)
    qualification = forms.ModelChoiceField(
        Qualification.objects.none(),
        label=gettext_lazy("Voor welke bekwaamheid?"),
        empty_label=gettext_lazy("Geen"),
        required=False,
    )
    own_share = forms.DecimalField(
        label=gettext_lazy("Wat betaal je zelf, in euro’s?"),
        max_digits=9,
        decimal_places=2,
        min_value=0,
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("De offerte"),
        help_text=gettext_lazy("Een PDF of een foto, ten hoogste 10 MB."),
        required=False,
        widget=forms.ClearableFileInput({"accept": "application/pdf,image/png,image/jpeg"}),
    )

    def __init__(self, *args: Any, person: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        behaviours = TargetBehaviour.objects.visible_to(person).active().order_by("goal", "pk")
        self.fields["behaviour"].queryset = behaviours
        self.fields["qualification"].queryset = Qualification.objects.visible_to(person).standing()


@require_http_methods(["GET", "HEAD", "POST"])
def study_new(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def study_words(request: HttpRequest, pk: int) -> HttpResponse:
    mine = StudyRequest.objects.visible_to(request.user).filter(person=request.user)
    found = get_object_or_404(mine.select_related("behaviour", "qualification"), pk=pk)
    return redirect("learn:study", pk) if found.state != State.DRAFT else _form(request, found)


def _form(request: HttpRequest, found: StudyRequest | None) -> HttpResponse:
    form = StudyForm(initial=_shown(found), person=request.user)
    if request.method == "POST":
        sent: QueryDict = request.POST
        clashes: dict[str, str] = {}
        if found:
            bound = StudyForm(request.POST, person=request.user)
            sent, clashes = overtaken.side_by_side(request.POST, bound, _now(found, request.user))
        form = StudyForm(sent, request.FILES, person=request.user)
        if form.is_valid() and not clashes:
            found, done = _keep(request, form, found)
            if done:
                return done
        else:
            overtaken.tell(form, clashes)
    context = {
        "form": form,
        "found": found,
        "seen": overtaken.carried(_now(found, request.user)) if found else "",
        "action": reverse("learn:study_words", args=[found.pk]) if found else reverse("learn:study_new"),
        "offers": found.offers.order_by("pk") if found else [],
        "saved": queries.saved_by(request.user),
        "hours": queries.free_hours(request.user),
        "opened": _opened(form, found),
    }
    return page(request, "learn/study_words.html", context, status=422 if form.errors else 200)


def _now(found: StudyRequest, person: Any) -> StudyForm:
    """What the draft says now; a file is never shown in a field."""
    form = StudyForm(initial=_shown(found), person=person)
    del form.fields["file"]
    return form


def _keep(request: HttpRequest, form: StudyForm, found: StudyRequest | None):
    """Keep what was typed; send it when that was pressed. What is missing then stands beside its field."""
    said = dict(form.cleaned_data)
    given = said.pop("file", None)
    said |= {name: said[name] or Decimal() for name in NUMBERS}
    said["with_vat"] = said["with_vat"] == WITH
    try:
        found = actions.write_request(found, by=request.user, **said)
        if given:
            actions.attach(found, name=given.name, content=given.read(), by=request.user)
        if "send" in request.POST:
            found = actions.send(found, by=request.user)
    except ValidationError as refused:
        form.add_error(None, refused)
        return found, None
    if found.state == State.DRAFT:
        messages.success(request, _("Bewaard als concept. Niemand ziet het nog."))
        return found, redirect("learn:study_words", found.pk)
    messages.success(request, _("Ingestuurd. Hier zie je steeds wie aan zet is."))
    return found, redirect("learn:study", found.pk)


def _shown(found: StudyRequest | None) -> dict[str, Any]:
    if found is None:
        return {"with_vat": WITH, "ground": Ground.OWN}
    names = [name for name in StudyForm.base_fields if name not in ("file", "with_vat")]
    said = {name: getattr(found, name) for name in names}
    for name in NUMBERS:
        said[name] = said[name] or None
    return said | {"with_vat": WITH if found.with_vat else WITHOUT}


def _opened(form: StudyForm, found: StudyRequest | None) -> bool:
    """Whether the part about law, role and own share stands open: something is in it, or wrong with it."""
    filled = bool(found and (found.ground != Ground.OWN or found.own_share or found.qualification_id))
    return filled or any(name in form.errors for name in ("ground", "source", "qualification", "own_share"))
