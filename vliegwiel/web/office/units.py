"""The tree of units, and the teams whose manager left."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.people import actions, permissions, queries
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .staff_fields import UnitField


class NewUnit(forms.Form):
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=120)
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("Zoals je personeelssysteem de afdeling noemt, bijvoorbeeld A12."),
    )
    parent = UnitField(label=gettext_lazy("Valt onder"), required=False, empty_label=gettext_lazy("Niets: bovenaan"))


@require_safe
def units(request):
    require(permissions.may_see_people(request.user), _("Deze pagina is voor HR, beheerders en opleiders."))
    closed = request.GET.get("closed") == "1"
    keeps = permissions.may_keep_people(request.user)
    context = {
        "rows": queries.unit_tree(closed=closed),
        "closed": closed,
        "keeps": keeps,
        "waiting": queries.waiting_for_a_manager() if keeps else [],
    }
    return page(request, "office/units.html", context)


def unit_new(request):
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders passen afdelingen aan."))
    form = NewUnit(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = actions.open_unit(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De afdeling {name} is open.").format(name=opened.name))
            return redirect("office:units")
    return page(request, "office/unit_new.html", {"form": form}, status=422 if form.errors else 200)
