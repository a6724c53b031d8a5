"""Somebody of the board: which goals go first, why learning counts here, what she will learn herself, and the rules."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.areas.community import actions as community
from vliegwiel.areas.community import queries as told
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import MOST_TOP_GOALS, Goal, TopGoal
from vliegwiel.areas.welcome import actions, queries
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.web.shared.why_form import FirstWhyForm

from .learner import Goal as OwnGoal
from .step import FirstRun, Made, Step

SHOWN = 12
EVERYBODY = gettext_lazy("iedereen die hier werkt")


class GoalsForm(forms.Form):
    goals = forms.MultipleChoiceField(
        label=gettext_lazy("Deze doelen gaan voorop"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data=None, *, found, initial=None):
        super().__init__(data, initial=initial)
        self.found = {str(one.pk): one for one in found}
        self.fields["goals"].choices = [
            (key, _("{goal} · van {owner}").format(goal=one, owner=one.owner.name)) for key, one in self.found.items()
        ]
        self.fields["goals"].help_text = _("Ten hoogste {n}, met wie er eigenaar van is.").format(n=MOST_TOP_GOALS)


class Goals(Step):
    key = "goals"
    name = gettext_lazy("Drie doelen")
    question = gettext_lazy("Welke drie doelen gaan voorop?")
    lead = gettext_lazy("Ze staan bovenaan op jouw ene pagina. Een andere eigenaar kies je op de pagina van het doel.")
    verb = gettext_lazy("Zet deze voorop")
    icon = "target"
    sees = (EVERYBODY,)
    again = True
    template = "shared/runs/director_goals.html"

    def form(self, person, data=None, files=None):
        found = Goal.objects.active().select_related("owner").order_by("due", "pk")[:SHOWN]
        first = TopGoal.objects.values_list("goal", flat=True) if data is None else ()
        return GoalsForm(data, found=found, initial={"goals": [str(pk) for pk in first]})

    def closed(self, person, form):
        return (
            ""
            if form.found
            else _("Er is nog geen doel actief. De opleider schrijft het eerste, met een eigenaar uit de lijn.")
        )

    def take(self, person, said):
        form = self.form(person)
        strategy.put_first([form.found[key] for key in said["goals"] if key in form.found], by=person)

    def made(self, run):
        first = TopGoal.objects.select_related("goal__owner").filter(goal__state=Goal.State.ACTIVE).order_by("pk")
        return [
            Made(
                _("Voorop: {goal}, van {owner}").format(goal=one.goal, owner=one.goal.owner.name),
                reverse("office:goal", args=[one.goal_id]),
                "target",
            )
            for one in first
        ]


class Why(Step):
    key = "why"
    name = gettext_lazy("Jouw waarom")
    question = gettext_lazy("Waarom is er een academie?")
    lead = gettext_lazy(
        "Wat jij hier zegt is het eerste wat iedereen leest. Je verandert of trekt het in wanneer je wilt."
    )
    verb = gettext_lazy("Vertel het iedereen")
    icon = "quote"
    minutes = 2
    sees = (EVERYBODY,)

    def form(self, person, data=None, files=None):
        now = told.why_of(person) if data is None else None
        return FirstWhyForm(data, files, initial={"text": now.text} if now else None)

    def take(self, person, said):
        try:
            community.tell_why(by=person, text=said["text"], recording=said["recording"], keep_recording=True)
        except Refused as refused:
            raise ValidationError({"recording": str(refused)}) from refused

    def made(self, run):
        now = told.why_of(run.person)
        words = _("Jouw waarom staat op ieders eerste pagina")
        return [Made(words, reverse("office:why"), "quote")] if now else []


class Intention(OwnGoal):
    key = "intention"
    name = gettext_lazy("Zelf leren")
    question = gettext_lazy("Wat ga je zelf leren?")
    lead = gettext_lazy("Wie het voordoet, hoeft het minder te vragen. Of je het vertelt bepaal je zelf.")
    verb = gettext_lazy("Dat ga ik doen")
    again = True


class Rules(Step):
    key = "rules"
    name = gettext_lazy("Wie ziet wat")
    question = gettext_lazy("Sta je voor deze regels?")
    lead = gettext_lazy("Ze gelden ook voor jou. Iedereen leest op ‘Wie ziet wat van mij’ dat jij ervoor staat.")
    verb = gettext_lazy("Ik sta hiervoor")
    icon = "scale"
    sees = (EVERYBODY,)
    template = "shared/runs/director_rules.html"

    def take(self, person, said):
        actions.agree(by=person)

    def made(self, run):
        agreed = queries.agreement_of(run.person)
        words = _("Je staat voor wie wat ziet")
        return [Made(words, reverse("learn:who_sees"), "scale")] if agreed else []


RUN = FirstRun(
    persona=Persona.DIRECTOR,
    title=gettext_lazy("Jouw start als directie"),
    promise=gettext_lazy("Drie doelen voorop, en jouw waarom op ieders eerste pagina."),
    steps=(Goals(), Why(), Intention(), Rules()),
    now=lambda run: Made(_("Bekijk jouw ene pagina"), reverse("office:one_page"), "arrow-right"),
)

__all__ = ["RUN"]
