"""What keeps one behaviour alive: who does what again and again, and what changes at work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from vliegwiel.areas.strategy import permissions, queries
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.page import page


@require_GET
def behaviour_keeping(request: HttpRequest, pk: int) -> HttpResponse:
    seen = TargetBehaviour.objects.visible_to(request.user).select_related("goal__owner", "owner")
    behaviour = get_object_or_404(seen, pk=pk)
    kept = queries.keeping([pk])
    may_change = behaviour.is_standing and permissions.may_change_behaviour(request.user, behaviour)
    context = {
        "behaviour": behaviour,
        "kept": kept,
        "may_change": may_change,
        "drivers": {row.driver.pk for row in kept.drivers} if may_change else set(),
        "fixes": {row.fix.pk for row in kept.fixes if may_change or row.fix.owner_id == request.user.pk},
    }
    return page(request, "office/behaviour_keeping.html", context)
