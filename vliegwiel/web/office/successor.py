"""A manager leaves: who leads her people from then on? One answer for all of them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.people import actions, permissions, queries
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField


class Successor(forms.Form):
    successor = PersonField(
        label=gettext_lazy("Opvolger"), help_text=gettext_lazy("Typ een naam, mailadres of nummer.")
    )


def successor(request, pk):
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders leggen vast wie wie leidt."))
    manager = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = Successor(request.POST or None)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["successor"]
        try:
            n = actions.hand_over(manager, to=to, by=request.user)
        except ValidationError as error:
            form.add_error("successor", error)
        else:
            told = ngettext("{name} leidt {n} persoon.", "{name} leidt {n} mensen.", n)
            messages.success(request, told.format(name=to.name, n=n))
            return redirect("office:people")
    waiting = next((one for one in queries.waiting_for_a_manager() if one.manager == manager.pk), None)
    context = {"manager": manager, "form": form, "waiting": waiting}
    return page(request, "office/successor.html", context, status=422 if form.errors else 200)
