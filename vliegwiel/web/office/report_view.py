"""A question that is kept: to ask again, to share, to let come by, to take over and to throw away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.reports import actions, permissions
from vliegwiel.areas.reports.enums import Rhythm
from vliegwiel.areas.reports.models import SavedView, Schedule
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField
from vliegwiel.web.shared.reporting import address, ask_in

from .reports import READERS


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


@require_safe
def report_view(request: HttpRequest, pk: int) -> HttpResponse:
    """On to its answer: with names for who sees those, of her own people for who leads them."""
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk) if _sees(request) else _any(request, pk)
    ask = Ask.read({**view.ask, **({"day": request.GET["day"]} if "day" in request.GET else {})})
    return redirect(address("office:report", ask, view=view.pk))


def _sees(request: HttpRequest) -> bool:
    return permissions.may_see_names(request.user)


def _any(request: HttpRequest, pk: int) -> SavedView:
    """Of a view that comes by her, or is shared, a manager may have the question; the answer is of her own people."""
    require(permissions.may_see_counts(request.user) or permissions.may_see_team(request.user), READERS)
    reads = Schedule.objects.filter(readers__person=request.user).values("view")
    mine = SavedView.objects.filter(pk__in=reads) | SavedView.objects.filter(is_shared=True)
    return get_object_or_404(mine.distinct(), pk=pk)


@require_POST
def views(request: HttpRequest) -> HttpResponse:
    """Keep what is on the screen: as a new view, or in the own one it came from."""
    ask = ask_in(QueryDict(request.POST.get("ask", "")))
    view = None
    if request.POST.get("view"):
        view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=_number(request.POST["view"]))
    told = {"title": request.POST.get("title", ""), "is_shared": "shared" in request.POST}
    stamp = _number(request.POST.get("stamp", ""))
    try:
        held = actions.save_view(view, by=request.user, ask=ask, stamp=stamp if view else None, **told)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect(address("office:report", ask, view=view.pk if view else 0))
    messages.success(request, _("Bewaard als ‘%(title)s’.") % {"title": held.title})
    return redirect("office:report_view", held.pk)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    actions.remove_view(view, by=request.user)
    messages.success(request, _("‘%(title)s’ is weggegooid.") % {"title": view.title})
    return redirect("office:reports")


@require_POST
def ownership(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    try:
        actions.take_over(view, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("office:reports")
    words = _("‘%(title)s’ is nu van jou. Zeg zelf of het weer langs moet komen.")
    messages.success(request, words % {"title": view.title})
    return redirect("office:report_schedule", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    require(_sees(request), READERS)
    view = get_object_or_404(SavedView.objects.visible_to(request.user).filter(owner=request.user), pk=pk)
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
            return redirect("office:report_schedule", pk)
    context = {"view": view, "held": held, "form": form}
    return page(request, "office/report_schedule.html", context, status=422 if form.errors else 200)


@require_POST
def schedule_end(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    actions.stop_schedule(view, by=request.user)
    messages.success(request, _("Het komt niet meer vanzelf langs."))
    return redirect("office:report_schedule", pk)


def _readers(held: Schedule | None) -> list[int]:
    return list(held.readers.order_by("pk").values_list("person", flat=True)) if held else []


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0
