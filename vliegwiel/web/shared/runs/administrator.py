"""Who keeps the installation: its name, whether mail goes, who else keeps it, a staff file tried, and its health."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Organisation, RoleGrant, StaffImport
from vliegwiel.areas.welcome.enums import Persona
from vliegwiel.kit import tables
from vliegwiel.web.shared.checkup import checked
from vliegwiel.web.shared.mail_trial import try_mail
from vliegwiel.web.shared.person_field import PersonField

from .found import Nothing, since
from .step import FirstRun, Made, Step


class HouseForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Hoe heet de organisatie?"), max_length=120)
    academy = forms.CharField(
        label=gettext_lazy("Hoe noemen jullie de academie?"),
        help_text=gettext_lazy("Academie, leerhuis, campus: wat bij jullie past."),
        max_length=60,
    )


class House(Step):
    key = "house"
    name = gettext_lazy("De naam")
    question = gettext_lazy("Hoe heet het hier?")
    lead = gettext_lazy("Kleur en logo kies je bij Huisstijl.")
    verb = gettext_lazy("Zo heet het")
    icon = "palette"
    sees = (gettext_lazy("iedereen die hier werkt"),)

    def form(self, person, data=None, files=None):
        held = Organisation.objects.order_by("pk").first() or Organisation()
        return HouseForm(data, initial={"name": held.name, "academy": held.academy})

    def take(self, person, said):
        held = Organisation.objects.order_by("pk").first() or Organisation()
        more = {"colour": held.colour, "address": held.address, "why": held.why}
        actions.set_brand(held, by=person, name=said["name"], academy=said["academy"], **more)

    def made(self, run):
        held = Organisation.objects.order_by("pk").first()
        return [Made(f"{held.name}: {held.academy}", reverse("office:brand"), "palette")] if held else []


class Mail(Step):
    key = "mail"
    name = gettext_lazy("Mail")
    question = gettext_lazy("Komt mail aan?")
    lead = gettext_lazy("Eén proef naar je eigen adres. Wat de mailserver antwoordt, lees je hier.")
    minutes = 2
    verb = gettext_lazy("Stuur de proef")
    icon = "send"
    again = True
    template = "shared/runs/administrator_mail.html"

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def closed(self, person, form):
        if not person.email:
            return _("Je account heeft geen mailadres. Vul dat eerst in, of laat een collega dit proberen.")
        if not settings.MAILS:
            return _("Er is nog geen mailserver ingesteld (VLIEGWIEL_MAIL). Mensen lezen hun berichten in de academie.")
        return ""

    def show(self, person, form):
        return {"sender": settings.DEFAULT_FROM_EMAIL, "to": person.email, "address": settings.ADDRESS}

    def take(self, person, said):
        try_mail(person)

    def made(self, run):
        return [Made(_("De mailserver nam de proef aan"), reverse("office:mail"), "mail")]


class SecondForm(forms.Form):
    person = PersonField(
        label=gettext_lazy("Wie kan het overnemen als jij er niet bent?"),
        help_text=gettext_lazy("Een naam, werkmail of personeelsnummer."),
    )


class Second(Step):
    key = "second"
    name = gettext_lazy("Een tweede beheerder")
    question = gettext_lazy("Wie beheert dit nog meer?")
    lead = gettext_lazy("Met één beheerder staat de academie stil als die er niet is.")
    verb = gettext_lazy("Maak beheerder")
    icon = "user-plus"
    sees = (gettext_lazy("wie je kiest"), gettext_lazy("wie het logboek leest"))

    def form(self, person, data=None, files=None):
        return SecondForm(data)

    def take(self, person, said):
        if said["person"].pk == person.pk:
            raise ValidationError({"person": _("Dat ben jijzelf. Kies een collega.")})
        actions.grant_role(said["person"], role=Role.ADMINISTRATOR, by=person)

    def made(self, run):
        rows = RoleGrant.objects.on().filter(role=Role.ADMINISTRATOR).exclude(person=run.person)
        names = [one.person.name for one in rows.select_related("person").order_by("pk")[:2]]
        words = [_("Beheert ook: {name}").format(name=name) for name in names]
        return [Made(one, reverse("office:people"), "user-plus") for one in words]


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Personeelsbestand"),
        help_text=gettext_lazy("CSV of Excel, met twintig mensen of meer. Er verandert nog niets."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > tables.MOST_BYTES:
            raise ValidationError(_("Dit bestand is groter dan 20 MB. Splits het."))
        return file


class People(Step):
    """Of who keeps people; also asked by the L&D lead's run, when she is one of those."""

    key = "people"
    name = gettext_lazy("Mensen")
    question = gettext_lazy("Wie werken hier?")
    lead = gettext_lazy("Een proef: je leest regel voor regel wat er zou veranderen, en fouten in gewone taal.")
    minutes = 4
    verb = gettext_lazy("Lees het als proef")
    icon = "file-up"
    sees = (gettext_lazy("HR en beheer"),)
    template = "shared/runs/people.html"

    def form(self, person, data=None, files=None):
        return FileForm(data, files)

    def take(self, person, said):
        file = said["file"]
        actions.receive_staff_file(file.read(), file_name=file.name, by=person)

    def made(self, run):
        held = tried(run)
        if held is None:
            return []
        words = _("Bestand gelezen als proef: {name}").format(name=held.file_name)
        return [Made(words, reverse("office:import", args=[held.pk]), "file-up")]


def tried(run):
    """The staff file she handed in in this run. One query."""
    rows = StaffImport.objects.filter(by=run.person, at__gte=since(run), undoes=None).defer("content", "report")
    return rows.order_by("-pk").first()


class Health(Step):
    key = "health"
    name = gettext_lazy("Gezondheid")
    question = gettext_lazy("Is alles gezond?")
    lead = gettext_lazy("Wat ‘vliegwiel doctor’ op de server ook zegt. Je vindt het terug bij Gezondheid.")
    minutes = 2
    verb = gettext_lazy("Gezien")
    icon = "circle-check"
    sees = (gettext_lazy("beheerders"),)
    template = "shared/runs/administrator_health.html"

    def form(self, person, data=None, files=None):
        return Nothing(data)

    def show(self, person, form):
        return {"rows": checked()}

    def made(self, run):
        rows = checked()
        broken = sum(row.state == "broken" for row in rows)
        healthy = sum(row.state == "ok" for row in rows)
        facts = {"healthy": healthy, "all": len(rows), "broken": broken}
        words = _("Gezond: {healthy} van {all}. Kapot: {broken}.").format(**facts)
        return [Made(words, reverse("office:health"), "gauge")]


def _now(run):
    held = tried(run)
    if held is not None:
        return Made(_("Bekijk de proef van het bestand"), reverse("office:import", args=[held.pk]), "arrow-right")
    return Made(_("Bekijk de gezondheid"), reverse("office:health"), "gauge")


RUN = FirstRun(
    persona=Persona.ADMINISTRATOR,
    title=gettext_lazy("Start voor beheerders"),
    promise=gettext_lazy(
        "Mail die aankomt, een tweede beheerder, een bestand op proef, en een lijst van wat gezond is."
    ),
    steps=(House(), Mail(), Second(), People(), Health()),
    now=_now,
)

__all__ = ["RUN", "People"]
