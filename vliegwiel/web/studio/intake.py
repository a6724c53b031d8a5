"""One intake: on to the first open screen, or what came of it; finishing, throwing away and taking back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.models import Intake
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

SCREENS = ("intake_kpi", "intake_behaviours", "intake_causes", "intake_fix", "intake_practice")
NAMES = (
    gettext_lazy("Welk getal"),
    gettext_lazy("Wie doet wat"),
    gettext_lazy("Waarom niet"),
    gettext_lazy("Wat helpt"),
    gettext_lazy("Oefenen eerst"),
)


@require_GET
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    found = whole(request, pk)
    if not hasattr(found, "closing"):
        return redirect(f"studio:{SCREENS[queries.next_screen(found, request.user) - 1]}", pk)
    context = {
        "intake": found,
        "rows": list(found.behaviours.all()),
        "may_answer": permissions.may_answer(request.user),
    }
    return page(request, "studio/intake.html", context)


@require_POST
def completion(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        done = actions.finish_intake(whole(request, pk), by=request.user)
    except actions.Unfinished as refused:
        told = ngettext("Er is nog {n} ding open.", "Er zijn nog {n} dingen open.", len(refused.gaps))
        messages.warning(request, told.format(n=len(refused.gaps)))
        return redirect(f"studio:{SCREENS[refused.gaps[0].screen - 1]}", pk)
    if not done.closing.made:
        messages.success(request, _("Geen training nodig. Dat is winst: mensen houden hun tijd."))
    return redirect("studio:intake", pk)


@require_POST
def disposal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.discard_intake(whole(request, pk), by=request.user)
    undo = reverse("studio:intake_restoration", args=[pk])
    messages.success(request, _("De intake is weggegooid."), extra_tags=undo)
    return redirect("studio:intakes")


@require_POST
def restoration(request: HttpRequest, pk: int) -> HttpResponse:
    actions.restore_intake(whole(request, pk), by=request.user)
    return redirect("studio:intake", pk)


def whole(request: HttpRequest, pk: int) -> Intake:
    """The intake with all its screens show, or 404."""
    require(permissions.may_do_intake(request.user), _("Een intake doen auteurs en opleiders."))
    found = queries.intake_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def open_one(request: HttpRequest, pk: int) -> Intake | None:
    """The same, unless it was closed meanwhile: then None, and the page goes to what came of it."""
    found = whole(request, pk)
    return None if hasattr(found, "closing") else found


def onward(request: HttpRequest, pk: int, screen: int) -> HttpResponse:
    """After saving a screen: to the next, to the one before, or to the list."""
    going = request.POST.get("go", "next")
    if going == "later":
        messages.success(request, _("Bewaard. Je gaat verder waar je was."))
        return redirect("studio:intakes")
    ahead = screen - 1 if going == "back" else screen + 1
    return redirect(f"studio:{SCREENS[min(max(ahead, 1), len(SCREENS)) - 1]}", pk)


@dataclass(frozen=True)
class Clash:
    """What somebody else wrote meanwhile beside what she typed: (what it is, theirs, hers) where they differ."""

    title: str
    sides: tuple[tuple[str, str, str], ...]


def version_seen(request: HttpRequest) -> int | None:
    """The version of the intake her page was made from."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() else None


def clash(form: forms.Form, there: dict[str, Any], title: str = "") -> Clash:
    """Both sides of every field that differs, in words."""
    both = [
        (str(form.fields[name].label), _said(form, name, there.get(name)), _typed(form, name)) for name in form.fields
    ]
    return Clash(title, tuple(row for row in both if row[1] != row[2]))


def _typed(form: forms.Form, name: str) -> str:
    if name in form.cleaned_data:
        return _said(form, name, form.cleaned_data[name])
    return str(form[name].value() or "")


def _said(form: forms.Form, name: str, value: Any) -> str:
    """As it would be read: the word of a choice, a day and a figure as they are written here."""
    if value is None or value == "":
        return ""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))
    return str(localize(value)) if isinstance(value, date | Decimal) else str(value)


def screen(
    request: HttpRequest,
    template: str,
    found: Intake,
    number: int,
    context: dict[str, Any],
    *,
    wrong: bool = False,
    clashes: Sequence[Clash] = (),
) -> HttpResponse:
    """Show a screen: its own context, where it stands, what is open on it, and what somebody else wrote meanwhile."""
    gaps = queries.gaps(found, request.user)
    around = {
        "intake": found,
        "number": number,
        "names": NAMES,
        "open": {gap.screen for gap in gaps},
        "gaps": [gap for gap in gaps if gap.screen == number],
        "clashes": clashes,
        "all_gaps": [(gap, SCREENS[gap.screen - 1]) for gap in gaps],
    }
    return page(request, template, around | context, parts=("check",), status=409 if clashes else 422 if wrong else 200)
