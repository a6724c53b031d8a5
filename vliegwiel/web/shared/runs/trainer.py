"""A colleague who gives sessions: the next one and its group, something to bring, and the days in her own calendar.

Somebody from outside has no account and so no run: her own page says the same on her first visit (`shared.training`).
"""

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.enums import For
from vliegwiel.areas.live.models import Feed, GroupQuestion, Material, Session
from vliegwiel.areas.welcome.enums import Persona

from .found import Nothing, since
from .step import FirstRun, Made, Step

NOTHING_YET = gettext_lazy("Er staat nog geen sessie gepland die jij geeft. Zodra dat zo is, hoor je het.")


def next_row(person):
    """The next session she gives, as a row; None when there is none. Three queries."""
    rows = queries.rows(queries.taught_by(Q(trainer__person=person)), links=True)
    return next((row for row in rows if not row.over), None)


class Next(Step):
    key = "session"
    name = gettext_lazy("Je eerstvolgende")
    question = gettext_lazy("Klopt dit voor jouw volgende sessie?")
    lead = gettext_lazy("Dag, plek en groep. Klopt er iets niet, zeg het wie plant.")
    minutes = 2
    verb = gettext_lazy("Dit klopt")
    icon = "calendar-check"
    template = "shared/runs/trainer_session.html"
    again = True

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def closed(self, person, form):
        return "" if next_row(person) else NOTHING_YET

    def show(self, person, form):
        row = next_row(person)
        return {"row": row, "group": queries.group(_session(row)) if row else []}

    def made(self, run):
        row = next_row(run.person)
        if row is None:
            return []
        words = _("Je volgende: {title}, {day}").format(title=row.title, day=date_format(row.parts[0].day, "j F"))
        return [Made(words, reverse("trainer:session", args=[row.key]), "calendar-check")]


def _session(row):
    return Session.objects.filter(key=row.key).first()


class MaterialForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=120)
    link = forms.URLField(label=gettext_lazy("Link"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label=gettext_lazy("Of een bestand"),
        help_text=gettext_lazy("PDF, PNG of JPEG, ten hoogste 10 MB."),
        required=False,
    )


class Bring(Step):
    key = "material"
    name = gettext_lazy("Materiaal")
    question = gettext_lazy("Wat lezen of halen deelnemers vooraf?")
    verb = gettext_lazy("Zet het klaar")
    icon = "paperclip"
    sees = (gettext_lazy("wie in de groep zit"), gettext_lazy("wie de sessie plant"))

    def form(self, person, data=None, files=None):
        return MaterialForm(data, files)

    def closed(self, person, form):
        return "" if next_row(person) else NOTHING_YET

    def take(self, person, said):
        given = said["file"]
        file = {"name": given.name, "content": given.read()} if given else {}
        session = _session(next_row(person))
        actions.add_material(session, title=said["title"], link=said["link"], whom=For.EVERYBODY, by=person, **file)

    def made(self, run):
        row = next_row(run.person)
        if row is None:
            return []
        n = Material.objects.filter(session__key=row.key, at__gte=since(run)).count()
        words = ngettext("{n} stuk materiaal erbij", "{n} stukken materiaal erbij", n).format(n=n)
        return [Made(words, reverse("trainer:session", args=[row.key]), "paperclip")] if n else []


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Wat wil je vooraf weten?"),
        help_text=gettext_lazy("Bijvoorbeeld: Hoe vaak doe je dit nu?"),
        max_length=200,
    )
    options = forms.CharField(
        label=gettext_lazy("Antwoorden om uit te kiezen, elk op een eigen regel"),
        help_text=gettext_lazy("Twee tot zes. Je ziet alleen aantallen, vanaf een handvol antwoorden."),
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
    )


class Beforehand(Step):
    key = "question"
    name = gettext_lazy("Eén vraag vooraf")
    question = gettext_lazy("Wat wil je vooraf van de groep weten?")
    verb = gettext_lazy("Vraag het")
    icon = "message-circle"
    sees = (gettext_lazy("wie in de groep zit"), gettext_lazy("wie de sessie plant"))

    def form(self, person, data=None, files=None):
        return QuestionForm(data)

    def closed(self, person, form):
        return "" if next_row(person) else NOTHING_YET

    def take(self, person, said):
        session = _session(next_row(person))
        actions.ask_group(session, text=said["text"], options=said["options"].splitlines(), by=person)

    def made(self, run):
        row = next_row(run.person)
        rows = GroupQuestion.objects.filter(session__key=row.key, by=run.person)[:1] if row else []
        address = reverse("trainer:session", args=[row.key]) if row else ""
        return [Made(_("Gevraagd: {text}").format(text=one.text), address, "message-circle") for one in rows]


class Wall(Step):
    key = "code"
    name = gettext_lazy("De code")
    question = gettext_lazy("Hoe zeggen mensen dat ze er zijn?")
    lead = gettext_lazy("Met een code op je scherm of aan de muur. Probeer hem nu eens met je eigen telefoon.")
    verb = gettext_lazy("Hij werkt")
    icon = "smartphone"
    template = "shared/runs/trainer_code.html"

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def closed(self, person, form):
        return "" if next_row(person) else NOTHING_YET

    def show(self, person, form):
        row = next_row(person)
        return {"row": row, "number": row.parts[0].number if row else 1}

    def made(self, run):
        row = next_row(run.person)
        if row is None:
            return []
        address = reverse("trainer:wall", args=[row.key, row.parts[0].number])
        return [Made(_("De code voor aan de muur"), address, "smartphone")]


class Diary(Step):
    key = "feed"
    name = gettext_lazy("Je agenda")
    question = gettext_lazy("Wil je je sessies in je eigen agenda?")
    lead = gettext_lazy("Eén adres dat je agenda zelf bijhoudt. Stoppen kan altijd.")
    verb = gettext_lazy("Geef mij dat adres")
    icon = "calendar"

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def take(self, person, said):
        actions.open_feed(by=person)

    def made(self, run):
        there = Feed.objects.filter(person=run.person, ended_at=None).exists()
        return [Made(_("Je agenda-adres"), reverse("learn:sessions"), "calendar")] if there else []


def _now(run):
    row = next_row(run.person)
    if row is None:
        return Made(_("Bekijk wat je geeft"), reverse("trainer:sessions"), "calendar")
    return Made(_("Open je volgende sessie"), reverse("trainer:session", args=[row.key]), "arrow-right")


RUN = FirstRun(
    persona=Persona.TRAINER,
    title=gettext_lazy("Start voor trainers"),
    promise=gettext_lazy("Je volgende sessie nagekeken, materiaal en een vraag klaar, en de code geprobeerd."),
    steps=(Next(), Bring(), Beforehand(), Wall(), Diary()),
    now=_now,
)

__all__ = ["RUN"]
