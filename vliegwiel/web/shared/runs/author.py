"""Who knows something others always ask: that question becomes one job aid on the shelf, with a day to look again."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Activity, Draft, Link
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit import clock
from vliegwiel.web.shared.groups import GroupsForm

from .found import Nothing, run_of, since, taken_at
from .step import FirstRun, Made, Step

LEAST_STEPS, MOST_STEPS = 2, 12
NOT_YET = gettext_lazy("Er is nog niets om mee verder te gaan. Begin bij de vraag die mensen je steeds stellen.")


def piece(person, run=None):
    """What she made at the first step of this run, not whatever else she makes meanwhile. At most three queries."""
    run = run or run_of(person, Persona.AUTHOR)
    until = taken_at(run, "ask")
    if until is None:
        return None
    mine = Activity.objects.filter(owner=person, made_at__gte=since(run), made_at__lte=until)
    return mine.order_by("-made_at", "-pk").first()


def _draft(activity):
    return Draft.objects.filter(activity=activity).select_related("activity").order_by("pk").first()


class AskForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Welke vraag krijg je steeds?"),
        help_text=gettext_lazy("Zoals een collega haar stelt: Hoe zet ik de pomp veilig uit?"),
        max_length=120,
    )
    steps = forms.CharField(
        label=gettext_lazy("Wat doe je dan? Elke stap op een eigen regel"),
        help_text=gettext_lazy("Begin elke regel met wat je doet: draai, kijk, bel. Drie tot zeven is genoeg."),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
    )
    upload = forms.FileField(
        label=gettext_lazy("Een foto of filmpje erbij"),
        help_text=gettext_lazy("Plaats en camera halen we eruit."),
        required=False,
        widget=forms.FileInput({"accept": "image/*,video/mp4,video/webm"}),
    )
    alt = forms.CharField(label=gettext_lazy("Wat is erop te zien?"), max_length=280, required=False)

    def __init__(self, data=None, files=None, *, known=False, initial=None):
        super().__init__(data, files, initial=initial)
        if known:  # a picture is changed where it stands
            del self.fields["upload"], self.fields["alt"]

    def clean_steps(self):
        lines = [" ".join(line.split()).lstrip("-*•0123456789. ") for line in self.cleaned_data["steps"].splitlines()]
        lines = [line[:280] for line in lines if line]
        if len(lines) < LEAST_STEPS:  # or publishing it would be refused, three questions later
            raise ValidationError(_("Schrijf ten minste twee stappen, elk op een eigen regel."))
        if len(lines) > MOST_STEPS:
            raise ValidationError(_("Ten hoogste {n} stappen. Splits het anders in twee.").format(n=MOST_STEPS))
        return lines

    def clean(self):
        said = super().clean()
        file = said.get("upload")
        if file and not (file.content_type or "").startswith("video/") and not said.get("alt"):
            self.add_error("alt", _("Zeg in één zin wat erop te zien is. Zo kan ook wie het niet ziet het gebruiken."))
        return said


class Ask(Step):
    key = "ask"
    name = gettext_lazy("De vraag")
    question = gettext_lazy("Wat vragen mensen je steeds?")
    lead = gettext_lazy("Schrijf het één keer op. Iedereen vindt het daarna zelf.")
    minutes = 4
    sees = (gettext_lazy("auteurs en opleiders"), gettext_lazy("na publiceren: iedereen hier"))
    verb = gettext_lazy("Maak er stappen van")
    icon = "list-ordered"
    again = True

    def form(self, person, data=None, files=None):
        made = piece(person)
        if made is None:
            return AskForm(data, files)
        draft = _draft(made)
        held = next((raw for raw in draft.blocks if raw["type"] == Kind.STEPS), None)
        steps = "\n".join(one["title"] for one in held["data"]["items"]) if held else ""
        return AskForm(data, files, known=True, initial={"title": draft.title, "steps": steps})

    def take(self, person, said):
        made = piece(person)
        if made is not None:
            actions.retell_in_five(made, title=said["title"], steps=said["steps"], by=person)
            return
        more = {"upload": said.get("upload"), "alt": said.get("alt", "")}
        try:
            actions.make_in_five(said["title"], steps=said["steps"], publishing=False, by=person, **more)
        except actions.Refused as refused:
            raise ValidationError({"upload": str(refused)}) from refused

    def made(self, run):
        made = piece(run.person, run)
        if made is None:
            return []
        words = _("In concept: {title}") if _live(made) is None else _("Op de plank: {title}")
        address = reverse("studio:workbench", args=[made.slug])
        return [Made(words.format(title=_draft(made).title), address, "list-ordered")]


def _live(activity):
    """Its newest edition, when it stands on the shelf."""
    return activity.editions.defer("blocks").order_by("-published_at", "-pk").first()


class PractiseForm(forms.Form):
    prompt = forms.CharField(label=gettext_lazy("Eén oefenvraag"), max_length=400)
    right = forms.CharField(label=gettext_lazy("Wat is goed?"), max_length=280)
    why_right = forms.CharField(label=gettext_lazy("Waarom klopt dat?"), max_length=600)
    wrong = forms.CharField(label=gettext_lazy("Wat gaat er vaak mis?"), max_length=280)
    why_wrong = forms.CharField(label=gettext_lazy("Waarom klopt dat niet?"), max_length=600)


class Practise(Step):
    key = "practise"
    name = gettext_lazy("Eén oefenvraag")
    question = gettext_lazy("Wat gaat er vaak mis?")
    lead = gettext_lazy("Eén vraag, met een goed en een fout antwoord en bij elk de reden. Zonder vraag is het naslag.")
    minutes = 3
    verb = gettext_lazy("Zet de vraag erbij")
    icon = "circle-help"
    sees = (
        gettext_lazy("auteurs en opleiders"),
        gettext_lazy("na publiceren: iedereen hier"),
    )

    def form(self, person, data=None, files=None):
        made = piece(person)
        raw = next((one for one in _draft(made).blocks if one["type"] == Kind.QUESTION), None) if made else None
        if raw is None:
            return PractiseForm(data)
        said = {"prompt": raw["data"]["prompt"]}
        for one in raw["data"]["options"][:2]:
            which = "right" if one["correct"] else "wrong"
            said |= {which: one["text"], f"why_{which}": one["explanation"]}
        return PractiseForm(data, initial=said)

    def closed(self, person, form):
        return "" if piece(person) else NOT_YET

    def take(self, person, said):
        right = {"text": said["right"], "correct": True, "explanation": said["why_right"]}
        wrong = {"text": said["wrong"], "correct": False, "explanation": said["why_wrong"]}
        # By the length of the prompt, so that nobody learns where the right one stands.
        options = [right, wrong] if len(said["prompt"]) % 2 else [wrong, right]
        asked = {"prompt": said["prompt"], "kind": "single", "options": options}
        actions.ask_in_five(piece(person), question=asked, by=person)

    def made(self, run):
        made = piece(run.person, run)
        if made is None:
            return []
        return [Made(_("Met één oefenvraag"), reverse("studio:workbench", args=[made.slug]), "circle-help")]


class LinkForm(forms.Form):
    behaviour = forms.ModelChoiceField(
        TargetBehaviour.objects.none(),
        label=gettext_lazy("Voor welk gedrag helpt het?"),
        empty_label=gettext_lazy("Kies een gedrag"),
    )
    rationale = forms.CharField(label=gettext_lazy("Waarom helpt het daarbij?"), max_length=400)

    def __init__(self, data=None, *, person, initial=None):
        super().__init__(data, initial=initial)
        self.fields["behaviour"].queryset = TargetBehaviour.objects.visible_to(person).active().order_by("goal", "pk")


class Serve(Step):
    key = "line"
    name = gettext_lazy("Waar het bij helpt")
    question = gettext_lazy("Bij welk gedrag helpt dit?")
    lead = gettext_lazy("Wie dat gedrag bewaakt zegt of het klopt. Weet je het niet, sla het dan over.")
    verb = gettext_lazy("Leg de lijn")
    icon = "git-branch"
    sees = (
        gettext_lazy("auteurs en opleiders"),
        gettext_lazy("na publiceren: iedereen hier"),
    )

    def form(self, person, data=None, files=None):
        made = piece(person) if data is None else None
        held = Link.objects.filter(activity=made).order_by("pk").first() if made else None
        initial = {"behaviour": held.behaviour_id, "rationale": held.rationale} if held else None
        return LinkForm(data, person=person, initial=initial)

    def closed(self, person, form):
        if not piece(person):
            return NOT_YET
        there = form.fields["behaviour"].queryset.exists()
        return "" if there else _("Er staat nog geen gedrag om bij te helpen. Dat schrijven opleiders bij de doelen.")

    def take(self, person, said):
        actions.link(piece(person), behaviour=said["behaviour"], rationale=said["rationale"], by=person)

    def made(self, run):
        made = piece(run.person, run)
        rows = Link.objects.filter(activity=made).select_related("behaviour").order_by("pk")[:1] if made else []
        address = reverse("studio:publication", args=[made.slug]) if made else ""
        return [Made(_("Voor: {action}").format(action=one.behaviour.action), address, "git-branch") for one in rows]


class Whom(Step):
    key = "audience"
    name = gettext_lazy("Voor wie")
    question = gettext_lazy("Voor wie is dit?")
    verb = gettext_lazy("Voor hen")
    icon = "users"
    sees = (
        gettext_lazy("auteurs en opleiders"),
        gettext_lazy("na publiceren: iedereen hier"),
    )

    def form(self, person, data=None, files=None):
        made = piece(person) if data is None else None
        rows = made.audience.select_related("unit", "position") if made else ()
        return GroupsForm(data, groups=[one.unit or one.position for one in rows])

    def closed(self, person, form):
        return "" if piece(person) else NOT_YET

    def take(self, person, said):
        actions.set_audience(piece(person), by=person, **said["names"])

    def made(self, run):
        made = piece(run.person, run)
        if made is None:
            return []
        names = [str(one.unit or one.position) for one in made.audience.select_related("unit", "position")[:3]]
        words = _("Voor {names}").format(names=", ".join(names)) if names else _("Voor iedereen die hier werkt")
        return [Made(words, reverse("studio:workbench", args=[made.slug]), "users")]


class AgainForm(forms.Form):
    months = forms.TypedChoiceField(
        label=gettext_lazy("Na hoeveel tijd kijk je het na?"),
        coerce=int,
        choices=[
            (3, gettext_lazy("Na drie maanden")),
            (6, gettext_lazy("Na een half jaar")),
            (12, gettext_lazy("Na een jaar")),
        ],
        widget=forms.RadioSelect,
    )


class Again(Step):
    key = "review"
    name = gettext_lazy("Opnieuw kijken")
    question = gettext_lazy("Wanneer kan dit veranderd zijn?")
    lead = gettext_lazy("Op die dag vragen we je of het nog klopt.")
    verb = gettext_lazy("Vraag het me dan")
    icon = "calendar-clock"
    sees = (
        gettext_lazy("auteurs en opleiders"),
        gettext_lazy("na publiceren: iedereen hier"),
    )

    def form(self, person, data=None, files=None):
        return AgainForm(data, initial={"months": 12})

    def closed(self, person, form):
        return "" if piece(person) else NOT_YET

    def take(self, person, said):
        on = clock.today() + dt.timedelta(days=said["months"] * 365 // 12)
        actions.settle(piece(person), review_by=on, by=person)

    def made(self, run):
        made = piece(run.person, run)
        if made is None or made.review_by is None:
            return []
        words = _("Opnieuw bekijken voor {day}").format(day=date_format(made.review_by, "j F Y"))
        return [Made(words, reverse("studio:publication", args=[made.slug]), "calendar-clock")]


class Publish(Step):
    key = "publish"
    name = gettext_lazy("Op de plank")
    question = gettext_lazy("Kan het op de plank?")
    lead = gettext_lazy("Wie het nodig heeft vindt het dan bij Leren. Veranderen kan altijd: dat wordt een editie.")
    verb = gettext_lazy("Publiceer het")
    icon = "send"
    sees = (
        gettext_lazy("auteurs en opleiders"),
        gettext_lazy("na publiceren: iedereen hier"),
    )
    again = True
    template = "shared/runs/author_publish.html"

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def closed(self, person, form):
        return "" if piece(person) else NOT_YET

    def show(self, person, form):
        made = piece(person)
        return {"piece": made, "draft": _draft(made) if made else None}

    def take(self, person, said):
        made = piece(person)
        if made is None:
            raise ValidationError(NOT_YET)
        try:
            actions.publish(made, language=_draft(made).language, by=person)
        except actions.Incomplete as incomplete:
            raise ValidationError([part.text for part in incomplete.missing]) from incomplete

    def made(self, run):
        made = piece(run.person, run)
        live = _live(made) if made else None
        if live is None:
            return []
        return [Made(_("Iedereen vindt nu: {title}").format(title=live.title), _shelf(made), "library")]


def _shelf(activity):
    return reverse("learn:activity", args=[activity.slug])


def _now(run):
    made = piece(run.person, run)
    if made is None:
        return Made(_("Maak iets in vijf minuten"), reverse("studio:in_five"), "timer")
    if _live(made) is None:
        return Made(_("Maak het af op de werkbank"), reverse("studio:workbench", args=[made.slug]), "pencil")
    return Made(_("Bekijk het zoals collega’s het zien"), _shelf(made), "eye")


RUN = FirstRun(
    persona=Persona.AUTHOR,
    title=gettext_lazy("Start voor auteurs"),
    promise=gettext_lazy("Eén hulp op de plank bij een vraag die je steeds krijgt, met een dag om haar na te kijken."),
    steps=(Ask(), Practise(), Serve(), Whom(), Again(), Publish()),
    now=_now,
)

__all__ = ["RUN"]
