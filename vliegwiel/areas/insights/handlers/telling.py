"""What happens next: whoever is asked what an activity needs hears it, and so does who asked when she answers."""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.kit.events import on

from .. import events, notices
from ..enums import CaseState
from ..models import CandyCase, CandyTurn, Proposal


@on(events.ContributionAsked)
def ask_the_owner(event: events.ContributionAsked) -> None:
    case = CandyCase.objects.filter(pk=event.case).select_related("activity").first()
    if case is None or case.state != CaseState.ASKED or case.due is None or event.person == event.by:
        return
    facts = {"slug": case.activity.slug, "title": _words(case.activity), "due": case.due.isoformat()}
    key = f"needs-{case.pk}-{case.due.isoformat()}"
    messaging.tell(case.activity.owner_id, notices.WhatDoesItNeed, facts, key)


@on(events.ContributionAnswered)
def tell_who_asked(event: events.ContributionAnswered) -> None:
    case = CandyCase.objects.filter(pk=event.case).select_related("activity", "word__by").first()
    asked = CandyTurn.objects.filter(case=event.case, state=CaseState.ASKED).order_by("-at", "-pk").first()
    if case is None or asked is None or asked.by_id is None or not hasattr(case, "word") or asked.by_id == event.by:
        return
    facts = {"case": case.pk, "title": _words(case.activity), "owner": case.word.by.name}
    key = f"owner-answered-{case.pk}-{case.word.at.timestamp()}"
    messaging.tell(asked.by_id, notices.OwnerAnswered, facts, key)


@on(events.ReviewDecided)
def tell_the_owner(event: events.ReviewDecided) -> None:
    done = Proposal.objects.filter(pk=event.proposal).select_related("item__activity").first()
    if done is None or done.done_at is None or done.undone_at is not None or event.person == event.by:
        return
    activity = done.item.activity
    facts = {"slug": activity.slug, "title": _words(activity), "verdict": done.verdict, "reason": done.reason}
    messaging.tell(activity.owner_id, notices.ReviewSaid, facts, f"review-{done.pk}-{done.done_at.timestamp()}")


def _words(activity: Activity) -> dict[str, str]:
    return titles([activity.pk]).get(activity.pk, {"nl": activity.slug})
