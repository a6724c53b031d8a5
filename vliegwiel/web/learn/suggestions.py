"""What could be of use to me now, why, and what to do with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.moments import actions, queries
from vliegwiel.areas.moments.enums import Nope
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.shell import around

HERE = "learn:suggestions"


@require_safe
def suggestions(request):
    found = queries.suggestions(request.user, around(request).organisation)
    return page(request, "learn/suggestions.html", {"found": found, "reasons": Nope.choices[1:]})


@require_safe
def suggestions_dismissed(request):
    """What she turned down, and can have back."""
    shown = leaf(queries.dismissed(request.user), page_number(request.GET.get("page")), size=25)
    said = titles(row.activity_id for row in shown)
    rows = [(row, as_words(said.get(row.activity_id, {}))) for row in shown]
    return page(request, "learn/suggestions_dismissed.html", {"rows": rows, "leaf": shown})


@require_POST
def shown(request):
    """What the page shows, noted by itself."""
    slugs = request.POST.getlist("slug")[:6]
    actions.note_shown(list(Activity.objects.published().filter(slug__in=slugs)), by=request.user)
    return HttpResponse(status=204)


def _one(slug):
    return get_object_or_404(Activity.objects.published(), slug=slug)


@require_POST
def opening(request, slug):
    actions.open_suggestion(_one(slug), by=request.user)
    return redirect("learn:activity", slug)


@require_POST
def not_now(request, slug):
    actions.not_now(_one(slug), by=request.user)
    messages.success(request, _("Niet nu. Over vier weken kan het weer langskomen."))
    return redirect(HERE)


@require_POST
def not_relevant(request, slug):
    reason = request.POST.get("reason", "")
    actions.not_relevant(_one(slug), by=request.user, reason=reason if reason in Nope.values else Nope.NONE)
    messages.success(request, _("We stellen dit niet meer voor. Je vindt het terug bij wat je wegdeed."))
    return redirect(HERE)


@require_POST
def return_(request, slug):
    actions.suggest_again(get_object_or_404(Activity, slug=slug), by=request.user)
    messages.success(request, _("Dit kan weer langskomen."))
    return redirect("learn:suggestions_dismissed")
