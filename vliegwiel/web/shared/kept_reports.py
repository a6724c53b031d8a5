"""What two doors do with a kept question: ask it again, share it, let it come by, take it over, throw it away."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.reports import actions, permissions, queries
from vliegwiel.areas.reports.enums import Rhythm, Scope
from vliegwiel.areas.reports.models import SavedView, Schedule
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .listing import Listing, listing
from .person_field import PersonField
from .reporting import address, ask_in


@dataclass(frozen=True)
class Shelf:
    """Where views of one scope stand: the names of its pages, with whom they are shared, and who may not come in."""

    scope: Scope
    answer: str
    views: str
    keeping: str
    view: str
    schedule: str
    schedule_end: str
    removal: str
    ownership: str
    shared: Any
    share: Any
    refused: Any


OFFICE = Shelf(
    scope=Scope.NAMES,
    answer="office:report",
    views="office:reports",
    keeping="office:report_views",
    view="office:report_view",
    schedule="office:report_schedule",
    schedule_end="office:report_schedule_end",
    removal="office:report_view_removal",
    ownership="office:report_view_ownership",
    shared=gettext_lazy("gedeeld met HR en opleiders"),
    share=gettext_lazy("Deel het met HR en opleiders. Ieder ziet wat zij zelf mag zien."),
    refused=gettext_lazy("Overzichten met namen zien HR en opleiders, en aantallen ook directie en ondernemingsraad."),
)
LEAD = Shelf(
    scope=Scope.TEAM,
    answer="lead:report",
    views="lead:report_views",
    keeping="lead:report_views",
    view="lead:report_view",
    schedule="lead:report_schedule",
    schedule_end="lead:report_schedule_end",
    removal="lead:report_view_removal",
    ownership="lead:report_view_ownership",
    shared=gettext_lazy("gedeeld met andere leidinggevenden"),
    share=gettext_lazy("Deel het met andere leidinggevenden. Ieder ziet alleen de eigen mensen."),
    refused=gettext_lazy("Dit is voor wie vandaag mensen leidt."),
)


class ScheduleForm(forms.Form):
    rhythm = forms.ChoiceField(label=gettext_lazy("Hoe vaak?"), choices=Rhythm, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Elke week op"),
        choices=[(number + 1, word) for number, word in WEEKDAYS.items()],
        coerce=int,
        required=False,
    )
    day = forms.IntegerField(
        label=gettext_lazy("Elke maand op de"), min_value=1, max_value=28, required=False, initial=1
    )
    keep = forms.MultipleChoiceField(
        label=gettext_lazy("Wie krijgt het?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    more = PersonField(
        label=gettext_lazy("Nog iemand"),
        help_text=gettext_lazy("Een naam, werkmail of personeelsnummer."),
        required=False,
    )


def number_in(typed: str) -> int:
    """0 for what is no number of a row."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def listed(request: HttpRequest, at: Shelf) -> Listing:
    """A page of what is kept here, each with its schedule."""
    return listing(
        queries.views_for(request.user, at.scope),
        request.GET.get("page"),
        size=25,
        rows=lambda views: [(one, getattr(one, "schedule", None)) for one in views],
    )


def asked_again(request: HttpRequest, pk: int, at: Shelf) -> HttpResponse:
    """On to its answer."""
    view = _found(request, pk, at)
    ask = Ask.read({**view.ask, **({"day": request.GET["day"]} if "day" in request.GET else {})})
    return redirect(address(at.answer, ask, view=view.pk))


def keep(request: HttpRequest, at: Shelf) -> HttpResponse:
    """What is on the screen: as a new view, or in the own one it came from."""
    ask = ask_in(QueryDict(request.POST.get("ask", "")))
    view = _found(request, number_in(request.POST["view"]), at) if request.POST.get("view") else None
    told = {"title": request.POST.get("title", ""), "is_shared": "shared" in request.POST, "scope": at.scope}
    stamp = number_in(request.POST.get("stamp", ""))
    try:
        held = actions.save_view(view, by=request.user, ask=ask, stamp=stamp if view else None, **told)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect(address(at.answer, ask, view=view.pk if view else 0))
    messages.success(request, _("Bewaard als ‘%(title)s’.") % {"title": held.title})
    return redirect(at.view, held.pk)


def throw_away(request: HttpRequest, pk: int, at: Shelf) -> HttpResponse:
    view = _found(request, pk, at)
    actions.remove_view(view, by=request.user)
    messages.success(request, _("‘%(title)s’ is weggegooid.") % {"title": view.title})
    return redirect(at.views)


def take_over(request: HttpRequest, pk: int, at: Shelf) -> HttpResponse:
    view = _found(request, pk, at)
    try:
        actions.take_over(view, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect(at.views)
    words = _("‘%(title)s’ is nu van jou. Zeg zelf of het weer langs moet komen.")
    messages.success(request, words % {"title": view.title})
    return redirect(at.schedule, pk)


def scheduled(request: HttpRequest, pk: int, at: Shelf, template: str) -> HttpResponse:
    """When it comes by, and whom."""
    require(permissions.may_see(request.user, at.scope), at.refused)
    mine = SavedView.objects.visible_to(request.user).filter(owner=request.user, scope=at.scope)
    view = get_object_or_404(mine, pk=pk)
    held = Schedule.objects.filter(view=view).first()
    people = {one.pk: one for one in Person.objects.by_name().filter(pk__in=_readers(held))} | {
        request.user.pk: request.user
    }
    initial: dict[str, Any] = {"rhythm": Rhythm.MONTH, "keep": [str(one) for one in people]}
    if held is not None:
        on = {"weekday": held.on} if held.rhythm == Rhythm.WEEK else {"day": held.on}
        initial |= {"rhythm": held.rhythm, **on, "keep": [str(one) for one in _readers(held)]}
    form = ScheduleForm(request.POST or None, initial=initial)
    form.fields["keep"].choices = [(str(one.pk), one.name) for one in people.values()]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        to = [people[int(one)] for one in said["keep"]] + ([said["more"]] if said["more"] else [])
        on = said["weekday"] if said["rhythm"] == Rhythm.WEEK else said["day"]
        try:
            actions.schedule(view, by=request.user, rhythm=said["rhythm"], on=on or 0, to=to)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, _("Bewaard. Het komt langs als bericht met een link, nooit als bestand."))
            return redirect(at.schedule, pk)
    context = {"view": view, "held": held, "form": form, "at": at}
    return page(request, template, context, status=422 if form.errors else 200)


def stopped(request: HttpRequest, pk: int, at: Shelf) -> HttpResponse:
    actions.stop_schedule(_found(request, pk, at), by=request.user)
    messages.success(request, _("Het komt niet meer vanzelf langs."))
    return redirect(at.schedule, pk)


def _found(request: HttpRequest, pk: int, at: Shelf) -> SavedView:
    require(permissions.may_see(request.user, at.scope), at.refused)
    rows = SavedView.objects.visible_to(request.user).filter(scope=at.scope)
    return get_object_or_404(rows.select_related("owner"), pk=pk)


def _readers(held: Schedule | None) -> list[int]:
    return list(held.readers.order_by("pk").values_list("person", flat=True)) if held else []
