"""Who leads the academy: a charter, one goal with two behaviours, something for it, one measure, a first group."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Activity, Draft, Link
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning import jobs
from vliegwiel.areas.learning.models import RuleRun
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.people.permissions import may_keep_people
from vliegwiel.areas.people.queries import in_tree
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import Charter, Goal, Kpi, TargetBehaviour
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit import clock
from vliegwiel.web.shared.activity_field import ActivityField
from vliegwiel.web.shared.person_field import PersonField

from .administrator import People
from .found import picked, since
from .step import STAY, FirstRun, Made, Step

INDENT = "\u2003"
BOTH = 2  # behaviours for a goal to begin with
APPLIED = gettext_lazy("Aandeel dat toepast wat geleerd is")


class Staff(People):
    """Staff files are of HR and administrators: who is neither hears that they have a start of their own."""

    def closed(self, person, form):
        if may_keep_people(person):
            return ""
        return _("Een personeelsbestand leest HR of een beheerder in. Zij doen dat in hun eigen start.")


class CharterForm(forms.Form):
    def __init__(self, data=None):
        super().__init__(data)
        found = [(key, f"{one.name}: {one.about}") for key, one in queries.STARTERS.items()]
        self.fields["starter"] = picked(found, gettext_lazy("Dit lijkt op ons"))


class Why(Step):
    key = "charter"
    name = gettext_lazy("Charter")
    question = gettext_lazy("Waar geloven jullie in als het om leren gaat?")
    lead = gettext_lazy(
        "Begin met een van drie voorbeelden. Het is een concept: je verandert elk woord, en publiceert zelf."
    )
    minutes = 3
    verb = gettext_lazy("Begin hiermee")
    icon = "scale"
    sees = (gettext_lazy("directie en opleiders"),)

    def form(self, person, data=None, files=None):
        return CharterForm(data)

    def closed(self, person, form):
        if form.is_bound or not Charter.objects.visible_to(person).exists():
            return ""
        return _("Er is al een charter, of een concept ervan. Je vindt het bij Charter.")

    def take(self, person, said):
        actions.begin_charter(by=person, starter=queries.STARTERS[said["starter"]])

    def made(self, run):
        draft = Charter.objects.visible_to(run.person).filter(published_at=None).first()
        return [Made(_("Charter in concept"), reverse("office:charter_draft"), "scale")] if draft else []


class GoalForm(forms.Form):
    statement = forms.CharField(
        label=gettext_lazy("Wat wordt er anders?"),
        help_text=gettext_lazy("Eén zin, met een getal of met de maat erin: van elf naar vijf ongevallen in een jaar."),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )
    measure = forms.CharField(label=gettext_lazy("Welke maat zegt of het lukt?"), max_length=120)
    owner = PersonField(
        label=gettext_lazy("Wie in de lijn wordt erop aangesproken?"),
        help_text=gettext_lazy("Een naam, werkmail of personeelsnummer. Geen opleider."),
    )


class Aim(Step):
    key = "goal"
    name = gettext_lazy("Eén doel")
    question = gettext_lazy("Wat moet er in de organisatie anders?")
    lead = gettext_lazy("Eén doel is genoeg om te beginnen. De rest komt vanzelf.")
    minutes = 4
    verb = gettext_lazy("Schrijf het doel op")
    icon = "target"
    sees = (gettext_lazy("iedereen die hier werkt"),)

    def form(self, person, data=None, files=None):
        return GoalForm(data)

    def take(self, person, said):
        statement = " ".join(said["statement"].split())
        if not any(str(one.statement) == statement for one in Goal.objects.visible_to(person)):
            actions.write_goal(by=person, statement=statement, owner=said["owner"], measure=said["measure"])

    def made(self, run):
        rows = Goal.objects.visible_to(run.person).order_by("-pk")[:1]
        return [Made(str(one.statement), reverse("office:goal", args=[one.pk]), "target") for one in rows]


class BehaviourForm(forms.Form):
    actor = forms.CharField(label=gettext_lazy("Wie?"), max_length=80)
    situation = forms.CharField(label=gettext_lazy("In welke situatie?"), max_length=160)
    action = forms.CharField(
        label=gettext_lazy("Doet wat?"), help_text=gettext_lazy("Iets wat een ander kan zien of horen."), max_length=200
    )
    standard = forms.CharField(label=gettext_lazy("Goed genoeg als?"), max_length=160)


class Behave(Step):
    key = "behaviour"
    name = gettext_lazy("Twee gedragingen")
    question = gettext_lazy("Wie doet dan wat anders?")
    lead = gettext_lazy("Twee keer iets wat je maandag kunt zien of horen.")
    minutes = 6
    verb = gettext_lazy("Schrijf het gedrag op")
    icon = "footprints"
    sees = (gettext_lazy("iedereen die hier werkt"),)
    template = "shared/runs/lnd_lead_behaviour.html"

    def form(self, person, data=None, files=None):
        return BehaviourForm(data)

    def closed(self, person, form):
        return "" if newest_goal(person) else _("Schrijf eerst een doel op: gedrag hoort ergens bij.")

    def show(self, person, form):
        goal = newest_goal(person)
        rows = list(TargetBehaviour.objects.filter(goal=goal).order_by("pk")) if goal else []
        return {"goal": goal, "written": rows, "still": max(0, BOTH - len(rows))}

    def take(self, person, said):
        goal = newest_goal(person)
        if goal is None:
            raise ValidationError(_("Schrijf eerst een doel op: gedrag hoort ergens bij."))
        rows = list(TargetBehaviour.objects.filter(goal=goal))
        if not any(str(one.action) == said["action"] and str(one.actor) == said["actor"] for one in rows):
            more = {"chances_a_month": 4, "observable": True}
            rows.append(actions.write_behaviour(goal, by=person, owner=goal.owner, **said, **more))
        return STAY if len(rows) < BOTH else None

    def made(self, run):
        goal = newest_goal(run.person)
        rows = TargetBehaviour.objects.filter(goal=goal).order_by("pk")[:3] if goal else []
        return [Made(str(one.action), reverse("office:behaviour", args=[one.pk]), "footprints") for one in rows]


def newest_goal(person):
    """The goal that was written last and still stands. One query."""
    rows = Goal.objects.visible_to(person).filter(closing=None).select_related("owner")
    return rows.order_by("-pk").first()


class SweetForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Hoe heet iets wat jullie nu al geven?"),
        help_text=gettext_lazy("Het wordt een concept. Niemand ziet het nog."),
        max_length=120,
    )
    behaviour = forms.ModelChoiceField(
        TargetBehaviour.objects.none(),
        label=gettext_lazy("Bij welk gedrag helpt het?"),
        empty_label=gettext_lazy("Bij geen van deze"),
        required=False,
    )
    rationale = forms.CharField(label=gettext_lazy("Waarom helpt het daarbij?"), max_length=400, required=False)
    seen = forms.BooleanField(label=gettext_lazy("Het is iets lekkers, en het mag erbij"), required=False)

    def __init__(self, data=None, *, person):
        super().__init__(data)
        self.fields["behaviour"].queryset = TargetBehaviour.objects.visible_to(person).active().order_by("goal", "pk")

    def clean(self):
        said = super().clean()
        if said.get("behaviour") and not said.get("rationale"):
            self.add_error("rationale", _("Zeg in één zin waarom het daarbij helpt."))
        if not self.errors and not said.get("behaviour") and not said["seen"]:
            sweet = _("Dit hangt aan geen doel: het is iets lekkers. Kies een gedrag, of zeg dat het er toch bij mag.")
            self.add_error("seen", sweet)
        return said


class Sweet(Step):
    key = "activity"
    name = gettext_lazy("Iets wat je al geeft")
    question = gettext_lazy("Helpt wat jullie nu geven bij dat doel?")
    lead = gettext_lazy("Wat aan geen doel hangt, heet hier iets lekkers. Dat mag, als je het weet.")
    minutes = 4
    verb = gettext_lazy("Zet het erin")
    icon = "layers"
    sees = (gettext_lazy("auteurs en opleiders"),)
    template = "shared/runs/lnd_lead_activity.html"
    again = True

    def form(self, person, data=None, files=None):
        return SweetForm(data, person=person)

    def take(self, person, said):
        same = Draft.objects.filter(activity__owner=person, title=" ".join(said["title"].split()))
        if not same.exists():
            more = {"behaviour": said["behaviour"], "rationale": said["rationale"]} if said["behaviour"] else {}
            catalogue.make_activity(said["title"], by=person, **more)

    def made(self, run):
        rows = Activity.objects.filter(owner=run.person, made_at__gte=since(run)).order_by("pk")[:3]
        titles = dict(Draft.objects.filter(activity__in=list(rows)).values_list("activity", "title"))
        linked = set(Link.objects.filter(activity__in=list(rows)).values_list("activity", flat=True))
        return [
            Made(
                _said(titles.get(one.pk, one.slug), one.pk in linked),
                reverse("studio:workbench", args=[one.slug]),
                "layers",
            )
            for one in rows
        ]


def _said(title, is_linked):
    return (_("In de lijn: {title}") if is_linked else _("Iets lekkers: {title}")).format(title=title)


def _figure(label):
    return forms.DecimalField(label=label, max_digits=12, decimal_places=2, localize=True)


class KpiForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Waaraan zie je of de academie werkt?"), max_length=120)
    source = forms.CharField(label=gettext_lazy("Waar komt het cijfer vandaan?"), max_length=120)
    unit = forms.CharField(label=gettext_lazy("Eenheid"), max_length=60, initial="%")
    baseline = _figure(gettext_lazy("Nu"))
    target = _figure(gettext_lazy("Straks"))
    baseline_from = forms.DateField(label=gettext_lazy("Nu is gemeten van"), widget=forms.DateInput())
    baseline_until = forms.DateField(label=gettext_lazy("Tot en met"), widget=forms.DateInput())
    baseline_n = forms.IntegerField(label=gettext_lazy("Over hoeveel gevallen"), min_value=1)
    due = forms.DateField(label=gettext_lazy("Straks is uiterlijk"), widget=forms.DateInput())


class First(Step):
    key = "measure"
    name = gettext_lazy("Maat nummer één")
    question = gettext_lazy("Waaraan zie je straks of het werkt?")
    lead = gettext_lazy("Eén maat van de academie zelf. Geen aantallen cursussen, maar wat er op het werk van komt.")
    minutes = 3
    verb = gettext_lazy("Dit wordt nummer één")
    icon = "chart-line"
    sees = (gettext_lazy("iedereen die hier werkt"),)
    template = "shared/runs/lnd_lead_measure.html"

    def form(self, person, data=None, files=None):
        held = Kpi.objects.filter(goal=None).order_by("place", "pk").first()
        today = clock.today()
        days = {"baseline_from": today - dt.timedelta(days=90), "baseline_until": today}
        initial = {"name": str(APPLIED), "source": _("De check-ins"), "due": today + dt.timedelta(days=365), **days}
        if held is not None:
            initial |= {name: getattr(held, name) for name in KpiForm.base_fields if getattr(held, name)}
            initial |= {"name": str(held.name), "unit": str(held.unit)}
        return KpiForm(data, initial=initial)

    def take(self, person, said):
        name = " ".join(said["name"].split())
        if not any(str(one.name) == name for one in Kpi.objects.filter(goal=None)):
            actions.write_kpi(None, by=person, **(said | {"name": name}))

    def made(self, run):
        rows = Kpi.objects.filter(goal=None).order_by("place", "pk")[:1]
        return [Made(str(one.name), reverse("office:kpi", args=[one.pk]), "chart-line") for one in rows]


class PilotForm(forms.Form):
    unit = forms.TypedChoiceField(label=gettext_lazy("Met welke afdeling begin je?"), coerce=int)
    activity = ActivityField(
        label=gettext_lazy("Wat vraag je als eerste?"),
        help_text=gettext_lazy("De titel van iets wat op de plank staat, of het adres."),
        max_length=200,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom? Wie het krijgt leest dit"), max_length=280, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data=None):
        super().__init__(data)
        rows = Unit.objects.filter(closed_on=None).values_list("pk", "name", "parent_id").order_by("name")
        units = in_tree(list(rows))
        self.fields["unit"].choices = [
            ("", _("Kies een afdeling")),
            *((pk, f"{INDENT * d}{name}") for pk, name, d in units),
        ]


class Pilot(Step):
    key = "pilot"
    name = gettext_lazy("De eerste groep")
    question = gettext_lazy("Met wie begin je?")
    lead = gettext_lazy("Eén afdeling die wil. Wie vol zit krijgt niets; je kunt het als geheel terugdraaien.")
    minutes = 3
    verb = gettext_lazy("Nodig hen uit")
    icon = "send"
    sees = (gettext_lazy("wie het krijgt"), gettext_lazy("wie hen leidt"))

    def form(self, person, data=None, files=None):
        return PilotForm(data)

    def closed(self, person, form):
        if form.is_bound or Activity.objects.published().exists():
            return ""
        return _("Er staat nog niets op de plank om mee te beginnen. Publiceer eerst iets.")

    def take(self, person, said):
        unit = Unit.objects.filter(pk=said["unit"]).first()
        to = set(Person.objects.here().in_unit(unit).values_list("pk", flat=True)) if unit else set()
        run = learning.ask_group(said["activity"], to=to, by=person, reason=said["reason"])
        jobs.run_rule.enqueue(run.pk)

    def made(self, run):
        asked = RuleRun.objects.filter(by=run.person, kind=RuleRun.Kind.HAND, asked_at__gte=since(run))
        rows = asked.order_by("-pk")[:1]
        words = _("De eerste groep is gevraagd")
        return [Made(words, reverse("office:rule_run", args=[one.pk]), "send") for one in rows]


def _now(run):
    return Made(_("Bekijk de rode draad"), reverse("office:thread"), "git-branch")


RUN = FirstRun(
    persona=Persona.LND_LEAD,
    title=gettext_lazy("Start voor opleiders"),
    promise=gettext_lazy("Een charter in concept, één doel met twee gedragingen, één maat en een eerste groep."),
    steps=(Staff(), Why(), Aim(), Behave(), Sweet(), First(), Pilot()),
    now=_now,
)

__all__ = ["RUN"]
