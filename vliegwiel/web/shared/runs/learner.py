"""Somebody who learns: what may go easier at work, one short thing, one moment in her week, and who is beside her."""

import datetime as dt

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.messaging import queries as told
from vliegwiel.areas.messaging.enums import LANES, Lane
from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.moments import queries as own
from vliegwiel.areas.moments.enums import MINUTES, WORDS
from vliegwiel.areas.moments.queries import Slot
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice import queries as practised
from vliegwiel.areas.practice.enums import Relation
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit import clock
from vliegwiel.kit.notices import Topic

from .step import FirstRun, Made, Step

CARDS = 6  # situations to choose from; more is a list, and nobody reads lists
OFFERED = 4
OWN, NOBODY, COLLEAGUE = "own", "nobody", "colleague"
FEW = 4


class GoalForm(forms.Form):
    goal = forms.ChoiceField(label=gettext_lazy("Dit mag makkelijker gaan"), widget=forms.RadioSelect, required=False)
    words = forms.CharField(
        label=gettext_lazy("Of in je eigen woorden"),
        help_text=gettext_lazy("Eén situatie uit je werk, bijvoorbeeld: een boze klant aan de telefoon."),
        max_length=WORDS,
        required=False,
    )

    def __init__(self, data=None, *, behaviours=(), initial=None):
        super().__init__(data, initial=initial)
        self.behaviours = {str(one.pk): one for one in behaviours}
        self.fields["goal"].choices = [(key, str(one.action)) for key, one in self.behaviours.items()]
        if not self.behaviours:
            del self.fields["goal"]

    def clean(self):
        said = super().clean()
        if not said.get("goal") and not said.get("words") and not self.errors:
            self.add_error("words", _("Kies een kaart, of schrijf het in een paar woorden."))
        return said


class Goal(Step):
    key = "goal"
    name = gettext_lazy("Wat makkelijker mag")
    question = gettext_lazy("Wat mag in je werk makkelijker gaan?")
    lead = gettext_lazy("Kies één situatie. Je verandert het wanneer je wilt.")
    verb = gettext_lazy("Kies dit")
    icon = "target"
    again = True
    template = "shared/runs/learner_goal.html"

    def form(self, person, data=None, files=None):
        # What her team looks at now stands first.
        first = [one.pk for one in practised.focus_of_leaders(person)]
        asked = own.asked_of(person.pk).order_by("goal", "pk")[: 4 * CARDS]
        behaviours = sorted(asked, key=lambda one: one.pk not in first)[:CARDS]
        chosen = {one.pk for one in own.own_goals(person)} if data is None else ()
        hers = next((one.pk for one in behaviours if one.pk in chosen), None)
        return GoalForm(data, behaviours=behaviours, initial={"goal": str(hers)} if hers else None)

    def take(self, person, said):
        # Her own words say more than a card: who writes means that.
        if said["words"]:
            moments.aim_in_words(said["words"], by=person)
            return
        behaviour = own.asked_of(person.pk).filter(pk=said["goal"]).first()
        if behaviour is not None:
            moments.aim_for(behaviour, by=person)

    def made(self, run):
        words = [_("Jouw doel: {goal}").format(goal=one.said) for one in own.goals_of(run.person)]
        return [Made(one, reverse("learn:my_path"), "target") for one in words]


class ShortForm(forms.Form):
    activity = forms.ChoiceField(label=gettext_lazy("Hiermee begin ik"), widget=forms.RadioSelect)

    def __init__(self, data=None, *, found=(), initial=None):
        super().__init__(data, initial=initial)
        self.found = found
        self.fields["activity"].choices = [
            (one.slug, _("{title} · {n} min").format(title=one.title, n=one.minutes)) for one in found
        ]
        self.fields["activity"].error_messages["required"] = _("Kies er één, of sla dit over.")


class Short(Step):
    key = "short"
    name = gettext_lazy("Iets korts")
    question = gettext_lazy("Waarmee begin je?")
    lead = gettext_lazy("Een paar minuten is genoeg. Je doet het straks, of in het moment dat je hierna kiest.")
    verb = gettext_lazy("Zet het klaar")
    icon = "sprout"
    again = True

    def form(self, person, data=None, files=None):
        found = own.short_ones(person)
        return ShortForm(data, found=found, initial={"activity": found[0].slug} if found else None)

    def closed(self, person, form):
        if form.found or form.is_bound:
            return ""
        return _("Er staat nu niets korts voor je klaar. Op de plank vind je alles wat er wel is.")

    def take(self, person, said):
        activity = Activity.objects.published().filter(slug=said["activity"]).first()
        if activity is not None:
            learning.enrol(activity, by=person)

    def made(self, run):
        begun = _begun(run)
        if begun is None:
            return []
        href = reverse("learn:activity", args=[begun.activity.slug])
        return [Made(_("Klaargezet: {title}").format(title=begun.edition.title), href, "sprout")]


def _begun(run):
    """What she put ready in this run: the last thing she began since."""
    if "put_ready" not in run.__dict__:  # asked of it twice on the last page
        rows = Enrolment.objects.filter(person=run.person, began_at__gte=run.begun_at or run.at)
        run.__dict__["put_ready"] = rows.select_related("activity", "edition").order_by("-began_at", "-pk").first()
    return run.__dict__["put_ready"]


class SlotForm(forms.Form):
    starts = forms.ChoiceField(label=gettext_lazy("Dit moment"), widget=forms.RadioSelect)
    weekly = forms.BooleanField(label=gettext_lazy("Elke week op dit moment"), required=False)

    def __init__(self, data=None, *, offered=(), initial=None):
        super().__init__(data, initial=initial)
        self.offered = list(offered)
        self.fields["starts"].choices = [(one.isoformat(), said_moment(one)) for one in self.offered]
        self.fields["starts"].error_messages["required"] = _("Kies een moment, of sla dit over.")


def said_moment(moment):
    """A moment as she reads it."""
    return date_format(timezone.localtime(moment), "l j F H:i")


class Moment(Step):
    key = "slot"
    name = gettext_lazy("Een moment")
    question = gettext_lazy("Wanneer heb je twintig minuten?")
    lead = gettext_lazy("We zoeken in je eigen werkdagen. Verplaatsen of laten vallen mag altijd, zonder reden.")
    verb = gettext_lazy("Plan het")
    icon = "calendar-check"

    def form(self, person, data=None, files=None):
        week = own.weeks_of([person], with_planned=True)[person.pk]
        spans = own.openings(week, minutes=MINUTES, now=clock.now(), most=OFFERED)
        offered = [starts for starts, _ends in spans]
        asked = parse_datetime(data.get("starts", "")) if data else None
        if asked and asked.tzinfo and asked not in offered:
            offered.append(asked)  # of a page that was opened a while ago; the verb says whether it can be
        return SlotForm(data, offered=offered, initial={"starts": offered[0].isoformat()} if offered else None)

    def closed(self, person, form):
        if form.offered:
            return ""
        return _("De komende dagen is er geen plek in je week. Bij Mijn leermomenten kies je zelf een tijd.")

    def take(self, person, said):
        starts = dt.datetime.fromisoformat(said["starts"])
        if said["weekly"]:
            local = timezone.localtime(starts)
            moments.choose_rhythm(slots=[Slot(local.isoweekday(), local.time())], by=person)
        else:
            moments.plan_one(starts=starts, by=person)

    def made(self, run):
        coming = own.coming(run.person)[:1]
        words = [_("Gepland: {moment}").format(moment=said_moment(row.starts)) for row in coming]
        return [Made(one, reverse("learn:moments"), "calendar-check") for one in words]


class DigestForm(forms.Form):
    way = forms.ChoiceField(
        label=gettext_lazy("Hoe wil je het horen?"),
        choices=[
            (Lane.DIGEST, gettext_lazy("In één weekmail, en meteen wat niet kan wachten")),
            (Lane.INBOX, gettext_lazy("Alleen hier, in de academie")),
        ],
        widget=forms.RadioSelect,
    )
    day = forms.TypedChoiceField(
        label=gettext_lazy("Dag van de weekmail"), coerce=int, choices=[(n + 1, WEEKDAYS[n]) for n in range(7)]
    )

    def __init__(self, data=None, *, mailed, initial=None):
        super().__init__(data, initial=initial)
        if not mailed:  # no address: there is one way, and no day to choose
            del self.fields["day"]
            self.fields["way"].choices = [(Lane.INBOX, _("Hier, in de academie"))]


class Digest(Step):
    key = "digest"
    name = gettext_lazy("Berichten")
    question = gettext_lazy("Hoe en wanneer hoor je van ons?")
    lead = gettext_lazy("Nooit meer dan twee mails per week, en nooit in je vrije tijd.")
    verb = gettext_lazy("Zo is het goed")
    icon = "mail"

    def form(self, person, data=None, files=None):
        wants = told.preference(person.pk)
        initial = {"way": _way(person, wants), "day": wants.digest_day}
        return DigestForm(data, mailed=bool(person.email), initial=initial)

    def take(self, person, said):
        wants = told.preference(person.pk)
        lanes = {topic: told.lane_of(wants, topic) for topic in Topic}
        if said["way"] != _way(person, wants):  # else what she chose topic by topic stays
            here = said["way"] == Lane.INBOX
            lanes = {
                topic: lane if lane == Lane.OFF else Lane.INBOX if here else LANES[topic]
                for topic, lane in lanes.items()
            }
        messaging.choose(
            lanes=lanes,
            quiet_from=wants.quiet_from,
            quiet_until=wants.quiet_until,
            digest_day=said.get("day") or wants.digest_day,
            digest_at=wants.digest_at,
            by=person,
        )

    def made(self, run):
        wants, person = told.preference(run.person_id), run.person
        if _way(person, wants) == Lane.INBOX:
            words = _("Berichten: alleen hier, in de academie")
        else:
            words = _("Weekmail: op {day}").format(day=WEEKDAYS[wants.digest_day - 1])
        return [Made(words, reverse("learn:message_settings"), "mail")]


def _way(person, wants):
    """As her mail goes now: in the week's mail, or not at all."""
    quiet = not person.email or told.lane_of(wants, Topic.STEP) in (Lane.INBOX, Lane.OFF)
    return Lane.INBOX if quiet else Lane.DIGEST


class SupportForm(forms.Form):
    buddy = forms.ChoiceField(label=gettext_lazy("Wie steunt je?"), widget=forms.RadioSelect)
    colleague = forms.ChoiceField(label=gettext_lazy("Welke collega?"), required=False)

    def __init__(self, data=None, *, choices, initial=None):
        super().__init__(data, initial=initial)
        others = [one for one in choices if one.relation == Relation.COLLEAGUE]
        listed = others if len(others) > FEW else []
        cards = [one for one in choices if one not in listed]
        self.fields["buddy"].choices = [
            *((str(one.pk), _("{name} · {how}").format(name=one.name, how=one.relation.label)) for one in cards),
            *([(COLLEAGUE, _("Iemand anders van mijn afdeling"))] if listed else []),
            (NOBODY, _("Nog niemand")),
        ]
        self.fields["colleague"].choices = [("", _("Kies een collega")), *((str(one.pk), one.name) for one in listed)]
        if not listed:
            del self.fields["colleague"]
        elif initial and initial["buddy"] in {str(one.pk) for one in listed}:
            self.initial = {"buddy": COLLEAGUE, "colleague": initial["buddy"]}

    def clean(self):
        said = super().clean()
        if said.get("buddy") == COLLEAGUE and not said.get("colleague"):
            self.add_error("colleague", _("Kies wie je bedoelt, of kies hierboven iemand anders."))
        return said


class Support(Step):
    key = "support"
    name = gettext_lazy("Wie steunt je")
    question = gettext_lazy("Wie mag naast je staan?")
    lead = gettext_lazy("Wie je kiest hoort dat je dit graag wilt, en verder niets. Pas bij een plan vragen we meer.")
    verb = gettext_lazy("Kies dit")
    icon = "users"
    sees = (gettext_lazy("jij"), gettext_lazy("wie je kiest"))

    def form(self, person, data=None, files=None):
        choices = practised.supporters(person)
        buddy = practised.buddy_of(person) if data is None else None
        return SupportForm(data, choices=choices, initial={"buddy": str(buddy.pk) if buddy else NOBODY})

    def take(self, person, said):
        chosen = said["colleague"] if said["buddy"] == COLLEAGUE else said["buddy"]
        buddy = Person.objects.get_queryset().filter(pk=chosen).first() if chosen != NOBODY else None
        practice.choose_buddy(buddy, by=person)

    def made(self, run):
        buddy = practised.buddy_of(run.person)
        words = _("Naast je: {name}").format(name=buddy.name) if buddy else _("Je doet het eerst alleen")
        return [Made(words, reverse("learn:first_run_step", args=["learner", "support"]), "users")]


def _now(run):
    begun = _begun(run)
    if begun is None:
        return Made(_("Zoek iets uit"), reverse("learn:activities"), "compass")
    return Made(
        _("Doe nu: {title}").format(title=begun.edition.title),
        reverse("learn:activity", args=[begun.activity.slug]),
        "arrow-right",
    )


RUN = FirstRun(
    persona=Persona.LEARNER,
    title=gettext_lazy("Jouw start"),
    promise=gettext_lazy("Een eigen doel, een moment in je week en iets korts om mee te beginnen."),
    steps=(Goal(), Short(), Moment(), Digest(), Support()),
    now=_now,
)

__all__ = ["RUN"]
