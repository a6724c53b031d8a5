"""A plan for the team, after people in it learned the same; and how many joined, when that may be said."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.catalogue.queries import edition_for
from vliegwiel.areas.learning.queries import reachable
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import GroupPlan
from vliegwiel.kit.page import page
from vliegwiel.web.shared.group_plan import GroupPlanForm, beginning, propose, typed


@require_safe
def group_plans(request: HttpRequest) -> HttpResponse:
    mine = queries.proposals_of(request.user)
    had = {one.activity for one in mine if one.lately}
    shown = {"mine": mine, "learned": [one for one in queries.learned_by_team(request.user) if one.activity not in had]}
    return page(request, "lead/group_plans.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def group_plan(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in {one.slug for one in queries.learned_by_team(request.user)}:
        raise Http404
    activity = get_object_or_404(reachable(request.user), slug=slug)
    form = typed(request, GroupPlanForm)
    if propose(request, form, activity, group=queries.Group(team=request.user.pk), by=request.user):
        messages.success(request, _("Je voorstel ligt er. Wie het leerde krijgt er één keer bericht van."))
        return redirect("lead:group_plans")
    shown = {"form": form, **beginning(activity, edition_for(activity, request.user), by=request.user)}
    return page(request, "lead/group_plan.html", shown, status=422 if form.errors else 200)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    mine = GroupPlan.objects.visible_to(request.user).filter(person=request.user)
    actions.withdraw_group_plan(get_object_or_404(mine, pk=pk), by=request.user)
    messages.success(request, _("Ingetrokken. Wie al meedeed houdt het eigen plan."))
    return redirect("lead:group_plans")
