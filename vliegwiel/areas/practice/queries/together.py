"""Group plans as their pages show them, whom to tell of one, and what may be said of the group."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.live.models import Part, Trainer
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import tenths
from vliegwiel.kit.words import Words

from ..enums import OPEN_ENOUGH, SMALLEST_GROUP, Said, Told
from ..models import CheckIn, GroupAsk, GroupFigure, GroupPlan, Joining, Plan
from .beginning import free_today
from .gathering import lately
from .titles import titles


def handfuls(joined: int, asked: int) -> int | None:
    """How many of `asked` people joined, as a multiple of five that may be said ("so many or more"); None when nothing
    may. At least three of those asked stay untold of, so that for each of them both stay possible: she did, she did
    not. The number itself is never told."""
    most = min(joined, asked - OPEN_ENOUGH)
    said = most - most % SMALLEST_GROUP
    return said if said >= SMALLEST_GROUP else None


@dataclass(frozen=True)
class GroupAskRow:
    """A proposal to somebody who has not said anything about it."""

    pk: int
    activity: int
    title: Words
    proposer: str
    situation: str
    action: str
    until: dt.date


@dataclass(frozen=True)
class GroupPlanRow:
    """A group plan for one reader. names: who joined, for who joined herself, else empty. figures: what was counted, in
    order; `says` in tenths, or None. own: the plan she joined with, or would join with.
    learned_on: the day of the session; None when it is a team's."""

    pk: int
    slug: str
    title: Words
    proposer: str
    is_mine: bool
    situation: str
    action: str
    learned_on: dt.date | None
    at: dt.datetime
    until: dt.date
    open: bool
    withdrawn: bool
    asked: bool
    passed: bool
    joined: bool
    own: Plan | None
    names: tuple[str, ...]
    figures: tuple[GroupFigure, ...]


@dataclass(frozen=True)
class ProposedRow:
    """A proposal of the reader's own. lately: no other can be made for this group yet. joined: None, or a multiple of
    five: so many or more joined."""

    pk: int
    activity: int
    title: Words
    situation: str
    action: str
    at: dt.datetime
    until: dt.date
    open: bool
    lately: bool
    joined: int | None


def _unanswered() -> QuerySet[GroupAsk]:
    """Of proposals that are open, to who neither joined nor let it pass."""
    joined = Joining.objects.filter(group_plan=OuterRef("group_plan"), plan__person=OuterRef("person"))
    rows: QuerySet[GroupAsk] = GroupAsk.objects.filter(~Exists(joined), passed_at=None)
    return rows.filter(group_plan__in=GroupPlan.objects.open())


def with_group_ask(activities: QuerySet[Activity], person: Person) -> QuerySet[Activity]:
    """The same activities, each with `group_ask`: the group plan for it that waits for her word, or None. No query
    more."""
    asks = _unanswered().filter(person=person, group_plan__activity=OuterRef("pk")).order_by("-pk")
    return activities.annotate(group_ask=Subquery(asks.values("group_plan")[:1]))


def group_asks(person: Person) -> list[GroupAskRow]:
    """What was proposed to her, is open, and she neither joined nor let pass; the last first. Two queries, one when
    there is nothing."""
    rows = _unanswered().filter(person=person).select_related("group_plan__person", "group_plan__trainer")
    found = [one.group_plan for one in rows.order_by("-pk")]
    called = titles({one.activity_id for one in found}) if found else {}
    return [
        GroupAskRow(
            one.pk,
            one.activity_id,
            called.get(one.activity_id) or Words(),
            one.proposer,
            one.situation,
            one.action,
            one.until,
        )
        for one in found
    ]


def own_standing(person: Person, activity: Activity) -> Plan | None:
    """Her plan for an activity that she did not stop. One query."""
    found: Plan | None = Plan.objects.standing().filter(person=person, activity=activity).first()
    return found


def own_plan(person: Person, activity: Activity) -> Plan | None:
    """Her plan for an activity about which something is still to come, or that rests. One query."""
    running = Q(pk__in=Plan.objects.active().values("pk")) | Q(parked_at__isnull=False)
    found: Plan | None = Plan.objects.standing().filter(running, person=person, activity=activity).first()
    return found


def group_plan_row(group_plan: GroupPlan, reader: Person) -> GroupPlanRow:
    """One group plan as its page shows it. The caller found it through `visible_to`. Seven queries at most."""
    ask = GroupAsk.objects.filter(group_plan=group_plan, person=reader).first()
    names, joined = _names(group_plan, reader)
    own = (own_standing if joined else own_plan)(reader, group_plan.activity)
    first = Part.objects.filter(session=group_plan.session_id).order_by("starts").values_list("starts", flat=True)
    starts = first.first() if group_plan.session_id else None
    return GroupPlanRow(
        pk=group_plan.pk,
        slug=group_plan.activity.slug,
        title=titles([group_plan.activity_id]).get(group_plan.activity_id) or Words(),
        proposer=group_plan.proposer,
        is_mine=group_plan.person_id == reader.pk,
        situation=group_plan.situation,
        action=group_plan.action,
        learned_on=timezone.localdate(starts) if starts else None,
        at=group_plan.at,
        until=group_plan.until,
        open=group_plan.withdrawn_at is None and group_plan.until >= clock.today(),
        withdrawn=group_plan.withdrawn_at is not None,
        asked=ask is not None,
        passed=ask is not None and ask.passed_at is not None,
        joined=joined,
        own=own,
        names=names,
        figures=_told(group_plan) if joined else (),
    )


def _names(group_plan: GroupPlan, reader: Person) -> tuple[tuple[str, ...], bool]:
    """Who else joined, by name, for who joined herself; and whether she did. Who left is not named. One query."""
    rows = Joining.objects.filter(group_plan=group_plan).select_related("plan__person")
    people = {one.plan.person for one in rows}
    if reader not in people:
        return (), False
    return tuple(sorted(one.name for one in people if one.is_active and one != reader)), True


def _told(group_plan: GroupPlan) -> tuple[GroupFigure, ...]:
    rows = group_plan.figures.exclude(moment=Told.JOINED).exclude(says=None)
    return tuple(rows.order_by("moment"))


def proposals_of(proposer: Person | Trainer, session: int | None = None) -> list[ProposedRow]:
    """What she proposed to her team, or to the group of a session, and did not withdraw; the last first, at most
    twelve, with how many joined where that may be said: of her team only. Three queries."""
    whose: dict[str, Any] = {"person": proposer} if isinstance(proposer, Person) else {"trainer": proposer}
    whose |= {"session": session} if session else {"session": None, "team": proposer.pk}
    counted = Prefetch("figures", GroupFigure.objects.filter(moment=Told.JOINED), to_attr="counted")
    rows = list(GroupPlan.objects.standing().filter(**whose).prefetch_related(counted).order_by("-pk")[:12])
    called = titles({one.activity_id for one in rows}) if rows else {}
    return [
        ProposedRow(
            one.pk,
            one.activity_id,
            called.get(one.activity_id) or Words(),
            one.situation,
            one.action,
            one.at,
            one.until,
            one.until >= clock.today(),
            one.at >= lately(),
            next((figure.says for figure in one.counted if not session), None),
        )
        for one in rows
    ]


def group_asks_to_tell() -> list[GroupAsk]:
    """At most one for each person who may be told today: not told yet, of a proposal that is open and another's,
    nothing said about it, on a day she works and within the caps with all her loops. Seven queries and those of
    `messaging.full`."""
    own = GroupPlan.objects.filter(pk=OuterRef("group_plan"), person=OuterRef("person"))
    waiting = _unanswered().filter(~Exists(own), told_on=None).exclude(person__left_on__lt=clock.today())
    first: dict[int, GroupAsk] = {}
    for ask in waiting.order_by("pk"):
        first.setdefault(ask.person_id, ask)
    return [first[person] for person in free_today(first)]


def group_plans_to_count() -> list[tuple[GroupPlan, Told]]:
    """What is to be counted by today and was not: each moment of a group plan once. Two queries."""
    today = clock.today()
    rows = GroupPlan.objects.filter(until__lt=today, until__gte=today - dt.timedelta(days=2 * Told.TWELVE))
    found = []
    for one in rows.prefetch_related("figures").order_by("pk"):
        counted = {figure.moment for figure in one.figures.all()}
        due = [moment for moment in Told if one.until + dt.timedelta(days=moment) < today]
        found += [(one, moment) for moment in due if moment not in counted]
    return found


def says(group_plan: GroupPlan, moment: Told) -> int | None:
    """What may be said of the group now. JOINED: `handfuls` of who was asked, and nothing before joining closed. Later:
    in about how many of ten plans of who joined somebody said at a check-in that she did it; from five people on. Two
    queries."""
    people = _here(Joining.objects.filter(group_plan=group_plan), "plan__person")
    joined = set(people.values_list("plan__person", flat=True))
    if moment == Told.JOINED:
        asked = _here(GroupAsk.objects.filter(group_plan=group_plan), "person").count()
        return handfuls(len(joined), asked)
    if len(joined) < SMALLEST_GROUP:
        return None
    did = CheckIn.objects.filter(plan__in=people.values("plan"), said=Said.DID_IT)
    return tenths(did.order_by().values("plan__person").distinct().count(), len(joined))


def _here(rows: Any, person: str) -> Any:
    return rows.exclude(**{f"{person}__left_on__lt": clock.today()})
