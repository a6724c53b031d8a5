"""Writing a rule: for whom, what, why, by when. Every press saves the draft, which does nothing until it is on."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.enums import Condition, Ending, Ground
from vliegwiel.areas.learning.models import RuleVersion
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.learning.queries.rule_people import names_in
from vliegwiel.areas.learning.queries.rule_words import MOST_DAYS, MOST_MONTHS, sentence, wrong_with
from vliegwiel.kit.page import page
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.activity_field import ActivityField

from . import rule_tree
from .rule import find

OFFERED = 300
WHEN = [
    ("", gettext_lazy("Geen datum")),
    ("days", gettext_lazy("Een aantal dagen nadat het voor iemand gaat gelden")),
    ("on", gettext_lazy("Een vaste datum, voor iedereen dezelfde")),
]


class DraftForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Naam van de regel"), max_length=120)
    activity = ActivityField(
        label=gettext_lazy("Welke activiteit of welk programma?"),
        help_text=gettext_lazy("Begin met typen en kies een titel, of plak het adres."),
        required=False,
        widget=forms.TextInput({"list": "rule-titles", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom? Wie het krijgt leest dit"),
        max_length=280,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    ground = forms.ChoiceField(label=gettext_lazy("Waarop rust het?"), choices=Ground.choices, widget=forms.RadioSelect)
    basis = forms.CharField(
        label=gettext_lazy("Welke wet of afspraak?"),
        help_text=gettext_lazy("Zoals ‘Arbowet, artikel 8’. Nodig bij een wet of de cao."),
        max_length=200,
        required=False,
    )
    may_decline = forms.BooleanField(label=gettext_lazy("Wie dit krijgt mag nee zeggen"), required=False)
    when = forms.ChoiceField(
        label=gettext_lazy("Wanneer moet het klaar zijn?"), choices=WHEN, required=False, widget=forms.RadioSelect
    )
    due_days = forms.IntegerField(
        label=gettext_lazy("Binnen hoeveel dagen?"), min_value=1, max_value=MOST_DAYS, required=False
    )
    due_on = forms.DateField(label=gettext_lazy("Op welke dag?"), required=False, widget=forms.DateInput())
    again_months = forms.IntegerField(
        label=gettext_lazy("Elke hoeveel maanden opnieuw?"),
        help_text=gettext_lazy("Leeg: eenmalig."),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
    )
    starts = forms.DateField(label=gettext_lazy("Geldt vanaf"), required=False, widget=forms.DateInput())
    ends = forms.DateField(label=gettext_lazy("Geldt tot en met"), required=False, widget=forms.DateInput())
    ending = forms.ChoiceField(
        label=gettext_lazy("Als het niet meer voor iemand geldt"), choices=Ending.choices, widget=forms.RadioSelect
    )

    def said(self) -> dict:
        """What could be read, as the verb takes it: of the ways to say when, only the one that was chosen."""
        told = {name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data}
        when = told.pop("when", "")
        told["due_days"] = told.get("due_days") if when == "days" else None
        told["due_on"] = told.get("due_on") if when == "on" else None
        told["reason"] = " ".join(told.get("reason", "").split())
        if not told.get("title"):
            told.pop("title", None)
        return told


def rule_draft(request, slug):
    rule = find(request, slug)
    draft = RuleVersion.objects.filter(rule=rule, on_at=None).select_related("activity").first()
    if draft is None:
        if request.method == "POST":
            messages.warning(request, _("Dit concept is intussen aangezet of weggegooid. Er is niets bewaard."))
        return redirect("office:rule", slug)
    known = rule_tree.Known()
    if request.method != "POST":
        return _page(
            request, rule, draft, known, _form_of(rule, draft), draft.conditions, focus=request.GET.get("at", "")
        )
    form = DraftForm(request.POST)
    valid = form.is_valid()
    do = request.POST.get("do", "preview")
    tree, focus = rule_tree.change(rule_tree.read(request.POST, known), do, request.POST)
    stamp = int(given) if (given := request.POST.get("stamp", "")).isdecimal() else 0
    try:
        saved = actions.rewrite(draft, by=request.user, stamp=stamp, conditions=tree, **form.said())
    except actions.Overtaken as overtaken:
        form.add_error(None, overtaken)
        return _page(request, rule, draft, known, form, tree, focus=focus, status=409)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("office:rule", slug)
    saved.activity = form.cleaned_data.get("activity") or None
    if not valid:
        return _page(request, rule, saved, known, form, tree, focus=focus, status=422)
    if do != "preview":
        at = f"?at={focus}#{focus}" if focus else ""
        return redirect(f"{reverse('office:rule_draft', args=[slug])}{at}")
    if wrong := wrong_with(saved, names_in([tree])):
        for one in wrong:
            form.add_error(None, one.words)
        return _page(request, rule, saved, known, form, tree, wrong=wrong, status=422)
    return redirect("office:rule_preview", slug)


@require_POST
def disposal(request, slug):
    rule = find(request, slug)
    draft = RuleVersion.objects.filter(rule=rule, on_at=None).first()
    if draft is None:
        raise Http404
    actions.drop_draft(draft, by=request.user)
    messages.success(request, _("Het concept is weggegooid. Voor niemand is er iets veranderd."))
    return redirect("office:rules" if draft.number == 1 else "office:rule", *([] if draft.number == 1 else [slug]))


def _form_of(rule, draft) -> DraftForm:
    fields = (
        "reason",
        "ground",
        "basis",
        "may_decline",
        "due_days",
        "due_on",
        "again_months",
        "starts",
        "ends",
        "ending",
    )
    said = {name: getattr(draft, name) for name in fields}
    when = "days" if draft.due_days is not None else "on" if draft.due_on else ""
    return DraftForm(initial={**said, "title": rule.title, "when": when, "activity": _title(draft)})


def _title(draft) -> str:
    return str(as_words(titles([draft.activity_id]).get(draft.activity_id, {}))) if draft.activity_id else ""


def _page(request, rule, draft, known, form, tree, *, focus="", wrong=(), status=200):
    draft.conditions = tree
    offered = Edition.objects.filter(activity__retirement=None, activity__leaves_on=None).order_by("-published_at")
    context = {
        "rule": rule,
        "draft": draft,
        "form": form,
        "stamp": draft.stamp,
        "tree": rule_tree.shown(tree, known, list(wrong), focus=focus),
        "kinds": Condition.choices,
        "units": known.units.values(),
        "positions": known.positions.values(),
        "offered": list(dict.fromkeys(offered.values_list("title", flat=True)[:OFFERED])),
        "sentence": sentence(draft, _title(draft), names_in([tree])),
        "first": draft.number == 1,
    }
    return page(request, "office/rule_draft.html", context, parts=("builder",), status=status)
