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
from vliegwiel.areas.observation import queries as observation
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import SELDOM, WENT, Commit, Obstacle, Often, Said, Step
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.retrieval import queries as retrieval
from vliegwiel.kit import clock
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


QUESTIONS = {Step.FIRST_TRY: {"most": 2}, Step.PRACTICE: {"most": 1, "situations": True}}
"""Which steps bring questions of the activity along: cards of hers, so that nothing is asked or kept twice."""

MINUTES = {Step.COMMIT: 1, Step.FIRST_TRY: 1, Step.PRACTICE: 2, Step.CHECK: 1, Step.IMPACT: 2}
MINUTES_OF_A_CHECK = 4


class AnswerForm(forms.Form):
    said = forms.ChoiceField(choices=[*Commit.choices, *Said.choices])
    note = forms.CharField(required=False, max_length=280, widget=forms.Textarea({"rows": 2}))


def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    asked = mine(request, pk)
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
        **_beside(request, asked, plan, row),
    }
    return page(request, "learn/check_in.html", shown, status=422 if form.errors else 200)


@require_POST
def how_often(request: HttpRequest, pk: int) -> HttpResponse:
    """After two weeks: one tap on how often it worked."""
    asked = mine(request, pk)
    given = request.POST.get("times", "")
    try:
        actions.say_how_often(asked, times=int(given) if given.isdecimal() else -1, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("learn:check_in", pk=pk)


@require_POST
def brought(request: HttpRequest, pk: int) -> HttpResponse:
    """After twelve weeks: what it brought, in a line."""
    asked = mine(request, pk)
    try:
        actions.say_what_it_brought(asked, text=request.POST.get("text", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("learn:check_in", pk=pk)


@require_POST
def beginning_again(request: HttpRequest, pk: int) -> HttpResponse:
    """After twelve weeks: the same plan once more."""
    asked = mine(request, pk)
    try:
        actions.begin_again(asked.plan, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("learn:check_in", pk=pk)
    messages.success(request, _("Je begint opnieuw. De komende weken vragen we weer hoe het gaat."))
    return redirect("learn:practice")


@require_POST
def chance(request: HttpRequest, pk: int) -> HttpResponse:
    asked = mine(request, pk)
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
    asked = mine(request, pk)
    named = request.POST.get("obstacle", "")
    try:
        actions.name_obstacle(asked, obstacle="" if named == asked.obstacle else named, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("learn:check_in", pk=pk)


def work_questions(person: Person, asked: CheckIn) -> list[retrieval.Due]:
    """The questions of the activity that go with this step, while it is asked: hers to do or to skip."""
    wanted = QUESTIONS.get(asked.step) if clock.today() <= asked.last_day else None
    return retrieval.beside(person, asked.plan.activity_id, **wanted) if wanted else []


def _beside(request: HttpRequest, asked: CheckIn, plan: queries.PlanRow, row: queries.CheckInRow) -> dict:
    """What this step asks, gives or shows beside its one tap."""
    step, live = row.step, not plan.stopped and not plan.parked
    went = live and row.said in WENT
    often = went and step == Step.PRACTICE
    times = asked.how_often.times if often and hasattr(asked, "how_often") else None
    questions = work_questions(request.user, asked) if live and row.said != Said.NOT_USEFUL else []
    checks = observation.asking(request.user, asked.plan.activity_id) if live and step == Step.CHECK else []
    minutes = max(round(sum(one.seconds for one in questions) / 60), bool(questions))
    helped = not plan.stopped and (row.stuck or times in SELDOM)
    return {
        "minutes": MINUTES[step] + minutes + MINUTES_OF_A_CHECK * bool(checks),
        "questions": questions,
        "question_minutes": minutes,
        "oftens": [(one.value, one.label, one == times) for one in Often] if often else [],
        "checks": checks,
        "brings": went and step == Step.IMPACT,
        "figure": queries.figure_beside(asked.plan, request.user) if step == Step.IMPACT and row.said else None,
        "stuck": row.stuck and not plan.stopped,
        "help": queries.help_for(asked.plan, row.said, row.obstacle, step=step, times=times) if helped else None,
        "next": asked.next_step if row.said else None,
    }


def _asked_to_bring(request: HttpRequest, asked: CheckIn) -> str:
    """What the practice of her edition asked to bring back; recalling it is half of learning it."""
    enrolled = Enrolment.objects.visible_to(request.user).filter(activity=asked.plan.activity_id).first()
    practices = [raw for raw in enrolled.edition.blocks if raw["type"] == Kind.PRACTICE] if enrolled else []
    return next((told for raw in practices if (told := raw["data"].get("bring_back", ""))), "")


def mine(request: HttpRequest, pk: int) -> CheckIn:
    """A step of a plan of hers; 404 for any other."""
    hers = CheckIn.objects.visible_to(request.user).filter(plan__person=request.user)
    whole = hers.select_related(
        *("how_often", "plan__person", "plan__supporter", "plan__activity__owner", "plan__behaviour__goal")
    )
    return get_object_or_404(queries.with_next(whole, request.user), pk=pk)
