"""What happens next: check-ins are planned when somebody finishes, and those concerned are told."""

import datetime as dt
from collections.abc import Collection

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.events import Completed
from vliegwiel.areas.messaging.actions import settle, tell
from vliegwiel.areas.messaging.queries import knows_who_paused
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import on

from . import actions, events, notices, queries
from .enums import Moment, Step, TalkKind
from .models import Buddy, CheckIn, GroupPlan, Intention, Offer, Pause, Plan, Talk


@knows_who_paused
def who_paused(people: Collection[int], day: dt.date) -> set[int]:
    return set(Pause.objects.filter(person__in=people, until__gt=day).values_list("person", flat=True))


@on(Completed)
def plan_the_check_ins(event: Completed) -> None:
    plans = list(Plan.objects.standing().filter(person=event.person, activity=event.activity).order_by("pk"))
    for plan in plans:
        actions.schedule(plan)
    person = Person.objects.filter(pk=event.person or 0).first()
    if person and not plans:
        actions.lay_out_plans(Activity.objects.get(pk=event.activity), to=person)


@on(events.PlansOffered)
def tell_that_plans_lie_ready(event: events.PlansOffered) -> None:
    offer = Offer.objects.select_related("activity").get(pk=event.offer)
    facts = {"title": queries.titles([offer.activity_id])[offer.activity_id], "slug": offer.activity.slug}
    tell(offer.person_id, notices.PlansReady, facts, key=f"plans-ready-{offer.pk}", may_wait=True)


@on(events.GroupPlanTold)
def tell_of_a_group_plan(event: events.GroupPlanTold) -> None:
    proposed = GroupPlan.objects.standing().select_related("person", "trainer").filter(pk=event.group_plan).first()
    if event.person and proposed:
        facts = {
            "name": proposed.proposer,
            "title": dict(queries.titles([proposed.activity_id])[proposed.activity_id]),
            "group_plan": proposed.pk,
        }
        tell(event.person, notices.GroupPlanProposed, facts, key=f"group-plan-{proposed.pk}", may_wait=True)


@on(events.TwoMinutesAsked)
def tell_whom_she_wants_to_talk_with(event: events.TwoMinutesAsked) -> None:
    hers = Intention.objects.select_related("person").filter(pk=event.intention, talks_with=event.other).first()
    if hers:
        title = dict(queries.titles([hers.activity_id])[hers.activity_id])
        facts = {"name": hers.person.name, "title": title, "intention": hers.pk}
        tell(event.other, notices.TwoMinutes, facts, key=f"two-minutes-{hers.pk}-{event.other}")


@on(events.OpportunityMissed)
def tell_who_leads_that_chances_are_missing(event: events.OpportunityMissed) -> None:
    for leader in sorted(queries.leaders_missing_chances(event.activity)):
        facts = {"title": dict(queries.titles([event.activity])[event.activity])}
        tell(leader, notices.ChancesMissing, facts, key=f"chances-{event.activity}-{clock.today().year}")


@on(events.PlanMade)
def tell_the_first_supporter(event: events.PlanMade) -> None:
    _tell_the_supporter(event.plan, event.supporter)


@on(events.SupporterChosen)
def tell_the_next_supporter(event: events.SupporterChosen) -> None:
    _tell_the_supporter(event.plan, event.supporter)


def _tell_the_supporter(plan_id: int, supporter: int | None) -> None:
    plan = Plan.objects.select_related("person").get(pk=plan_id)
    # By the time this runs she may have chosen another: only who is asked now hears it.
    if plan.supporter_id and plan.supporter_id == supporter:
        facts = {"name": plan.person.name, "title": _title(plan)}
        tell(plan.supporter_id, notices.SupportAsked, facts, key=f"support-asked-{plan.pk}-{plan.supporter_id}")


@on(events.SupportDeclined)
def tell_that_support_cannot(event: events.SupportDeclined) -> None:
    plan = Plan.objects.get(pk=event.plan)
    facts = {"name": _name(event.by), "title": _title(plan)}
    tell(plan.person_id, notices.SupportCannot, facts, key=f"support-cannot-{plan.pk}-{event.by}")


@on(events.SupporterLeft)
def tell_that_support_left(event: events.SupporterLeft) -> None:
    plan = Plan.objects.get(pk=event.plan)
    facts = {"name": _name(event.supporter), "title": _title(plan)}
    tell(plan.person_id, notices.SupporterLeft, facts, key=f"supporter-left-{plan.pk}-{event.supporter}")


@on(events.SupporterMoved)
def tell_that_support_moved(event: events.SupporterMoved) -> None:
    plan = Plan.objects.get(pk=event.plan)
    facts = {"name": _name(event.supporter), "title": _title(plan)}
    tell(plan.person_id, notices.SupporterMoved, facts, key=f"supporter-moved-{plan.pk}-{event.supporter}")


@on(events.CheckInsTold)
def tell_what_stands_ready(event: events.CheckInsTold) -> None:
    rows = CheckIn.objects.filter(pk__in=event.check_ins).select_related("plan").order_by("-due_on", "-pk")
    if event.person and rows:
        called = queries.titles(row.plan.activity_id for row in rows)
        asked = [
            {
                "day": row.day,
                "title": dict(called[row.plan.activity_id]),
                "links": [(said, queries.link_token(row.pk, said, row.last_day)) for said in row.step.answers],
            }
            for row in rows
        ]
        facts = {"titles": [one["title"] for one in asked], "check_in": rows[0].pk, "steps": asked}
        key = _key_of(rows[0].told_on, event.check_ins)
        tell(event.person, notices.CheckInsReady, facts, key=key, may_wait=True)


def _key_of(told_on: dt.date | None, check_ins: Collection[int]) -> str:
    """Told once more after a pause is another message: the day is part of which one it is."""
    return (f"check-ins-{told_on}-" + "-".join(str(pk) for pk in sorted(check_ins)))[:120]


@on(events.CheckInAnswered)
def all_it_asked_was_answered(event: events.CheckInAnswered) -> None:
    check_in = CheckIn.objects.select_related("plan").get(pk=event.check_in)
    told = CheckIn.objects.filter(plan__person=check_in.plan.person_id, told_on=check_in.told_on)
    if check_in.told_on and not told.filter(said="").exists():
        settle(check_in.plan.person_id, _key_of(check_in.told_on, told.values_list("pk", flat=True)))


@on(events.GoingOnAsked)
def ask_whether_to_go_on(event: events.GoingOnAsked) -> None:
    plans = list(Plan.objects.quiet().filter(pk__in=event.plans).order_by("pk"))
    if event.person and plans:
        called = queries.titles(plan.activity_id for plan in plans)
        facts = {"titles": [dict(title) for title in called.values()]}
        key = "going-on-" + "-".join(str(plan.pk) for plan in plans)
        tell(event.person, notices.GoOnOrStop, facts, key=key[:120], may_wait=True)


@on(events.CheckInAnswered)
def tell_that_an_answer_waits(event: events.CheckInAnswered) -> None:
    check_in = CheckIn.objects.select_related("plan__person").get(pk=event.check_in)
    if check_in.step != Step.COMMIT and check_in.plan.supporter_id and not check_in.support.exists():
        facts = {"name": check_in.plan.person.name}
        tell(check_in.plan.supporter_id, notices.AnswerWaits, facts, key=f"answer-{check_in.pk}")


@on(events.Supported)
def tell_that_support_came(event: events.Supported) -> None:
    check_in = CheckIn.objects.select_related("plan").get(pk=event.check_in)
    facts = {"name": _name(event.by), "check_in": check_in.pk}
    key = f"support-{check_in.pk}-{event.by}-{event.kind_of_support}"
    tell(check_in.plan.person_id, notices.SupportCame, facts, key=key)


@on(events.ChanceAsked)
def tell_the_manager_a_chance_is_wanted(event: events.ChanceAsked) -> None:
    plan = Plan.objects.select_related("person").get(pk=event.plan)
    facts = {"name": plan.person.name, "title": _title(plan)}
    tell(event.manager, notices.ChanceWanted, facts, key=f"chance-{plan.pk}-{event.manager}")


@on(events.ChancePassedOn)
def tell_both_that_it_went_along(event: events.ChancePassedOn) -> None:
    plan = Plan.objects.select_related("person").get(pk=event.plan)
    facts = {"name": plan.person.name, "title": _title(plan)}
    tell(event.manager, notices.ChanceWanted, facts, key=f"chance-{plan.pk}-{event.manager}")
    told = {"name": _name(event.manager), "title": _title(plan)}
    tell(plan.person_id, notices.ChanceWentAlong, told, key=f"chance-along-{plan.pk}-{event.manager}")


def _title(plan: Plan) -> dict[str, str]:
    return dict(queries.titles([plan.activity_id]).get(plan.activity_id, {}))


def _name(person: int | None) -> str:
    return Person.objects.get(pk=person).name if person else ""


@on(events.BuddyChosen)
def tell_the_buddy(event: events.BuddyChosen) -> None:
    hers = Buddy.objects.select_related("person").filter(person=event.person, buddy=event.buddy).first()
    if hers:
        tell(hers.buddy_id, notices.BuddyChosen, {"name": hers.person.name}, key=f"buddy-{hers.pk}-{hers.buddy_id}")


@on(events.TalkBooked)
def tell_of_the_talk(event: events.TalkBooked) -> None:
    talk = Talk.objects.select_related("manager").filter(pk=event.talk, called_off_at=None).first()
    if talk:
        facts = {
            "name": talk.manager.name,
            "title": queries.titles([talk.activity_id])[talk.activity_id] if talk.activity_id else {},
            "starts": talk.starts.isoformat(),
            "ahead": talk.kind == TalkKind.AHEAD,
            "talk": talk.pk,
        }
        tell(talk.person_id, notices.TalkBooked, facts, key=f"talk-{talk.pk}-{talk.sequence}")


@on(events.TalkCalledOff)
def tell_it_is_off(event: events.TalkCalledOff) -> None:
    talk = Talk.objects.select_related("manager", "person").filter(pk=event.talk).first()
    if talk:
        by, to = (talk.person, talk.manager) if event.by == talk.person_id else (talk.manager, talk.person)
        facts = {"name": by.name, "starts": talk.starts.isoformat(), "talk": talk.pk}
        tell(to.pk, notices.TalkCalledOff, facts, key=f"talk-off-{talk.pk}-{talk.sequence}")


@on(events.WeekBegun)
def tell_the_small_jobs(event: events.WeekBegun) -> None:
    manager = Person.objects.get(pk=event.person or 0)
    week = queries.team_week(manager)
    jobs = queries.jobs_of(week)
    if jobs:
        names = {thing.kind: thing.name for thing in jobs.values()}
        facts = {
            "ahead": names.get(Moment.START, ""),
            "ask": names.get(Moment.ASK, ""),
            "see": names.get(Moment.PRAISE, ""),
            "waits": sum(thing.kind not in (Moment.START, Moment.ASK, Moment.PRAISE) for thing in jobs.values()),
            "minutes": queries.minutes_of(week.cards),
        }
        tell(manager.pk, notices.JobsOfTheWeek, facts, key=f"jobs-{event.week}")
