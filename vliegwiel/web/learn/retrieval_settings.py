"""Which questions come back to her, and switching that off: for one activity or for all of it, without a reason."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.enums import DAYS_A_WEEK, MOST_CARDS
from vliegwiel.areas.retrieval.models import Deck
from vliegwiel.kit.page import page


@require_safe
def retrieval_settings(request: HttpRequest) -> HttpResponse:
    context = {
        "decks": queries.decks(request.user),
        "none": queries.wants_none(request.user),
        "limits": _limits(request),
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
def retrieval_limits(request: HttpRequest) -> HttpResponse:
    """Fewer a day or a week: never more than everybody's."""
    given = [request.POST.get(name, "") for name in ("cards", "days")]
    cards, days = (int(one) if one.isdecimal() else 0 for one in given)
    try:
        actions.limit(cards=cards, days=days, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Bewaard. Het geldt vanaf nu, en je kunt het altijd weer veranderen."))
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


def _limits(request: HttpRequest) -> dict[str, list[tuple[int, bool]]]:
    """What she may choose, and what she chose."""
    cards, days = queries.limits_of(request.user)
    return {
        "cards": [(n, n == cards) for n in range(1, MOST_CARDS + 1)],
        "days": [(n, n == days) for n in range(1, DAYS_A_WEEK + 1)],
    }


def _deck(request: HttpRequest, pk: int) -> Deck:
    return get_object_or_404(Deck.objects.visible_to(request.user).select_related("activity__retirement"), pk=pk)
