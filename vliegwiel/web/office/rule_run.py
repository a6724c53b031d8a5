"""One run: how far it is, what it did, and taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning import actions, jobs
from vliegwiel.areas.learning.models import RuleRun
from vliegwiel.areas.learning.queries import titles
from vliegwiel.kit.page import page
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.listing import listing

from .rules import may_look

FEW = 20


@require_safe
def rule_run(request, pk):
    run = _find(request, pk)
    activity = run.version.activity_id if run.version else (run.undoes or run).asks.get("activity")
    undone = getattr(run, "undone_by", None)
    context = {
        "run": run,
        "undone": undone,
        "title": str(as_words(titles([activity]).get(activity, {}))) if activity else "",
        "share": f"{run.done} / {run.total}",
        "counts": run.counts,
        "names": run.counts.get("names", ())[:FEW],
        "reason": run.asks.get("reason", ""),
        "may_undo": run.state == "done" and run.kind in ("on", "day", "hand") and bool(run.counts.get("given")),
    }
    return page(request, "office/rule_run.html", context, parts=("progress",))


@require_safe
def runs(request):
    """The job log: everything that was given or taken back in one go."""
    may_look(request)
    found = RuleRun.objects.select_related("by", "rule").defer("asks").order_by("-pk")
    return page(request, "office/rule_runs.html", {"listing": listing(found, request.GET.get("page"), size=25)})


@require_POST
def undoing(request, pk):
    run = _find(request, pk)
    try:
        undo = actions.undo_run(run, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("office:rule_run", pk)
    jobs.run_rule.enqueue(undo.pk)
    return redirect("office:rule_run", undo.pk)


def _find(request, pk) -> RuleRun:
    may_look(request)
    return get_object_or_404(RuleRun.objects.select_related("rule", "version", "by", "undoes", "undone_by"), pk=pk)
