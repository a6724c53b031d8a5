"""What somebody reads of being seen: what waits for her pen, what others saw her do, and what her team shares."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries import leaders_of
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.practice.queries import title_of
from vliegwiel.kit import clock

from ..enums import PER_WEEK, Publicity
from ..models import Question, Recognition, Sharing


def whom_to_ask(plan: Plan, confirmed_by: Person) -> Person | None:
    """Who is asked what was seen: who confirmed it; else the supporter she chose; else who leads her, when she lets
    that one know. Only somebody who works here, never herself; nobody when there is nobody."""
    for one in (confirmed_by, plan.supporter):
        if one is not None and one.is_active and one.pk != plan.person_id:
            return one
    if not shares(plan.person):
        return None
    leading = [one.person for one in leaders_of(plan.person) if one.person != plan.person_id]
    people = Person.objects.get_queryset().in_bulk(leading)
    return next((people[pk] for pk in leading if people[pk].is_active), None)


def questions_for(person: Person) -> "QuerySet[Any]":
    """What she is asked and may still answer, with `title`, the newest first. One query."""
    rows: QuerySet[Any] = Question.objects.visible_to(person).open().exclude(person__left_on__lt=clock.today())
    rows = rows.annotate(title=title_of("activity")).select_related("person", "behaviour")
    return rows.order_by("-at", "-pk")


def of_her(person: Person) -> "QuerySet[Any]":
    """What others saw her do, the newest first, with `title`; what she put away is among it. One query."""
    return _rows(Recognition.objects.visible_to(person).filter(person=person))


def of_her_with(person: Person, activities: Collection[int]) -> "QuerySet[Any]":
    """Of that, what was seen of these activities, the first one first; not what she put away. One query."""
    found = Recognition.objects.visible_to(person).filter(person=person, question__activity__in=activities)
    rows: QuerySet[Any] = found.exclude(publicity=Publicity.HIDDEN).select_related("by", "question")
    return rows.order_by("at", "pk")


def of_her_team(person: Person) -> "QuerySet[Any]":
    """What people beside her, or led by her, chose to share; the newest first. One query, and no count of anybody."""
    return _rows(Recognition.objects.visible_to(person).filter(publicity=Publicity.TEAM).exclude(person=person))


def written_by(person: Person) -> "QuerySet[Any]":
    """What she wrote in the last day and may still take back. One query."""
    since = clock.now() - dt.timedelta(days=1)
    return _rows(Recognition.objects.visible_to(person).filter(by=person, at__gt=since))


def _rows(found: "QuerySet[Recognition]") -> "QuerySet[Any]":
    rows: QuerySet[Any] = found.annotate(title=title_of("question__activity"))
    return rows.select_related("person", "by", "question__behaviour").order_by("-at", "-pk")


def left_this_week(person: Person) -> int:
    """How many she may still write this week."""
    today = clock.today()
    monday = today - dt.timedelta(days=today.weekday())
    return max(0, PER_WEEK - Recognition.objects.filter(by=person, at__date__gte=monday).count())


def shares(person: Person) -> bool:
    """Whether who leads her may know that she did something and another saw it. One query."""
    return Sharing.objects.filter(person=person).exists()
