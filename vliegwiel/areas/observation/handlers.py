"""What follows: six weeks after finishing something is asked, and those concerned are told."""

from django.utils import timezone

from vliegwiel.areas.learning.events import Completed, CompletionRecorded
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.practice.queries import titles
from vliegwiel.kit.events import on

from . import actions, events, notices
from .models import BehaviourCheck, FilledList, ListAsk, Observation, ObserverAsk


@on(Completed)
def ask_in_six_weeks(event: Completed) -> None:
    done = Completion.objects.select_related("person", "activity").filter(pk=event.completion).first()
    if done is not None:
        actions.open_checks(done.person, done.activity, timezone.localtime(done.at).date())


@on(CompletionRecorded)
def ask_who_measured_before(event: CompletionRecorded) -> None:
    """What somebody else wrote down asks nothing new of her; what she measured beforehand she may look back on."""
    done = Completion.objects.select_related("person", "activity").filter(pk=event.completion).first()
    if done is None:
        return
    before = BehaviourCheck.objects.filter(person=done.person, activity=done.activity, opened_at__lte=done.at)
    if before.exists():
        actions.open_checks(done.person, done.activity, timezone.localtime(done.at).date())


@on(events.CheckDue)
def tell_it_is_time(event: events.CheckDue) -> None:
    first = BehaviourCheck.objects.filter(pk__in=event.checks).order_by("pk").first()
    if first is not None and event.person:
        facts = {"title": _title(first), "check": first.pk}
        tell(event.person, notices.CheckReady, facts, f"check-{first.pk}-{event.moment}", may_wait=True)


@on(events.ObserverAsked)
def tell_the_observer(event: events.ObserverAsked) -> None:
    ask = ObserverAsk.objects.standing().select_related("check_of__person").filter(pk=event.ask).first()
    if ask is not None and ask.observer_id and not ask.answered_at:
        facts = {"name": ask.check_of.person.name, "ask": ask.pk}
        tell(ask.observer_id, notices.LookAsked, facts, f"look-{ask.pk}")


@on(events.ObserverDeclined)
def tell_that_he_cannot(event: events.ObserverDeclined) -> None:
    _tell_her(event.ask, notices.ObserverCannot, "look-cannot")


@on(events.ObserverLeft)
def tell_that_he_left(event: events.ObserverLeft) -> None:
    _tell_her(event.ask, notices.ObserverGone, "look-gone")


def _tell_her(ask: int, kind: type[notices.ObserverCannot], key: str) -> None:
    row = ObserverAsk.objects.select_related("observer", "check_of").filter(pk=ask).first()
    if row is not None and row.observer is not None:
        facts = {"name": row.observer.name, "check": row.check_of_id}
        tell(row.check_of.person_id, kind, facts, f"{key}-{row.pk}")


@on(events.Observed)
def tell_of_an_answer(event: events.Observed) -> None:
    row = Observation.objects.select_related("check_of").filter(pk=event.observation).first()
    if row is not None:
        facts = {"title": _title(row.check_of), "check": row.check_of_id}
        tell(row.check_of.person_id, notices.LookCame, facts, f"look-came-{row.pk}", may_wait=True)


def _title(check: BehaviourCheck) -> dict[str, str]:
    return dict(titles([check.activity_id]).get(check.activity_id, {}))


@on(events.ListAsked)
def tell_who_is_asked_to_look(event: events.ListAsked) -> None:
    ask = ListAsk.objects.open().select_related("person").filter(pk=event.list_ask).first()
    if ask is not None:
        facts = {"name": ask.person.name, "checklist": ask.checklist_id, "person": ask.person_id}
        tell(ask.asked_id, notices.ListLookAsked, facts, f"list-ask-{ask.pk}")


@on(events.ListFilled)
def tell_what_was_seen(event: events.ListFilled) -> None:
    _tell_of_list(event.filled, notices.ListCame, "list-came")


@on(events.ListWithdrawn)
def tell_it_was_withdrawn(event: events.ListWithdrawn) -> None:
    _tell_of_list(event.filled, notices.ListGone, "list-gone")


def _tell_of_list(filled: int, kind: type[notices.ListCame], key: str) -> None:
    row = FilledList.objects.select_related("by", "version").filter(pk=filled).first()
    if row is not None:
        facts = {"name": row.by.name, "checklist": row.version.checklist_id}
        tell(row.person_id, kind, facts, f"{key}-{row.pk}")
