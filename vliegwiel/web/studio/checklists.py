"""Observation lists: lines one can see at work, who may fill them in, and whether it counts."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.observation import actions, permissions, queries
from vliegwiel.areas.observation.enums import Assessor
from vliegwiel.areas.observation.models import Checklist
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.activity_field import ActivityField
from vliegwiel.web.shared.person_field import PersonField

LINES = gettext_lazy("Wat is er te zien?")
LINES_HELP = gettext_lazy("Elke regel op een eigen regel: één ding dat je iemand ziet of hoort doen. Hooguit twaalf.")


class Lines(forms.Form):
    lines = forms.CharField(label=LINES, help_text=LINES_HELP, widget=forms.Textarea({"rows": 7}))


class NewList(forms.Form):
    title = forms.CharField(label=gettext_lazy("Hoe heet de lijst?"), max_length=120)
    behaviour = forms.ChoiceField(label=gettext_lazy("Bij welk gedrag?"), required=False)
    activity = ActivityField(label=gettext_lazy("Of bij welke activiteit?"), required=False)
    lines = forms.CharField(label=LINES, help_text=LINES_HELP, widget=forms.Textarea({"rows": 7}))
    assessors = forms.MultipleChoiceField(
        label=gettext_lazy("Wie mag de lijst invullen?"), choices=Assessor, widget=forms.CheckboxSelectMultiple
    )
    counts = forms.BooleanField(
        label=gettext_lazy("Deze lijst telt mee"),
        help_text=gettext_lazy(
            "Dan is het een beoordeling: iedereen leest dat vooraf, en HR en opleiders zien of alles gezien is."
        ),
        required=False,
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        found = TargetBehaviour.objects.visible_to(by).standing().filter(observable=True).order_by("pk")[:200]
        self.behaviours = {str(one.pk): one for one in found}
        self.fields["behaviour"].choices = [("", _("Geen")), *((pk, str(one)) for pk, one in self.behaviours.items())]


@require_http_methods(["GET", "HEAD", "POST"])
def checklists(request: HttpRequest) -> HttpResponse:
    """All lists, and a new one."""
    require(permissions.may_write_list(request.user), _("Observatielijsten maken auteurs en opleiders."))
    form = NewList(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.write_list(
                title=told["title"],
                lines=told["lines"].splitlines(),
                assessors=told["assessors"],
                behaviour=form.behaviours.get(told["behaviour"]),
                activity=told["activity"],
                counts=told["counts"],
                by=request.user,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("De lijst staat klaar. Wie wil, kan iemand vragen mee te kijken."))
            return redirect("studio:checklist", made.pk)
    shown = Checklist.objects.visible_to(request.user).select_related("made_by").order_by("retired_at", "title")[:200]
    context = {"form": form, "lists": shown, "used": queries.lists_are_used()}
    return page(request, "studio/checklists.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: other lines are its next version; who is named; and of one that counts who did it all."""
    require(permissions.may_write_list(request.user), _("Observatielijsten maken auteurs en opleiders."))
    found = get_object_or_404(Checklist.objects.visible_to(request.user).select_related("made_by"), pk=pk)
    version = queries.version_of(found)
    form = Lines(
        request.POST if request.method == "POST" else None, initial={"lines": "\n".join(version.lines)}, auto_id="l_%s"
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.rewrite_list(found, lines=form.cleaned_data["lines"].splitlines(), by=request.user)
        except ValidationError as refused:
            form.add_error("lines", refused.messages)
        else:
            messages.success(request, _("Bewaard. Wat al ingevuld was, houdt de regels van toen."))
            return redirect("studio:checklist", pk)
    return _page(request, found, version, form)


@require_POST
def checklist_examiners(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    form = Named(request.POST)
    if form.is_valid():
        try:
            actions.name_examiner(found, person=form.cleaned_data["person"], by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        return redirect("studio:checklist", pk)
    version = queries.version_of(found)
    return _page(request, found, version, Lines(initial={"lines": "\n".join(version.lines)}, auto_id="l_%s"), form)


@require_POST
def checklist_examiner_removal(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    who = get_object_or_404(Person.objects.get_queryset(), pk=person)
    actions.release_examiner(found, person=who, by=request.user)
    return redirect("studio:checklist", pk)


@require_POST
def checklist_retirement(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    actions.retire_list(found, by=request.user)
    messages.success(request, _("De lijst is weggelegd. Wat ingevuld is, blijft staan."))
    return redirect("studio:checklists")


class Named(forms.Form):
    person = PersonField(label=gettext_lazy("Wie wijs je aan?"))


def _page(request, found, version, form, named=None):
    may = permissions.may_keep_list(request.user, found) and not found.retired_at
    context = {
        "checklist": found,
        "version": version,
        "form": form,
        "named": named or Named(),
        "keeps": may,
        "used": queries.lists_are_used(),
        "names_people": Assessor.EXAMINER in found.assessors,
        "examiners": [one.person for one in found.examiners.select_related("person").order_by("pk")],
        "outcomes": queries.outcomes(found) if permissions.may_read_outcomes(request.user, found) else None,
    }
    wrong = form.errors or (named is not None and named.errors)
    return page(request, "studio/checklist.html", context, status=422 if wrong else 200)
