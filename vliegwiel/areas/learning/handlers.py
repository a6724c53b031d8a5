"""What happens next: whoever is asked something hears it, with the reason and from whom."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.messaging import queries as messaging_queries
from vliegwiel.areas.people import events as people
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Merge, Person, ReportingLine, RoleGrant, Unit
from vliegwiel.kit.events import on, on_many

from . import actions, events, notices, queries
from .models import Assignment, Completion, Correction, Extension, RoomQuestion, Round, RuleMatch, RuleRun, SpotQuestion


@messaging_queries.knows_who_is_full
def those_without_time(people: Collection[int]) -> set[int]:
    """Whose overload index is above one: mail that may wait gives way to what is asked of her already."""
    asked = list(Person.objects.get_queryset().filter(pk__in=people))
    return {person for person, index in queries.load_index(asked).items() if (index or 0) > queries.FULL}


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


PERSONAL = (
    *(people.Joined, people.Rejoined, people.ContractAdded, people.Moved, people.Left, people.LeaveTakenBack),
    *(people.PersonChanged, people.RoleGranted, people.RoleEnded, people.SetBack),
)
LINES = (people.ManagerSet, people.DottedLineAdded, people.DottedLineEnded)


@on_many(*PERSONAL, *LINES)
def make_rules_true_for_them(heard: list[people.Joined | people.ManagerSet]) -> None:
    """Who changed gets what rules give her now, within seconds; what a file brought in is done in one go. Whoever led
    or leads them may have begun or ceased to lead."""
    if not queries.rules_on():
        return
    who = {event.person for event in heard if event.person}
    led = {event.person for event in heard if isinstance(event, LINES)}
    if led:
        who |= {*ReportingLine.objects.filter(person__in=led).values_list("manager", flat=True)}
    actions.settle_people(sorted(who))


@on(people.AccountsMerged)
def make_rules_true_for_one(event: people.AccountsMerged) -> None:
    """First what the account that went is asked no more, then what she is asked. She hears what happened."""
    merge = Merge.objects.standing().filter(pk=event.merge).select_related("by", "gone").first()
    if merge is None:
        return
    for person in (event.gone, event.person):
        if person and queries.rules_on():
            actions.settle_people([person])
    facts = {"giver": merge.by.name, "name": merge.gone.name, "number": merge.gone.number or "", "reason": merge.why}
    messaging.tell(merge.kept_id, notices.AccountsMerged, facts, f"merged-{merge.pk}")


@on(people.AccountsParted)
def make_rules_true_for_both(event: people.AccountsParted) -> None:
    if queries.rules_on():
        actions.settle_people(sorted(filter(None, (event.gone, event.person))))


@on_many(people.UnitMoved, people.UnitClosed)
def make_rules_true_in_the_unit(heard: list[people.UnitMoved | people.UnitClosed]) -> None:
    """What stands under another unit now may fall under other rules."""
    if not queries.rules_on():
        return
    who: set[int] = set()
    for unit in Unit.objects.filter(pk__in=[event.unit for event in heard]):
        who |= {*Person.objects.in_unit(unit).values_list("pk", flat=True)}
    actions.settle_people(sorted(who))


@on(events.ManyAsked)
def tell_those_who_were_asked(event: events.ManyAsked) -> None:
    """Each once. Silent to who had it done long before, and when it was taken back in the meantime."""
    rows = Assignment.objects.open().select_related("activity", "given_by").filter(pk__in=event.assignments)
    said = queries.titles({row.activity_id for row in rows})
    by_rule = {
        match.assignment_id
        for match in RuleMatch.objects.open().filter(assignment__in=event.assignments, state=RuleMatch.State.GIVEN)
    } | {need.assignment_id for need in queries.needs_under(event.assignments)}
    for row in rows:
        facts = {"slug": row.activity.slug, "title": said[row.activity_id], "reason": row.reason}
        key = f"asked-{row.pk}-{row.given_at.timestamp()}"
        if row.pk in by_rule and not row.by_hand:
            messaging.tell(row.person_id, notices.RuleGaveYou, facts, key)
        else:
            messaging.tell(row.person_id, notices.YouWereAsked, {**facts, "giver": row.given_by.name}, key)


@on(events.RunFinished)
def tell_who_keeps_the_rule(event: events.RunFinished) -> None:
    """Once a run that somebody asked for, with the question it leaves when the law asks more than there is time for."""
    run = RuleRun.objects.select_related("rule").filter(pk=event.run).first()
    if run is None or run.by_id is None:
        return
    told = {run.by_id, *([run.rule.keeper_id] if run.rule else [])}
    for person in told:
        messaging.tell(
            person,
            notices.RunIsThrough,
            {
                "run": run.pk,
                "title": run.rule.title if run.rule else "",
                "given": event.given,
                "taken": event.taken,
                "over": run.counts.get("over", 0),
            },
            f"run-{run.pk}",
        )


@on(events.LaterDateAsked)
def tell_who_may_answer(event: events.LaterDateAsked) -> None:
    """Who gave it and who keeps the rules under it. Silent when it was answered meanwhile."""
    asked = (
        Extension.objects.select_related("assignment__activity", "assignment__person")
        .filter(pk=event.extension, granted=None)
        .first()
    )
    if asked is None:
        return
    row = asked.assignment
    keepers = RuleMatch.objects.open().filter(assignment=row).values_list("rule__keeper", flat=True)
    for person in {row.given_by_id, *keepers} - {row.person_id}:
        messaging.tell(
            person,
            notices.LaterDateWanted,
            {"name": row.person.name, "title": queries.titles([row.activity_id])[row.activity_id]},
            f"later-{asked.pk}-{asked.at.timestamp()}",
        )


@on(events.LaterDateAnswered)
def tell_who_asked_for_time(event: events.LaterDateAnswered) -> None:
    asked = Extension.objects.select_related("assignment__activity").filter(pk=event.extension).first()
    if asked is None or asked.granted is None:
        return
    row = asked.assignment
    messaging.tell(
        row.person_id,
        notices.LaterDateSaid,
        {
            "slug": row.activity.slug,
            "title": queries.titles([row.activity_id])[row.activity_id],
            "granted": asked.granted,
            "until": asked.until.isoformat(),
        },
        f"later-said-{asked.pk}",
    )


@on(events.RoomAsked)
def ask_who_keeps_room(event: events.RoomAsked) -> None:
    """HR and the L&D leads; of what must be done also who gave it. Never the learner. Silent when it was answered."""
    row = RoomQuestion.objects.open().select_related("by").filter(pk=event.question).first()
    if row is None:
        return
    roles = RoleGrant.objects.on().filter(role__in=[Role.HR, Role.LND_LEAD])
    keepers = {*roles.values_list("person", flat=True)}
    title, key = _title(row.activity_id), f"room-{row.pk}-{row.at.timestamp()}"
    if row.kind == RoomQuestion.Kind.APPROVAL:
        for person in sorted(keepers - {row.by_id}):
            messaging.tell(person, notices.RoomWanted, {"title": title, "by": row.by.name}, key)
        return
    for person in sorted(keepers):
        messaging.tell(person, notices.TooMuchHere, {"title": title}, key)
    if row.by_id not in keepers:
        messaging.tell(row.by_id, notices.TooMuch, {"title": title}, key)


@on(events.RoomAnswered)
def tell_who_asked_for_room(event: events.RoomAnswered) -> None:
    row = RoomQuestion.objects.filter(pk=event.question).first()
    if row is not None and row.answered_by_id != row.by_id:
        facts = {"title": _title(row.activity_id), "answer": row.answer, "words": row.words}
        messaging.tell(row.by_id, notices.RoomSaid, facts, f"room-said-{row.pk}")
