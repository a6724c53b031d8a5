"""What one may begin with: templates of the organisation, and three that come with the product."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person

from ..enums import Kind, Shape, Tone
from ..models import Activity, Draft, Edition

Blocks = list[tuple[Kind, dict[str, Any]]]
MOST = 60


@dataclass(frozen=True)
class Shipped:
    """A template that comes with the product: how it is for, and the blocks one starts from, each with an example."""

    key: str
    title: Any  # lazy, so that it is made in the language of who reads
    summary: Any
    about: Any
    shape: Shape
    minutes: int
    blocks: Callable[[], Blocks]
    weeks: int = 0
    is_reference: bool = False


@dataclass(frozen=True)
class OwnTemplate:
    """A template of the organisation."""

    slug: str
    title: str
    summary: str
    owner: str
    shape: Shape


def shipped_templates() -> tuple[Shipped, ...]:
    """Those that come with the product."""
    return SHIPPED


def shipped_template(key: str) -> Shipped:
    """The one with this key; KeyError when there is none."""
    return {one.key: one for one in SHIPPED}[key]


def own_templates(person: Person) -> list[OwnTemplate]:
    """Those of the organisation she may begin with, by title; at most sixty. One query."""
    drafts = Draft.objects.filter(activity=OuterRef("pk")).exclude(title="").order_by("pk")
    editions = Edition.objects.filter(activity=OuterRef("pk")).order_by("-published_at", "-pk")
    found: Any = Activity.objects.visible_to(person).filter(is_template=True, retirement=None)
    found = found.annotate(
        title=Coalesce(Subquery(drafts.values("title")[:1]), Subquery(editions.values("title")[:1])),
        summary=Coalesce(Subquery(drafts.values("summary")[:1]), Subquery(editions.values("summary")[:1])),
    )
    rows = found.select_related("owner").order_by("title", "pk")[:MOST]
    return [OwnTemplate(row.slug, row.title or row.slug, row.summary or "", row.owner.name, row.shape) for row in rows]


def _job_aid() -> Blocks:
    when = _("<p>Pak dit erbij als … Bijvoorbeeld: je neemt de dienst over en er staat een storing open.</p>")
    steps = [
        {"title": _("Kijk eerst …"), "text": _("Waaraan zie je dat je kunt beginnen?")},
        {"title": _("Doe dan …"), "text": _("Eén handeling. Wat gaat hier vaak mis?")},
        {"title": _("Controleer of …"), "text": _("Hoe weet je dat het gelukt is?")},
    ]
    caution = _("Stop en bel … als je dit ziet: …")
    return [
        (Kind.TEXT, {"html": when}),
        (Kind.STEPS, {"title": _("Zo doe je het"), "items": steps, "checklist": True}),
        (Kind.CALLOUT, {"tone": Tone.CAUTION, "title": _("Wanneer niet"), "text": caution}),
    ]


def _case() -> Blocks:
    story = _(
        "<p>Vertel in vijf zinnen wat er echt gebeurde: wie, waar, wat er op het spel stond, en tot waar het ging. "
        "Laat weg hoe het afliep.</p><p>Bijvoorbeeld: kwart voor zes, een klant belt voor de derde keer over dezelfde "
        "rekening. Hij praat hard. Jij ziet dat een collega gisteren beloofde terug te bellen.</p>"
    )
    choices = [
        (_("Wat je liever ziet"), True, _("Zeg waarom dit werkt, en wat er dan gebeurt.")),
        (_("Wat de meesten doen"), False, _("Zeg wat het aantrekkelijk maakt, en wat het kost.")),
        (_("Wat ook kan, maar later"), False, _("Zeg waarom het hier te vroeg is.")),
    ]
    options = [{"text": text, "correct": correct, "explanation": why} for text, correct, why in choices]
    after = _("<p>Vertel nu hoe het afliep, en wat degene die erbij was de volgende keer anders zou doen.</p>")
    practice = {
        "situation": _("De volgende keer dat je dit herkent: …"),
        "task": _("Doe één ding anders, en zeg hardop welk."),
        "bring_back": _("Wat er gebeurde, in één zin."),
    }
    return [
        (Kind.TEXT, {"html": story}),
        (Kind.QUESTION, {"prompt": _("Wat zeg of doe jij nu als eerste?"), "kind": "single", "options": options}),
        (Kind.TEXT, {"html": after}),
        (Kind.PRACTICE, practice),
    ]


def _first_week() -> Blocks:
    def step(text: str) -> tuple[Kind, dict[str, Any]]:
        return (Kind.ACTIVITY, {"items": [], "text": text})

    def section(title: str, purpose: str, **more: Any) -> tuple[Kind, dict[str, Any]]:
        return (Kind.SECTION, {"title": title, "purpose": purpose, **more})

    listen = {
        "situation": _("Je loopt mee met een collega."),
        "task": _("Schrijf twee dingen op die je niet begreep, en vraag ze dezelfde dag."),
        "bring_back": _("Eén ding dat hier anders gaat dan je gewend was."),
    }
    first = {
        "situation": _("Je eerste eigen klus."),
        "task": _("Vraag vooraf één collega om op één ding te letten, en kies zelf waarop."),
        "bring_back": _("Wat je collega zag dat jij niet zag."),
    }
    return [
        section(_("Dag een: veilig en thuis"), _("Je weet waar je bent en wat je nooit doet."), ordered=True),
        step(_("Zoek hier wat iedereen op de eerste dag moet weten, zoals veiligheid en ontruiming.")),
        step(_("Kennismaken met het team: een bijeenkomst, of een rondje langs drie mensen.")),
        (Kind.PRACTICE, listen),
        section(_("Deze week: het vak"), _("Kies wat jij het eerst tegenkomt."), need=2, opens_after=1),
        step(_("Iets wat elke dag voorkomt.")),
        step(_("Iets wat vaak misgaat.")),
        step(_("Iets waar nieuwe mensen altijd naar vragen.")),
        section(_("Vrijdag: op eigen benen"), _("Je doet iets echt zelf, en iemand kijkt mee."), opens_after=4),
        (Kind.PRACTICE, first),
        step(_("Feedback vragen, of iets anders dat helpt om van de eerste keer te leren.")),
    ]


SHIPPED = (
    Shipped(
        "job-aid",
        gettext_lazy("Zo doe je …"),
        gettext_lazy("Eén bladzijde om erbij te pakken terwijl je het doet."),
        gettext_lazy("Een hulpmiddel bij het werk: wanneer, in welke stappen, en wanneer niet. Naslag, geen les."),
        Shape.SINGLE,
        3,
        _job_aid,
        is_reference=True,
    ),
    Shipped(
        "case",
        gettext_lazy("Wat doe jij als …"),
        gettext_lazy("Je kiest wat je zegt of doet in iets wat echt gebeurde, en probeert het daarna zelf."),
        gettext_lazy("Oefenen met een casus: een echt moment, een keuze met uitleg, en iets voor op het werk."),
        Shape.SINGLE,
        6,
        _case,
    ),
    Shipped(
        "first-week",
        gettext_lazy("Je eerste week bij …"),
        gettext_lazy("Na een week weet je de weg, en deed je iets zelf terwijl iemand meekeek."),
        gettext_lazy("Een programma voor nieuwe collega’s: dag een, een keuze uit het vak, en vrijdag op eigen benen."),
        Shape.PROGRAMME,
        5,
        _first_week,
        weeks=1,
    ),
)
