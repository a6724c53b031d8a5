"""One deed with a shared block in many activities: how far it is, what came of it, what can be done next."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import jobs, permissions, queries
from vliegwiel.areas.catalogue.enums import Deed
from vliegwiel.areas.catalogue.models import Rollout
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import cut, page_number

from .shared_block import shared_of

SHOWN = 50  # that are ready, on a page


@require_safe
def rollout(request, slug, pk):
    shared = shared_of(request, slug)
    found = _found(shared, pk)
    progress = queries.rollout_progress(found)
    mine = found.by_id == request.user.pk
    over = found.finished_at is not None
    ready = queries.ready_to_publish(found) if over and mine and found.deed == Deed.TAKE else []
    items = queries.rollout_items(found, page=page_number(request.GET.get("page"))) if over else None
    context = {
        "shared": shared,
        "rollout": found,
        "running": not over,
        "progress": progress,
        "share": f"{progress.done + progress.skipped} / {progress.total}",
        "handled": progress.done + progress.skipped,
        "items": items,
        "editable": {
            item.pk for item in (items.rows if items else ()) if permissions.may_edit(request.user, item.activity)
        },
        "ready": cut(ready, page_number(request.GET.get("ready")), SHOWN),
        "all_ready": len(ready),
        "may_take_back": over and mine and found.deed == Deed.TAKE and progress.done,
        "title": queries.release_title(shared),
    }
    return page(request, "studio/rollout.html", context, parts=("progress",))


@require_POST
def next_step(request, slug, pk):
    """Publish what is ready of it, or take it back; for who asked for it."""
    shared = shared_of(request, slug)
    found = _found(shared, pk)
    deed = request.POST.get("deed", "")
    if deed not in (Deed.PUBLISH, Deed.BACK) or found.by_id != request.user.pk:
        raise Http404
    chosen = [int(key) for key in request.POST.getlist("activity") if key.isdigit()]
    try:
        begun = catalogue.begin_rollout(
            shared,
            deed=deed,
            number=found.release,
            after=found,
            activities=chosen if deed == Deed.PUBLISH and "all" not in request.POST else None,
            by=request.user,
        )
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("studio:rollout", slug, pk)
    jobs.roll_out.enqueue(begun.pk)
    return redirect("studio:rollout", slug, begun.pk)


def _found(shared, pk) -> Rollout:
    return get_object_or_404(Rollout.objects.select_related("by", "after"), shared=shared, pk=pk)
