"""What a staff file will do to rules before it is applied: the sums of each rule first, who and why one step away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning import actions, jobs, permissions
from vliegwiel.areas.learning.actions.foreseeing import NOT_HR
from vliegwiel.areas.learning.models import Foresight, ForesightRow, Rule
from vliegwiel.areas.people.models import StaffImport
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing

Kind = ForesightRow.Kind


@require_safe
def import_rules(request: HttpRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    foresight = Foresight.objects.visible_to(request.user).filter(staff_import=held).first()
    sums = foresight.sums if foresight and not foresight.is_running else []
    titles = {
        rule.pk: rule for rule in Rule.objects.visible_to(request.user).filter(pk__in=[one["rule"] for one in sums])
    }
    rows = [(titles[one["rule"]], one) for one in sums if one["rule"] in titles]
    touched = [(rule, one) for rule, one in rows if one["gains"] or one["loses"] or one["absent"]]
    context = {
        "held": held,
        "foresight": foresight,
        "running": foresight is not None and foresight.is_running,
        "share": f"{foresight.done} / {foresight.total}" if foresight else "",
        "old": bool(foresight and not foresight.is_running and foresight.digest != held.report.get("digest")),
        "may_begin": held.state == StaffImport.State.CHECKED,
        "rows": sorted(touched, key=lambda row: (-row[1]["gains"] - row[1]["loses"], row[0].title)),
        "same": len(rows) - len(touched),
        "gains": sum(one["gains"] for _rule, one in touched),
        "loses": sum(one["loses"] for _rule, one in touched),
        "absent": sum(one["absent"] for _rule, one in touched),
    }
    return page(request, "office/import_rules.html", context, parts=("progress",))


@require_POST
def foresight(request: HttpRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    try:
        made = actions.foresee_staff_file(held, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("office:import", pk)
    jobs.foresee.enqueue(made.pk)
    return redirect("office:import_rules", pk)


@require_safe
def import_rule(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Who gains and loses something under one rule, with the reason."""
    found, rule, sums = _of_rule(request, pk, slug)
    words = {Kind.GAINS: _("Krijgt het"), Kind.LOSES: _("Raakt het kwijt"), Kind.ABSENT: _("Staat niet in het bestand")}
    tabs = [(kind.value, word, sums[kind.value]) for kind, word in words.items()]
    asked = request.GET.get("kind", "")
    kind = asked if asked in Kind.values else next((key for key, _word, n in tabs if n), Kind.GAINS)
    rows = found.rows.filter(rule=rule, kind=kind).order_by("pk")
    context = {
        "held": found.staff_import,
        "rule": rule,
        "tabs": tabs,
        "kind": kind,
        "listing": listing(rows, request.GET.get("page"), size=25),
        "keeps": sums["keeps"],
        "more": sums[kind] > 500,
    }
    return page(request, "office/import_rule.html", context)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The first five hundred of each rule and kind as a table to keep."""
    held = _held(request, pk)
    found = get_object_or_404(Foresight.objects.visible_to(request.user).exclude(finished_at=None), staff_import=held)
    heads = [_("Leerregel"), _("Wat er gebeurt"), _("Nummer"), _("Naam"), _("Waarom")]
    rows = found.rows.select_related("rule").order_by("rule__title", "kind", "pk")
    cells = (
        (row.rule.title, row.get_kind_display(), row.number, row.name, "; ".join(row.because))
        for row in rows.iterator(chunk_size=500)
    )
    return download(request, f"{_('regels-bij-bestand')}-{held.pk}", heads, cells)


def _of_rule(request: HttpRequest, pk: int, slug: str) -> tuple[Foresight, Rule, dict[str, int]]:
    held = _held(request, pk)
    rows = Foresight.objects.visible_to(request.user).exclude(finished_at=None)
    found = get_object_or_404(rows, staff_import=held)
    found.staff_import = held
    rule = get_object_or_404(Rule.objects.visible_to(request.user), slug=slug)
    nothing = {"gains": 0, "keeps": 0, "loses": 0, "absent": 0}
    return found, rule, next((one for one in found.sums if one["rule"] == rule.pk), nothing)


def _held(request: HttpRequest, pk: int) -> StaffImport:
    require(permissions.may_foresee(request.user), NOT_HR)
    return get_object_or_404(StaffImport.objects.visible_to(request.user).filter(undoes=None).defer("content"), pk=pk)
