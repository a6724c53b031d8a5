"""The compass: every principle of a charter that is switched on, held beside a piece."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vliegwiel.areas.strategy.enums import Check, Scope, Severity
from vliegwiel.areas.strategy.models import Principle
from vliegwiel.areas.strategy.queries import settings_of
from vliegwiel.kit import clock

from ...enums import Kind, Purpose, Shape
from ...models import Activity, Draft, Edition, Link, Media, Waiver
from ..programme import programme_sections
from . import didactics, fitness
from .sentences import say
from .shape import Examined, Outcome, Result, not_applicable

CHECKS: dict[Check, Callable[[Examined, Mapping[str, Any]], Result]] = {
    Check.BEHAVIOUR: didactics.behaviour,
    Check.PRACTICE_SHARE: didactics.practice_share,
    Check.RETRIEVAL: didactics.retrieval,
    Check.DECISION: didactics.decision,
    Check.FEEDBACK: didactics.feedback,
    Check.MANAGER: didactics.manager,
    Check.PEER: didactics.peer,
    Check.LOAD: fitness.load,
    Check.ACCESSIBLE: fitness.accessible,
    Check.LANGUAGE: fitness.language,
    Check.ENDS: fitness.ends,
}


OF_EACH_ACTIVITY = (Check.LOAD, Check.FEEDBACK, Check.DECISION)  # was asked of what a programme holds, one by one
OF_THE_WHOLE = (Check.PRACTICE_SHARE, Check.RETRIEVAL, Check.MANAGER, Check.PEER)  # may be in any of them


@dataclass(frozen=True)
class CompassPoint:
    """One principle beside one piece: what came out, and the waiver that sets it aside, if there is one."""

    principle: Principle
    result: Result
    waiver: Waiver | None = None

    @property
    def is_must(self) -> bool:
        return self.principle.severity == Severity.MUST

    @property
    def stops(self) -> bool:
        """Publishing is refused for it."""
        return self.result.failed and self.is_must and self.waiver is None

    @property
    def state(self) -> str:
        """In one word: passed, failed, waived or not_applicable."""
        return "waived" if self.result.failed and self.waiver else self.result.outcome.value

    @property
    def says(self) -> tuple[str, ...]:
        """What was found, in sentences."""
        return tuple(say(finding) for finding in self.result.findings)


def examine(
    piece: Examined, believed: Iterable[Principle], waivers: Mapping[str, Waiver] | None = None
) -> list[CompassPoint]:
    """Every principle that names a check, held beside the piece, in the charter's order. Pure."""
    points = []
    for one in believed:
        if not one.check_by:
            continue
        check = Check(one.check_by)
        if one.scope == Scope.STRATEGIC and not piece.strategic:
            result = not_applicable(check, "scope")
        elif piece.shape == Shape.PROGRAMME and check in OF_EACH_ACTIVITY:
            result = not_applicable(check, "programme")
        elif piece.shape == Shape.SESSION and check == Check.LOAD:
            result = not_applicable(check, "session")
        else:
            seen = piece.whole if check in OF_THE_WHOLE else piece
            result = CHECKS[check](seen, settings_of(check, one.parameters))
        waiver = (waivers or {}).get(check.value) if result.failed else None
        points.append(CompassPoint(one, result, waiver))
    return points


def compass(
    source: Draft | Edition,
    believed: Sequence[Principle],
    *,
    purpose: Purpose | str | None = None,
    links: Iterable[Link] | None = None,
    piece: Examined | None = None,
    media: Mapping[str, Media] | None = None,
) -> list[CompassPoint]:
    """What these principles say of this draft or edition, published for this purpose; empty when there are none.

    At most three queries: behaviours (unless its `links` are at hand), the length of its videos, and waivers when
    something failed; only the last when it was `examined` before (`piece`).
    """
    if not believed:
        return []
    if piece is None:
        (piece,) = examined([source], purpose=purpose, links=links, media=media)
    points = examine(piece, believed)
    if not any(point.result.failed for point in points):
        return points
    return examine(piece, believed, waivers_of([source.activity]).get(source.activity_id))


def examined(
    sources: Sequence[Draft | Edition],
    *,
    purpose: Purpose | str | None = None,
    links: Iterable[Link] | None = None,
    media: Mapping[str, Media] | None = None,
) -> list[Examined]:
    """Drafts or editions as the checks see them, with their activities loaded. Two queries, however many; one less when
    all their `links` are at hand, each with its behaviour, and one less with their `media`; one more when there are
    programmes among them."""
    if links is None:
        among = {source.activity_id for source in sources}
        links = Link.objects.filter(activity__in=among).select_related("behaviour").order_by("pk")
    served: dict[int, list[str]] = {}
    for link in links:
        if link.behaviour.is_standing:
            served.setdefault(link.activity_id, []).append(str(link.behaviour.action))
    playing = (Kind.VIDEO, Kind.AUDIO)
    keys = {raw["data"].get("media", "") for one in sources for raw in one.blocks if raw["type"] in playing} - {""}
    if media is None:
        lasting = Media.objects.filter(key__in=keys, seconds__isnull=False) if keys else Media.objects.none()
        seconds: dict[str, int] = {key: last or 0 for key, last in lasting.values_list("key", "seconds")}
    else:
        seconds = {key: one.seconds for key, one in media.items() if key in keys and one.seconds is not None}
    today = clock.today()
    within = _within([one for one in sources if one.activity.is_programme])
    return [
        Examined(
            title=source.title,
            summary=source.summary,
            minutes=source.minutes,
            language=source.language,
            blocks=tuple(source.blocks),
            strategic=(purpose or source.activity.purpose) == Purpose.STRATEGIC,
            is_reference=source.activity.is_reference,
            follow_up=source.activity.follow_up,
            review_by=source.activity.review_by,
            behaviours=tuple(served.get(source.activity_id, ())),
            seconds=seconds,
            today=today,
            shape=Shape(source.activity.shape),
            within=within(source) if source.activity.is_programme else (),
        )
        for source in sources
    ]


def _within(programmes: Sequence[Draft | Edition]) -> Callable[[Draft | Edition], tuple[Mapping[str, Any], ...]]:
    """programme -> the blocks of the first activity of each of its steps, in its language or another. One query, none
    for none."""
    steps = {
        id(one): [part for section in programme_sections(one.blocks) for part in section.steps] for one in programmes
    }
    firsts = {step.activities[0] for some in steps.values() for step in some if step.activities}
    rows = Edition.objects.filter(activity__in=firsts).order_by("published_at", "pk") if firsts else ()
    found: dict[int, dict[str, Any]] = {}
    for edition in rows:
        found.setdefault(edition.activity_id, {})[edition.language] = edition.blocks

    def blocks_of(one: Draft | Edition) -> tuple[Mapping[str, Any], ...]:
        held = (found.get(step.activities[0]) for step in steps[id(one)] if step.activities)
        chosen = (some.get(one.language) or next(iter(some.values())) for some in held if some)
        return tuple(raw for blocks in chosen for raw in blocks)

    return blocks_of


def waivers_of(activities: Iterable[Activity | int]) -> dict[int, dict[str, Waiver]]:
    """Per activity the waivers that count today, by check. One query."""
    found: dict[int, dict[str, Waiver]] = {}
    for waiver in Waiver.objects.holding().filter(activity__in=activities).select_related("by").order_by("until"):
        found.setdefault(waiver.activity_id, {})[waiver.check_by] = waiver
    return found


def as_results(points: Iterable[CompassPoint]) -> list[dict[str, Any]]:
    """The compass as it is kept with an edition."""
    return [
        {
            "check": point.result.check.value,
            "outcome": point.result.outcome.value,
            "severity": point.principle.severity,
            "waiver": point.waiver.pk if point.waiver else None,
            "findings": [finding.stored() for finding in point.result.findings],
        }
        for point in points
    ]


def failing(points: Iterable[CompassPoint]) -> list[CompassPoint]:
    """Those that failed and were not waived, what stops publishing first."""
    lacking = [point for point in points if point.result.outcome == Outcome.FAILED and point.waiver is None]
    return sorted(lacking, key=lambda point: not point.is_must)
