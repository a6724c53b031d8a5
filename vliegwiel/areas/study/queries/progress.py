"""Where a request is, who acts next, and by when; and its story, for who may see it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.queries import is_locked
from vliegwiel.kit import clock

from ..enums import Party, State, Verdict
from ..models import Agreement, Approval, Handover, Question, Signature, StudyRequest


@dataclass(frozen=True)
class Turn:
    """Who acts next. `who`: a name, "" when nobody does. `hers`: she who asked. `due`: the promised day."""

    who: str = ""
    hers: bool = False
    due: dt.date | None = None
    what: str = ""  # answer, decide, sign, tell, send


@dataclass(frozen=True)
class Row:
    request: StudyRequest
    turn: Turn


def turns(requests: Iterable[StudyRequest]) -> dict[int, Turn]:
    """Whose turn it is, of many at once. Four queries, however many."""
    shown = list(requests)
    keys = [one.pk for one in shown]
    open_ = {
        one.request_id: one
        for one in Approval.objects.filter(request__in=keys, verdict="").select_related("asked", "request__person")
    }
    asked = set(
        Question.objects.filter(approval__in=[one.pk for one in open_.values()], answered_at=None).values_list(
            "approval", flat=True
        )
    )
    made = dict(Agreement.objects.filter(request__in=keys).values_list("request", "pk"))
    signed = set(Signature.objects.filter(agreement__in=made.values()).values_list("agreement", "party"))
    return {one.pk: _turn(one, open_.get(one.pk), asked, made.get(one.pk), signed) for one in shown}


def _turn(
    one: StudyRequest, approval: Approval | None, asked: set[int], agreement: int | None, signed: set[tuple[int, str]]
) -> Turn:
    if one.state == State.DRAFT:
        return Turn(hers=True, what="send")
    if approval is not None and approval.pk in asked:
        return Turn(hers=True, what="answer")
    if approval is not None:
        return Turn(who=approval.asked.name, due=approval.due, what="decide")
    if one.state != State.APPROVED:
        return Turn()
    if agreement is not None:
        if (agreement, Party.EMPLOYEE) not in signed:
            return Turn(hers=True, what="sign")
        if (agreement, Party.EMPLOYER) not in signed:
            return Turn(who="HR", what="sign")
    ends = one.ends or one.starts
    return Turn(hers=True, what="tell") if ends and ends <= clock.today() else Turn()


def rows(requests: Iterable[StudyRequest]) -> list[Row]:
    """Each with whose turn it is."""
    shown = list(requests)
    found = turns(shown)
    return [Row(one, found[one.pk]) for one in shown]


@dataclass(frozen=True)
class Told:
    """One line of its story. `kind` says which sentence; the rest fills it."""

    kind: str
    at: dt.datetime
    who: str = ""
    other: str = ""
    text: str = ""
    word: Any = ""


@dataclass(frozen=True)
class Progress:
    """One request: its story (the latest first), what waits for a verdict, and what for an answer of hers."""

    story: list[Told]
    approval: Approval | None
    question: Question | None


def progress(request: StudyRequest) -> Progress:
    """Three queries."""
    told = [Told("sent", request.sent_at, request.person.name)] if request.sent_at else []
    hands = Prefetch("handovers", Handover.objects.select_related("was", "to").order_by("pk"))
    asked = Prefetch("questions", Question.objects.select_related("by").order_by("pk"))
    waits, back = None, None
    for one in request.approvals.select_related("asked", "by", "invoice").prefetch_related(hands, asked):
        one.request = request
        waits = one if one.is_open else waits
        if one.also:
            told.append(Told("second", one.asked_at, one.asked.name, text=one.get_also_display()))
        if one.decided_at and one.by and one.verdict in (Verdict.YES, Verdict.NO):
            told.append(Told(one.verdict, one.decided_at, one.by.name, text=one.why, word=one.get_step_display()))
        for hand in one.handovers.all():
            told.append(Told("handed", hand.at, hand.was.name, hand.to.name, word=hand.get_why_display()))
        for question in one.questions.all():
            told.append(Told("question", question.at, question.by.name, text=question.text))
            if question.answered_at:
                told.append(Told("answer", question.answered_at, request.person.name, text=question.answer))
            elif one.is_open:
                back = question
    told.sort(key=lambda one: one.at)  # of one moment as they were said
    return Progress(told[::-1], waits, back)


def turn_of(request: StudyRequest, found: Progress) -> Turn:
    """Whose turn it is, of one that is in hand with its agreement. One query when there is an agreement."""
    agreement = getattr(request, "agreement", None) if found.approval is None else None
    signed = set(agreement.signatures.values_list("agreement", "party")) if agreement else set()
    asked = {found.approval.pk} if found.approval and found.question else set()
    return _turn(request, found.approval, asked, agreement.pk if agreement else None, signed)


def open_question(approval: Approval) -> Question | None:
    """What she was asked about it and did not answer yet."""
    return approval.questions.filter(answered_at=None).order_by("pk").first()


def how_many_wait(by: Person) -> int:
    """How many approvals wait for her; for the team page and the rail."""
    return Approval.objects.filter(asked=by, verdict="").count()


def said_lately(by: Person) -> list[Approval]:
    """What she decided in the past 90 days, the latest first; twenty at most. One query."""
    since = clock.now() - dt.timedelta(days=90)
    rows = Approval.objects.filter(by=by, verdict__in=(Verdict.YES, Verdict.NO), decided_at__gte=since)
    return list(rows.select_related("request__person").order_by("-decided_at", "-pk")[:20])


def waiting() -> "QuerySet[Approval]":
    """Every approval nobody decided, for the morning's round."""
    return Approval.objects.filter(verdict="").order_by("pk")


def of_who_left() -> "QuerySet[StudyRequest]":
    """What waits or is still to come of people who work here no more."""
    return StudyRequest.objects.filter(
        state__in=(State.ASKED, State.APPROVED), person__left_on__lt=clock.today()
    ).order_by("pk")


def just_ended() -> "QuerySet[StudyRequest]":
    """Approved, and it ended in the past two weeks: somebody may be asked how it was."""
    ended = Q(ends__lt=clock.today(), ends__gte=clock.today() - dt.timedelta(days=14))
    began = Q(ends=None, starts__lt=clock.today(), starts__gte=clock.today() - dt.timedelta(days=14))
    return StudyRequest.objects.filter(ended | began, state=State.APPROVED, outcome=None).order_by("pk")


def binds_employer(request: StudyRequest) -> bool:
    """Its ground is law, EU law or cao: free for her, working time, no paying back."""
    return is_locked(request.ground)
