"""What happens next: whoever is asked something hears it, with the reason and from whom."""

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import on

from . import events, notices, queries
from .models import Assignment


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
