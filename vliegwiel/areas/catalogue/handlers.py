"""What happens next when activities are linked, confirmed or handed over."""

import zlib

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.events import Left
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.notices import EdgeContested, EdgeWaits
from vliegwiel.areas.strategy.queries import educating
from vliegwiel.kit import clock
from vliegwiel.kit.events import on

from . import events, notices
from .actions.drawing import draw_renditions
from .enums import MediaKind, MediaPlace, Shape
from .events import sharing
from .events.remarks import DraftReaderAsked
from .models import (
    Activity,
    Deferral,
    DraftReader,
    Link,
    Media,
    MediaUse,
    PlannedPublication,
    Release,
    Request,
    Review,
    Rollout,
    Use,
    Waiver,
)
from .queries import keeps_most_uses, link_judgement, who_hears, working_titles


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
    activity = Activity.everything.filter(pk=event.activity, owner=event.person).first()
    if activity and event.person != event.by:
        facts = {"slug": activity.slug, "title": dict(working_titles(activity))}
        notice = notices.SharedIsYours if activity.is_shared else notices.ActivityIsYours
        tell(activity.owner_id, notice, facts, f"activity-yours:{activity.pk}:{activity.owner_id}")


@on(events.ReviewAsked)
def ask_the_reviewer(event: events.ReviewAsked) -> None:
    review = Review.objects.open().filter(pk=event.review).select_related("activity", "asked_by").first()
    if review is None:
        return  # taken back or answered meanwhile
    facts = {
        "slug": review.activity.slug,
        "language": review.language,
        "author": review.asked_by.name,
        "title": dict(working_titles(review.activity)),
        "question": review.question,
    }
    tell(review.reviewer_id, notices.ReviewWanted, facts, f"review-wanted:{review.pk}")


@on(events.ReviewAnswered)
def tell_who_asked_to_look(event: events.ReviewAnswered) -> None:
    review = Review.objects.filter(pk=event.review).select_related("activity", "reviewer").first()
    if review is None:
        return
    facts = {
        "slug": review.activity.slug,
        "language": review.language,
        "reviewer": review.reviewer.name,
        "title": dict(working_titles(review.activity)),
        "verdict": review.verdict,
    }
    tell(review.asked_by_id, notices.ReviewGiven, facts, f"review-given:{review.pk}")


@on(events.ReviewTakenBack)
def tell_who_need_not_look(event: events.ReviewTakenBack) -> None:
    review = Review.objects.filter(pk=event.review).select_related("activity").first()
    if review is not None:
        facts = {"title": dict(working_titles(review.activity))}
        tell(review.reviewer_id, notices.ReviewNotNeeded, facts, f"review-not-needed:{review.pk}")


@on(DraftReaderAsked)
def ask_to_read_along(event: DraftReaderAsked) -> None:
    reader = DraftReader.objects.filter(pk=event.reader, ended_at=None).select_related("activity", "asked_by").first()
    if reader is None:
        return  # taken back meanwhile
    language = reader.activity.drafts.order_by("pk").values_list("language", flat=True)[0]
    facts = {
        "slug": reader.activity.slug,
        "language": language,
        "author": reader.asked_by.name,
        "title": dict(working_titles(reader.activity)),
    }
    tell(reader.person_id, notices.ReadingWanted, facts, f"reading-wanted:{reader.pk}")


@on(Left)
def say_that_the_reviewer_leaves(event: Left) -> None:
    waiting = Review.objects.open().filter(reviewer=event.person).select_related("activity", "reviewer").order_by("pk")
    for review in waiting:
        facts = {
            "slug": review.activity.slug,
            "language": review.language,
            "reviewer": review.reviewer.name,
            "title": dict(working_titles(review.activity)),
        }
        tell(review.asked_by_id, notices.ReviewerLeft, facts, f"reviewer-left:{review.pk}:{event.last_day}")


@on(Left)
def ask_who_follows_the_owner(event: Left) -> None:
    """Nothing is orphaned: the L&D lead hears it the moment a last day is known, and finds them all in one list."""
    owned = list(Activity.objects.filter(owner=event.person, retirement=None).select_related("owner").order_by("pk"))
    if not owned:
        return
    facts = {
        "slug": owned[0].slug,
        "title": dict(working_titles(owned[0])),
        "owner": owned[0].owner.name,
        "day": event.last_day,
        "more": len(owned) - 1,
    }
    for lead in sorted(educating() - {event.person}):
        tell(lead, notices.OwnerLeaves, facts, f"owner-leaves:{event.person}:{event.last_day}")


@on(Left)
def ask_who_keeps_the_shared_blocks(event: Left) -> None:
    """The L&D leads, and for each who keeps most of the activities it is in."""
    kept = Activity.everything.filter(owner=event.person, shape=Shape.SHARED, retirement=None).select_related("owner")
    leads = educating() - {event.person}
    for shared in kept.order_by("pk"):
        facts = {
            "slug": shared.slug,
            "title": dict(working_titles(shared)),
            "keeper": shared.owner.name,
            "day": event.last_day,
            "uses": Use.objects.filter(shared=shared).count(),
        }
        most = keeps_most_uses(shared)
        for person in sorted(leads | ({most.pk} if most else set())):
            tell(person, notices.SharedNeedsKeeper, facts, f"shared-needs-keeper:{shared.pk}:{event.last_day}")


@on(sharing.SharedReleased)
def offer_the_release(event: sharing.SharedReleased) -> None:
    """One notice each, however many of her activities use it."""
    made = Release.objects.select_related("shared", "by").get(pk=event.release)
    uses = Use.objects.filter(shared=made.shared, release__lt=made.number, activity__retirement=None)
    hers: dict[int, list[str]] = {}
    for owner, slug in uses.order_by("pk").values_list("activity__owner", "activity__slug"):
        hers.setdefault(owner, []).append(slug)
    title = dict(working_titles(made.shared))
    for person, slugs in sorted(hers.items()):
        if person != event.by:
            facts = {
                "slug": slugs[0],
                "shared": made.shared.slug,
                "title": title,
                "keeper": made.by.name,
                "uses": len(slugs),
            }
            tell(person, notices.SharedIsNewer, facts, f"shared-is-newer:{made.pk}")


@on(sharing.OfferLeft)
def tell_the_keeper(event: sharing.OfferLeft) -> None:
    left = Deferral.objects.filter(pk=event.deferral).select_related("use__shared", "use__activity", "by").first()
    if left is None or left.use.shared.owner_id == left.by_id:
        return
    facts = {
        "slug": left.use.shared.slug,
        "title": dict(working_titles(left.use.shared)),
        "activity": dict(working_titles(left.use.activity)),
        "who": left.by.name,
        "why": left.why,
    }
    tell(left.use.shared.owner_id, notices.OfferWasLeft, facts, f"offer-left:{left.pk}")


@on(sharing.RolloutDone)
def tell_who_rolled_out(event: sharing.RolloutDone) -> None:
    rollout = Rollout.objects.select_related("shared").get(pk=event.rollout)
    outcomes = list(rollout.items.values_list("outcome", flat=True))
    facts = {
        "slug": rollout.shared.slug,
        "rollout": rollout.pk,
        "title": dict(working_titles(rollout.shared)),
        "done": outcomes.count("done"),
        "skipped": outcomes.count("skipped"),
    }
    tell(rollout.by_id, notices.RolloutFinished, facts, f"rollout-finished:{rollout.pk}")


@on(events.PlannedPublicationDone)
def tell_that_it_is_out(event: events.PlannedPublicationDone) -> None:
    planned = PlannedPublication.objects.filter(pk=event.plan).select_related("activity").first()
    if planned is not None:
        facts = {"slug": planned.activity.slug, "title": dict(working_titles(planned.activity))}
        tell(planned.by_id, notices.PlannedIsOut, facts, f"planned-is-out:{planned.pk}")


@on(events.PlannedPublicationRefused)
def tell_why_it_did_not_go(event: events.PlannedPublicationRefused) -> None:
    planned = PlannedPublication.objects.filter(pk=event.plan).select_related("activity").first()
    if planned is None:
        return
    facts = {
        "slug": planned.activity.slug,
        "title": dict(working_titles(planned.activity)),
        "why": planned.why[0],
        "more": len(planned.why) - 1,
    }
    for person in sorted({planned.by_id, planned.activity.owner_id}):
        tell(person, notices.PlannedDidNotGo, facts, f"planned-did-not-go:{planned.pk}")


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


@on(events.MediaUploaded)
def draw_it_narrower(event: events.MediaUploaded) -> None:
    media = Media.objects.filter(pk=event.media, kind=MediaKind.IMAGE, drawn_at=None).first()
    if media is not None:
        draw_renditions(media)


@on(events.MediaRightsEnd)
def tell_whose_rights_end(event: events.MediaRightsEnd) -> None:
    files = list(Media.objects.filter(pk__in=event.media).exclude(rights_end=None).order_by("rights_end", "pk"))
    day = files[0].rights_end if files else None
    if day is None:
        return  # prolonged meanwhile
    facts = {"title": files[0].title, "day": day.isoformat(), "more": len(files) - 1}
    keys = ",".join(f"{one.pk}.{one.rights_told}.{one.rights_end}" for one in files)
    tell(event.person or 0, notices.RightsEnd, facts, f"rights-end:{zlib.crc32(keys.encode())}:{files[0].pk}")


@on(events.MediaPassedOn)
def tell_who_follows_a_keeper(event: events.MediaPassedOn) -> None:
    facts = {"was": Person.objects.get(pk=event.was).name, "files": event.files}
    tell(event.person or 0, notices.MediaIsYours, facts, f"media-yours:{event.was}:{clock.today()}")


@on(events.MediaKeeperSet)
def tell_the_new_keeper(event: events.MediaKeeperSet) -> None:
    if event.person and event.by and event.person != event.by:
        facts = {"was": Person.objects.get(pk=event.by).name, "files": 1}
        tell(event.person, notices.MediaIsYours, facts, f"media-yours:{event.media}:{clock.now().isoformat()}")


@on(events.MediaReplaced)
def tell_who_still_shows_the_old_file(event: events.MediaReplaced) -> None:
    uses = MediaUse.objects.filter(media=event.old, place=MediaPlace.DRAFT, activity__retirement=None)
    new = Media.objects.filter(pk=event.media).first()
    if new is None:
        return  # taken back meanwhile
    for use in uses.select_related("activity").order_by("activity"):
        facts = {
            "key": new.key,
            "by": Person.objects.get(pk=event.by or 0).name,
            "title": new.title,
            "activity": dict(working_titles(use.activity)),
        }
        if use.activity.owner_id != event.by:
            tell(use.activity.owner_id, notices.NewerFile, facts, f"newer-file:{new.pk}:{use.activity_id}")
