"""What happens next when an edge was judged: the other side hears it is her turn, or both that they must talk."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import on

from . import events, notices, queries
from .models import DriverTurn, RequiredDriver, StrategyLink, WorkplaceFix


@on(events.EdgeRated)
def call_the_judges(event: events.EdgeRated) -> None:
    links = StrategyLink.objects.select_related("theme__owner", "goal__owner", "kpi", "behaviour__goal__owner")
    link = links.filter(pk=event.link).first()
    if link is None:
        return  # taken away meanwhile
    said = queries.judgement_of(link)
    call = queries.whom_to_tell(said, owner=link.line_owner.pk, educators=queries.educating(), by=event.by)
    if call is None:
        return
    facts = {
        "edge": event.edge,
        "pk": event.lower,
        "who": Person.objects.get(pk=event.by or 0).name,
        "upper": dict(link.ends[0]),
        "lower": dict(link.ends[1]),
    }
    notice = notices.EdgeContested if call.contested else notices.EdgeWaits
    for person in sorted(call.people):
        tell(person, notice, facts, f"edge:{link.pk}:{call.key}")


@on(events.FixAsked)
def tell_who_must_fix(event: events.FixAsked) -> None:
    _tell_of_fix(event.fix, event.by, event.person)


@on(events.FixHandedOver)
def tell_who_must_fix_now(event: events.FixHandedOver) -> None:
    _tell_of_fix(event.fix, event.by, event.person)


@on(events.FixFallsDue)
def remind_who_must_fix(event: events.FixFallsDue) -> None:
    fix = WorkplaceFix.objects.open().filter(pk=event.fix).first()
    if fix:
        facts = {"what": fix.what, "due": fix.due.isoformat(), "late": fix.is_late}
        tell(fix.owner_id, notices.FixFallsDue, facts, f"fix-due:{fix.pk}:{fix.reminded_of}")


@on(events.TurnsLaid)
def tell_whose_turn_it_is(event: events.TurnsLaid) -> None:
    """Who leads sees it with the team; others have it in their inbox."""
    waiting = DriverTurn.objects.open().filter(pk__in=event.laid).exclude(driver__owner__left_on__lt=clock.today())
    for turn in waiting.select_related("driver__owner"):
        if not turn.driver.owner.leads_someone:
            facts = {"what": turn.driver.what, "due": turn.due.isoformat()}
            tell(turn.driver.owner_id, notices.TurnIsYours, facts, f"turn-yours:{turn.pk}")


@on(events.DriverAsked)
def tell_who_keeps_it_alive(event: events.DriverAsked) -> None:
    _tell_of_driver(event.driver, event.by, event.person)


@on(events.DriverHandedOver)
def tell_who_keeps_it_alive_now(event: events.DriverHandedOver) -> None:
    _tell_of_driver(event.driver, event.by, event.person)


@on(events.ConsentRecorded)
def tell_the_council(event: events.ConsentRecorded) -> None:
    for one in queries.council():
        if event.by and one.pk != event.by:
            facts = {"feature": event.feature, "who": _name(event.by)}
            tell(one.pk, notices.ConsentNoted, facts, f"consent-{event.consent}")


@on(events.ConsentRevoked)
def tell_that_it_is_off(event: events.ConsentRevoked) -> None:
    for one in {*(one.pk for one in queries.council()), *queries.educating()}:
        if event.by and one != event.by:
            facts = {"feature": event.feature, "who": _name(event.by)}
            tell(one, notices.ConsentOver, facts, f"consent-over-{event.consent}")


@on(events.PrivacySettingChanged)
def tell_what_got_looser(event: events.PrivacySettingChanged) -> None:
    if event.after < event.before:
        for one in queries.council():
            facts = {"before": event.before, "after": event.after}
            tell(one.pk, notices.PrivacyLoosened, facts, f"privacy-{event.setting}")


def _tell_of_fix(fix_id: int, by: int | None, to: int | None) -> None:
    fix = WorkplaceFix.objects.filter(pk=fix_id, owner=to).first()
    if fix and to and to != by:  # else handed on meanwhile, or asked of herself
        facts = {"what": fix.what, "due": fix.due.isoformat(), "asker": _name(by)}
        tell(to, notices.FixIsYours, facts, f"fix-yours:{fix.pk}:{to}")


def _tell_of_driver(driver_id: int, by: int | None, to: int | None) -> None:
    driver = RequiredDriver.objects.filter(pk=driver_id, owner=to, stopped_at=None).first()
    if driver and to and to != by:
        facts = {"what": driver.what, "cadence": driver.cadence, "asker": _name(by)}
        tell(to, notices.DriverIsYours, facts, f"driver-yours:{driver.pk}:{to}")


def _name(person: int | None) -> str:
    return Person.objects.get(pk=person).name if person else ""
