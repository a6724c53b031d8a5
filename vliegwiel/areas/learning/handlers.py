"""What happens next: whoever is asked something hears it, with the reason and from whom."""

import datetime as dt

from django.utils import timezone

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import on

from . import events, notices, queries
from .models import Assignment, Completion, Correction, Round, SpotQuestion


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


@on(events.AskedAgain)
def tell_who_does_it_again(event: events.AskedAgain) -> None:
    """Silent when she finished it in the meantime."""
    opened = Round.objects.filter(person=event.person, activity=event.activity, number=event.number)
    row = opened.select_related("activity", "opened_by", "person").first()
    if row is None or queries.completed(row.person, row.activity):
        return
    messaging.tell(
        row.person_id,
        notices.AskedAgain,
        {
            "slug": row.activity.slug,
            "title": queries.titles([row.activity_id]).get(row.activity_id, {}),
            "giver": row.opened_by.name,
            "reason": row.why,
        },
        f"asked-again-{row.pk}",
    )


@on(events.CompletionRecorded)
def tell_what_was_recorded(event: events.CompletionRecorded) -> None:
    """Silent when it was taken back in the meantime."""
    row = Completion.objects.standing().filter(pk=event.completion).select_related("recording__by").first()
    if row is not None:
        facts = {"title": _title(row.activity_id), "giver": row.recording.by.name, "on": _iso(row.at)}
        messaging.tell(row.person_id, notices.Recorded, facts, f"recorded-{row.pk}")


@on(events.CompletionCorrected)
def tell_what_was_put_right(event: events.CompletionCorrected) -> None:
    said = Correction.objects.select_related("by", "instead", "completion").get(completion=event.completion)
    facts = {
        "title": _title(said.completion.activity_id),
        "giver": said.by.name,
        "reason": said.why,
        "on": _iso(said.instead.at) if said.instead else "",
    }
    messaging.tell(said.completion.person_id, notices.Corrected, facts, f"corrected-{said.pk}")


def _title(activity: int) -> dict[str, str]:
    return dict(queries.titles([activity]).get(activity, {}))


def _iso(at: dt.datetime) -> str:
    return timezone.localdate(at).isoformat()
