"""My path: what I want to get better at, what I do with it at work, what holds until when, and what I finished."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.community import queries as community
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.moments import actions, queries
from vliegwiel.areas.moments.models import OwnGoal
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.qualifications import queries as qualifications
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.study import queries as study
from vliegwiel.kit.page import page

SHOWN = 5
MOST = 60  # behaviours one can choose from; nobody reads more


class GoalForm(forms.Form):
    behaviour = forms.ChoiceField(label=gettext_lazy("Ik wil beter worden in"))

    def __init__(self, *args, behaviours, **more):
        super().__init__(*args, **more)
        self.fields["behaviour"].choices = [("", _("Kies iets")), *((one.pk, str(one.action)) for one in behaviours)]


@require_safe
def my_path(request):
    person = request.user
    goals = queries.goals_of(person)
    chosen = {goal.behaviour_id for goal in goals}
    offered = [one for one in queries.asked_of(person.pk).order_by("goal", "pk")[:MOST] if one.pk not in chosen]
    context = {
        "goals": goals,
        "beside": community.notes_beside(person, chosen),
        "form": GoalForm(behaviours=offered) if offered else None,
        "plans": [row for row in practice.plans(person) if not row.stopped][:SHOWN],
        "proofs": qualifications.mine(person),
        "hours": study.free_hours(person),
        "rows": learning.records(learning.history(person)[:SHOWN]),
    }
    return page(request, "learn/my_path.html", context)


@require_POST
def my_goals(request):
    number = request.POST.get("behaviour", "")
    found = queries.asked_of(request.user.pk).filter(pk=int(number) if number.isdecimal() else 0).first()
    if found is None:
        messages.error(request, _("Kies eerst waarin je beter wilt worden."))
    else:
        actions.aim_for(found, by=request.user)
        messages.success(request, _("Gekozen. Suggesties houden er rekening mee; niemand anders ziet het."))
    return redirect("learn:my_path")


@require_POST
def words_removal(request, pk):
    actions.let_go_of_words(get_object_or_404(OwnGoal.objects.filter(person=request.user), pk=pk), by=request.user)
    messages.success(request, _("Losgelaten. Opnieuw kiezen kan altijd."))
    return redirect("learn:my_path")


@require_POST
def goal_removal(request, pk):
    actions.let_go(get_object_or_404(TargetBehaviour.objects.visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, _("Losgelaten. Opnieuw kiezen kan altijd."))
    return redirect("learn:my_path")
