"""Review rounds: once a quarter everything is looked at at once."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.insights import actions, permissions
from vliegwiel.areas.insights.models import ReviewRound
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

from .cockpit import WATCHERS


class RoundForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Hoe heet de ronde?"),
        help_text=gettext_lazy(
            "Alles op de plank wordt vastgelegd zoals het vandaag is. Dat verandert daarna niet meer."
        ),
        max_length=80,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_figures(request.user), WATCHERS)
    today = clock.today()
    quarter = {"number": (today.month + 2) // 3, "year": today.year}
    named = _("Kwartaal {number} van {year}").format(**quarter)
    form = RoundForm(request.POST or None, initial={"name": named})
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_round(form.cleaned_data["name"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("De ronde is open. Wat het eerst aandacht vraagt, staat bovenaan."))
            return redirect("office:round", opened.pk)
    shown = leaf(ReviewRound.objects.select_related("opened_by"), page_number(request.GET.get("page")))
    context = {"leaf": shown, "form": form, "may_review": permissions.may_review(request.user)}
    return page(request, "office/rounds.html", context, status=422 if form.errors else 200)
