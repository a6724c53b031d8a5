"""After finishing: what will you do differently, when, and who may stand beside you? Skipping is fine."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import edition_for
from vliegwiel.areas.learning.queries import history, my_reaction, reachable
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import TEXT_LENGTH, Relation
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .practice import MomentForm

FEW = 4  # colleagues shown as cards; more of them go into a list
COLLEAGUE, NOBODY = "colleague", "nobody"


class PlanForm(forms.Form):
    """Leading people and a few colleagues are cards; in a larger unit the colleagues are a list to choose from."""

    situation = forms.CharField(max_length=TEXT_LENGTH, widget=forms.Textarea({"rows": 2}))
    action = forms.CharField(max_length=TEXT_LENGTH, widget=forms.Textarea({"rows": 2}))
    supporter = forms.ChoiceField(widget=forms.RadioSelect)
    colleague = forms.ChoiceField(required=False)

    def __init__(self, *args, choices, **more):
        super().__init__(*args, **more)
        for name, sentence in queries.wording_problems("", "").items():
            self.fields[name].error_messages["required"] = sentence
        colleagues = [one for one in choices if one.relation == Relation.COLLEAGUE]
        self.listed = colleagues if len(colleagues) > FEW else []
        cards = [one for one in choices if one not in self.listed]
        self.names = {str(one.pk): one.name for one in choices}
        self.fields["supporter"].choices = [
            *((str(one.pk), _("%(name)s · %(how)s") % {"name": one.name, "how": one.relation.label}) for one in cards),
            *([(COLLEAGUE, _("Iemand anders van mijn afdeling"))] if self.listed else []),
            (NOBODY, _("Niemand, ik doe dit zelf")),
        ]
        # Asked for only when "somebody else" is chosen, and then it is not optional.
        self.fields["colleague"].required = bool(self.listed) and (
            not self.is_bound or self.data.get("supporter") == COLLEAGUE
        )
        self.fields["colleague"].error_messages["required"] = _("Kies wie je bedoelt, of kies hierboven iemand anders.")
        self.fields["colleague"].choices = [
            ("", _("Kies een collega")),
            *((str(one.pk), one.name) for one in self.listed),
        ]

    @property
    def chosen(self) -> str:
        """The key of who is chosen, or "": a card, or the one from the list."""
        given = self.data if self.is_bound else self.initial
        card = given.get("supporter") or NOBODY
        key = (given.get("colleague") or "") if card == COLLEAGUE else card
        return key if key in self.names else ""


def plan(request: HttpRequest, slug: str) -> HttpResponse:
    hers = queries.with_group_ask(queries.with_finished(reachable(request.user), request.user), request.user)
    activity = get_object_or_404(hers, slug=slug)
    standing = Plan.objects.standing().filter(person=request.user, activity=activity).first()
    form = _form(request, standing)
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("situation", "action")}
        supporter = Person.objects.filter(pk=form.chosen).first() if form.chosen else None
        try:
            actions.make_plan(activity, by=request.user, supporter=supporter, **words)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Je plan staat. Over een paar dagen vragen we je hoe het ging."))
            return redirect("learn:done", slug) if _asks_how_it_was(request, activity) else redirect("learn:practice")
    behaviour = queries.served(activity)
    edition = edition_for(activity, request.user)
    shown = {
        "activity": activity,
        "title": edition.title if edition else activity.slug,
        "standing": standing,
        "intended": queries.intention_of(request.user, activity.pk),
        "moment": MomentForm() if standing else None,
        "finished": not standing and activity.finished,
        "learned": activity.finished and activity.follow_up and activity.kind_of_skill != Skill.LEGAL,
        "examples": [] if standing else queries.examples(edition, behaviour),
        **_preview(form),
    }
    return page(request, "learn/plan.html", shown, status=422 if form.errors else 200)


@require_POST
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """What the chosen one would see, while she is still typing. Nothing is kept."""
    activity = get_object_or_404(reachable(request.user), slug=slug)
    standing = Plan.objects.standing().filter(person=request.user, activity=activity).first()
    return page(request, "learn/plan.html#preview", _preview(_form(request, standing)))


def _asks_how_it_was(request: HttpRequest, activity: Activity) -> bool:
    """She finished it just now and has not said how it was; that page asks, and leads on."""
    completion = history(request.user).filter(activity=activity).first()
    if completion is None or my_reaction(request.user, completion):
        return False
    return timezone.localtime(completion.at).date() == clock.today()


def _form(request: HttpRequest, standing: Plan | None) -> PlanForm:
    choices = queries.supporters(request.user, standing)
    if request.method == "POST":
        return PlanForm(request.POST, choices=choices)
    initial = {name: request.GET.get(name, "") for name in ("situation", "action")}
    initial["supporter"] = next((str(one.pk) for one in choices if one.buddy), NOBODY)
    if standing:
        initial = {"situation": standing.situation, "action": standing.action}
        initial["supporter"] = str(standing.supporter_id or NOBODY)
    form = PlanForm(initial=initial, choices=choices)
    if initial.get("supporter") in {str(one.pk) for one in form.listed}:
        form.initial |= {"supporter": COLLEAGUE, "colleague": initial["supporter"]}
    return form


def _preview(form: PlanForm) -> dict:
    given = form.data if form.is_bound else form.initial
    return {
        "form": form,
        "supporter": form.names.get(form.chosen, ""),
        "situation": queries.tidied(given.get("situation") or "", "situation"),
        "action": queries.tidied(given.get("action") or "", "action"),
    }
