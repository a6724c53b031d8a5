"""Who learned something together: at a session, or in a team that finished the same lately."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Q
from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.catalogue.models import Activity, Retirement
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.live.models import Booking, Part, Session
from vliegwiel.areas.live.queries import presences
from vliegwiel.areas.people.enums import Line
from vliegwiel.areas.people.models import Person, ReportingLine
from vliegwiel.kit import clock

from ..enums import GROUP_WITHIN_DAYS
from ..models import GroupPlan
from .team import given_by
from .titles import titles

AT_LEAST = 2  # of what a manager gave: fewer than two did not learn it together


@dataclass(frozen=True)
class Group:
    """Who learned it together: at a session that began on `on`, or in somebody's team."""

    session: Session | None = None
    team: int | None = None
    on: dt.date | None = None

    @property
    def key(self) -> str:
        return f"session-{self.session.key}" if self.session else "team"


@dataclass(frozen=True)
class Learned:
    """Something a manager gave, that two or more of his people finished lately. How many is not said here."""

    activity: int
    slug: str
    title: str


def lately() -> dt.datetime:
    """The moment after which something counts as learned lately."""
    return clock.now() - dt.timedelta(days=GROUP_WITHIN_DAYS)


def why_not_together(activity: Activity) -> str:
    """A code when no group plan belongs to it, "" when one does: retired; not followed up; knowledge the law asks, of
    which nobody is asked to promise anything. One query."""
    if Retirement.objects.filter(activity=activity).exists():
        return "retired"
    if activity.kind_of_skill == Skill.LEGAL:
        return "legal"
    return "" if activity.follow_up else "no_follow_up"


def groups_of(person: Person, activity: Activity) -> list[Group]:
    """The groups she learned it with in the last six weeks: the last session she was at, and her team when she finished
    it herself. Whether others of her team did, and who, is not said. Five queries at most."""
    found = []
    seats = Booking.objects.standing().filter(person=person, session__activity=activity)
    session = _over().filter(pk__in=seats.values("session")).order_by("-ends").first()
    if session is not None and person.pk in people_of(Group(session=session), activity):
        found.append(group_of(session))
    if Completion.objects.standing().filter(person=person, activity=activity, at__gte=lately()).exists():
        line = ReportingLine.objects.on().filter(person=person, kind=Line.SOLID).order_by("pk").first()
        found += [Group(team=line.manager_id)] if line else []
    return found


def group_of(session: Session) -> Group:
    """The group of a session. One query."""
    first = Part.objects.filter(session=session).order_by("starts").values_list("starts", flat=True).first()
    return Group(session=session, on=timezone.localdate(first) if first else None)


def recent(session: Session) -> bool:
    """Whether it is over, and not longer than six weeks ago. One query."""
    return bool(_over().filter(pk=session.pk).exists())


def _over() -> Any:
    ended = Session.objects.going_on().annotate(ends=Max("parts__ends"))
    return ended.filter(ends__lte=clock.now(), ends__gte=lately())


def people_of(group: Group, activity: Activity) -> set[int]:
    """Who is in it, of who works here. At a session: of whom somebody said last that she was at a part, or of whom
    nothing was said while she kept her seat. In a team: who finished it in the last six weeks. Two queries."""
    today = clock.today()
    if group.session is not None:
        here = Q(person__left_on=None) | Q(person__left_on__gte=today)
        seats = dict(Booking.objects.standing().filter(here, session=group.session).values_list("pk", "person"))
        said = presences(seats)
        return {person for pk, person in seats.items() if not (was := said.get(pk)) or any(_there(was))}
    team = ReportingLine.objects.on(today).filter(manager=group.team, kind=Line.SOLID).values("person")
    done = Completion.objects.standing().filter(activity=activity, person__in=team, at__gte=lately())
    here = Q(person__left_on=None) | Q(person__left_on__gte=today)
    return set(done.filter(here).values_list("person", flat=True))


def _there(said: dict[int, Any]) -> list[bool]:
    return [was.was_there for was in said.values()]


def learned_by_team(manager: Person) -> list[Learned]:
    """What he gave and two or more in his own team finished after that, in the last six weeks, by title: what he knows
    by name already. What they chose themselves, or had finished before, is not in it. Two queries."""
    own = ReportingLine.objects.on().filter(manager=manager, kind=Line.SOLID).values("person")
    rows = given_by([manager.pk]).filter(done_at__gte=lately(), person__in=own).filter(done_at__gte=F("given_at"))
    people: dict[int, set[int]] = {}
    slugs: dict[int, str] = {}
    for row in rows:
        people.setdefault(row.activity_id, set()).add(row.person_id)
        slugs[row.activity_id] = row.activity.slug
    enough = [activity for activity, who in people.items() if len(who) >= AT_LEAST]
    called = titles(enough) if enough else {}
    found = [Learned(pk, slugs[pk], str(called.get(pk, slugs[pk]))) for pk in enough]
    return sorted(found, key=lambda one: one.title)


def proposed_before(group: Group, activity: Activity) -> GroupPlan | None:
    """The proposal that stands for this group, of the last six weeks. One query."""
    whose = {"session": group.session} if group.session else {"team": group.team, "session": None}
    rows = GroupPlan.objects.standing().filter(activity=activity, at__gte=lately(), **whose)
    found: GroupPlan | None = rows.select_related("person", "trainer").order_by("-pk").first()
    return found
