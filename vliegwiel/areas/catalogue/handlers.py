"""What happens next when activities are linked, confirmed or handed over."""

import zlib

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.notices import EdgeContested, EdgeWaits
from vliegwiel.areas.strategy.queries import educating
from vliegwiel.kit.events import on

from . import events, notices
from .models import Activity, Link, Request, Waiver
from .queries import link_judgement, who_hears, working_titles


@on(events.Linked)
def ask_the_owner(event: events.Linked) -> None:
    link = Link.objects.filter(pk=event.link).select_related("activity", "behaviour", "claimed_by").first()
    if link is None or link.claimed_by_id == link.behaviour.owner_id:
        return  # taken back meanwhile, or nobody else to ask
    facts = {
        "link": link.pk,
        "author": link.claimed_by.name,
        "title": dict(working_titles(link.activity)),
        "behaviour": dict(link.behaviour.action),
    }
    key = f"link-waits:{link.pk}:{link.claimed_at.isoformat()}"
    tell(link.behaviour.owner_id, notices.LinkWaits, facts, key)


@on(events.LinkConfirmed)
def tell_the_author(event: events.LinkConfirmed) -> None:
    link = Link.objects.filter(pk=event.link).select_related("activity", "behaviour__owner", "confirmation").first()
    if link is None:
        return  # taken back meanwhile
    facts = {
        "slug": link.activity.slug,
        "owner": link.behaviour.owner.name,
        "title": dict(working_titles(link.activity)),
    }
    tell(
        link.claimed_by_id,
        notices.LinkWasConfirmed,
        facts,
        f"link-confirmed:{link.pk}:{link.confirmation.at.isoformat()}",
    )


@on(events.OwnerSet)
def tell_the_new_owner(event: events.OwnerSet) -> None:
    activity = Activity.objects.filter(pk=event.activity, owner=event.person).first()
    if activity and event.person != event.by:
        facts = {"slug": activity.slug, "title": dict(working_titles(activity))}
        tell(activity.owner_id, notices.ActivityIsYours, facts, f"activity-yours:{activity.pk}:{activity.owner_id}")


@on(events.LinkRated)
def call_the_judges(event: events.LinkRated) -> None:
    link = Link.objects.filter(pk=event.link).select_related("activity", "behaviour__goal").first()
    if link is None:
        return  # taken back meanwhile
    goal = link.behaviour.goal
    call = strategy.whom_to_tell(link_judgement(link), owner=goal.owner_id, educators=strategy.educating(), by=event.by)
    if call is None:
        return
    facts = {
        "edge": "activity",
        "pk": link.pk,
        "who": Person.objects.get(pk=event.by or 0).name,
        "upper": dict(link.behaviour.action),
        "lower": dict(working_titles(link.activity)),
    }
    notice = EdgeContested if call.contested else EdgeWaits
    for person in sorted(call.people):
        tell(person, notice, facts, f"link:{link.pk}:{link.claimed_at.isoformat()}:{call.key}")


@on(events.WaiverAsked)
def ask_who_decides(event: events.WaiverAsked) -> None:
    activity = Activity.objects.filter(pk=event.activity).first()
    charter = strategy.current_charter()
    if activity is None or charter is None:
        return
    facts = {
        "slug": activity.slug,
        "check": event.check,
        "author": Person.objects.get(pk=event.by or 0).name,
        "title": dict(working_titles(activity)),
        "reason": event.reason,
    }
    deciding = RoleGrant.objects.on().filter(role=charter.decider).order_by("person").values_list("person", flat=True)
    for person in deciding.distinct():
        key = f"waiver-wanted:{activity.pk}:{event.check}:{zlib.crc32(event.reason.encode())}"
        tell(person, notices.WaiverWanted, facts, key)


@on(events.CheckWaived)
def tell_the_owner_of_a_waiver(event: events.CheckWaived) -> None:
    waiver = Waiver.objects.filter(pk=event.waiver).select_related("activity", "by").first()
    if waiver is None or waiver.activity.owner_id == event.by:
        return
    facts = {
        "slug": waiver.activity.slug,
        "giver": waiver.by.name,
        "title": dict(working_titles(waiver.activity)),
        "until": waiver.until.isoformat(),
    }
    tell(waiver.activity.owner_id, notices.WaiverGiven, facts, f"waiver-given:{waiver.pk}")


@on(events.RequestMade)
def tell_the_lnd_lead(event: events.RequestMade) -> None:
    request = Request.objects.waiting().filter(pk=event.request).first()
    if request is None:
        return  # taken back or answered meanwhile
    facts = {"request": request.pk, "asked": request.text, "day": request.promised_for.isoformat()}
    for lead in educating():
        tell(lead, notices.RequestWaits, facts, f"request-waits:{request.pk}")


@on(events.RequestAnswered)
def tell_who_asked(event: events.RequestAnswered) -> None:
    request = Request.objects.filter(pk=event.request).select_related("answer").first()
    if request is None or not hasattr(request, "answer"):
        return
    facts = {"request": request.pk, "asked": request.text, "reply": request.answer.reply}
    for person in who_hears(request):
        tell(person, notices.RequestAnswered, facts, f"request-answered:{request.pk}:{request.answer.reply}")
