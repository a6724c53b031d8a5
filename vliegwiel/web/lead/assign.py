"""Give people something to learn: which, to whom, why, by when; and what it asks of their weeks."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import because, edition_for, programme_sections, shelf, with_because
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.queries import GROUP, group_weeks, what_it_asks
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.closed_weeks import ClosedWeeks
from vliegwiel.web.shared.shell import around

WEEKS = 4  # over which what has no date is spread


class AssignForm(ClosedWeeks):
    people = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(max_length=280, widget=forms.Textarea({"rows": 3}))
    due = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def assign(request: HttpRequest) -> HttpResponse:
    slug = request.GET.get("activity", "")
    return _give(request, slug) if slug else _choose(request)


def _choose(request: HttpRequest) -> HttpResponse:
    search = request.GET.get("q", "")
    number = request.GET.get("page", "1")
    found = shelf(request.user, search=search, page=int(number) if number.isdecimal() else 1)
    return page(
        request,
        "lead/assign.html",
        {"shelf": found, "search": search, "earlier": found.page - 1, "later": found.page + 1},
    )


def _give(request: HttpRequest, slug: str) -> HttpResponse:
    activity = get_object_or_404(with_because(Activity.objects.published()), slug=slug)
    team = list(Person.objects.led_by(request.user).by_name())
    everybody = [str(one.pk) for one in team]
    initial = {"people": everybody if "team" in request.GET else request.GET.getlist("people")}
    form = AssignForm(request.POST or None, initial=initial)
    form.fields["people"].choices = [(str(one.pk), one.name) for one in team]
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in team if str(one.pk) in form.cleaned_data["people"]]
        words = {name: form.cleaned_data[name] for name in ("reason", "due")}
        try:
            if "room" in request.POST:
                actions.ask_room(activity, to=chosen, by=request.user, **words)
                messages.success(request, _("Gevraagd aan HR en de opleiders. Tot hun antwoord krijgt niemand iets."))
                return redirect("lead:room")
            given = actions.assign_many(activity, to=chosen, by=request.user, **words, **form.ways_out())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            _tell(request, len(given.new), len(given.had) + len(given.done))
            return redirect("lead:given")
    edition = edition_for(activity, request.user)
    return page(
        request,
        "lead/assign_people.html",
        {
            "activity": activity,
            "edition": edition,
            "programme": programme_sections(edition.blocks) if edition and activity.is_programme else (),
            "because": because(activity),
            "form": form,
            "team": team,
            **_asks(request, activity, team, form),
        },
        parts=("asks",),
        status=422 if form.errors else 200,
    )


def _asks(request: HttpRequest, activity: Activity, team: list[Person], form: AssignForm) -> dict:
    """What it asks: of the whole team as a group, whoever is chosen, so that choosing two ways tells nobody's minutes;
    and of whom no more may be asked."""
    keys = set(form.data.getlist("people") if form.is_bound else form.initial["people"])
    due = _date((form.data if form.is_bound else request.GET).get("due") or "")
    organisation = around(request).organisation
    asks = what_it_asks(team, activity, due, organisation=organisation)
    chosen = [row for row in asks.people if str(row.person.pk) in keys]
    new = [row for row in chosen if not row.had]
    weeks = max(1, (due - clock.today()).days // 7 + 1) if due else WEEKS
    return {
        "minutes": asks.minutes,
        "chosen": chosen,
        "new": new,
        "total": asks.minutes * len(new),
        "no_room": [row.person for row in new if row.no_room] if activity.purpose != Purpose.LEGAL else [],
        "must_anyway": activity.purpose == Purpose.LEGAL and any(row.no_room for row in new),
        "before": group_weeks(row.before for row in asks.people),
        "after": group_weeks(row.after if row in new else row.before for row in asks.people),
        "a_week": asks.minutes // weeks,
        "room_a_week": organisation.weekly_minutes,
        "least": GROUP,
    }


def _date(typed: str) -> dt.date | None:
    try:
        return parse_date(typed)
    except ValueError:  # 31 February
        return None


def _tell(request: HttpRequest, new: int, had: int) -> None:
    if new:
        words = ngettext("Gevraagd aan %(n)s persoon.", "Gevraagd aan %(n)s mensen.", new) % {"n": new}
        messages.success(request, words)
    if had:
        words = ngettext(
            "%(n)s persoon had dit al; daar verandert niets.", "%(n)s mensen hadden dit al; daar verandert niets.", had
        )
        messages.info(request, words % {"n": had})
