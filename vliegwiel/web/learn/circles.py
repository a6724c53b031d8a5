"""My groups: where one holds rituals with others, and how one begins a group of peers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.enums import Kind, Way
from vliegwiel.areas.community.models import Circle
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.person_field import PersonField

HELD = 6  # shown of what was held


class PeersForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Hoe heet de groep?"), max_length=80)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for n in range(1, queries.PEERS[1]):
            label = gettext_lazy("Collega {n}")
            self.fields[f"p{n}"] = PersonField(label=str(label).format(n=n), required=n < queries.PEERS[0])

    @property
    def people(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "name"]


@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    shown = {"circles": queries.circles_of(request.user), "rituals": queries.SHIPPED}
    return page(request, "learn/circles.html", shown)


def circle_new(request: HttpRequest) -> HttpResponse:
    form = PeersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people = [person for name, person in form.cleaned_data.items() if name != "name" and person]
        try:
            made = actions.begin_peers(name=form.cleaned_data["name"], people=people, by=request.user)
        except ValidationError as refused:
            form.add_error("name" if "name" in refused.message_dict else None, refused.messages)
        else:
            messages.success(request, _("De groep is er. Iedereen die erin zit, vindt hem bij Toepassen."))
            return redirect("learn:circle", made.key)
    wrong = request.method == "POST"
    return page(request, "learn/circle_new.html", {"form": form, "sizes": queries.PEERS}, status=422 if wrong else 200)


@require_safe
def circle(request: HttpRequest, key: str) -> HttpResponse:
    found = _hers(request, key)
    seats = queries.seats_of(found)
    mine = next((seat for seat in seats if seat.person_id == request.user.pk), None)
    peers = found.kind == Kind.PEERS
    shown = {
        "circle": found,
        "seats": seats,
        "mine": mine,
        "keeps": found.keeper_id == request.user.pk,
        "peers": peers,
        "turns": queries.turn_order(found, seats),
        "going_on": queries.open_meeting(found),
        "today": clock.today(),
        "rituals": [one for one in queries.rituals() if peers or not one.confidential],
        "waiting": queries.waiting(found),
        "held": queries.held(found)[:HELD],
    }
    return page(request, "learn/circle.html", shown)


@require_safe
def ritual(request: HttpRequest, key: str, ritual: str) -> HttpResponse:
    """The words of a ritual, to read beforehand and to print on one A4."""
    found = _hers(request, key)
    one = queries.ritual_called(ritual)
    if one is None:
        messages.info(request, _("Dit ritueel is er niet meer. Kies een ander."))
        return redirect("learn:circle", key)
    waiting = list(queries.waiting(found))
    going_on = queries.open_meeting(found)
    shown = {
        "circle": found,
        "ritual": one,
        "waiting": waiting,
        "going_on": going_on,
        **what_goes_with(one.confidential),
    }
    return page(request, "learn/ritual.html", shown)


def what_goes_with(confidential: bool) -> dict[str, Any]:
    """The roles, and the card of what stays among those who are there."""
    return {"roles": queries.ROLES, "card": queries.CONFIDENTIAL if confidential else ()}


@require_POST
def opening(request: HttpRequest, key: str, ritual: str) -> HttpResponse:
    found = _hers(request, key)
    one = queries.ritual_called(ritual)
    way = request.POST.get("way", "")
    if one is not None:
        try:
            made = actions.open_meeting(found, one, way=way if way in Way.values else Way.TOGETHER, by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            return redirect("learn:meeting", made.key)
    return redirect("learn:circle", key)


@require_POST
def skipping(request: HttpRequest, key: str) -> HttpResponse:
    skips = request.POST.get("skips") == "yes"
    actions.skip_leading(_hers(request, key), skips=skips, by=request.user)
    told = _("Je slaat het leiden voorlopig over.") if skips else _("Je doet weer mee met leiden.")
    messages.success(request, told)
    return redirect("learn:circle", key)


@require_POST
def leaving(request: HttpRequest, key: str) -> HttpResponse:
    try:
        actions.give_up_seat(_hers(request, key), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("learn:circle", key)
    messages.success(request, _("Je zit niet meer in deze groep."))
    return redirect("learn:circles")


@require_POST
def name(request: HttpRequest, key: str) -> HttpResponse:
    try:
        actions.rename_circle(_hers(request, key), name=request.POST.get("name", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("learn:circle", key)


@require_POST
def circle_end(request: HttpRequest, key: str) -> HttpResponse:
    actions.end_circle(_hers(request, key), by=request.user)
    messages.success(request, _("De groep is opgeheven, en alles wat erin stond is gewist."))
    return redirect("learn:circles")


def _hers(request: HttpRequest, key: str) -> Circle:
    return get_object_or_404(Circle.objects.visible_to(request.user).select_related("keeper"), key=key)
