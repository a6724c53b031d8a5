"""A newer release of a shared block, offered to one activity: what differs, and taking it over or leaving it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit.page import page

from .drafts import draft_of, editable


@require_safe
def offer(request, slug, shared):
    return _page(request, draft_of(request, slug), shared)


@require_POST
def taking(request, slug, shared):
    draft = editable(request, slug)
    offered = _offered(draft, shared)
    try:
        catalogue.take_over(offered.use, number=_number(request), by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("studio:draft", slug, draft.language)
    messages.success(request, _("Overgenomen in het concept. Collega’s zien het pas als je publiceert."))
    return redirect("studio:draft", slug, draft.language)


@require_POST
def deferral(request, slug, shared):
    draft = editable(request, slug)
    offered = _offered(draft, shared)
    why = request.POST.get("why", "")
    try:
        catalogue.leave_offer(offered.use, number=_number(request), why=why, by=request.user)
    except ValidationError as refused:
        return _page(request, draft, shared, problem=refused.messages[0], status=422)
    messages.success(request, _("Je laat het voor nu liggen. Wie de bouwsteen bijhoudt leest waarom."))
    return redirect("studio:draft", slug, draft.language)


def _page(request, draft, shared, *, problem="", status=200):
    offered = _offered(draft, shared)
    context = {
        "draft": draft,
        "activity": draft.activity,
        "offer": offered,
        "keeper": offered.use.shared.owner,
        "differences": [(Language(code).label, one) for code, one in offered.differences],
        "may_edit": permissions.may_edit(request.user, draft.activity),
        "problem": problem,
    }
    return page(request, "studio/offer.html", context, status=status)


def _offered(draft, shared):
    found = queries.offer(draft.activity, shared)
    if found is None:
        raise Http404
    return found


def _number(request) -> int:
    given = request.POST.get("release", "")
    return int(given) if given.isdecimal() else 0
