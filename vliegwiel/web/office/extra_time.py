"""More time at tests for somebody who needs it: a number, and no reason."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.learning import actions, permissions, queries
from vliegwiel.areas.learning.actions.examining import NOT_GIVEN
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


class Extra(forms.Form):
    percent = forms.TypedChoiceField(
        label=gettext_lazy("Extra tijd bij elke toets"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            (0, gettext_lazy("Zoveel als iedereen")),
            (25, gettext_lazy("Een kwart erbij")),
            (50, gettext_lazy("De helft erbij")),
            (100, gettext_lazy("Twee keer zoveel")),
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def extra_time(request, pk):
    require(permissions.may_give_extra_time(request.user), NOT_GIVEN)
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = Extra(request.POST or None, initial={"percent": queries.extra_time(who)})
    if request.method == "POST" and form.is_valid():
        actions.give_extra_time(who, percent=form.cleaned_data["percent"], by=request.user)
        messages.success(request, _("Bewaard. Het geldt vanaf de volgende poging."))
        return redirect("office:person", pk)
    return page(request, "office/extra_time.html", {"who": who, "form": form}, status=422 if form.errors else 200)
