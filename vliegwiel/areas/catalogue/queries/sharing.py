"""Shared blocks: what there is, where it is used, what is offered, and how far a deed for many is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.finding import find
from vliegwiel.kit.paging import Leaf

from ..enums import Kind, Shape
from ..models import Activity, Deferral, Draft, Edition, Release, Rollout, RolloutItem, Use
from .differing import Difference, difference
from .marks import follows
from .studio import changed_since_edition
from .translating import untranslated

AT_A_TIME = 12


@dataclass(frozen=True)
class SharedRow:
    """A shared block in a list. `kinds`: what it is made of, each once."""

    slug: str
    title: str
    summary: str
    kinds: tuple[str, ...]
    keeper: str
    keeper_left: bool
    uses: int
    minutes: int


@dataclass(frozen=True)
class Here:
    """A shared block as an activity has it: at which release, and whether a newer one is offered."""

    slug: str
    title: str
    keeper: str
    keeper_left: bool
    uses: int
    release: int
    latest: int
    left: bool  # the newer one was left for now

    @property
    def offered(self) -> bool:
        return self.latest > self.release and not self.left


@dataclass(frozen=True)
class UseRow:
    """An activity that uses a shared block. `on_shelf`: the release its newest edition has, None for none."""

    activity: Activity
    title: str
    release: int
    on_shelf: int | None
    is_published: bool
    behind: bool
    deferral: Deferral | None


@dataclass(frozen=True)
class OfferRow:
    """A newer release than an activity has."""

    slug: str  # of the activity
    activity: str
    shared: str
    title: str  # of the shared block
    keeper: str
    note: str
    at: dt.datetime


@dataclass(frozen=True)
class Offer:
    """What is offered to one activity. `differences`: per language that differs."""

    use: Use
    before: Release
    after: Release
    differences: tuple[tuple[str, Difference], ...]
    deferral: Deferral | None

    @property
    def is_open(self) -> bool:
        return self.after.number > self.before.number


def latest_release(shared: Activity) -> Release | None:
    """What is offered of it now."""
    return Release.objects.select_related("shared").filter(shared=shared).order_by("-number").first()


def said_in(released: Release, raw: Mapping[str, Any], language: str) -> dict[str, Any]:
    """{"type", "data"} of a block of a release in this language; in its own where it is not translated."""
    own = released.words.get(language, {}).get("blocks", {})
    return {"type": raw["type"], "data": own.get(raw["id"], raw["data"])}


def shared_blocks(*, search: str = "", page: int = 1, gone: bool = False, size: int = AT_A_TIME) -> Leaf[SharedRow]:
    """The shared blocks, those used most first; with words, those whose title has them. Two queries."""
    newest = Release.objects.filter(shared=OuterRef("pk")).order_by("-number")
    drafts = Draft.objects.filter(activity=OuterRef("pk")).order_by("pk")
    found: Any = Activity.everything.filter(shape=Shape.SHARED, retirement__isnull=not gone).annotate(
        title=Subquery(newest.values("title")[:1]),
        release=Subquery(newest.values("pk")[:1]),
        summary=Subquery(drafts.values("summary")[:1]),
        minutes=Subquery(drafts.values("minutes")[:1]),
        used=Count("uses"),
    )
    if search:
        found = find(found, search, "title")
    start = (page - 1) * size
    rows = list(found.select_related("owner").order_by("-used", "title", "pk")[start : start + size + 1])
    made_of = dict(Release.objects.filter(pk__in=[row.release for row in rows]).values_list("pk", "blocks"))
    return Leaf([_row(row, made_of.get(row.release, [])) for row in rows[:size]], page, len(rows) > size)


def shared_in(draft: Draft) -> dict[str, Here]:
    """The shared blocks in a draft, by their slug. One query, none when there are none."""
    said = follows(draft.blocks)
    if not said:
        return {}
    rows: Any = _offered(Use.objects.filter(activity=draft.activity_id, shared__slug__in=said))
    rows = rows.annotate(uses=Count("shared__uses")).select_related("shared__owner")
    return {
        use.shared.slug: Here(
            slug=use.shared.slug,
            title=use.title,
            keeper=use.shared.owner.name,
            keeper_left=use.shared.owner.left_on is not None,
            uses=use.uses,
            release=said[use.shared.slug],
            latest=use.latest,
            left=use.left,
        )
        for use in rows
    }


def used_in(shared: Activity, *, page: int = 1, size: int = AT_A_TIME) -> Leaf[UseRow]:
    """The activities that use it, what is behind first. Three queries."""
    uses: Any = _offered(Use.objects.filter(shared=shared)).annotate(
        called=_called("activity"), behind=Q(release__lt=F("latest"))
    )
    start = (page - 1) * size
    uses = uses.select_related("activity__owner").order_by("-behind", "called", "pk")
    rows = list(uses[start : start + size + 1])
    deferrals = {
        (one.use_id, one.release): one
        for one in Deferral.objects.filter(use__in=[use.pk for use in rows]).select_related("by")
    }
    own = Release.objects.filter(shared=shared, number=1).values("language")[:1]
    its = Case(When(language=Subquery(own), then=Value(0)), default=Value(1), output_field=IntegerField())
    newest = Edition.objects.filter(activity=OuterRef("activity")).order_by(its, "-published_at", "-pk")
    editions = Edition.objects.filter(
        activity__in=[use.activity_id for use in rows], pk=Subquery(newest.values("pk")[:1])
    )
    first = Release.objects.filter(shared=shared, number=1).values("blocks")[:1]
    editions = editions.annotate(first=Subquery(first, output_field=JSONField()))
    on_shelf = {
        # Published before it was shared, the same words are there without a mark.
        key: follows(blocks).get(shared.slug) or (1 if all(raw in blocks for raw in first) else None)
        for key, blocks, first in editions.values_list("activity", "blocks", "first")
    }
    found = [
        UseRow(
            activity=use.activity,
            title=use.called or use.activity.slug,
            release=use.release,
            on_shelf=on_shelf.get(use.activity_id),
            is_published=use.activity_id in on_shelf,
            behind=use.behind,
            deferral=deferrals.get((use.pk, use.latest)),
        )
        for use in rows[:size]
    ]
    return Leaf(found, page, len(rows) > size)


def offers_to(person: Person, *, size: int = 6) -> list[OfferRow]:
    """What is offered to the activities she keeps and was not left: the newest first, one more than is shown. One
    query."""
    uses: Any = _offered(Use.objects.filter(activity__owner=person, activity__retirement=None)).annotate(
        called=_called("activity")
    )
    uses = uses.filter(release__lt=F("latest"), left=False).select_related("activity", "shared__owner")
    return [
        OfferRow(
            slug=use.activity.slug,
            activity=use.called or use.activity.slug,
            shared=use.shared.slug,
            title=use.title,
            keeper=use.shared.owner.name,
            note=use.note,
            at=use.at,
        )
        for use in uses.order_by("-at", "pk")[:size]
    ]


def offer(activity: Activity, shared: str) -> Offer | None:
    """What an activity has of a shared block (its slug) beside the latest release; None when it does not use it."""
    use = Use.objects.filter(activity=activity, shared__slug=shared).select_related("shared__owner", "activity").first()
    if use is None:
        return None
    after = latest_release(use.shared)
    before = Release.objects.filter(shared=use.shared, number=use.release).first()
    if after is None or before is None:
        return None
    return Offer(
        use=use,
        before=before,
        after=after,
        differences=tuple(release_differences(before, after)),
        deferral=use.deferrals.filter(release=after.number).select_related("by").first(),
    )


def release_differences(before: Release, after: Release) -> list[tuple[str, Difference]]:
    """[(language, difference)] of two releases, for each language in which they differ."""
    found = []
    for language in sorted({after.language, *after.words}, key=lambda code: code != after.language):
        one = difference(version_of(before, language), version_of(after, language))
        if not one.is_same:
            found.append((language, one))
    return found


def version_of(released: Release, language: str) -> Draft:
    """A release as something one can show and compare: in this language, in its own where it is not translated."""
    title = released.words.get(language, {}).get("title", released.title)
    blocks = [{"id": raw["id"], **said_in(released, raw, language)} for raw in released.blocks]
    return Draft(language=language, title=title, summary="", minutes=0, blocks=blocks)


def unreleased(shared: Activity, latest: Release) -> Difference:
    """What its keeper wrote since the latest release, in its own language."""
    draft = shared.drafts.order_by("pk").get(language=latest.language)
    now = Draft(language=draft.language, title=draft.title, summary="", minutes=0, blocks=draft.blocks)
    return difference(version_of(latest, latest.language), now)


def keeps_most_uses(shared: Activity) -> Person | None:
    """Of those who still make activities here, who keeps most activities that use it; not its keeper."""
    rows = (
        Use.objects.filter(shared=shared, activity__owner__left_on=None)
        .exclude(activity__owner=shared.owner_id)
        .values("activity__owner")
        .annotate(n=Count("pk"))
        .order_by("-n", "activity__owner")
    )
    for row in rows[:AT_A_TIME]:
        person: Person = Person.objects.get(pk=row["activity__owner"])
        if person.holds(Role.AUTHOR, Role.LND_LEAD):
            return person
    return None


def says_what_is_published(activity: Activity) -> bool:
    """Whether it was published and its drafts say what the newest editions say; a translation that never came out yet
    does not count."""
    drafts = list(activity.drafts.order_by("pk"))
    editions = {one.language: one for one in activity.editions.order_by("number")}
    return drafts[0].language in editions and not any(
        changed_since_edition(draft, editions[draft.language]) for draft in drafts if draft.language in editions
    )


def translations_to_publish(activity: Activity) -> list[str]:
    """The languages besides its own that it is published in, and that are wholly translated now."""
    source, *others = activity.drafts.order_by("pk")
    there = set(activity.editions.values_list("language", flat=True))
    return [one.language for one in others if one.language in there and not untranslated(source, one)]


def publishable(rollout: Rollout) -> "QuerySet[RolloutItem]":
    """What it changed of activities that said what is on the shelf, and that nobody wrote in or published since."""
    source = Draft.objects.filter(activity=OuterRef("activity")).order_by("pk")
    published: QuerySet[RolloutItem] = RolloutItem.objects.filter(
        rollout__after=rollout, rollout__deed="publish", outcome="done", activity=OuterRef("activity")
    )
    items: QuerySet[RolloutItem] = rollout.items.filter(
        outcome="done", was_clean=True, activity__retirement=None, version=Subquery(source.values("version")[:1])
    )
    return items.exclude(Exists(published))


@dataclass(frozen=True)
class Progress:
    """How far one deed for many is: of how many activities, done in, not done in."""

    total: int
    done: int
    skipped: int


def rollout_progress(rollout: Rollout) -> Progress:
    """One query."""
    said = rollout.items.aggregate(
        total=Count("pk"), done=Count("pk", filter=Q(outcome="done")), skipped=Count("pk", filter=Q(outcome="skipped"))
    )
    return Progress(**said)


def rollout_items(rollout: Rollout, *, page: int = 1, size: int = 2 * AT_A_TIME) -> Leaf[Any]:
    """Each activity of it with its `title`: those where it was not done first. One query."""
    rows: Any = rollout.items.select_related("activity").annotate(title=_called("activity"))
    rows = rows.order_by("-outcome", "title", "pk")
    start = (page - 1) * size
    found = list(rows[start : start + size + 1])
    return Leaf(found[:size], page, len(found) > size)


def ready_to_publish(rollout: Rollout) -> list[Any]:
    """`publishable` with the `title` of each, to choose from. One query."""
    rows: Any = publishable(rollout).select_related("activity").annotate(title=_called("activity"))
    return list(rows.order_by("title", "pk"))


def release_title(shared: Activity) -> str:
    """What it is called in its latest release."""
    latest = latest_release(shared)
    return latest.title if latest else shared.slug


def shared_of(activity: Activity) -> list[tuple[str, str]]:
    """(slug, title) of the shared blocks an activity uses. One query."""
    rows: Any = _offered(Use.objects.filter(activity=activity)).order_by("pk")
    return [(use.slug, use.title) for use in rows.annotate(slug=F("shared__slug"))]


def _offered(uses: "QuerySet[Use]") -> Any:
    """Uses with `latest` (the number of the newest release), its title, note and moment, and whether it was left."""
    newest = Release.objects.filter(shared=OuterRef("shared")).order_by("-number")
    said: Any = {name: Subquery(newest.values(name)[:1]) for name in ("title", "note", "at")}
    uses = uses.annotate(latest=Subquery(newest.values("number")[:1]), **said)
    return uses.annotate(left=Exists(Deferral.objects.filter(use=OuterRef("pk"), release=OuterRef("latest"))))


def _called(activity: str) -> Any:
    titled = Draft.objects.filter(activity=OuterRef(activity)).exclude(title="").order_by("pk")
    edition = Edition.objects.filter(activity=OuterRef(activity)).order_by("-number")
    return Coalesce(Subquery(titled.values("title")[:1]), Subquery(edition.values("title")[:1]))


def _row(row: Any, blocks: list[dict[str, Any]]) -> SharedRow:
    return SharedRow(
        slug=row.slug,
        title=row.title or row.slug,
        summary=row.summary or "",
        kinds=tuple(dict.fromkeys(str(Kind(raw["type"]).label) for raw in blocks)),
        keeper=row.owner.name,
        keeper_left=row.owner.left_on is not None,
        uses=row.used,
        minutes=row.minutes or 0,
    )
