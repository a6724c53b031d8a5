"""Publishing: the three roads, the compass that says what is whole and what is missing, and the agreements."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.catalogue.enums import Kind, Purpose, Shape, Skill
from vliegwiel.areas.catalogue.models import Draft, Waiver
from vliegwiel.areas.catalogue.queries import Mend, Missing, changed_since_edition, missing_to_publish
from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.kit.page import page

from .drafts import editable, label, languages
from .hints import hint_rows
from .planned import Moment


class Publication(forms.Form):
    purpose = forms.ChoiceField(label=gettext_lazy("Waar is het voor?"), choices=Purpose, widget=forms.RadioSelect)
    legal_basis = forms.CharField(
        label=gettext_lazy("Welke wet of regel verplicht dit?"),
        help_text=gettext_lazy("Alleen bij ‘wettelijk verplicht’, bijvoorbeeld: Arbowet, artikel 8."),
        max_length=200,
        required=False,
    )


class Agreements(forms.Form):
    is_reference = forms.BooleanField(
        label=gettext_lazy("Dit is naslag: je zoekt er iets op, het leert niemand iets aan"),
        help_text=gettext_lazy("Dan vraagt het kompas niets over leren, en is er geen opvolging."),
        required=False,
    )
    is_session = forms.BooleanField(
        label=gettext_lazy("Dit is een bijeenkomst: men komt op een dag bij elkaar"),
        help_text=gettext_lazy("Zet in de tekst wanneer en waar. Inschrijven gaat nog buiten de academie om."),
        required=False,
    )
    follow_up = forms.BooleanField(
        label=gettext_lazy("Vraag na afloop om een als-dan-plan, en later of het lukte"), required=False
    )
    skill = forms.ChoiceField(
        label=gettext_lazy("Wat voor vaardigheid is dit?"),
        help_text=gettext_lazy("Bij open en vast vragen we twaalf weken lang hoe het gaat, bij kennis twee weken."),
        choices=lambda: [("", _("Kies voor mij, naar waarom dit er is")), *Skill.choices],
        required=False,
    )
    review_by = forms.DateField(
        label=gettext_lazy("Opnieuw bekijken voor"),
        help_text=gettext_lazy("Dan staat deze activiteit bovenaan om na te lopen."),
        required=False,
        widget=forms.DateInput,
    )


@dataclass(frozen=True)
class Point:
    """One point of the compass: whole, or what is missing there and where to mend it."""

    title: str
    whole: str
    mends: tuple[tuple[str, str], ...]  # (what is missing, address to mend it)


@dataclass(frozen=True)
class CharterPoint:
    """One principle of the charter: passed, failed, waived or not asked; what was seen, and where to mend it."""

    title: str
    check: str
    state: str
    is_must: bool
    says: tuple[str, ...]
    mends: tuple[tuple[str, str], ...]
    waiver: Waiver | None


def publication(request, slug):
    draft = editable(request, slug, request.GET.get("language", ""))
    activity = draft.activity
    edition = queries.latest_edition(activity, draft.language)
    asked = {"purpose": request.GET.get("purpose", activity.purpose), "legal_basis": activity.legal_basis}
    form = Publication(request.POST or None, initial=asked)
    others = translations(draft)
    also = [one.language for one in others if one.language in request.POST.getlist("also")]
    refused, abroad = False, []
    if request.method == "POST" and form.is_valid():
        try:
            made = catalogue.publish(activity, language=draft.language, by=request.user, also=also, **form.cleaned_data)
        except catalogue.Incomplete as incomplete:
            refused, abroad = True, [part for part in incomplete.missing if part.language]
        else:
            new = _("Gepubliceerd. Collega’s vinden het vanaf nu bij Leren.")
            messages.success(request, _("Bewaard. De editie zelf is dezelfde gebleven.") if made == edition else new)
            return redirect(f"{reverse('studio:publication', args=[slug])}?language={draft.language}")
    given = form.cleaned_data if form.is_bound and form.is_valid() else asked
    purpose = Purpose(given["purpose"]) if given["purpose"] in Purpose.values else Purpose(activity.purpose)
    charter, believed = strategy.in_force()
    links = queries.links_to_weigh(activity)
    media = queries.media_of(draft)
    (piece,) = queries.examined([draft], purpose=purpose, links=links, media=media)
    compass = queries.compass(draft, believed, purpose=purpose, piece=piece)
    missing = missing_to_publish(draft, purpose, legal_basis=given["legal_basis"], links=links, media=media)
    missing += queries.second_pair(draft, purpose)
    context = {
        "activity": activity,
        "draft": draft,
        "edition": edition,
        "changed": changed_since_edition(draft, edition),
        "form": form,
        "agreements": Agreements(
            initial={
                **{name: getattr(activity, name) for name in ("follow_up", "review_by", "is_reference", "skill")},
                "is_session": activity.shape == Shape.SESSION,
            }
        ),
        "purpose": purpose,
        "points": points(draft, purpose, missing),
        "missing": [*missing, *queries.stopped_by(compass)],
        "hints": hint_rows(draft, piece, compass),
        "charter": charter,
        "principles": charter_points(draft, compass),
        "may_waive": permissions.may_waive(request.user, charter),
        "refused": refused,
        "languages": languages(draft),
        "several": bool(draft.others),
        "translations": others,
        "abroad": [(part.text, _address(part, draft, ""), part.language) for part in abroad],
        "moment": Moment(),
        "agreed": queries.agreed(draft),
    }
    return page(request, "studio/publication.html", context, parts=("compass",), status=422 if refused else 200)


@dataclass(frozen=True)
class Translation:
    """Another language this comes out in. `waiting`: how many parts are not translated, or not since they changed."""

    language: str
    word: str
    address: str
    waiting: int


def translations(draft: Draft) -> list[Translation]:
    """The translations of this draft; none when it is one itself."""
    if any(other.pk < draft.pk for other in draft.others):
        return []
    return [
        Translation(
            other.language,
            Language(other.language).label,
            reverse("studio:translated", args=[draft.activity.slug, other.language]),
            len(queries.untranslated(draft, other)),
        )
        for other in draft.others
    ]


@require_POST
def agreements(request, slug):
    draft = editable(request, slug)
    form = Agreements(request.POST)
    if form.is_valid():
        catalogue.settle(draft.activity, by=request.user, **form.cleaned_data)
        messages.success(request, _("De afspraken zijn bewaard."))
    else:
        messages.error(request, _("Die datum kennen we niet. Kies een dag, bijvoorbeeld 1-6-2027."))
    return redirect("studio:publication", slug)


@require_POST
def inspection(request, slug):
    """What is published, checked again under the charter in force."""
    draft = editable(request, slug, request.POST.get("language", ""))
    edition = draft.activity.editions.filter(language=draft.language).order_by("-number").first()
    if edition:
        edition.activity = draft.activity
        kept = catalogue.check_edition(edition, by=request.user)
        if kept:
            messages.success(request, _("Nagekeken onder charter v{number}.").format(number=kept.charter.number))
    return redirect(f"{reverse('studio:publication', args=[slug])}?language={draft.language}")


@require_POST
def waiver_request(request, slug):
    """Ask whoever decides for an exception, with a reason."""
    draft = editable(request, slug)
    check = request.POST.get("check", "")
    if check in Check.values:
        try:
            catalogue.ask_waiver(draft.activity, check=check, reason=request.POST.get("reason", ""), by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("Gevraagd. Wie beslist krijgt bericht met jouw reden."))
    return redirect("studio:publication", slug)


def charter_points(draft: Draft, compass: list[queries.CompassPoint]) -> list[CharterPoint]:
    """The charter's principles beside this draft, what must be mended first."""
    workbench = reverse("studio:draft", args=[draft.activity.slug, draft.language])
    numbers = _numbers(draft)
    found = []
    for point in compass:
        parts = [
            Missing(finding.why, queries.say(finding), finding.mend, finding.block) for finding in point.result.findings
        ]
        found.append(
            CharterPoint(
                title=str(point.principle.title),
                check=point.result.check.value,
                state=point.state,
                is_must=point.is_must,
                says=point.says,
                mends=tuple((_sentence(part, numbers), _address(part, draft, workbench)) for part in parts),
                waiver=point.waiver,
            )
        )
    order = {"failed": 0, "waived": 1, "passed": 2, "not_applicable": 3}
    return sorted(found, key=lambda one: (order[one.state], not one.is_must))


def _numbers(draft: Draft) -> dict:
    return {raw["id"]: (n, Kind(raw["type"]), raw["data"]) for n, raw in enumerate(draft.blocks, 1)}


def points(draft: Draft, purpose: Purpose, missing: list[Missing]) -> list[Point]:
    """The compass: every point that counts for this purpose, whole or with what is missing."""
    workbench = reverse("studio:draft", args=[draft.activity.slug, draft.language])
    numbers = _numbers(draft)

    def mends(*codes: str, where: Mend | None = None, besides: tuple[str, ...] = ()):
        return tuple(
            (_sentence(part, numbers), _address(part, draft, workbench))
            for part in missing
            if part.code not in besides and (part.code in codes or part.mend == where)
        )

    thread = ("practice", "follow_up", "legal_basis")
    found = [
        Point(
            _("De woorden erboven"),
            _("Titel, samenvatting en eerlijke tijd staan er."),
            mends(where=Mend.HEAD, besides=("practice", "blocks")) + mends("reference_strategic"),
        ),
        Point(
            _("De blokken"),
            _("Elk blok is af, ook voor wie niet ziet of hoort."),
            mends("blocks", where=Mend.BLOCK, besides=thread),
        ),
    ]
    if purpose == Purpose.LEGAL:
        found.append(Point(_("De wet"), _("De wet of regel is genoemd."), mends("legal_basis")))
    if purpose == Purpose.STRATEGIC:
        found += [
            Point(
                _("Het doel en het gedrag"),
                _("Het verband is bevestigd en het doel heeft een maat."),
                mends(where=Mend.LINKS),
            ),
            Point(_("Oefenen op het werk"), _("Er is iets om op het werk te proberen."), mends("practice")),
            Point(_("Opvolging"), _("Na 14 dagen en later vragen we of het lukte."), mends("follow_up")),
        ]
    if purpose in queries.agreed(draft).needed:
        found.append(Point(_("Een tweede paar ogen"), _("Een collega keek en vindt het goed zo."), mends("review")))
    return found


def _sentence(part: Missing, numbers: dict) -> str:
    if part.block not in numbers:
        return part.text
    number, kind, data = numbers[part.block]
    return _("Blok {number} ({label}): {what}").format(number=number, label=label(kind, data), what=part.text)


def _address(part: Missing, draft: Draft, workbench: str) -> str:
    if part.language and part.mend != Mend.TRANSLATION:
        workbench = reverse("studio:draft", args=[draft.activity.slug, part.language])
    match part.mend:
        case Mend.BLOCK:
            return f"{workbench}#piece--{part.block}"
        case Mend.LINKS:
            return reverse("studio:links", args=[draft.activity.slug])
        case Mend.TRANSLATION:
            return f"{reverse('studio:translated', args=[draft.activity.slug, part.language])}#part--{part.block}"
        case Mend.REVIEW:
            return reverse("studio:review", args=[draft.activity.slug, draft.language])
        case Mend.PUBLICATION:
            return "#id_legal_basis" if part.code == "legal_basis" else "#agreements"
        case Mend.ADD:
            return f"{workbench}#add"
        case Mend.HEAD:
            return f"{workbench}#add" if part.code in ("blocks", "practice") else f"{workbench}#head"
