"""Who holds which role, everywhere or in one unit; administrators grant and end them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.people import actions, permissions
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import RoleGrant
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.listing import listing
from vliegwiel.web.shared.person_field import PersonField

from .staff_fields import UnitField

MAY = {
    Role.AUTHOR: gettext_lazy("Maakt activiteiten, overal of binnen één afdeling."),
    Role.LND_LEAD: gettext_lazy("Leidt de academie: ziet de cockpit, alle stukken en wie waar werkt."),
    Role.HR: gettext_lazy("Houdt bij wie hier werkt en levert personeelsbestanden in."),
    Role.LEADER: gettext_lazy("Schrijft doelen en gedrag, en ziet de cockpit."),
    Role.ADMINISTRATOR: gettext_lazy("Geeft rollen en houdt de inrichting bij."),
    Role.WORKS_COUNCIL: gettext_lazy("Kijkt mee: ziet de cockpit en het logboek, geen mensen."),
}


class Grant(forms.Form):
    person = PersonField(label=gettext_lazy("Wie"), help_text=gettext_lazy("Typ een naam, mailadres of nummer."))
    role = forms.ChoiceField(label=gettext_lazy("Rol"), choices=Role.choices)
    unit = UnitField(label=gettext_lazy("Waar"), required=False, empty_label=gettext_lazy("Overal"))


def roles(request):
    require(permissions.may_see_people(request.user), _("Deze pagina is voor HR, beheerders en opleiders."))
    form = Grant(request.POST or None, initial={"person": request.GET.get("person", "")[:120]})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.grant_role(told["person"], role=Role(told["role"]), unit=told["unit"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("{name} heeft deze rol.").format(name=told["person"].name))
            return redirect("office:roles")
    asked = request.GET.get("role", "")
    found = RoleGrant.objects.on().select_related("person", "unit")
    found = found.filter(role=asked) if asked in Role.values else found
    context = {
        "form": form,
        "listing": listing(
            found.order_by("role", "person__family_name", "person__given_name", "pk"), request.GET.get("page")
        ),
        "roles": [(role.value, role.label, MAY[role]) for role in Role],
        "role": asked,
        "grants": permissions.may_grant_roles(request.user),
        "keeps": permissions.may_keep_people(request.user),
    }
    return page(request, "office/roles.html", context, status=422 if form.errors else 200)


@require_POST
def role_end(request, pk):
    require(permissions.may_grant_roles(request.user), _("Alleen beheerders nemen rollen terug."))
    held = get_object_or_404(RoleGrant.objects.on().select_related("person"), pk=pk)
    try:
        actions.end_role(held, by=request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    else:
        messages.success(request, _("{name} heeft deze rol niet meer.").format(name=held.person.name))
    return redirect("office:roles")
