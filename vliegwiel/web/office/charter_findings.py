"""What is on the shelf, held beside one version of the charter: how far checking is, and what fails where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions, jobs, permissions, queries
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.models import Charter
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.charter import beliefs

ORDER = ("passed", "failed", "waived", "not_applicable")


@require_safe
def charter_findings(request: HttpRequest, number: int) -> HttpResponse:
    require(permissions.may_see_checks(request.user), _("Dit zien de directie, de opleiders en de auteurs."))
    charter = get_object_or_404(Charter.objects.visible_to(request.user), number=number)
    recheck = charter.rechecks.first()
    check = request.GET.get("check", "")
    check = check if check in Check.values else ""
    running = recheck is not None and not recheck.is_done
    rows = leaf(queries.failing_under(charter, check=check), page_number(request.GET.get("page")))
    context = {
        "charter": charter,
        "recheck": recheck,
        "running": running,
        "stale": recheck is not None and recheck.version != charter.version,
        "share": f"{recheck.done} / {recheck.total}" if recheck else "",
        "outcome": _outcome(charter, recheck.report) if recheck and recheck.is_done else [],
        "check": check,
        "check_word": Check(check).label if check else "",
        "rows": []
        if running
        else [(row, _failed(row, check), permissions.may_edit(request.user, row.edition.activity)) for row in rows],
        "leaf": rows,
        "query": f"check={check}" if check else "",
        "may_recheck": permissions.may_recheck(request.user),
    }
    return page(request, "office/charter_findings.html", context, parts=("findings",))


@require_POST
def charter_recheck(request: HttpRequest, number: int) -> HttpResponse:
    charter = get_object_or_404(Charter.objects.visible_to(request.user), number=number)
    asked = actions.ask_recheck(charter, by=request.user)
    jobs.recheck.enqueue(asked.pk)
    return redirect("office:charter_findings", number)


def _outcome(charter: Charter, report: dict) -> list[dict]:
    """Per principle that is checked: how many editions passed, failed, were waived or were not asked."""
    return [
        {"belief": one, "check": one.principle.check_by, **{name: counts.get(name, 0) for name in ORDER}}
        for one in beliefs(charter)
        if one.asks
        for counts in [report.get(one.principle.check_by, {})]
    ]


def _failed(row, check: str) -> list:
    wanted = [one for one in queries.checked(row) if one.outcome == "failed" and not one.waived]
    return [one for one in wanted if not check or one.check == check]


def _may_mend(request: HttpRequest, row) -> bool:
    return permissions.may_edit(request.user, row.edition.activity)
