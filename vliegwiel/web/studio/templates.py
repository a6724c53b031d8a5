"""Beginning with something that is there: templates of the product and of the organisation, and copies of a piece."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.models import MicroTraining
from vliegwiel.areas.catalogue.queries import MICRO, own_templates, shipped_templates
from vliegwiel.areas.people.permissions import may_run_academy
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .drafts import activity_of, editable


def templates(request):
    require(permissions.may_make(request.user), _("Alleen auteurs en opleiders maken activiteiten."))
    if request.method == "POST":
        try:
            made = catalogue.begin_with_template(request.POST.get("template", ""), by=request.user)
        except KeyError:
            raise Http404 from None
        messages.success(request, _("Dit is van jou. Vervang wat er staat door wat jij weet."))
        return redirect("studio:workbench", made.slug)
    context = {
        "shipped": shipped_templates(),
        "own": own_templates(request.user),
        "micro": may_run_academy(request.user) and MicroTraining.objects.count() < len(MICRO["nl"]),
    }
    return page(request, "studio/templates.html", context)


@require_POST
def micro_trainings(request):
    """The eight for who leads people, onto the shelf."""
    made = catalogue.lay_ready(by=request.user)
    drafts = [one for one in made if not one.activity.editions.exists()]
    if drafts:
        messages.info(request, _("Ze staan klaar als concept bij jou. Kijk per stuk wat er nog ontbreekt."))
    elif made:
        messages.success(request, _("Ze staan op de plank. Leidinggevenden krijgen er steeds één aangeboden."))
    else:
        messages.info(request, _("Ze stonden al klaar."))
    return redirect("studio:pieces" if drafts else "studio:templates")


@require_POST
def copies(request, slug):
    source = activity_of(request, slug)
    made = catalogue.duplicate(source, by=request.user)
    if source.is_template:
        messages.success(request, _("Dit is van jou. Vervang wat er staat door wat jij weet."))
    else:
        messages.success(request, _("Dit is een kopie, en van jou. Voor welk gedrag het helpt ging niet mee."))
    return redirect("studio:workbench", made.slug)


@require_POST
def template(request, slug):
    activity = editable(request, slug).activity
    catalogue.set_template(activity, is_template=request.POST.get("is_template") == "1", by=request.user)
    if activity.is_template:
        messages.success(request, _("Andere auteurs kunnen hier nu mee beginnen."))
    else:
        messages.success(request, _("Dit is geen sjabloon meer. Wat ermee gemaakt is blijft."))
    return redirect("studio:care", slug)
