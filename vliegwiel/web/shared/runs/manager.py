"""Somebody who leads a team: who is in it, what it is about now, one talk, time to learn, and what he does not see."""

import datetime as dt

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning import queries as learned
from vliegwiel.areas.learning.models import TimeBudget
from vliegwiel.areas.learning.permissions import may_give_time
from vliegwiel.areas.moments.queries import asked_of, moment_at
from vliegwiel.areas.people.models import Person, Placement, Unit
from vliegwiel.areas.people.queries import reports_of
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice import queries as practised
from vliegwiel.areas.practice.enums import TalkKind
from vliegwiel.areas.welcome import actions, queries
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit import clock

from .step import STAY, FirstRun, Made, Step

CARDS = 8
TALKS = 8
AT = dt.time(10)
NO_TEAM = gettext_lazy(
    "Er is nog niemand aan jou gekoppeld. Zodra HR dat doet, kun je dit doen; tot dan hoeft het niet."
)


class TeamForm(forms.Form):
    doubt = forms.IntegerField(required=False)  # a button of its own beside each name
    missing = forms.CharField(
        label=gettext_lazy("Mis je iemand?"),
        help_text=gettext_lazy("Schrijf de naam. HR kijkt ernaar en antwoordt je."),
        max_length=120,
        required=False,
    )


class Team(Step):
    key = "team"
    name = gettext_lazy("Je team")
    question = gettext_lazy("Is dit je team?")
    lead = gettext_lazy("Wie hier staat, zie jij in de academie. Klopt er iets niet, dan vraag je het HR met één tik.")
    verb = gettext_lazy("Dit klopt")
    sees = (gettext_lazy("jij"), gettext_lazy("HR en beheer"), gettext_lazy("wie je noemt"))
    again = True
    stayed = gettext_lazy("Gevraagd aan HR. Je hoort het antwoord bij je berichten.")
    template = "shared/runs/manager_team.html"

    def form(self, person, data=None, files=None):
        return TeamForm(data)

    def show(self, person, form):
        asked = queries.doubts_of(person)
        doubted = {one.person_id for one in asked}
        rows = [(one, one.person in doubted) for one in reports_of(person)]
        return {"rows": rows, "missed": [one.words for one in asked if one.person_id is None]}

    def take(self, person, said):
        if said["doubt"]:
            found = Person.objects.led_by(person).filter(pk=said["doubt"]).first()
            if found is not None:
                actions.doubt_team(by=person, person=found)
            return STAY
        if said["missing"]:
            actions.doubt_team(by=person, words=said["missing"])
            return STAY
        return None

    def made(self, run):
        team, asked = Person.objects.led_by(run.person).count(), len(queries.doubts_of(run.person))
        words = _("Je team bekeken: {n} mensen").format(n=team)
        if asked:
            words = _("Je team bekeken; HR kijkt naar {n} van je vragen").format(n=asked)
        return [Made(words, reverse("lead:people"), "users")]


class BehaviourForm(forms.Form):
    behaviour = forms.ChoiceField(label=gettext_lazy("Hier letten we dit kwartaal op"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, behaviours, initial=None):
        super().__init__(data, initial=initial)
        self.behaviours = {str(one.pk): one for one in behaviours}
        self.fields["behaviour"].choices = [(key, str(one.action)) for key, one in self.behaviours.items()]
        self.fields["behaviour"].error_messages["required"] = _("Kies er één, of sla dit over.")


class Behaviour(Step):
    key = "behaviour"
    name = gettext_lazy("Eén gedrag")
    question = gettext_lazy("Waar letten jullie dit kwartaal op?")
    lead = gettext_lazy(
        "Eén ding, dat je maandag kunt zien of horen. Je team ziet het bij het kiezen van een eigen doel."
    )
    verb = gettext_lazy("Kies dit")
    icon = "target"
    sees = (gettext_lazy("jij"), gettext_lazy("je team"))

    def form(self, person, data=None, files=None):
        behaviours = list(asked_of(person.pk).select_related("goal").order_by("goal", "pk")[:CARDS])
        now = practised.focus_of(person) if data is None else None
        return BehaviourForm(data, behaviours=behaviours, initial={"behaviour": str(now.pk)} if now else None)

    def closed(self, person, form):
        if not person.leads_someone:
            return str(NO_TEAM)
        return (
            ""
            if form.behaviours
            else _("Er staat nog geen gedrag bij de doelen. De opleider of eigenaar schrijft het.")
        )

    def take(self, person, said):
        chosen = asked_of(person.pk).filter(pk=said["behaviour"]).first()
        if chosen is not None:
            practice.choose_focus(chosen, by=person)

    def made(self, run):
        now = practised.focus_of(run.person)
        words = [_("Hier letten jullie op: {behaviour}").format(behaviour=now.action)] if now else []
        return [Made(one, reverse("lead:people"), "target") for one in words]


class TalkForm(forms.Form):
    about = forms.ChoiceField(label=gettext_lazy("Met wie, en waarover"), widget=forms.RadioSelect)
    day = forms.DateField(label=gettext_lazy("Dag"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    at = forms.TimeField(label=gettext_lazy("Hoe laat"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, data=None, *, choices, initial=None):
        super().__init__(data, initial=initial)
        self.talks = dict(choices)
        self.fields["about"].choices = [(key, words) for key, (words, *_who) in choices]
        self.fields["about"].error_messages["required"] = _("Kies een gesprek, of sla dit over.")


class Talk(Step):
    key = "talk"
    name = gettext_lazy("Een gesprekje")
    question = gettext_lazy("Met wie praat je een kwartier?")
    lead = gettext_lazy(
        "Een paar vragen vooraf en achteraf helpen om te doen wat iemand leerde. De vragen staan voor je klaar."
    )
    verb = gettext_lazy("Zet het in de agenda")
    icon = "calendar-check"
    sees = (gettext_lazy("jij"), gettext_lazy("met wie je praat"))
    again = True
    template = "shared/runs/manager_talk.html"

    def form(self, person, data=None, files=None):
        day = clock.today() + dt.timedelta(days=1)
        while day.isoweekday() > 5:
            day += dt.timedelta(days=1)
        return TalkForm(data, choices=_talks(person), initial={"day": day, "at": AT})

    def show(self, person, form):
        return {"ahead": practised.ASK[TalkKind.AHEAD], "back": practised.ASK[TalkKind.BACK]}

    def closed(self, person, form):
        return "" if form.talks else str(NO_TEAM)

    def take(self, person, said):
        _words, who, kind, activity = self.form(person).talks[said["about"]]
        starts = moment_at(said["day"], said["at"])
        practice.book_talk(who, kind=kind, activity=activity, starts=starts, by=person)

    def made(self, run):
        return [
            Made(
                _("Gesprekje met {name}, {moment}").format(
                    name=one.person.given_name, moment=date_format(timezone.localtime(one.starts), "l j F H:i")
                ),
                reverse("learn:talk", args=[one.pk]),
                "calendar-check",
            )
            for one in _ahead(run)[:1]
        ]


def _talks(manager):
    """[(key, (words, with whom, ahead or back, about what))]: what he gave first, then just somebody of his team."""
    month_ago = clock.now() - dt.timedelta(days=28)
    led = {one.person: one for one in reports_of(manager)}
    people = {one.pk: one for one in Person.objects.get_queryset().filter(pk__in=led).by_name()}
    found = {}
    for row in practised.given_by([manager.pk])[:40]:
        who = people.get(row.person_id)
        if who is None or (row.done_at and row.done_at < month_ago):
            continue
        kind = TalkKind.BACK if row.done_at else TalkKind.AHEAD
        words = (
            _("Terugkijken met {name} op ‘{title}’") if row.done_at else _("Vooruitkijken met {name} naar ‘{title}’")
        )
        key = f"{kind}-{who.pk}-{row.activity_id}"
        found[key] = (words.format(name=who.given_name, title=row.title), who, kind, row.activity)
    for who in people.values():
        key = f"{TalkKind.AHEAD}-{who.pk}-0"
        found[key] = (_("Vooruitkijken met {name}").format(name=who.name), who, TalkKind.AHEAD, None)
    return list(found.items())[:TALKS]


class RoomForm(forms.Form):
    minutes = forms.TypedChoiceField(label=gettext_lazy("Leertijd per week, bij een volle week"), coerce=int)

    def __init__(self, data=None, *, units=(), agreed=0):
        super().__init__(data, initial={"minutes": agreed})
        self.units, self.agreed = units, agreed
        weekly = sorted({agreed, *(n * 4 for n in (30, 45, 60, 90, 120) if n * 4 > agreed)})
        self.fields["minutes"].choices = [(n, _("{n} minuten").format(n=n // 4)) for n in weekly]


class Room(Step):
    key = "room"
    name = gettext_lazy("Leertijd")
    question = gettext_lazy("Hoeveel tijd krijgt je team om te leren?")
    lead = gettext_lazy("Meer geven kun je zelf. Minder spreken HR en opleiders af.")
    verb = gettext_lazy("Spreek dit af")
    icon = "timer"
    sees = (gettext_lazy("jij"), gettext_lazy("HR en opleiders"), gettext_lazy("je team: hoeveel het is"))

    def form(self, person, data=None, files=None):
        unit = _unit_of(person)
        return RoomForm(data, units=[unit] if unit else [], agreed=learned.agreed_minutes(unit) if unit else 0)

    def closed(self, person, form):
        if form.units:
            return ""
        if not person.leads_someone:
            return str(NO_TEAM)
        return _(
            "Je leidt een deel van een afdeling, of mensen van meer dan één. De leertijd daarvan spreekt HR met je af."
        )

    def take(self, person, said):
        unit = _unit_of(person)
        if unit is not None:
            learning.give_more_time(unit, minutes=said["minutes"], by=person)

    def made(self, run):
        # What he agreed on himself; what HR did since stands where it stands.
        given = TimeBudget.objects.filter(by=run.person).select_related("unit").order_by("-at", "-pk").first()
        if given is None:
            return []
        words = _("Leertijd van {unit}: {n} minuten per week").format(unit=given.unit.name, n=given.minutes // 4)
        return [Made(words, reverse("learn:first_run_step", args=["manager", "room"]), "timer")]


def _unit_of(manager):
    """The one unit her team works in, when she leads everybody there."""
    team = Person.objects.led_by(manager).values("pk")
    placed = Placement.objects.on().filter(employment__person__in=team)
    found = list(Unit.objects.filter(pk__in=placed.values("unit"), closed_on=None)[:2])
    return found[0] if len(found) == 1 and may_give_time(manager, found[0]) else None


class NotSeen(Step):
    key = "sight"
    name = gettext_lazy("Wat je niet ziet")
    question = gettext_lazy("Wat je van je team niet ziet")
    lead = gettext_lazy("Leren lukt alleen als fouten niet meetellen. Je team leest dezelfde regels.")
    verb = gettext_lazy("Begrepen")
    icon = "eye-off"
    template = "shared/_not_seen.html"


def _ahead(run):
    """The talks to come; asked of it twice on the last page."""
    if "ahead" not in run.__dict__:
        run.__dict__["ahead"] = practised.talks_ahead(run.person)
    return run.__dict__["ahead"]


def _now(run):
    coming = _ahead(run)
    if coming:
        return Made(_("Bekijk de vragen voor je gesprekje"), reverse("learn:talk", args=[coming[0].pk]), "arrow-right")
    return Made(_("Bekijk je team deze week"), reverse("lead:team"), "arrow-right")


RUN = FirstRun(
    persona=Persona.MANAGER,
    title=gettext_lazy("Jouw start als leidinggevende"),
    promise=gettext_lazy("Eén gesprekje in de agenda en één gedrag waar jullie op letten."),
    steps=(Team(), Behaviour(), Talk(), Room(), NotSeen()),
    now=_now,
)

__all__ = ["RUN"]
