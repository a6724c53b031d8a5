"""A step of the loop: does the plan stand, and how did it go? One tap; and what helps when it did not work out."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Commit, Obstacle, Said
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.kit.page import page

ICONS = {
    Commit.STANDS: "circle-check",
    Commit.ADJUST: "pencil",
    Commit.NOT_NOW: "pause",
    Said.DID_IT: "circle-check",
    Said.TRIED: "refresh-cw",
    Said.NO_CHANCE: "clock",
    Said.NOT_USEFUL: "unlink",
}


class AnswerForm(forms.Form):
    said = forms.ChoiceField(choices=[*Commit.choices, *Said.choices])
    note = forms.CharField(required=False, max_length=280, widget=forms.Textarea({"rows": 2}))


def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _mine(request, pk)
    form = AnswerForm(request.POST or None, initial={"note": asked.note})
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_check_in(asked, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            if form.cleaned_data["said"] == Commit.ADJUST:
                return redirect("learn:plan", asked.plan.activity.slug)
            return redirect("learn:check_in", pk=pk)
    plan = queries.plan_row(asked.plan)
    row = next(one for one in plan.check_ins if one.pk == asked.pk)
    shown = {
        "plan": plan,
        "row": row,
        "form": form,
        "brought": "" if row.said or row.is_commit else _asked_to_bring(request, asked),
        "choices": [(said, row.step.words(said), ICONS[said]) for said in row.step.answers],
        "again": row.changeable and "again" in request.GET,
        "obstacles": list(Obstacle),
        "help": queries.help_for(asked.plan, row.said, row.obstacle) if row.stuck and not plan.stopped else None,
    }
    return page(request, "learn/check_in.html", shown, status=422 if form.errors else 200)


@require_POST
def chance(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _mine(request, pk)
    manager = get_object_or_404(Person, pk=request.POST.get("manager") or 0)
    try:
        actions.ask_for_chance(asked.plan, to=manager, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(
            request, _("%(name)s weet nu dat je een kans zoekt. Je plan blijft van jou.") % {"name": manager}
        )
    return redirect("learn:check_in", pk=pk)


@require_POST
def obstacle(request: HttpRequest, pk: int) -> HttpResponse:
    """What stood in the way: one tap on a chip; a tap on the same chip takes it back."""
    asked = _mine(request, pk)
    named = request.POST.get("obstacle", "")
    try:
        actions.name_obstacle(asked, obstacle="" if named == asked.obstacle else named, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("learn:check_in", pk=pk)


def _asked_to_bring(request: HttpRequest, asked: CheckIn) -> str:
    """What the practice of her edition asked to bring back; recalling it is half of learning it."""
    mine = Enrolment.objects.visible_to(request.user).filter(activity=asked.plan.activity_id).first()
    practices = [raw for raw in mine.edition.blocks if raw["type"] == Kind.PRACTICE] if mine else []
    return next((told for raw in practices if (told := raw["data"].get("bring_back", ""))), "")


def _mine(request: HttpRequest, pk: int) -> CheckIn:
    mine = CheckIn.objects.visible_to(request.user).filter(plan__person=request.user)
    return get_object_or_404(mine.select_related("plan__person", "plan__supporter", "plan__activity__owner"), pk=pk)
