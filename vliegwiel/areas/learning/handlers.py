"""What happens next: whoever is asked something hears it, with the reason and from whom."""

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import on

from . import events, notices, queries
from .models import Assignment, SpotQuestion


@on(events.Assigned)
def tell_who_was_asked(event: events.Assigned) -> None:
    """Silent when it was taken back in the meantime, or when she did it long before anybody asked."""
    assignment = Assignment.objects.open().select_related("activity", "given_by").filter(pk=event.assignment).first()
    if assignment is None:
        return
    messaging.tell(
        assignment.person_id,
        notices.YouWereAsked,
        {
            "slug": assignment.activity.slug,
            "title": queries.titles([assignment.activity_id])[assignment.activity_id],
            "giver": assignment.given_by.name,
            "reason": assignment.reason,
        },
        f"asked-{assignment.pk}-{assignment.given_at.timestamp()}",
    )


@on(events.Withdrawn)
def tell_who_need_not(event: events.Withdrawn) -> None:
    """Silent when it was given again in the meantime."""
    assignment = (
        Assignment.objects.filter(pk=event.assignment)
        .exclude(withdrawal=None)
        .select_related("activity", "withdrawal")
        .first()
    )
    if assignment is None:
        return
    messaging.tell(
        assignment.person_id,
        notices.NoLongerAsked,
        {
            "slug": assignment.activity.slug,
            "title": queries.titles([assignment.activity_id])[assignment.activity_id],
            "giver": Person.objects.get(pk=event.by).name if event.by else "",
        },
        f"no-longer-asked-{assignment.pk}-{assignment.withdrawal.at.timestamp()}",
    )


@on(events.SpotAsked)
def tell_who_keeps_it(event: events.SpotAsked) -> None:
    """The owner of today. Silent when it was withdrawn or answered in the meantime, and when she asked it herself."""
    asked = SpotQuestion.objects.select_related("activity").filter(pk=event.question, answered_at=None).first()
    if asked is None or asked.activity.owner_id == asked.person_id:
        return
    title = queries.titles([asked.activity_id]).get(asked.activity_id, {})
    messaging.tell(asked.activity.owner_id, notices.SpotWaits, {"title": title}, f"spot-{asked.pk}")


@on(events.SpotAnswered)
def tell_who_wondered(event: events.SpotAnswered) -> None:
    """Silent when she took it away in the meantime."""
    asked = SpotQuestion.objects.select_related("activity").filter(pk=event.question).first()
    if asked is None or asked.answered_at is None:
        return
    messaging.tell(
        asked.person_id,
        notices.SpotHeard,
        {
            "slug": asked.activity.slug,
            "block": asked.block,
            "title": queries.titles([asked.activity_id]).get(asked.activity_id, {}),
        },
        f"spot-answered-{asked.pk}-{asked.answered_at.timestamp()}",
    )
