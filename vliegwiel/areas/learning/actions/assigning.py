"""Asking people to do an activity, with a reason; and taking it back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Assignment, Completion, Rule, RuleMatch, Withdrawal
from .closing import open_date
from .loading import ask_about_load
from .ruling import agree

REASON_MIN, REASON_MAX = 10, 280


@dataclass(frozen=True)
class Given:
    """What came of asking a group: who got it now, who had it already, who had done it before anybody asked."""

    new: tuple[Assignment, ...]
    had: tuple[Assignment, ...]
    done: tuple[Assignment, ...]


@transaction.atomic
def assign(activity: Activity, *, to: Person, by: Person, reason: str, due: dt.date | None = None) -> Assignment:
    """Ask one person to do an activity; see `assign_many`."""
    given = assign_many(activity, to=[to], by=by, reason=reason, due=due)
    return (given.new + given.had + given.done)[0]


@transaction.atomic
def assign_many(
    activity: Activity,
    *,
    to: Iterable[Person],
    by: Person,
    reason: str,
    due: dt.date | None = None,
    after_closed: bool = False,
    approver: Person | None = None,
) -> Given:
    """Ask people to do an activity, all of them or none. Asking twice is asking once: the first reason and date stay.

    After a withdrawal it is asked anew, which is also how a withdrawal is undone. Whoever did it already is not
    bothered; the assignment then only lets who asked see that it was done. Raises PermissionDenied when even one of
    them may not be asked, ValidationError for a reason of under ten characters or more than 280, for an activity that
    is not on the shelf or about to leave it, for a date in the past, for somebody who left and for somebody whose
    learning time is full.

    A date in a closed week of one of them is refused, moves to after it (`after_closed`), or stays for what the law
    asks and `approver` approved.
    """
    people = list({person.pk: person for person in to}.values())
    require(
        permissions.may_assign(by, activity, people),
        _("Je kunt alleen iets vragen aan mensen aan wie je nu leiding geeft."),
    )
    reason = _checked(activity, people, reason)
    there = {
        row.person_id: row
        for row in Assignment.objects.filter(activity=activity, person__in=people).select_related("withdrawal")
    }
    _check_due(due, there)
    if any(row.due != due for row in there.values() or [Assignment()]):  # not when a withdrawal is undone
        keys = [person.pk for person in people]
        due = open_date(activity, due, people=keys, by=by, reason=reason, after=after_closed, approver=approver)
    _check_stays(activity, [person for person in people if person.pk not in there])
    _check_room(activity, [person for person in people if person.pk not in there])
    given = hand_over(activity, to=people, giver=by, reason=reason, due=due)
    if activity.purpose == Purpose.LEGAL and given.new:
        index = queries.load_index([row.person for row in given.new])
        over = sum((load or 0) > queries.FULL for load in index.values())
        ask_about_load(activity, giver=by, reason=reason, people=over)
    return given


def hand_over(activity: Activity, *, to: Iterable[Person], giver: Person, reason: str, due: dt.date | None) -> Given:
    """What `assign_many` does once it may: give it to who has it not. In the transaction of who calls, who asked."""
    people = list(to)
    there = {
        row.person_id: row
        for row in Assignment.objects.filter(activity=activity, person__in=people).select_related("withdrawal")
    }
    finished = set(
        Completion.objects.enough().filter(activity=activity, person__in=people).values_list("person", flat=True)
    )
    new: list[Assignment] = []
    had: list[Assignment] = []
    done: list[Assignment] = []
    for person in people:
        row = there.get(person.pk)
        if row and not hasattr(row, "withdrawal"):
            if not row.by_hand:  # a rule gave it: from now on she asks it too
                Assignment.objects.filter(pk=row.pk).update(
                    by_hand=True, hand_due=due, given_by=giver, reason=reason, may_decline=False
                )
                agree([row.pk])
                row = Assignment.objects.get(pk=row.pk)
            had.append(row)
            continue
        if row:
            row.withdrawal.delete()
            # A fresh row object: the deleted withdrawal would still hang on the old one.
            says = {"given_by": giver, "reason": reason, "by_hand": True, "hand_due": due, "may_decline": False}
            Assignment.objects.filter(pk=row.pk).update(**says, due=due, given_at=clock.now(), run=None)
            row = Assignment.objects.get(pk=row.pk)
        else:
            row = Assignment.objects.create(
                person=person, activity=activity, given_by=giver, reason=reason, due=due, hand_due=due
            )
        (done if person.pk in finished else new).append(row)
        announce(events.Assigned(by=giver.pk, person=person.pk, assignment=row.pk, activity=activity.pk))
    return Given(new=tuple(new), had=tuple(had), done=tuple(done))


@transaction.atomic
def withdraw(assignment: Assignment, *, by: Person) -> Withdrawal:
    """Take back what was asked. What she did stays hers. Twice is once; undone by assigning again.

    ValidationError for what a rule asks as well: it stays as long as the rule holds for her; and for what she needs
    because something ends.
    """
    require(
        permissions.may_withdraw(by, assignment),
        _("Alleen wie dit vroeg, of wie nu leiding geeft, kan het terugnemen."),
    )
    if rule := _rule_under(assignment):
        raise ValidationError(
            _(
                "De leerregel ‘{rule}’ vraagt dit ook, en blijft dat doen. Vraag het {keeper}, die de regel onderhoudt."
            ).format(rule=rule.title, keeper=rule.keeper)
        )
    if need := queries.needs_under([assignment.pk]).first():
        raise ValidationError(
            _("Het is nodig voor ‘{title}’, dat afloopt. Vraag het {keeper}, die dat bijhoudt.").format(
                title=need.title, keeper=need.giver
            )
        )
    return _take_back(assignment, by)


@transaction.atomic
def withdraw_many(assignments: Iterable[Assignment], *, by: Person) -> None:
    """Take several back, all or none; see `withdraw`."""
    for assignment in assignments:
        withdraw(assignment, by=by)


def withdraw_as_too_much(assignments: Iterable[Assignment], *, keeper: Person) -> None:
    """Take these back, in the transaction of who calls, who asked whether it may and that no rule stands under them."""
    for assignment in assignments:
        _take_back(assignment, keeper)


def _take_back(assignment: Assignment, by: Person) -> Withdrawal:
    withdrawal, new = Withdrawal.objects.get_or_create(assignment=assignment, defaults={"by": by})
    if new:
        announce(
            events.Withdrawn(
                by=by.pk, person=assignment.person_id, assignment=assignment.pk, activity=assignment.activity_id
            )
        )
    return withdrawal


def _rule_under(assignment: Assignment) -> Rule | None:
    """A rule that asks this too."""
    under = RuleMatch.objects.open().filter(assignment=assignment, state=RuleMatch.State.GIVEN)
    match = under.select_related("rule__keeper").first()
    return match.rule if match else None


def check_reason(reason: str) -> str:
    """The reason as it is kept; ValidationError when it says too little or too much."""
    reason = " ".join(reason.split())
    if len(reason) < REASON_MIN:
        raise ValidationError(
            {"reason": _("Schrijf in een paar woorden waarom je dit vraagt, ten minste tien tekens.")}
        )
    if len(reason) > REASON_MAX:
        raise ValidationError({"reason": _("Houd de reden onder de 280 tekens.")})
    return reason


def _checked(activity: Activity, people: list[Person], reason: str) -> str:
    reason = check_reason(reason)
    if not Activity.objects.published().filter(pk=activity.pk).exists():
        raise ValidationError(_("Deze activiteit staat niet op de plank, dus je kunt haar aan niemand vragen."))
    if gone := [person.name for person in people if not person.is_active]:
        raise ValidationError(_("{names} werkt hier niet meer.").format(names=", ".join(gone)))
    return reason


def _check_due(due: dt.date | None, there: dict[int, Assignment]) -> None:
    """Not in the past, except when undoing the withdrawal of something whose date had gone by."""
    if due and due < clock.today() and any(row.due != due for row in there.values() or [Assignment()]):
        raise ValidationError({"due": _("Kies een datum vanaf vandaag.")})


def _check_stays(activity: Activity, new: list[Person]) -> None:
    """What is about to leave the shelf is asked of nobody new."""
    leaves_on = Activity.objects.filter(pk=activity.pk).values_list("leaves_on", flat=True).first()
    if new and leaves_on:
        text = _(
            "Deze activiteit gaat op {day} van de plank. Wie haar al had, kan haar afmaken. Vraag anderen iets anders."
        )
        raise ValidationError(text.format(day=date_format(leaves_on, "j F Y")))


def _check_room(activity: Activity, people: list[Person]) -> None:
    """Nobody whose learning time is full gets more, except what the law asks. Putting back what was taken is free."""
    if activity.purpose == Purpose.LEGAL:
        return
    no_room = queries.without_room(people, for_activity=activity.pk)
    if full := [person.name for person in people if person.pk in no_room]:
        raise ValidationError(
            {
                "people": ngettext(
                    "De leertijd van {names} is vol voor de komende vier weken. Kies iets korters, ruil het voor iets "
                    "dat minder nodig is, vraag het later, of vraag of het er toch bij mag.",
                    "De leertijd van deze mensen is vol voor de komende vier weken: {names}. Kies iets korters, ruil "
                    "het voor iets dat minder nodig is, vraag het later, of vraag of het er toch bij mag.",
                    len(full),
                ).format(names=", ".join(full))
            }
        )
