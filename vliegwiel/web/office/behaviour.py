"""A target behaviour: who, in which situation, does what, and when it is good enough."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.catalogue.permissions import may_make
from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.enums import Observer
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared import overtaken
from vliegwiel.web.shared.groups import GroupsForm
from vliegwiel.web.shared.person_field import PersonField

from .words import as_initial, as_text_errors, english, words_in

TEXTS = ("actor", "situation", "action", "standard")
NOT_YOURS = gettext_lazy("Dit gedrag veranderen de directie, de opleiders en de eigenaar.")


REST = ("chances_a_month", "observable", "owner", "kpi", "critical", "observers", "done_now", "done_aim")


class ShareField(forms.IntegerField):
    """Asked and shown in per cent, cleaned to 0..1."""

    def prepare_value(self, value: Any) -> Any:
        return round(value * 100) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        number = super().clean(value)
        return None if number is None else Decimal(number) / 100


def _share(label: Any) -> ShareField:
    return ShareField(label=label, min_value=0, max_value=100, required=False)


class BehaviourForm(forms.Form):
    actor = forms.CharField(label=gettext_lazy("Wie?"), max_length=80)
    actor_en = english(max_length=80)
    situation = forms.CharField(label=gettext_lazy("In welke situatie?"), max_length=160)
    situation_en = english(max_length=160)
    action = forms.CharField(
        label=gettext_lazy("Doet wat?"),
        help_text=gettext_lazy("Iets wat een ander kan zien of horen."),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )
    action_en = english(max_length=200)
    standard = forms.CharField(label=gettext_lazy("Goed genoeg als?"), max_length=160)
    standard_en = english(max_length=160)
    chances_a_month = forms.IntegerField(
        label=gettext_lazy("Hoe vaak per maand komt de kans?"), min_value=0, max_value=999, initial=4
    )
    observable = forms.BooleanField(label=gettext_lazy("Een collega kan dit maandag zien of horen"), required=False)
    kpi = forms.ModelChoiceField(
        label=gettext_lazy("Welke maat beweegt mee?"),
        queryset=Kpi.objects.none(),
        required=False,
        empty_label=gettext_lazy("De eerste maat van het doel"),
    )
    critical = forms.BooleanField(
        label=gettext_lazy("Dit maakt het verschil"),
        help_text=gettext_lazy("Ten hoogste drie per doel. Hierop letten we het scherpst."),
        required=False,
    )
    observers = forms.MultipleChoiceField(
        label=gettext_lazy("Wie mag zien of het gebeurt?"),
        choices=Observer.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    done_now = _share(gettext_lazy("Gebeurt nu, in procent van de kansen"))
    done_aim = _share(gettext_lazy("Moet worden, in procent van de kansen"))
    owner = PersonField(
        label=gettext_lazy("Eigenaar"),
        help_text=gettext_lazy("Wie bevestigt dat een activiteit bij dit gedrag past."),
        list="owners",
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kpi"].queryset = goal.kpis.all()


def behaviour_new(request: HttpRequest, pk: int) -> HttpResponse:
    goal = get_object_or_404(Goal.objects.visible_to(request.user).select_related("owner"), pk=pk)
    require(permissions.may_write_behaviour(request.user, goal), NOT_YOURS)
    form = _bound(request, goal, {"owner": goal.owner})
    if _saves(request) and form.is_valid():
        try:
            behaviour = actions.write_behaviour(goal, by=request.user, **words_in(form.cleaned_data, TEXTS))
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:behaviour", pk=behaviour.pk)
    return _page(request, form, goal, None)


def behaviour(request: HttpRequest, pk: int) -> HttpResponse:
    found = _behaviour(request, pk)
    stands = as_initial(found, TEXTS) | {name: getattr(found, name) for name in REST}
    now = BehaviourForm(initial=stands, goal=found.goal)
    form = _bound(request, found.goal, stands)
    if _saves(request):
        require(permissions.may_change_behaviour(request.user, found), NOT_YOURS)
        sent, clashes = overtaken.side_by_side(request.POST, form, now)
        form = BehaviourForm(sent, goal=found.goal)
        form.is_valid()
        overtaken.tell(form, clashes)
        if form.is_valid():
            try:
                actions.change_behaviour(found, by=request.user, **words_in(form.cleaned_data, TEXTS))
            except ValidationError as refused:
                as_text_errors(form, refused)
            else:
                return redirect("office:goal", pk=found.goal_id)
    return _page(request, form, found.goal, found, overtaken.carried(now))


@require_GET
def behaviour_check(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still weak in what is being typed for this goal. Nothing is kept."""
    goal = get_object_or_404(Goal.objects.visible_to(request.user).select_related("owner"), pk=pk)
    return _page(request, BehaviourForm(request.GET, goal=goal), goal, None)


@require_POST
def actors(request: HttpRequest, pk: int) -> HttpResponse:
    found = _behaviour(request, pk)
    form = GroupsForm(request.POST)
    if form.is_valid():
        actions.set_actors(found, by=request.user, **form.groups())
        messages.success(request, _("Bewaard van wie het gevraagd wordt."))
    else:
        messages.error(request, " ".join(problem for problems in form.errors.values() for problem in problems))
    return redirect("office:behaviour", pk=pk)


@require_POST
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    actions.retire_behaviour(found := _behaviour(request, pk), by=request.user)
    return redirect("office:goal", pk=found.goal_id)


@require_POST
def restoration(request: HttpRequest, pk: int) -> HttpResponse:
    actions.restore_behaviour(_behaviour(request, pk), by=request.user)
    return redirect("office:behaviour", pk=pk)


def _behaviour(request: HttpRequest, pk: int) -> TargetBehaviour:
    seen = TargetBehaviour.objects.visible_to(request.user).select_related("goal__owner", "owner")
    seen = queries.with_keeping(seen)
    return get_object_or_404(seen, pk=pk)


def _saves(request: HttpRequest) -> bool:
    return request.method == "POST" and "use" not in request.POST


def _bound(request: HttpRequest, goal: Goal, initial: dict[str, Any]) -> BehaviourForm:
    """The form; when a suggestion was pressed it stands in its input, for her to read before she saves."""
    if request.method != "POST":
        return BehaviourForm(initial={"observable": True} | initial, goal=goal)
    typed = request.POST.copy()
    name, _sep, text = typed.get("use", "").partition(":")
    if name in BehaviourForm.base_fields:
        typed[name] = text
    return BehaviourForm(typed, goal=goal)


def _page(
    request: HttpRequest, form: BehaviourForm, goal: Goal, behaviour: TargetBehaviour | None, seen: str = ""
) -> HttpResponse:
    typed, weak = behaviour, []
    if form.is_bound:
        form.is_valid()
        fields = words_in({name: form.cleaned_data.get(name) for name in form.fields}, TEXTS)
        owner = fields.pop("owner") or Person()
        typed = TargetBehaviour(goal=goal, owner=owner, **fields | {"chances_a_month": fields["chances_a_month"] or 0})
        weak = [one for one in queries.weaknesses(typed) if one.field != "owner"]
    elif behaviour:
        weak = queries.weaknesses(behaviour)
    standing = behaviour is not None and not goal.is_closed
    may_read_edges = behaviour is not None and permissions.may_see_judgements(request.user, goal.owner_id)
    context = {
        "form": form,
        "goal": goal,
        "behaviour": behaviour,
        "seen": seen,
        "typed": typed,
        "weaknesses": weak,
        "owners": queries.likely_owners(),
        "claims": [(claim, _asks(request, behaviour, claim)) for claim in _claims(behaviour)],
        "wheel_arcs": insights.wheels([behaviour])[behaviour.pk].closed if behaviour else [],
        "groups": GroupsForm(groups=behaviour.actor_groups.select_related("unit", "position")) if behaviour else None,
        "may_read_edges": may_read_edges,
        "may_make": may_make(request.user),
        "idea_address": f"{reverse('studio:idea')}?behaviour={behaviour.pk}" if behaviour else "",
        "hangs": may_read_edges and goal.headline is not None,
        "may_change": not standing or permissions.may_change_behaviour(request.user, behaviour),
    }
    wrong = request.method == "POST" and "use" not in request.POST and form.errors
    return page(request, "office/behaviour.html", context, parts=("check",), status=422 if wrong else 200)


def _claims(behaviour: TargetBehaviour | None) -> list[insights.Claim]:
    return insights.claims([behaviour]).get(behaviour.pk, []) if behaviour else []


def _asks(request: HttpRequest, behaviour: TargetBehaviour | None, claim: insights.Claim) -> bool:
    """Whether it is she who should say that the activity helps."""
    hers = behaviour is not None and behaviour.owner_id == request.user.pk
    return hers and not claim.confirmed and claim.claimed_by != request.user.pk
