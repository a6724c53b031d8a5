"""/learn/who-sees/ : who can see what about me, made from what the models themselves declare."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Person, ReportingLine
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.welcome import actions
from vliegwiel.areas.welcome import queries as welcome
from vliegwiel.areas.welcome.permissions import may_agree
from vliegwiel.kit.page import page
from vliegwiel.kit.privacy import Personal

WHY = {
    "deliver_learning": _("Om je te laten leren"),
    "development": _("Voor jouw ontwikkeling, niet voor je beoordeling"),
    "compliance_proof": _("Om te bewijzen dat verplichte scholing gedaan is"),
    "programme_evaluation": _("Om te weten of de academie werkt"),
    "platform_security": _("Om je account veilig te houden"),
    "support": _("Om je te helpen als iets misgaat"),
}


@dataclass(frozen=True)
class Kept:
    what: Any
    seen_by: tuple[Any, ...]
    keep: Any


def declared() -> list[tuple[Any, list[Kept]]]:
    """All that is kept about people, by why it is kept, in the order of WHY."""
    order = list(WHY)
    found: list[Personal] = [model.personal for model in apps.get_models() if hasattr(model, "personal")]
    found.sort(key=lambda one: (order.index(one.purpose), str(one.what)))
    return [
        (WHY[purpose], [Kept(one.what, one.seen_by, one.keep) for one in ones])
        for purpose, ones in groupby(found, key=lambda one: one.purpose)
    ]


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    lines = ReportingLine.objects.on().filter(person=request.user).select_related("manager").order_by("kind", "pk")
    supporters = Person.objects.filter(
        pk__in=Plan.objects.standing().filter(person=request.user).values("supporter")
    ).by_name()
    agreed = welcome.agreed_by()
    return page(
        request,
        "learn/who_sees.html",
        {
            "kept": declared(),
            "switches": strategy.switches(),
            "agreed": agreed,
            "agrees": request.user.name in agreed and may_agree(request.user),
            "looks": learning.looks_into(request.user),
            "managers": [line.manager.name for line in lines],
            "supporters": [person.name for person in supporters],
        },
    )


@require_POST
def agreement_withdrawal(request: HttpRequest) -> HttpResponse:
    actions.take_back_agreement(by=request.user)
    return redirect("learn:who_sees")
