"""Who keeps what must be proven: what it is, of whom it is asked, what is known on paper, and what ends first."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.people.models import Placement, Position
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.models import Demand, OutsideCertificate, Qualification
from vliegwiel.areas.reports import actions as reports
from vliegwiel.areas.reports.enums import Question
from vliegwiel.areas.reports.models import SavedView
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit import clock

from .found import picked, since
from .step import FirstRun, Made, Step

MOST_TITLES, MOST_COLUMNS = 12, 6
SHOWN = 5  # names in a trial


def _standing():
    return Qualification.objects.standing().order_by("title", "pk")


class SamplesForm(forms.Form):
    def __init__(self, data=None):
        super().__init__(data)
        there = {title.casefold() for title in Qualification.objects.values_list("title", flat=True)}
        found = [
            (key, _("{title} · {months} maanden").format(title=one.title, months=one.months))
            for key, one in queries.SAMPLES.items()
            if str(one.title).casefold() not in there
        ]
        self.fields["samples"] = picked(found, gettext_lazy("Hiermee beginnen we"), many=True)
        self.fields["samples"].error_messages["required"] = _("Kies er ten minste een, of sla dit over.")
        self.offered = found


class Samples(Step):
    key = "samples"
    name = gettext_lazy("Wat geldig moet blijven")
    question = gettext_lazy("Wat moeten mensen hier kunnen bewijzen?")
    lead = gettext_lazy(
        "Vier voorbeelden, elk met de wet en een gebruikelijke termijn. Kijk die na: je cao of leverancier kan anders "
        "zeggen."
    )
    minutes = 2
    verb = gettext_lazy("Begin hiermee")
    icon = "badge-check"
    sees = (gettext_lazy("HR en opleiders"),)

    def form(self, person, data=None, files=None):
        return SamplesForm(data)

    def closed(self, person, form):
        return "" if form.offered or form.is_bound else _("Deze vier staan er al. Bij Bekwaamheden schrijf je er meer.")

    def take(self, person, said):
        actions.begin_with_samples(said["samples"], by=person)

    def made(self, run):
        rows = _standing().filter(made_by=run.person, made_at__gte=since(run))
        return [Made(one.title, reverse("office:qualification", args=[one.pk]), "badge-check") for one in rows]


class MatrixForm(forms.Form):
    """Job titles down, what must be proven across: a tick is a demand."""

    def __init__(self, data=None):
        super().__init__(data)
        self.columns = list(_standing()[:MOST_COLUMNS])
        held = Placement.objects.on().values("position").annotate(n=models.Count("pk")).order_by("-n", "position")
        often = [row["position"] for row in held[:MOST_TITLES]]
        names = dict(Position.objects.filter(pk__in=often).values_list("pk", "name"))
        asked = {
            f"{one.qualification_id}-{one.position_id}"
            for one in Demand.objects.on(clock.today()).filter(qualification__in=self.columns, unit=None)
        }
        self.fields["asks"] = forms.MultipleChoiceField(
            required=False,
            choices=[(f"{one.pk}-{pk}", f"{names[pk]}: {one.title}") for pk in often for one in self.columns],
        )
        chosen = set(data.getlist("asks")) if data is not None else asked
        self.lines = [
            (names[pk], [(f"{one.pk}-{pk}", one.title, f"{one.pk}-{pk}" in chosen) for one in self.columns])
            for pk in often
        ]

    def clean_asks(self):
        if not self.cleaned_data["asks"]:
            raise ValidationError(_("Zet ten minste één vinkje, of sla dit over."))
        return [tuple(int(part) for part in one.split("-")) for one in self.cleaned_data["asks"]]


class Matrix(Step):
    key = "titles"
    name = gettext_lazy("Van wie")
    question = gettext_lazy("Van welke functies vraag je het?")
    lead = gettext_lazy("De functies met de meeste mensen. Afdelingen en andere functies kies je later.")
    minutes = 3
    verb = gettext_lazy("Vraag het van hen")
    icon = "users"
    sees = (
        gettext_lazy("wie het aangaat"),
        gettext_lazy("HR en opleiders"),
    )
    template = "shared/runs/hr_titles.html"

    def form(self, person, data=None, files=None):
        return MatrixForm(data)

    def closed(self, person, form):
        if not form.columns:
            return _("Er is nog niets wat mensen moeten bewijzen. Kies het bij de vraag hiervoor.")
        return "" if form.lines else _("Er werkt nog niemand in een functie. Lees eerst een personeelsbestand in.")

    def take(self, person, said):
        held = {one.pk: one for one in _standing()}
        positions = Position.objects.in_bulk({position for _one, position in said["asks"]})
        pairs = [(held[one], positions[pk]) for one, pk in said["asks"] if one in held and pk in positions]
        actions.demand_of_positions(pairs, by=person)

    def made(self, run):
        n = Demand.objects.filter(by=run.person, starts__gte=timezone.localtime(since(run)).date()).count()
        words = ngettext("{n} functie hoort nu wat zij moet bewijzen", "{n} keer van een functie gevraagd", n)
        return [Made(words.format(n=n), reverse("office:qualifications"), "users")] if n else []


class PaperForm(forms.Form):
    qualification = forms.ModelChoiceField(
        Qualification.objects.none(), label=gettext_lazy("Waarvoor?"), empty_label=gettext_lazy("Kies een bekwaamheid")
    )
    lines = forms.CharField(
        label=gettext_lazy("Wie heeft het, sinds wanneer en tot wanneer?"),
        help_text=gettext_lazy(
            "Plak uit je lijst: personeelsnummer of werkmail; behaald op; geldig tot en met. "
            "Bijvoorbeeld 40121; 1-3-2026; 1-3-2027"
        ),
        max_length=40_000,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
    )
    seen = forms.BooleanField(label=gettext_lazy("Ik zag de proef, neem dit over"), required=False)

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["qualification"].queryset = _standing()
        self.trial = None

    def clean(self):
        said = super().clean()
        if not self.errors:
            self.trial = queries.read_paper(said["qualification"], said["lines"])
            if self.trial.wrong:
                self.add_error("lines", [*self.trial.wrong[:10]])
            elif not said["seen"]:
                self.add_error("seen", _("Dit is nog een proef: er is niets veranderd. Zet het vinkje als het klopt."))
        return said


class Paper(Step):
    key = "paper"
    name = gettext_lazy("Wat er al is")
    question = gettext_lazy("Wie heeft zijn certificaat al?")
    lead = gettext_lazy("Eerst een proef, dan pas telt het. Een foto of PDF kan iemand later zelf insturen.")
    minutes = 3
    sees = (gettext_lazy("wie het aangaat"), gettext_lazy("HR en opleiders"))
    verb = gettext_lazy("Probeer het, of neem het over")
    icon = "file-up"
    template = "shared/runs/hr_paper.html"

    def form(self, person, data=None, files=None):
        return PaperForm(data)

    def closed(self, person, form):
        there = form.fields["qualification"].queryset.exists()
        return "" if there else _("Er is nog niets wat mensen moeten bewijzen. Kies het bij de eerste vraag.")

    def show(self, person, form):
        trial = form.trial if form.is_bound and form.trial and not form.trial.wrong else None
        if trial is None:
            return {"trial": None}
        said = [_("{name}: {on}").format(name=row.person.name, on=_period(row)) for row in trial.rows[:SHOWN]]
        fresh = sum(not row.known for row in trial.rows)
        return {"trial": said, "fresh": fresh, "known": len(trial.rows) - fresh, "more": len(trial.rows) - len(said)}

    def take(self, person, said):
        actions.take_over_certificates(said["qualification"], typed=said["lines"], by=person)

    def made(self, run):
        rows = OutsideCertificate.objects.filter(verdict__by=run.person, at__gte=since(run))
        n = rows.count()
        words = ngettext("{n} certificaat telt mee", "{n} certificaten tellen mee", n).format(n=n)
        return [Made(words, reverse("office:qualifications"), "file-up")] if n else []


def _period(row):
    on = date_format(row.on, "j F Y")
    if row.known:
        return _("{on}, staat er al").format(on=on)
    if row.until is None:
        return _("{on}, zonder einde").format(on=on)
    return _("{on} tot en met {until}").format(on=on, until=date_format(row.until, "j F Y"))


class ReminderForm(forms.Form):
    qualification = forms.ModelChoiceField(
        Qualification.objects.none(), label=gettext_lazy("Een herinnering voor"), empty_label=None
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["qualification"].queryset = _standing()


class Reminder(Step):
    key = "reminder"
    name = gettext_lazy("Een proef")
    question = gettext_lazy("Hoe leest een herinnering?")
    lead = gettext_lazy("Je krijgt wat een collega krijgt als iets bijna verloopt, zoals je zelf je berichten koos.")
    verb = gettext_lazy("Stuur hem aan mij")
    icon = "send"

    def form(self, person, data=None, files=None):
        return ReminderForm(data)

    def closed(self, person, form):
        there = form.fields["qualification"].queryset.exists()
        return "" if there else _("Er is nog niets wat kan verlopen. Kies het bij de eerste vraag.")

    def take(self, person, said):
        actions.try_reminder(said["qualification"], by=person)

    def made(self, run):
        return [Made(_("De proef staat bij je berichten"), reverse("learn:messages"), "send")]


class ListForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Hoe noem je de lijst?"), max_length=120)
    shared = forms.BooleanField(label=gettext_lazy("Deel haar met HR en opleiders"), required=False)


class AtRisk(Step):
    key = "ends"
    name = gettext_lazy("Wat verloopt")
    question = gettext_lazy("Wat verloopt er de komende negentig dagen?")
    lead = gettext_lazy("Bewaar de vraag: het antwoord is elke keer van die dag.")
    verb = gettext_lazy("Bewaar de lijst")
    icon = "bookmark"
    sees = (gettext_lazy("HR en opleiders"),)
    again = True

    def form(self, person, data=None, files=None):
        return ListForm(data, initial={"title": _("Wat binnen negentig dagen verloopt"), "shared": True})

    def take(self, person, said):
        ask = Ask(question=Question.ENDS, window=90)
        reports.save_view(None, by=person, title=said["title"], ask=ask, is_shared=said["shared"])

    def made(self, run):
        rows = SavedView.objects.filter(owner=run.person, made_at__gte=since(run)).order_by("pk")[:1]
        return [Made(one.title, reverse("office:report_view", args=[one.pk]), "bookmark") for one in rows]


def _now(run):
    return Made(_("Kijk wat er verloopt"), f"{reverse('office:report')}?question=ends", "arrow-right")


RUN = FirstRun(
    persona=Persona.HR,
    title=gettext_lazy("Start voor HR"),
    promise=gettext_lazy("Van wie wat gevraagd wordt, wat er al is, en de eerste lijst van wat verloopt."),
    steps=(Samples(), Matrix(), Paper(), Reminder(), AtRisk()),
    now=_now,
)

__all__ = ["RUN"]
