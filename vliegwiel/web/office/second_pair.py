"""For which purposes a second person looks before something comes on the shelf."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


class Rules(forms.Form):
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Waarvoor kijkt altijd een tweede mee?"),
        help_text=gettext_lazy("Zonder goedkeuring van een collega die activiteiten maakt, komt het dan niet uit."),
        choices=Purpose,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def second_pair(request):
    require(permissions.may_set_review_rules(request.user), _("Dit spreken de opleiders af."))
    form = Rules(request.POST or None, initial={"purposes": sorted(queries.review_rules())})
    if request.method == "POST":
        form = Rules(request.POST)
        if form.is_valid():
            catalogue.set_review_rules(form.cleaned_data["purposes"], by=request.user)
            messages.success(request, _("Bewaard. Het geldt voor wat vanaf nu gepubliceerd wordt."))
            return redirect("office:second_pair")
    return page(request, "office/second_pair.html", {"form": form}, status=422 if form.errors else 200)
