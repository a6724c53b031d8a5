"""One unit: another name, another place in the tree, or closed."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.people import actions, permissions
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .staff_fields import UnitField


class Name(forms.Form):
    name = forms.CharField(label=gettext_lazy("Naam"), max_length=120)


class Under(forms.Form):
    under = UnitField(label=gettext_lazy("Valt onder"), required=False, empty_label=gettext_lazy("Niets: bovenaan"))


class Closing(forms.Form):
    on = forms.DateField(label=gettext_lazy("Gesloten vanaf"), widget=forms.DateInput)


def unit(request, pk):
    return _page(request, _unit(request, pk))


@require_POST
def name(request, pk):
    form = Name(request.POST)
    return _do(request, pk, "name", form, lambda held: actions.rename_unit(held, by=request.user, **form.cleaned_data))


@require_POST
def under(request, pk):
    form = Under(request.POST)
    return _do(request, pk, "under", form, lambda held: actions.move_unit(held, by=request.user, **form.cleaned_data))


@require_POST
def closing(request, pk):
    form = Closing(request.POST)
    return _do(
        request, pk, "closing", form, lambda held: actions.close_unit(held, by=request.user, **form.cleaned_data)
    )


def _do(request, pk, which, form, verb):
    held = _unit(request, pk)
    if form.is_valid():
        try:
            verb(held)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De afdeling {name} is aangepast.").format(name=held.name))
            return redirect("office:units")
    return _page(request, _unit(request, pk), status=422, **{which: form})


def _unit(request, pk):
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders passen afdelingen aan."))
    return get_object_or_404(Unit.objects.select_related("parent"), pk=pk)


def _page(request, held, *, status=200, **forms_given):
    context = {
        "unit": held,
        "name": Name(initial={"name": held.name}),
        "under": Under(initial={"under": held.parent_id}),
        "closing": Closing(initial={"on": clock.today()}),
        **forms_given,
    }
    return page(request, "office/unit.html", context, status=status)
