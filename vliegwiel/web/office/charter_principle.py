"""One principle of the next version: its words, and whether the studio checks it, how strictly and with what."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.enums import Check, Scope, Severity
from vliegwiel.areas.strategy.models import Principle
from vliegwiel.kit.page import page
from vliegwiel.web.shared.charter import belief

from .charter import writing
from .words import as_initial, as_text_errors, english, words_in

TEXTS = ("title", "text")


class PrincipleForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Het principe, in één zin"),
        help_text=gettext_lazy("Bijvoorbeeld: “We leren om morgen iets anders te doen.”"),
        max_length=160,
    )
    title_en = english(max_length=160)
    text = forms.CharField(
        label=gettext_lazy("Waarom geloven jullie dat?"),
        max_length=800,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    text_en = english(max_length=800, widget=forms.Textarea({"rows": 3}))
    check_by = forms.ChoiceField(
        label=gettext_lazy("Kijkt de studio het na?"),
        choices=[("", gettext_lazy("Nee, we houden het samen in de gaten")), *Check.choices],
        required=False,
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("Hoe streng?"), choices=Severity, widget=forms.RadioSelect, initial=Severity.SHOULD
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("Waarvoor geldt het?"), choices=Scope, widget=forms.RadioSelect, initial=Scope.ALL
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for check, parameters in queries.PARAMETERS.items():
            for one in parameters:
                self.fields[f"{check}-{one.name}"] = _input(one)

    def parameters_of(self, check: str) -> dict[str, Any]:
        """What was typed for this check, by the parameter's own name."""
        of = f"{check}-"
        return {name.removeprefix(of): value for name, value in self.cleaned_data.items() if name.startswith(of)}

    def settings(self) -> list[dict[str, Any]]:
        """Per check that can be set: its name and its inputs."""
        return [
            {
                "check": check.value,
                "label": check.label,
                "fields": [(self[f"{check}-{p.name}"], p.suffix) for p in each],
            }
            for check, each in queries.PARAMETERS.items()
        ]


def _input(one: queries.Parameter) -> forms.Field:
    if one.is_words:
        return forms.CharField(label=one.label, help_text=one.help, required=False, max_length=400, initial=one.default)
    return forms.IntegerField(label=one.label, required=False, initial=one.default)


def charter_principle(request: HttpRequest, key: str = "") -> HttpResponse:
    draft = writing(request)
    if draft is None:
        return redirect("office:charter")
    found = draft.principles.filter(key=key).first() if key else None
    if key and found is None and request.method != "POST":
        messages.info(request, _("Dit principe staat er niet meer in."))
        return redirect("office:charter_draft")
    form = PrincipleForm(request.POST or None, initial=_initial(found) | {"version": draft.version})
    conflict = None
    if request.method == "POST" and form.is_valid():
        told = words_in({name: form.cleaned_data[name] for name in PrincipleForm.base_fields}, TEXTS)
        told["parameters"] = form.parameters_of(told["check_by"])
        try:
            actions.write_principle(draft, key=key, by=request.user, **told)
        except actions.Conflict as refused:
            conflict = refused
        except ValidationError as refused:
            _as_errors(form, refused, told["check_by"])
        else:
            return redirect("office:charter_draft")
    context = {
        "draft": draft,
        "key": key,
        "principle": found,
        "form": form,
        "conflict": conflict,
        "theirs": belief(Principle(**conflict.there)) if conflict and conflict.there else None,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return page(request, "office/charter_principle.html", context, status=status)


@require_POST
def charter_principle_removal(request: HttpRequest, key: str) -> HttpResponse:
    draft = writing(request)
    if draft is None:
        return redirect("office:charter")
    version = request.POST.get("version", "")
    try:
        actions.remove_principle(draft, key=key, version=int(version) if version.isdecimal() else 0, by=request.user)
    except actions.Conflict:
        messages.warning(request, _("Iemand heeft dit principe net veranderd. Kijk eerst wat er nu staat."))
        return redirect("office:charter_principle", key)
    messages.success(request, _("Het principe staat niet meer in deze versie. In de vorige blijft het staan."))
    return redirect("office:charter_draft")


def _initial(found: Principle | None) -> dict[str, Any]:
    if found is None:
        return {}
    values = {name: getattr(found, name) for name in ("check_by", "severity", "scope")}
    set_to = {f"{found.check_by}-{name}": value for name, value in found.parameters.items()}
    return as_initial(found, TEXTS) | values | set_to


def _as_errors(form: PrincipleForm, refused: ValidationError, check: str) -> None:
    """A parameter's problem stands at the input of the check that was chosen."""
    if hasattr(refused, "error_dict"):
        told = refused.message_dict.items()
        refused = ValidationError(
            {f"{check}-{name}" if f"{check}-{name}" in form.fields else name: t for name, t in told}
        )
    as_text_errors(form, refused)
