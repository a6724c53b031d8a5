"""A plan for who learned it together: proposing one, and joining one or not. Nobody hears who does not."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.catalogue.queries import edition_for
from vliegwiel.areas.learning.queries import reachable
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import GroupPlan
from vliegwiel.kit.page import page
from vliegwiel.web.shared.group_plan import GroupPlanForm, beginning, propose, typed


class WithGroupForm(GroupPlanForm):
    """In which group, when there is more than one."""

    group = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args, groups, **more):
        super().__init__(*args, **more)
        self.fields["group"].choices = [(one.key, _called(one)) for one in groups]
        if len(groups) == 1:
            del self.fields["group"]


def _called(group: queries.Group) -> str:
    if group.on:
        return _("Wie op %(day)s bij de sessie was") % {"day": date_format(group.on, "j F")}
    return _("Wie in mijn team dit de laatste zes weken afrondde")


def _to(group: queries.Group) -> str:
    if group.on:
        return _("Je stelt het voor aan wie op %(day)s bij de sessie was.") % {"day": date_format(group.on, "j F")}
    return _("Je stelt het voor aan wie in jouw team dit de laatste zes weken afrondde.")


@require_http_methods(["GET", "HEAD", "POST"])
def group_plan_new(request: HttpRequest, slug: str) -> HttpResponse:
    activity = get_object_or_404(queries.with_group_ask(reachable(request.user), request.user), slug=slug)
    groups = queries.groups_of(request.user, activity)
    waits = activity.group_ask is not None and request.method != "POST"  # what was typed is never put aside
    shown = {
        "groups": groups,
        "waits": waits,
        **beginning(activity, edition_for(activity, request.user), by=request.user),
    }
    if not groups:
        return page(request, "learn/group_plan_new.html", shown)
    form = typed(request, WithGroupForm, groups=groups)
    chosen = request.POST.get("group")
    group = next((one for one in groups if one.key == chosen), groups[0])
    proposed = propose(request, form, activity, group=group, by=request.user)
    if proposed:
        messages.success(request, _("Je voorstel ligt er. Wie erbij hoort krijgt er één keer bericht van."))
        return redirect("learn:group_plan", proposed.pk)
    choose = len(groups) > 1
    shown |= {"form": form, "choose": choose, "to": "" if choose else _to(groups[0])}
    return page(request, "learn/group_plan_new.html", shown, status=422 if form.errors else 200)


@require_safe
def group_plan(request: HttpRequest, pk: int) -> HttpResponse:
    row = queries.group_plan_row(_one(request, pk), request.user)
    return page(request, "learn/group_plan.html", {"row": row})


@require_POST
def joining(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.join_group_plan(_one(request, pk), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Je doet mee. Het is nu jouw plan."))
    return redirect("learn:group_plan", pk)


@require_POST
def joining_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.leave_group_plan(_one(request, pk), by=request.user)
    messages.success(request, _("Je naam is weg. Je plan blijft van jou."))
    return redirect("learn:practice")


@require_POST
def passing(request: HttpRequest, pk: int) -> HttpResponse:
    actions.let_group_plan_pass(_one(request, pk), by=request.user)
    messages.success(request, _("Prima. Niemand hoort ervan."))
    return redirect("learn:practice")


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.withdraw_group_plan(_one(request, pk), by=request.user)
    messages.success(request, _("Ingetrokken. Wie al meedeed houdt het eigen plan."))
    return redirect("learn:practice")


def _one(request: HttpRequest, pk: int) -> GroupPlan:
    rows = GroupPlan.objects.visible_to(request.user).select_related("activity", "person", "trainer")
    return get_object_or_404(rows, pk=pk)
