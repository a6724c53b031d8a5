"""A leader's why was read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from vliegwiel.areas.community import actions
from vliegwiel.areas.community.models import Why


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    actions.meet_why(get_object_or_404(Why.objects.visible_to(request.user), pk=pk), by=request.user)
    return redirect("learn:today")
