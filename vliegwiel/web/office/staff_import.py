"""One staff file on its way: which column is what, what it would do row by row, doing it, and taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning.permissions import may_foresee
from vliegwiel.areas.people import actions, jobs, permissions
from vliegwiel.areas.people.models import StaffImport, StaffImportRow
from vliegwiel.areas.people.queries.staff_heads import FIELDS, NEEDED, WORDS
from vliegwiel.areas.people.queries.staff_progress import done_of
from vliegwiel.areas.people.queries.staff_undo import latest_applied
from vliegwiel.kit import tables
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing

from .columns import Columns

Kind = StaffImportRow.Kind
State = StaffImport.State
TABS = {
    "removed": (Kind.REMOVED,),
    "joins": (Kind.JOIN, Kind.REJOIN),
    "changes": (Kind.CHANGE,),
    "leaves": (Kind.LEAVE,),
    "refused": (Kind.REFUSED,),
    "noted": (),
    "absent": (Kind.ABSENT,),
    "same": (Kind.SAME,),
}


@require_safe
def staff_import(request, pk):
    held = _held(request, pk)
    if held.state == State.UPLOADED:
        return redirect("office:import_columns", pk)
    return page(request, "office/staff_import.html", _report(request, held), parts=("progress",))


def columns(request, pk):
    held = _held(request, pk, content=True)
    if held.state in StaffImport.DECIDED or held.undoes_id:
        return redirect("office:import", pk)
    table = tables.read(bytes(held.content), sheet=held.sheet)
    first = table.rows[0][1] if table.rows else ("",) * len(table.heads)
    form = Columns(table.heads, first, request.POST or None, initial=held.mapping, fields=FIELDS, needed=NEEDED)
    if request.method == "POST" and form.is_valid():
        try:
            named = actions.name_columns(held, mapping=form.mapping(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            jobs.check_staff_file.enqueue(named.pk, request.user.pk)
            return redirect("office:import", pk)
    context = {"held": held, "form": form, "n": len(table.rows)}
    return page(request, "office/staff_columns.html", context, status=422 if form.errors else 200)


@require_POST
def check(request, pk):
    """Once more, with who works here now."""
    held = _held(request, pk, content=True)
    if held.undoes is not None:
        return undoing(request, held.undoes_id)
    try:
        named = actions.name_columns(held, mapping=held.mapping, by=request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect("office:import_columns", pk)
    jobs.check_staff_file.enqueue(named.pk, request.user.pk)
    return redirect("office:import", pk)


@require_POST
def application(request, pk):
    held = _held(request, pk)
    try:
        actions.begin_applying(held, by=request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    else:
        if held.undoes_id:
            jobs.undo_staff_file.enqueue(held.pk, request.user.pk)
        else:
            jobs.apply_staff_file.enqueue(held.pk, request.user.pk, request.POST.get("end_absent") == "on")
    return redirect("office:import", pk)


@require_POST
def cancellation(request, pk):
    """While it runs. Somebody who is too late reads on the page that it was done."""
    stopped = actions.cancel_staff_file(_held(request, pk), by=request.user)
    if stopped.state in (State.APPLIED, State.CHECKED):
        messages.info(request, _("Het was net klaar toen je op afbreken drukte."))
    return redirect("office:import", pk)


@require_POST
def undoing(request, pk):
    """Look at what taking this file back would do; nothing is done yet."""
    held = _held(request, pk)
    try:
        undo = actions.begin_undo(held, by=request.user)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect("office:import", pk)
    if undo.state == State.CHECKING:
        jobs.check_undo.enqueue(undo.pk, request.user.pk)
    return redirect("office:import", undo.pk)


@require_safe
def report(request, pk):
    """The whole report as a file, one line a change."""
    held = _held(request, pk)
    heads = [_("Regel"), _("Nummer"), _("Naam"), _("Uitkomst"), _("Veld"), _("Was"), _("Wordt"), _("Opmerking")]
    return download(request, _("verslag"), heads, _lines(held))


def _lines(held):
    for row in held.rows.order_by("n", "pk").iterator():
        note = " ".join(row.notes)
        for name, old, new in row.changes or [("", "", "")]:
            yield row.n, row.number, row.name, row.get_kind_display(), str(WORDS.get(name, "")), old, new, note


def _held(request, pk, *, content=False):
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders werken met personeelsbestanden."))
    found = StaffImport.objects.visible_to(request.user).select_related("undoes")
    return get_object_or_404(found if content else found.defer("content", "undoes__content", "undoes__report"), pk=pk)


def _report(request, held):
    counts = held.report.get("counts", {})
    words = _tab_words() if held.undoes is None else _undo_words()
    tabs = [(key, word, sum(counts.get(kind, 0) for kind in TABS[key]) or 0) for key, word in words]
    tabs = [(key, word, counts.get("noted", 0) if key == "noted" else n) for key, word, n in tabs]
    first = next((key for key, _word, n in tabs if n), "joins")
    asked = request.GET.get("tab", "")
    tab = asked if asked in TABS else first
    rows = held.rows.filter(noted=True) if tab == "noted" else held.rows.filter(kind__in=TABS[tab])
    going = (Kind.JOIN, Kind.REJOIN, Kind.CHANGE, Kind.LEAVE, Kind.REMOVED)
    accepted = sum(counts.get(kind, 0) for kind in going)
    running = held.state in StaffImport.RUNNING
    shown = held.report and not running
    return {
        "held": held,
        "running": running,
        "undo": held.undoes,
        "may_undo": held.state == State.APPLIED and not held.undoes_id and latest_applied() == held,
        "counts": counts,
        "tabs": tabs,
        "tab": tab,
        "accepted": accepted,
        "listing": listing(rows.order_by("n", "pk"), request.GET.get("page"), rows=_shown) if shown else None,
        "units": held.report.get("units", []),
        "minds": held.report.get("minds", []),
        "may_foresee": held.state == State.CHECKED and not held.undoes_id and may_foresee(request.user),
        "may_grant": permissions.may_grant_roles(request.user),
        "done": (done := done_of(held)),
        "share": f"{done} / {held.total}",
    }


def _tab_words():
    return [
        ("joins", _("Komt erbij")),
        ("changes", _("Verandert")),
        ("leaves", _("Vertrekt")),
        ("refused", _("Geweigerd")),
        ("noted", _("Let op")),
        ("absent", _("Staat niet in het bestand")),
        ("same", _("Blijft gelijk")),
    ]


def _undo_words():
    return [
        ("removed", _("Gaat eruit")),
        ("changes", _("Verandert terug")),
        ("joins", _("Vertrekt niet")),
        ("leaves", _("Is weer vertrokken")),
        ("refused", _("Blijft zoals nu")),
        ("same", _("Staat al zo")),
    ]


def _shown(rows):
    return [
        {
            "n": row.n,
            "number": row.number,
            "name": row.name,
            "returns": row.kind == Kind.REJOIN,
            "changes": [(WORDS.get(name, name), old, new) for name, old, new in row.changes],
            "notes": row.notes,
        }
        for row in rows
    ]
