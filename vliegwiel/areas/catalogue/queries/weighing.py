"""What a draft still lacks before it may be published for a purpose, each with where to mend it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import RoleGrant
from vliegwiel.areas.strategy.models import ActorGroup, Goal
from vliegwiel.areas.strategy.queries import Weakness, errors, weaknesses
from vliegwiel.kit import clock

from ..enums import Kind, Purpose, Shape
from ..models import CONFIRMATION_HOLDS, Activity, AudienceGroup, Confirmation, Draft, Link, Media
from .blocks import media_of
from .compass import CompassPoint, Mend, say
from .programme import activities_in, held, programme_sections, waiting_for_themselves
from .reach import named, reaches
from .rights import stopping_files
from .unfinished import lacking_in_block

MAX_MINUTES = 45
MAX_SESSION_MINUTES = 480  # a meeting may take a day
LEAST_ACTIVITIES = 2


@dataclass(frozen=True)
class Missing:
    """`check` names the charter's check that failed, where it is one; `language`: of the draft, when it is another."""

    code: str
    text: str  # one sentence to the author: what is missing, and what to do
    mend: Mend
    block: str = ""
    check: str = ""
    language: str = ""


def links_to_weigh(activity: Activity) -> QuerySet[Link]:
    """Its links with all that `missing_to_publish` and the compass ask of them: pass the same to both. Two queries, as
    soon as one of them looks."""
    educators = RoleGrant.objects.on().filter(role=Role.LND_LEAD, person=OuterRef("behaviour__goal__owner"))
    links = activity.links.select_related("behaviour__goal__owner", "behaviour__owner", "confirmation")
    weighed: QuerySet[Link] = links.annotate(
        goal_of_educator=Exists(educators),
        # Seldom both: what they are is asked only then.
        aimed=Exists(AudienceGroup.objects.filter(activity=activity))
        & Exists(ActorGroup.objects.filter(behaviour=OuterRef("behaviour"))),
    )
    return weighed.prefetch_related("behaviour__goal__kpis").order_by("pk")


def missing_to_publish(
    draft: Draft,
    purpose: Purpose | str,
    *,
    legal_basis: str | None = None,
    links: Iterable[Link] | None = None,
    media: Mapping[str, Media] | None = None,
) -> list[Missing]:
    """Everything that stands in the way of publishing this draft for this purpose; empty when nothing does.

    Own growth asks that the piece itself is whole; a legal duty also names its law (`legal_basis`, else what the
    activity has); strategic also asks for the whole thread: goal, behaviour, confirmed link, practice, follow-up.
    Rights that ended stop everything. `links`, `media`: what `links_to_weigh` and `media_of` gave, when at hand.
    """
    found = [*_in_the_piece(draft), *_in_reference(draft, purpose)]
    for block, code, text in stopping_files(draft, media_of(draft) if media is None else media):
        found.append(Missing(code, text, Mend.BLOCK, block))
    if draft.activity.is_programme:
        found += _in_the_programme(draft)
    if purpose == Purpose.LEGAL:
        basis = draft.activity.legal_basis if legal_basis is None else legal_basis
        if not basis.strip():
            found.append(Missing("legal_basis", _("Noem de wet of regel die dit verplicht."), Mend.PUBLICATION))
    if purpose == Purpose.STRATEGIC:
        found += _in_the_thread(draft, links_to_weigh(draft.activity) if links is None else links)
    return found


def missing_to_release(draft: Draft) -> list[Missing]:
    """What a shared block still lacks before it is offered to anybody: a title, and blocks that are whole."""
    found = [part for part in _in_the_piece(draft) if part.mend == Mend.BLOCK or part.code in ("title", "blocks")]
    return [replace(part, mend=Mend.ADD) if part.code == "blocks" else part for part in found]


def stopped_by(points: Iterable[CompassPoint]) -> list[Missing]:
    """What the charter says must be mended or waived before publishing, finding by finding."""
    return [
        Missing(finding.why, say(finding), finding.mend, finding.block, point.result.check.value)
        for point in points
        if point.stops
        for finding in point.result.findings
    ]


def lapsed(confirmation: Confirmation, now: dt.datetime | None = None) -> bool:
    """Confirmed more than twelve months ago: the owner is asked again."""
    return confirmation.at < (now or clock.now()) - CONFIRMATION_HOLDS


def _in_the_piece(draft: Draft) -> Iterator[Missing]:
    if not draft.title.strip():
        yield Missing("title", _("Geef een titel."), Mend.HEAD)
    if not draft.summary.strip():
        yield Missing("summary", _("Vat in één zin samen wat iemand hierna doet."), Mend.HEAD)
    most = MAX_SESSION_MINUTES if draft.activity.shape == Shape.SESSION else MAX_MINUTES
    if not draft.activity.is_programme and not 1 <= draft.minutes <= most:
        text = _("Zet het aantal minuten tussen 1 en {most}, of knip het op.").format(most=most)
        yield Missing("minutes", text, Mend.HEAD)
    if not draft.blocks:
        yield Missing("blocks", _("Voeg ten minste één blok toe."), Mend.HEAD)
    for raw in draft.blocks:
        for code, text in lacking_in_block(Kind(raw["type"]), raw["data"]):
            yield Missing(code, text, Mend.BLOCK, raw["id"])


# "Je leert ...", "Na deze training kun je ...", "You will learn ...": what a piece of reference may not claim.
LEARNING = re.compile(
    r"\b(?:(?:je|u) leert|leer je|leert u|leerdoel\w*|na afloop"
    r"|(?:deze|dit|een) (?:training|cursus|leermodule|les|opleiding)"
    r"|you(?:[’']ll| will)? learn|(?:this|a) (?:training|course|lesson)|by the end you)\b",
    re.IGNORECASE,
)


def _in_reference(draft: Draft, purpose: Purpose | str) -> Iterator[Missing]:
    """A pure information item is asked nothing of how one learns; in return it may not claim that one does."""
    if not draft.activity.is_reference:
        return
    if purpose == Purpose.STRATEGIC:
        text = _("Dit is naslag en draagt zelf niet bij aan een doel. Kies iets anders, of zet ‘naslag’ uit.")
        yield Missing("reference_strategic", text, Mend.PUBLICATION)
    if claim := LEARNING.search(f"{draft.title}. {draft.summary}"):
        text = _("Dit is naslag, en belooft toch dat iemand iets leert: “{claim}”. Zeg wat je er vindt.")
        yield Missing("reference_claim", text.format(claim=claim[0]), Mend.HEAD)
    for raw in draft.blocks:
        if raw["type"] in (Kind.QUESTION, Kind.PRACTICE):
            text = _("Naslag vraagt niets en oefent niets. Haal dit blok weg, of zet ‘naslag’ uit.")
            yield Missing("reference_block", text, Mend.BLOCK, raw["id"])


def _in_the_programme(draft: Draft) -> Iterator[Missing]:
    """What only shows when one looks at the whole: empty sections, too much asked, what never opens, what is gone."""
    known = held(activities_in(draft.blocks), draft.language, drafts=True)
    if len(known) < LEAST_ACTIVITIES:
        yield Missing("few", _("Een programma heeft ten minste twee activiteiten. Voeg er nog een toe."), Mend.ADD)
    stuck = waiting_for_themselves(draft.blocks)
    twice: set[int] = set()
    for section in programme_sections(draft.blocks):
        n = len(section.steps)
        if section.id and not n:
            yield _at("empty_section", _("Dit onderdeel heeft nog geen stappen. Voeg er een toe."), section.id)
        if section.need is not None and section.need > n > 0:
            text = _("Je vraagt er {need}, en er zijn er {n}. Vraag er minder, of voeg stappen toe.")
            yield _at("need", text.format(need=section.need, n=n), section.id)
        for block in (section.id, *(part.id for part in section.parts)):
            if block in stuck:
                text = _(
                    "Dit wacht op iets dat zelf hierop wacht, dus het gaat nooit open. Kies iets anders bij ‘Eerst’."
                )
                yield _at("waits", text, block)
        for part in section.parts:
            for one in part.activities:
                if one in known and known[one].retired:
                    text = _("‘{title}’ is van de plank. Haal haar weg of kies een andere.")
                    yield _at("retired", text.format(title=known[one].title), part.id)
                elif one in known and not known[one].published:
                    text = _("‘{title}’ is nog niet gepubliceerd. Publiceer haar eerst, of kies een andere.")
                    yield _at("unpublished", text.format(title=known[one].title), part.id)
                if one in known and one in twice:
                    text = _("‘{title}’ staat er twee keer in. Eén keer is genoeg: wie haar deed, is bij beide klaar.")
                    yield _at("twice", text.format(title=known[one].title), part.id)
                twice.add(one)


def _at(code: str, text: str, block: str) -> Missing:
    return Missing(code, text, Mend.BLOCK, block)


def _in_the_thread(draft: Draft, links: Iterable[Link]) -> list[Missing]:
    activity = draft.activity
    found = _in_the_links(activity, list(links))
    if not any(raw["type"] == Kind.PRACTICE for raw in draft.blocks):
        found.append(Missing("practice", _("Voeg een blok ‘Oefenen op het werk’ toe."), Mend.HEAD))
    if not activity.follow_up:
        text = _("Zet de opvolging aan: een als-dan-plan, en later de vraag of het lukte.")
        found.append(Missing("follow_up", text, Mend.PUBLICATION))
    return found


def _in_the_links(activity: Activity, links: list[Any]) -> list[Missing]:
    """What the best of its links lacks: one whole link is enough."""
    aimed = [link for link in links if link.aimed]
    audience = list(activity.audience.select_related("unit", "position")) if aimed else []
    actors = Prefetch("behaviour__actor_groups", ActorGroup.objects.select_related("unit", "position").order_by("pk"))
    prefetch_related_objects(aimed, actors)
    lacks = [_in_a_link(link, audience) for link in links]
    if not lacks:
        return [Missing("link", _("Kies voor welk gedrag dit helpt."), Mend.LINKS)]
    return min(lacks, key=len)


def _in_a_link(link: Any, audience: list[AudienceGroup]) -> list[Missing]:
    behaviour, goal = link.behaviour, link.behaviour.goal
    names = {"owner": behaviour.owner.name, "behaviour": behaviour.action, "goal": goal.statement}
    confirmation = getattr(link, "confirmation", None)
    found = []
    if confirmation is None and link.claimed_by_id == behaviour.owner_id:
        text = _("{owner} legde het verband zelf en is eigenaar van het gedrag. Laat een ander het verband leggen.")
        found.append(("own_claim", text))
    elif confirmation is None:
        found.append(("confirmation", _("Het wacht op {owner}: is dit goed voor ‘{behaviour}’?")))
    elif lapsed(confirmation):
        text = _("{owner} bevestigde het verband meer dan een jaar geleden en moet dat opnieuw doen.")
        found.append(("lapsed", text))
    if link.aimed and (apart := _apart(link, audience)):
        found.append(("audience", apart))
    if behaviour.retired_at:
        found.append(("behaviour_retired", _("Het gedrag ‘{behaviour}’ is niet meer in gebruik.")))
    if goal.state != Goal.State.ACTIVE:
        found.append(("goal_state", _("Het doel ‘{goal}’ is niet actief.")))
    lacks = [Missing(code, text.format(**names), Mend.LINKS) for code, text in found]
    educators = {goal.owner_id} if link.goal_of_educator else set()
    for weakness in (found for found in weaknesses(goal, educators=educators) if found.is_error):
        text = _("Het doel ‘{goal}’ is niet af. {weakness} {suggestion}")
        lacks.append(_weak(weakness, text, names))
    for weakness in errors(behaviour):
        text = _("Het gedrag ‘{behaviour}’ is niet af. {weakness} {suggestion}")
        lacks.append(_weak(weakness, text, names))
    return lacks


def _apart(link: Any, audience: list[AudienceGroup]) -> str:
    """The sentence to say when nobody it is for is asked for the behaviour; "" when somebody is."""
    actors = list(link.behaviour.actor_groups.all())
    if reaches(audience, actors):
        return ""
    text = _(
        "Het is voor {audience}, en ‘{behaviour}’ wordt gevraagd van {actors}: niemand hier hoort bij allebei. "
        "Verander voor wie het is, of kies een ander gedrag."
    )
    return text.format(audience=named(audience), actors=named(actors), behaviour=link.behaviour.action)


def _weak(weakness: Weakness, text: str, names: dict[str, Any]) -> Missing:
    sentence = text.format(weakness=weakness.text, suggestion=weakness.suggestion, **names)
    return Missing(weakness.code, sentence, Mend.LINKS)
