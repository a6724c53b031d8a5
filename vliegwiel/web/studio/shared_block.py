"""One shared block: what its keeper changed and did not bring out yet, where it is used, and who keeps it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import jobs, permissions, queries
from vliegwiel.areas.catalogue.enums import Deed
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number

from .care import Owner
from .drafts import activity_of, blocks_shown


@require_safe
def shared_block(request, slug):
    return _page(request, shared_of(request, slug))


@require_POST
def release(request, slug):
    shared = shared_of(request, slug)
    before = queries.latest_release(shared)
    try:
        made = catalogue.release(shared, by=request.user, note=request.POST.get("note", ""))
    except catalogue.Incomplete as refused:
        return _page(request, shared, missing=refused.missing, status=422)
    if before and made.number == before.number:
        messages.info(request, _("Er is niets veranderd sinds de vorige versie. Er is niets uitgebracht."))
    else:
        text = _("Versie {number} is uitgebracht. Wie de bouwsteen gebruikt krijgt bericht; er verandert nog niets.")
        messages.success(request, text.format(number=made.number))
    return redirect("studio:shared_block", slug)


@require_POST
def rollouts(request, slug):
    """One deed in many activities: taking over, or making loose everywhere."""
    shared = shared_of(request, slug)
    deed = request.POST.get("deed", "")
    latest = queries.latest_release(shared)
    if deed not in (Deed.TAKE, Deed.LOOSEN) or latest is None:
        raise Http404
    try:
        rollout = catalogue.begin_rollout(shared, deed=deed, number=latest.number, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("studio:shared_block", slug)
    jobs.roll_out.enqueue(rollout.pk)
    return redirect("studio:rollout", slug, rollout.pk)


@require_POST
def keeping(request, slug):
    shared = shared_of(request, slug)
    catalogue.take_keeping(shared, by=request.user)
    messages.success(request, _("Jij houdt deze bouwsteen nu bij. Wat iemand laat liggen, hoor jij."))
    return redirect("studio:shared_block", slug)


@require_POST
def handover(request, slug):
    shared = shared_of(request, slug)
    form = Owner(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Kies wie de bouwsteen gaat bijhouden."))
        return redirect(f"{reverse('studio:shared_block', args=[slug])}#care")
    catalogue.set_owner(shared, to=form.cleaned_data["to"], by=request.user)
    messages.success(request, _("{name} houdt hem nu bij.").format(name=form.cleaned_data["to"].name))
    return redirect("studio:shared_block", slug)


@require_POST
def removal(request, slug):
    try:
        catalogue.remove_shared(shared_of(request, slug), by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect(f"{reverse('studio:shared_block', args=[slug])}#care")
    messages.success(request, _("De bouwsteen is weggehaald. Je vindt hem bij ‘Weggehaald’ en kunt hem terugzetten."))
    return redirect("studio:shared_blocks")


@require_POST
def comeback(request, slug):
    catalogue.return_shared(shared_of(request, slug), by=request.user)
    messages.success(request, _("De bouwsteen is terug. Anderen kunnen hem weer gebruiken."))
    return redirect("studio:shared_block", slug)


def shared_of(request, slug: str) -> Activity:
    """The shared block; 404 for an activity."""
    shared = activity_of(request, slug)
    if not shared.is_shared:
        raise Http404
    return shared


def _page(request, shared: Activity, *, missing=(), status=200):
    latest = queries.latest_release(shared)
    if latest is None:
        raise Http404
    uses = queries.used_in(shared, page=page_number(request.GET.get("page")))
    may_edit = permissions.may_edit(request.user, shared)
    context = {
        "shared": shared,
        "latest": latest,
        "shown": blocks_shown(queries.version_of(latest, request.user.language)),
        "difference": queries.unreleased(shared, latest) if may_edit else None,
        "uses": uses,
        "rows": [(row, permissions.may_edit(request.user, row.activity)) for row in uses.rows],
        "behind_mine": any(row.behind and permissions.may_edit(request.user, row.activity) for row in uses.rows),
        "may_edit": may_edit,
        "may_take_keeping": permissions.may_take_keeping(request.user, shared) and shared.owner_id != request.user.pk,
        "keeper_left": shared.owner.left_on is not None,
        "retired": getattr(shared, "retirement", None),
        "missing": missing,
        "note": request.POST.get("note", ""),
        "owner": Owner() if may_edit else None,
        "rollout": shared.rollouts.first(),
    }
    return page(request, "studio/shared_block.html", context, status=status)
