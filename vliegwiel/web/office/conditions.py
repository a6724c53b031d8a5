"""What the works council asks of how the academy is used: for all to read, for the works council to change."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.strategy import actions, permissions
from vliegwiel.areas.strategy.models import CouncilCondition
from vliegwiel.kit.page import page
from vliegwiel.web.shared.conditions import ConditionsForm


@require_http_methods(["GET", "HEAD", "POST"])
def conditions(request: HttpRequest) -> HttpResponse:
    form: forms.Form = ConditionsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_conditions(form.cleaned_data["lines"], by=request.user)
        except ValidationError as refused:
            form.add_error("lines", refused.messages)
        else:
            messages.success(request, _("Vastgelegd. Wie zich eraan moet houden, leest het hier."))
            return redirect("office:conditions")
    rows = CouncilCondition.objects.visible_to(request.user).select_related("by", "ended_by")
    context = {
        "standing": rows.filter(ended_at=None),
        "over": rows.exclude(ended_at=None).order_by("-ended_at")[:20],
        "form": form if permissions.may_put_conditions(request.user) else None,
    }
    return page(request, "office/conditions.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(CouncilCondition.objects.visible_to(request.user), pk=pk)
    actions.take_condition_back(found, by=request.user)
    messages.success(request, _("Teruggenomen. Dat die gold, blijft leesbaar."))
    return redirect("office:conditions")
