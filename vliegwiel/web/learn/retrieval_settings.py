"""Which questions come back to her, and switching that off: for one activity or for all of it, without a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Deck
from vliegwiel.kit.page import page


@require_safe
def retrieval_settings(request: HttpRequest) -> HttpResponse:
    context = {
        "decks": queries.decks(request.user),
        "none": queries.wants_none(request.user),
    }
    return page(request, "learn/retrieval_settings.html", context)


@require_POST
def retrieval_switch(request: HttpRequest) -> HttpResponse:
    """All of it: `on`, else off."""
    if "on" in request.POST:
        actions.switch_all_on(by=request.user)
    else:
        actions.switch_all_off(by=request.user)
        messages.success(request, _("Er komt niets meer terug. Wat je deed staat er nog; wissen kan ook."))
    return redirect("learn:retrieval_settings")


@require_POST
def retrieval_erasure(request: HttpRequest) -> HttpResponse:
    actions.wipe_all(by=request.user)
    messages.success(request, _("Alles wat je met ophaaloefeningen deed is gewist."))
    return redirect("learn:retrieval_settings")


@require_POST
def deck_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity: `on`, `keep` after her work changed, else off."""
    deck = _deck(request, pk)
    try:
        if "on" in request.POST:
            actions.switch_on(deck, by=request.user)
        elif "keep" in request.POST:
            actions.keep(deck, by=request.user)
        else:
            actions.switch_off(deck, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("learn:retrieval_settings")


@require_POST
def deck_erasure(request: HttpRequest, pk: int) -> HttpResponse:
    actions.wipe(_deck(request, pk), by=request.user)
    messages.success(request, _("Wat je met deze vragen deed is gewist. Ze komen niet terug tot je ze weer aanzet."))
    return redirect("learn:retrieval_settings")


def _deck(request: HttpRequest, pk: int) -> Deck:
    return get_object_or_404(Deck.objects.visible_to(request.user).select_related("activity__retirement"), pk=pk)
