"""Team this week: four cards, one verb each."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Extension
from vliegwiel.areas.learning.permissions import may_answer_extension
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Moment
from vliegwiel.kit.page import page
from vliegwiel.web.shared.shell import around


def team(request: HttpRequest) -> HttpResponse:
    week = queries.team_week(request.user, around(request).organisation)
    open_cards = [card for card in week.cards if card.thing and not card.thing.done]
    first = next((card for card in open_cards if card.waits), open_cards[0] if open_cards else None)
    things = [card.thing for card in week.cards if card.thing]
    shown = {
        "week": week,
        "done": bool(things) and all(thing.done for thing in things),
        "cards": [(card, card is first, queries.MINUTES.get(card.name, 0)) for card in week.cards],
        "minutes": queries.minutes_of(week.cards),
        "own": week.own,
    }
    return page(request, "lead/team.html", shown, parts=("cards",))


@require_POST
def moment(request: HttpRequest, pk: int) -> HttpResponse:
    return _ticked(request, pk, actions.mark_moment)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    return _ticked(request, pk, actions.undo_moment)


@require_POST
def later_date(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no to a later date, on the card itself."""
    found = Extension.objects.select_related("assignment__person").filter(pk=pk).first()
    if found is None or not may_answer_extension(request.user, found):
        raise Http404
    granted = request.POST.get("granted") == "yes"
    try:
        learning.answer_later_date(found, granted=granted, by=request.user)
    except ValidationError as refused:
        messages.info(request, refused.messages[0])
    else:
        name = found.assignment.person.name
        said = _("{name} heeft meer tijd.") if granted else _("De datum van {name} blijft zoals hij was.")
        messages.success(request, said.format(name=name))
    return redirect("lead:team")


def _ticked(request: HttpRequest, pk: int, verb) -> HttpResponse:
    person = get_object_or_404(Person.objects.led_by(request.user), pk=pk)
    kind = request.POST.get("kind", "")
    if kind not in Moment.values:
        messages.error(request, _("Dat konden we niet bewaren. Probeer het nog eens."))
        return redirect("lead:team")
    verb(person, kind=kind, by=request.user)
    return team(request) if request.htmx else redirect("lead:team")
