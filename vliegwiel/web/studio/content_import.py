"""One file with content: what comes, what changes and what stays behind; bringing in what is chosen, and taking it
back."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.enums import Fate
from vliegwiel.areas.catalogue.models import ContentImport
from vliegwiel.kit import progress
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import cut, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.standards.imports import bringing, inbound, jobs
from vliegwiel.web.shared.download import download

from .imports import NOT_AN_AUTHOR

SHOWN = 50  # pieces on a page
MANY = 20  # files and drafts: more than this are brought in behind the page's back
TONES = {Fate.LEFT: "caution", Fate.CHANGED: "info", Fate.ASKS: "", Fate.CAME: "growth"}
ICONS = {Fate.LEFT: "circle-x", Fate.CHANGED: "pencil", Fate.ASKS: "circle-help", Fate.CAME: "check"}
State = ContentImport.State


@require_safe
def content_import(request: HttpRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    pieces = queries.found_pieces(held)
    shown = cut(pieces, page_number(request.GET.get("page")), SHOWN)
    lines = queries.found_lines(held.found["lines"])
    running = held.state == State.BRINGING
    total = bringing.steps(held) if running else 0
    done = min(progress.told(bringing.work(held)), total)
    context: dict[str, Any] = {
        "held": held,
        "form_name": inbound.FORMS.get(held.found["form"], held.found["form"]),
        "pieces": [(piece, _shown(piece.lines)) for piece in shown],
        "leaf": shown,
        "lines": _shown(lines),
        "new": sum(not piece.slug for piece in pieces),
        "new_here": sum(not piece.slug for piece in shown),
        "made": sum(bool(piece.slug) for piece in pieces),
        "left": sum(piece.left for piece in pieces) + sum(line.n for line in lines if line.fate == Fate.LEFT),
        "changed": sum(piece.changed for piece in pieces) + sum(line.n for line in lines if line.fate == Fate.CHANGED),
        "running": running,
        "done": done,
        "total": total,
        "share": f"{done} / {total}",
        "halted": running and progress.is_halted(bringing.work(held)),
        "may_take_back": permissions.may_take_back_import(request.user, held),
    }
    return page(request, "studio/content_import.html", context, parts=("progress",))


@require_POST
def arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """What is chosen becomes drafts: here and now, or in a job when it is much."""
    held = _held(request, pk)
    if held.state == State.BRINGING:  # another tab did
        messages.info(request, _("Dit bestand wordt al binnengehaald. Je ziet hier hoe ver het is."))
        return redirect("studio:import", pk)
    progress.forget(bringing.work(held))
    if "all" in request.POST:  # of every page
        chosen = {piece.place for piece in queries.found_pieces(held) if not piece.slug}
    else:
        chosen = {int(place) for place in request.POST.getlist("piece") if place.isdigit()}
    try:
        held = actions.begin_bringing_in(held, chosen=chosen, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("studio:import", pk)
    if bringing.steps(held) > MANY:
        jobs.bring_in.enqueue(held.pk, request.user.pk)
        return redirect("studio:import", pk)
    made = bringing.bring_in(held, by=request.user)
    if made:
        said = ngettext("{n} concept staat klaar.", "{n} concepten staan klaar.", len(made))
        messages.success(request, said.format(n=len(made)))
    return redirect("studio:import", pk)


@require_POST
def halt(request: HttpRequest, pk: int) -> HttpResponse:
    """She thinks better of it: what is being made stops before anything of it stands."""
    held = _held(request, pk)
    if held.state == State.BRINGING:
        progress.halt(bringing.work(held))
    else:
        messages.info(request, _("Het was al klaar. Wat niemand aanraakte, kun je hieronder weer weghalen."))
    return redirect("studio:import", pk)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what came, as long as nobody touched it."""
    gone, kept = actions.take_back_import(_held(request, pk), by=request.user)
    if gone:
        said = ngettext("{n} concept is weggehaald.", "{n} concepten zijn weggehaald.", gone)
        messages.success(request, said.format(n=gone))
    if kept:
        names = ", ".join(activity.slug for activity in kept[:10])
        said = _("Hieraan is al gewerkt, dus dit bleef staan: {names}. Haal het zelf van de plank als het weg moet.")
        messages.warning(request, said.format(names=names))
    return redirect("studio:import", pk)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.drop_import(_held(request, pk), by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("studio:import", pk)
    messages.success(request, _("Het bestand en het verslag zijn weg. Concepten die eruit kwamen, bleven staan."))
    return redirect("studio:imports")


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every line of the report as a file."""
    held = _held(request, pk)
    heads = [_("Activiteit"), _("Wat"), _("Uitkomst"), _("Waarom"), _("Aantal")]
    return download(request, _("verslag"), heads, _rows(held))


def _rows(held: ContentImport) -> Iterator[tuple[Any, ...]]:
    for piece in queries.found_pieces(held):
        for line in piece.lines:
            yield piece.title, line.what, line.fate.label, line.why, line.n
    for line in queries.found_lines(held.found["lines"]):
        yield "", line.what, line.fate.label, line.why, line.n


def _shown(lines: tuple[queries.Reported, ...]) -> list[dict[str, Any]]:
    """Lines that say the same of several things, together: one fate, one why, the names."""
    grouped: dict[tuple[Fate, str], list[str]] = {}
    for line in lines:
        name = f"{line.what} ({line.n}×)" if line.n > 1 else line.what
        grouped.setdefault((line.fate, line.why), []).append(name)
    return [
        {"fate": fate, "tone": TONES[fate], "icon": ICONS[fate], "why": why, "names": names}
        for (fate, why), names in grouped.items()
    ]


def _held(request: HttpRequest, pk: int) -> ContentImport:
    require(permissions.may_bring_in(request.user), NOT_AN_AUTHOR)
    return get_object_or_404(ContentImport.objects.visible_to(request.user).select_related("by"), pk=pk)
