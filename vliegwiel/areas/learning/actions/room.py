"""Keeping room to learn: how much time a unit gives, and what happens when more is asked than that."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import RoomAnswer
from ..models import Pressing, RoomQuestion, RoomQuestionPerson, TimeBudget, UnitRoom
from ..models.room import LEAST_MINUTES, MOST_MINUTES
from .assigning import check_reason, hand_over, withdraw_as_too_much

Kind = RoomQuestion.Kind
TOGETHER = 500  # people counted at one time


@transaction.atomic
def set_budget(unit: Unit, *, minutes: int | None, by: Person) -> None:
    """Agree on the minutes to learn in four weeks at full time, for a unit and below; None: as the unit above.

    Twice is once. ValidationError outside 30 to 600 minutes.
    """
    require(permissions.may_make_room(by), _("Alleen HR en opleiders spreken af hoeveel leertijd er is."))
    if minutes is not None and not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise ValidationError(
            {
                "minutes": _("Kies {least} tot en met {most} minuten per vier weken.").format(
                    least=LEAST_MINUTES, most=MOST_MINUTES
                )
            }
        )
    there = TimeBudget.objects.select_for_update().filter(unit=unit).first()
    if minutes == (there.minutes if there else None):
        return
    if minutes is None:
        TimeBudget.objects.filter(unit=unit).delete()
    else:
        TimeBudget.objects.update_or_create(unit=unit, defaults={"minutes": minutes, "by": by, "at": clock.now()})
    announce(events.BudgetSet(by=by.pk, unit=unit.pk, minutes=minutes or 0))


@transaction.atomic
def give_more_time(unit: Unit, *, minutes: int, by: Person) -> None:
    """Whoever leads everybody of a unit gives it more learning time than was agreed (minutes in four weeks at full
    time); less is for HR and the L&D lead. Twice is once. ValidationError for less, and above 600."""
    require(permissions.may_give_time(by, unit), _("Wie iedereen van deze afdeling leidt, kan er meer leertijd geven."))
    agreed = queries.agreed_minutes(unit)
    if minutes == agreed:
        return
    if not agreed <= minutes <= MOST_MINUTES:
        told = _("Kies {least} tot en met {most} minuten per vier weken. Minder spreken HR en opleiders af.")
        raise ValidationError({"minutes": told.format(least=agreed, most=MOST_MINUTES)})
    TimeBudget.objects.update_or_create(unit=unit, defaults={"minutes": minutes, "by": by, "at": clock.now()})
    announce(events.BudgetSet(by=by.pk, unit=unit.pk, minutes=minutes))


@transaction.atomic
def ask_room(
    activity: Activity, *, to: Iterable[Person], by: Person, reason: str, due: dt.date | None = None
) -> RoomQuestion:
    """Ask HR and the L&D lead whether this may be asked all the same of people whose time is full. Asking again before
    there is an answer changes the question. ValidationError for nobody, and for a poor reason."""
    people = list({person.pk: person for person in to}.values())
    require(
        permissions.may_assign(by, activity, people),
        _("Je kunt alleen iets vragen aan mensen aan wie je nu leiding geeft."),
    )
    reason = check_reason(reason)
    if not people:
        raise ValidationError({"people": _("Kies aan wie je dit geeft.")})
    says = {"reason": reason, "due": due, "n": len(people), "at": clock.now()}
    question, _new = RoomQuestion.objects.update_or_create(
        activity=activity, by=by, kind=Kind.APPROVAL, answer="", defaults=says
    )
    RoomQuestionPerson.objects.filter(question=question).delete()
    RoomQuestionPerson.objects.bulk_create([RoomQuestionPerson(question=question, person=one) for one in people])
    announce(events.RoomAsked(by=by.pk, question=question.pk, activity=activity.pk))
    return question


@transaction.atomic
def answer_room(question: RoomQuestion, *, answer: RoomAnswer | str, by: Person, words: str = "") -> RoomQuestion:
    """Say what is done about it. Yes gives it, in the name of who asked; leaving it as it is takes a reason. The first
    answer stays. ValidationError for an answer to another kind of question, without a reason where one is needed, and
    when who asked may not give it any more."""
    require(
        permissions.may_answer_room(by, question),
        _("HR en opleiders antwoorden hierop. Wie het vroeg, antwoordt alleen als het moet."),
    )
    question = RoomQuestion.objects.select_for_update().select_related("activity", "by").get(pk=question.pk)
    if question.answer:
        return question
    answer = RoomAnswer(answer)
    if answer not in choices_of(question):
        raise ValidationError(_("Dit antwoord past niet bij deze vraag."))
    words = " ".join(words.split())[:280]
    if answer == RoomAnswer.STAYS and len(words) < 10:
        raise ValidationError({"words": _("Schrijf in een paar woorden waarom het zo blijft.")})
    if answer == RoomAnswer.YES:
        people = list(Person.objects.get_queryset().filter(pk__in=question.people.values("person")))
        here = [person for person in people if person.is_active]
        if not question.by.is_active or not permissions.may_assign(question.by, question.activity, here):
            raise ValidationError(
                _(
                    "{name} geeft deze mensen geen leiding meer. Zeg nee; wie dat nu doet kan het opnieuw vragen."
                ).format(name=question.by.name)
            )
        due = question.due if question.due and question.due >= clock.today() else None
        hand_over(question.activity, to=here, giver=question.by, reason=question.reason, due=due)
    question.people.all().delete()
    question.answer, question.words = answer, words
    question.answered_by, question.answered_at = by, clock.now()
    question.save(update_fields=["answer", "words", "answered_by", "answered_at"])
    announce(events.RoomAnswered(by=by.pk, question=question.pk, activity=question.activity_id, answer=answer.value))
    return question


def choices_of(question: RoomQuestion) -> tuple[RoomAnswer, ...]:
    """What may be answered to this kind of question."""
    if question.kind == Kind.APPROVAL:
        return RoomAnswer.YES, RoomAnswer.NO
    return RoomAnswer.SPREAD, RoomAnswer.DROP, RoomAnswer.STAYS


@transaction.atomic
def drop_where_too_full(activity: Activity, *, by: Person, reason: str) -> int:
    """Take an activity back from everybody whose time is one and a half times full, when no law or cao asks it and no
    rule stands under it; gives of how many. They hear it; what they did of it stays."""
    require(permissions.may_make_room(by), _("Alleen HR en opleiders kiezen wat eraf gaat."))
    check_reason(reason)
    if activity.purpose == Purpose.LEGAL:
        raise ValidationError(_("Dit vraagt de wet. Het kan er niet af; een latere datum of andere taken wel."))
    rows = list(queries.droppable().filter(activity=activity).select_related("person", "activity"))
    index = queries.load_index([row.person for row in rows])
    gone = [row for row in rows if (index[row.person_id] or 0) > queries.ESCALATE]
    withdraw_as_too_much(gone, keeper=by)
    Pressing.objects.filter(activity=activity).delete()
    announce(events.Unpressed(by=by.pk, activity=activity.pk, people=len(gone)))
    return len(gone)


@transaction.atomic
def count_room() -> None:
    """Count how full the coming weeks of every unit are, and what presses on who is far too full. Every night."""
    loads: dict[int, tuple[queries.WeekLoad, ...]] = {}
    heavy: list[Person] = []
    for people in _together(Person.objects.here().order_by("pk")):
        index = queries.load_index(people)
        loads |= queries.load(people)
        heavy += [person for person in people if (index[person.pk] or 0) > queries.ESCALATE]
    rows = [UnitRoom(unit_id=unit, weeks=weeks) for unit, weeks in queries.rooms_of_units(loads).items()]
    UnitRoom.objects.all().delete()
    UnitRoom.objects.bulk_create(rows)
    Pressing.objects.all().delete()
    Pressing.objects.bulk_create(_pressing([person.pk for person in heavy]))
    announce(events.RoomCounted(by=None))


def _pressing(people: Collection[int]) -> list[Pressing]:
    found: dict[int, int] = defaultdict(int)
    for activity in queries.droppable().filter(person__in=people).values_list("activity", flat=True):
        found[activity] += 1
    length = queries.lengths_of(found)
    return [Pressing(activity_id=one, people=n, minutes=length(one, "")[0]) for one, n in found.items()]


def _together(people: Iterable[Person]) -> Iterable[list[Person]]:
    everybody = list(people)
    for at in range(0, len(everybody), TOGETHER):
        yield everybody[at : at + TOGETHER]


__all__ = [
    "answer_room",
    "ask_room",
    "choices_of",
    "count_room",
    "drop_where_too_full",
    "give_more_time",
    "set_budget",
]
