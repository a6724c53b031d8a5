"""One request: what is like it, an intake or an answer, and bringing the same needs together."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.enums import Reply
from vliegwiel.areas.catalogue.models import Request
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.activity_field import ActivityField
from vliegwiel.web.shared.person_field import PersonField

from .words import as_text_errors

FIX = {"what": "fix_what", "kind": "fix_kind", "owner": "fix_owner", "due": "fix_due"}


class AnswerForm(forms.Form):
    reply = forms.ChoiceField(
        label=gettext_lazy("Wat is het antwoord?"), choices=Reply.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Dit lezen alle mensen die het vroegen."),
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )
    activity = ActivityField(
        label=gettext_lazy("Welke activiteit is dat?"),
        help_text=gettext_lazy("De titel, of plak het adres."),
        required=False,
        widget=forms.TextInput({"list": "alike-titles", "autocomplete": "off"}),
    )
    ready_by = forms.DateField(label=gettext_lazy("Wanneer is het er?"), required=False, widget=forms.DateInput())
    contact = PersonField(label=gettext_lazy("Bij wie kan men terecht?"), required=False)
    fix = forms.ModelChoiceField(
        label=gettext_lazy("Wat verandert er op het werk, volgens de intake?"),
        queryset=WorkplaceFix.objects.none(),
        required=False,
        empty_label=gettext_lazy("Iets anders: ik beschrijf het"),
        widget=forms.RadioSelect,
    )
    fix_what = forms.CharField(label=gettext_lazy("Of: wat verandert er op het werk?"), max_length=280, required=False)
    fix_kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor verandering?"), choices=[("", "—"), *WorkplaceFix.Kind.choices], required=False
    )
    fix_owner = PersonField(label=gettext_lazy("Wie zorgt ervoor?"), required=False)
    fix_due = forms.DateField(label=gettext_lazy("Klaar op"), required=False, widget=forms.DateInput())

    def offer(self, found: list[WorkplaceFix]) -> None:
        """What an intake of this request already set going, so that nobody types it again."""
        field = self.fields["fix"]
        field.queryset = WorkplaceFix.objects.filter(pk__in=[fix.pk for fix in found])
        field.choices = [
            *((fix.pk, _("{what} ({name})").format(what=fix.what, name=fix.owner.name)) for fix in found),
            ("", field.empty_label),
        ]


@require_GET
def request(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _request(request, pk))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _request(request, pk)
    form = AnswerForm(request.POST)
    form.offer(queries.fixes_of_intake(found))
    if form.is_valid():
        given = dict(form.cleaned_data)
        wanted = {name: given.pop(field) for name, field in FIX.items()}
        try:
            with transaction.atomic():
                if given["reply"] == Reply.ELSEWHERE and wanted["what"] and not given["fix"]:
                    given["fix"] = _fix(request, wanted)
                actions.answer(found, by=request.user, **given)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("Beantwoord. Iedereen die het vroeg, hoort het."))
            return redirect("office:request", pk)
    return _page(request, found, form)


@require_POST
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an intake of it, or go on with the one there is."""
    made = actions.begin_intake(by=request.user, request=_request(request, pk))
    return redirect("studio:intake", made.pk)


@require_POST
def merging(request: HttpRequest, pk: int) -> HttpResponse:
    found = _request(request, pk)
    given = request.POST.get("into", "")
    into = get_object_or_404(Request.objects.visible_to(request.user), pk=given if given.isdigit() else 0)
    try:
        actions.merge_requests(found, into=into, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("office:request", pk)
    undo = reverse("office:request_parting", args=[pk])
    messages.success(request, _("Samengevoegd. Wie het vroeg, hoort dit antwoord."), extra_tags=undo)
    return redirect("office:request", into.merged_into_id or into.pk)


@require_POST
def parting(request: HttpRequest, pk: int) -> HttpResponse:
    actions.part_requests(_request(request, pk), by=request.user)
    messages.success(request, _("De twee vragen staan weer los van elkaar."))
    return redirect("office:request", pk)


def _fix(request: HttpRequest, wanted: dict[str, Any]) -> WorkplaceFix:
    """Ask for the change at work; what is wrong with it is said beside its own inputs."""
    if wanted["owner"] is None:
        raise ValidationError({"fix_owner": [_("Kies wie ervoor zorgt.")]})
    try:
        return strategy.add_fix(None, by=request.user, **wanted)
    except ValidationError as refused:
        raise ValidationError({FIX[name]: texts for name, texts in refused.message_dict.items()}) from refused


def _request(request: HttpRequest, pk: int) -> Request:
    require(permissions.may_answer(request.user), _("Vragen om hulp beantwoordt de opleider."))
    found = queries.request_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Request, form: AnswerForm | None = None) -> HttpResponse:
    given = getattr(found, "answer", None)
    names = ("reply", "reason", "ready_by", "contact", "fix")
    fixes = queries.fixes_of_intake(found)
    suggested = {"reply": Reply.ELSEWHERE, "fix": fixes[0]} if fixes else {"reply": Reply.EXISTS}
    form_ = form or AnswerForm(initial={name: getattr(given, name) for name in names} if given else suggested)
    form_.offer(fixes)
    alike = queries.alike(found.text, request.user, besides=found)
    context = {
        "asked": found,
        "answer": given,
        "form": form_,
        "fixes": fixes,
        "alike": alike,
        "others": [one for one in alike.requests if not hasattr(one, "answer")],
        "under": Request.objects.visible_to(request.user).filter(merged_into=found, withdrawn_at=None),
        "names": queries.supporter_names(found),
        "intake": (intake_of := queries.intakes_of_requests([found.pk]).get(found.pk)),
        "intake_finished": intake_of is not None and queries.is_finished(intake_of),
    }
    return page(request, "office/request.html", context, status=422 if form else 200)
