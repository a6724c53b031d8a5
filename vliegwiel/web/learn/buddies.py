"""Maatjes: what I want one for, who fits, and the three times we see each other. Nobody else reads any of it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.buddies import actions, queries
from vliegwiel.areas.buddies.enums import Side
from vliegwiel.areas.buddies.models import Contact, Pair, Wish
from vliegwiel.areas.moments.models import OwnGoal
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.page import page

HERE = "learn:buddies"
MOST_WISHES = 3


class WishForm(forms.Form):
    behaviour = forms.TypedChoiceField(label=gettext_lazy("Waarvoor?"), coerce=int, widget=forms.RadioSelect)
    side = forms.ChoiceField(
        label=gettext_lazy("Wat zoek je?"), choices=Side, initial=Side.WANTS, widget=forms.RadioSelect
    )
    elsewhere = forms.BooleanField(label=gettext_lazy("Liever iemand van een ander team"), required=False)

    def __init__(self, data, *, behaviours, chosen=""):
        super().__init__(data, initial={"behaviour": chosen})
        self.fields["behaviour"].choices = [(one.pk, str(one.action)) for one in behaviours]


def buddies(request: HttpRequest) -> HttpResponse:
    me = request.user
    wishes = list(queries.wishes_of(me)[:MOST_WISHES])
    mine = {one.pk: one for one in _mine(me)}
    form = WishForm(request.POST or None, behaviours=mine.values(), chosen=request.GET.get("behaviour", ""))
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            actions.wish(mine[said["behaviour"]], side=said["side"], elsewhere=said["elsewhere"], by=me)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(
                request, _("Bewaard. Alleen wie hiervoor een maatje zoekt of wil zijn, kan jou hier vinden.")
            )
            return redirect(HERE)
    chosen = _chosen(request, wishes)
    shown = {
        "standing": queries.standing(me),
        "wishes": wishes,
        "chosen": chosen,
        "matches": queries.matches(chosen) if chosen else [],
        "form": form,
        "can_wish": len(wishes) < MOST_WISHES and bool(mine),
    }
    return page(request, "learn/buddies.html", shown, status=422 if form.errors else 200)


@require_POST
def wish_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unwish(_wish(request, pk), by=request.user)
    messages.success(request, _("Weggehaald. Niemand vindt je hier nog voor."))
    return redirect(HERE)


@require_POST
def question(request: HttpRequest, pk: int) -> HttpResponse:
    wish = _wish(request, pk)
    to = get_object_or_404(Person, pk=request.POST.get("to") or 0)
    try:
        actions.ask(wish, to=to, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("%(name)s krijgt je vraag. Nee zeggen mag, zonder reden.") % {"name": to.name})
    return redirect(HERE)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    pair = _pair(request, pk)
    try:
        if request.POST.get("said") == "yes":
            actions.accept(pair, by=request.user)
            messages.success(request, _("Jullie zijn maatjes. De drie momenten staan klaar."))
        else:
            actions.stop(pair, by=request.user)
            messages.success(request, _("Prima. Niemand hoort ervan."))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(HERE)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    actions.stop(_pair(request, pk), by=request.user)
    messages.success(request, _("Gestopt. Een reden is niet nodig."))
    return redirect(HERE)


@require_POST
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    mine = Contact.objects.filter(pair__in=Pair.objects.visible_to(request.user)).select_related("pair")
    contact = get_object_or_404(mine, pk=pk)
    verb = actions.untick if "undo" in request.POST else actions.tick
    verb(contact, by=request.user)
    return redirect(HERE)


def _mine(me: Person):
    """The behaviours she plans, or chose as a goal of her own."""
    planned = Plan.objects.standing().filter(person=me, behaviour__isnull=False).values("behaviour")
    chosen = OwnGoal.objects.filter(person=me, behaviour__isnull=False).values("behaviour")
    either = TargetBehaviour.objects.standing().filter(pk__in=planned) | TargetBehaviour.objects.standing().filter(
        pk__in=chosen
    )
    return either.order_by("pk")


def _chosen(request: HttpRequest, wishes: list[Wish]) -> Wish | None:
    """Of which wish she looks who fits: the one in the address, else the first."""
    asked = request.GET.get("wish", "")
    return next((one for one in wishes if str(one.pk) == asked), wishes[0] if wishes else None)


def _wish(request: HttpRequest, pk: int) -> Wish:
    return get_object_or_404(Wish.objects.visible_to(request.user).select_related("person", "behaviour"), pk=pk)


def _pair(request: HttpRequest, pk: int) -> Pair:
    return get_object_or_404(Pair.objects.visible_to(request.user).select_related("person", "other"), pk=pk)
