"""Who gave a session proposes one plan to who was there, and may take it back. Who joins she does not hear."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.areas.live.models import Session
from vliegwiel.areas.live.permissions import Doer, teaches
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import GroupPlan

from .group_plan import GroupPlanForm, beginning, propose, typed
from .training import framed, hers, root, whoever_teaches


@whoever_teaches
@require_http_methods(["GET", "HEAD", "POST"])
def group_plan(request: HttpRequest, by: Doer, key: str) -> HttpResponse:
    found, row = hers(request, by, key)
    _must_teach(by, found)
    mine = queries.proposals_of(by, found.pk)
    form = typed(request, GroupPlanForm)
    if propose(request, form, found.activity, group=queries.group_of(found), by=by):
        messages.success(request, _("Je voorstel ligt er. Wie er was krijgt er één keer bericht van."))
        return redirect(f"{root(request)}{key}/group-plan/")
    edition = Edition.objects.filter(activity=found.activity).order_by("language", "-number").first()
    shown = {
        "row": row,
        "mine": mine,
        "form": form,
        "recent": queries.recent(found),
        **beginning(found.activity, edition, by=by),
    }
    return framed(request, "shared/training_plan.html", shown, status=422 if form.errors else 200)


@whoever_teaches
@require_POST
def group_plan_withdrawal(request: HttpRequest, by: Doer, key: str, pk: int) -> HttpResponse:
    found, _row = hers(request, by, key)
    whose = {"person": by} if isinstance(by, Person) else {"trainer": by}
    actions.withdraw_group_plan(get_object_or_404(GroupPlan.objects.filter(session=found, **whose), pk=pk), by=by)
    messages.success(request, _("Ingetrokken. Wie al meedeed houdt het eigen plan."))
    return redirect(f"{root(request)}{key}/group-plan/")


def _must_teach(by: Doer, session: Session) -> None:
    """Who plans the session sees the group too, but did not learn with it."""
    if not teaches(by, session):
        raise PermissionDenied(_("Een plan voor de groep stelt voor wie erbij was of wie de sessie gaf."))
