"""The weeks in which a unit, or everybody, plans no learning."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.learning import actions, permissions
from vliegwiel.areas.learning.models import ClosedAllTheSame, Closure
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

from .staff_fields import UnitField

SIZE, MOST_APPROVED = 25, 20
KEEPERS = gettext_lazy("Weken voor leren sluiten HR en opleiders.")


class ClosureForm(forms.Form):
    unit = UnitField(
        label=gettext_lazy("Voor welke afdeling, met alles eronder?"),
        required=False,
        empty_label=gettext_lazy("Voor iedereen"),
    )
    starts = forms.DateField(
        label=gettext_lazy("Van"),
        help_text=gettext_lazy("Het gaat om hele weken, van maandag tot en met zondag."),
        widget=forms.DateInput(),
    )
    ends = forms.DateField(label=gettext_lazy("Tot en met"), widget=forms.DateInput())
    why = forms.CharField(label=gettext_lazy("Waarom?"), max_length=120)


@require_http_methods(["GET", "HEAD", "POST"])
def closed_weeks(request: HttpRequest) -> HttpResponse:
    require(permissions.may_close_weeks(request.user), KEEPERS)
    form = ClosureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_weeks(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Gesloten. Wat er al gepland of gevraagd was, blijft zo."))
            return redirect("office:closed_weeks")
    rows = Closure.objects.standing().filter(ends__gte=clock.today()).select_related("unit", "by")
    context = {
        "form": form,
        "leaf": leaf(rows.order_by("starts", "pk"), page_number(request.GET.get("page")), SIZE),
        "approved": ClosedAllTheSame.objects.filter(due__gte=clock.today())
        .select_related("activity", "by", "approver")
        .order_by("due", "pk")[:MOST_APPROVED],
    }
    return page(request, "office/closed_weeks.html", context, status=422 if form.errors else 200)


@require_POST
def closed_weeks_end(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_close_weeks(request.user), KEEPERS)
    actions.open_weeks(get_object_or_404(Closure.objects.all(), pk=pk), by=request.user)
    messages.success(request, _("Deze weken zijn weer open."))
    return redirect("office:closed_weeks")
