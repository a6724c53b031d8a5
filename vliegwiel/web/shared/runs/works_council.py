"""The works council: what is seen of a colleague and by whom, which switches there are, and what it asks in return."""

from django import forms
from django.apps import apps
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.insights.queries.units import smallest_group
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.enums import Granularity
from vliegwiel.areas.strategy.models import CouncilCondition, Kpi
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit.privacy import Personal
from vliegwiel.web.shared.conditions import ConditionsForm

from .found import Nothing, picked, since
from .step import FirstRun, Made, Step

SHOWN = 12


def seen_by(word: str) -> list[Personal]:
    """All that is kept about people of which the models themselves say that these see it."""
    found: list[Personal] = [model.personal for model in apps.get_models() if hasattr(model, "personal")]
    with translation.override("nl"):  # the words of the sources
        return [one for one in found if any(word in str(reader) for reader in one.seen_by)]


class Sees(Step):
    key = "sees"
    name = gettext_lazy("Wat een leidinggevende ziet")
    question = gettext_lazy("Wat ziet een leidinggevende van een medewerker?")
    lead = gettext_lazy(
        "Geen voorbeeld maar de lijst zelf: zo staat het in de software, voor elke medewerker en elke leidinggevende."
    )
    minutes = 4
    verb = gettext_lazy("Gezien")
    icon = "eye"
    again = True
    template = "shared/runs/works_council_sees.html"

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def show(self, person, form):
        alone = seen_by("alleen jij")
        return {"led": seen_by("leidinggevende"), "alone": alone[:SHOWN], "more": max(0, len(alone) - SHOWN)}

    def made(self, run):
        n = len(seen_by("leidinggevende"))
        words = ngettext(
            "{n} soort gegevens ziet een leidinggevende", "{n} soorten gegevens ziet een leidinggevende", n
        )
        return [Made(words.format(n=n), reverse("learn:who_sees"), "eye")]


def _personal():
    """Measures about single people that nobody agreed to yet."""
    rows = Kpi.objects.filter(granularity=Granularity.PERSON, person_level_agreed_by=None)
    return rows.select_related("goal").order_by("pk")


class SwitchForm(forms.Form):
    def __init__(self, data=None):
        super().__init__(data)
        self.offered = [(str(one.pk), str(one.name)) for one in _personal()[:SHOWN]]
        if self.offered:
            label = gettext_lazy("Hiermee stemmen we in")
            self.fields["agreed"] = picked(self.offered, label, many=True, required=False)


class Switches(Step):
    key = "switches"
    name = gettext_lazy("De schakelaars")
    question = gettext_lazy("Wat staat uit tot jullie instemmen?")
    lead = gettext_lazy("Niets aanvinken is ook een antwoord: dan blijft het uit.")
    minutes = 3
    verb = gettext_lazy("Zo is het goed")
    icon = "sliders-horizontal"
    sees = (gettext_lazy("directie en opleiders"),)
    template = "shared/runs/works_council_switches.html"

    def form(self, person, data=None, files=None):
        return SwitchForm(data)

    def show(self, person, form):
        return {"least": smallest_group(), "looks": seen_by("meekijkt"), "consents": queries.switches()}

    def take(self, person, said):
        chosen = set(said.get("agreed", ()))
        for kpi in _personal():
            if str(kpi.pk) in chosen:
                actions.agree_to_person_level(kpi, by=person)

    def made(self, run):
        n = Kpi.objects.filter(person_level_agreed_by=run.person).count()
        off = _personal().count()
        words = _("Meten per persoon: {on} keer ingestemd, {off} keer uit").format(on=n, off=off)
        return [Made(words, reverse("office:kpis"), "sliders-horizontal")]


class Conditions(Step):
    key = "conditions"
    name = gettext_lazy("Jullie voorwaarden")
    question = gettext_lazy("Onder welke voorwaarden stemmen jullie in?")
    lead = gettext_lazy("Directie, HR, opleiders en beheer lezen ze. Alleen de ondernemingsraad verandert ze.")
    minutes = 5
    verb = gettext_lazy("Leg ze vast")
    icon = "scale"
    sees = (gettext_lazy("directie, HR, opleiders en beheer"),)
    again = True

    def form(self, person, data=None, files=None):
        return ConditionsForm(data)

    def take(self, person, said):
        actions.put_conditions(said["lines"], by=person)

    def made(self, run):
        n = CouncilCondition.objects.standing().filter(by=run.person, at__gte=since(run)).count()
        words = ngettext("{n} voorwaarde vastgelegd", "{n} voorwaarden vastgelegd", n).format(n=n)
        return [Made(words, reverse("office:conditions"), "scale")] if n else []


def _now(run):
    return Made(_("Lees alle voorwaarden"), reverse("office:conditions"), "arrow-right")


RUN = FirstRun(
    persona=Persona.WORKS_COUNCIL,
    title=gettext_lazy("Start voor de ondernemingsraad"),
    promise=gettext_lazy(
        "Je leest wat het systeem van mensen laat zien, wat uit staat, en legt jullie voorwaarden vast."
    ),
    steps=(Sees(), Switches(), Conditions()),
    now=_now,
)

__all__ = ["RUN"]
