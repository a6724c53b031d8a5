"""Giving by hand to whole groups: units, and lists of numbers. What a rule does, once and without a condition."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce, announce_all
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Assignment, Completion, RuleRun, Withdrawal
from .assigning import check_reason
from .closing import open_date
from .ruling import agree

MOST = 20_000


@transaction.atomic
def ask_group(
    activity: Activity,
    *,
    to: Collection[int],
    by: Person,
    reason: str,
    due: dt.date | None = None,
    may_decline: bool = False,
    after_closed: bool = False,
    approver: Person | None = None,
) -> RuleRun:
    """Give an activity to many people by hand; the work follows (`go_on`), and can be undone as a whole.

    to: people by number. Who has it keeps what she has, who left or whose learning time is full is left out and
    counted. Raises ValidationError for a poor reason, nobody, an activity that is not on the shelf, a date gone by. A
    date in a closed week: as in `assign_many`.
    """
    require(permissions.may_keep_rules(by), _("Alleen HR en opleiders geven iets aan hele groepen."))
    reason = check_reason(reason)
    people = sorted({*to} - {by.pk})
    if not people:
        raise ValidationError({"people": _("Kies aan wie je dit geeft.")})
    if len(people) > MOST:
        raise ValidationError({"people": _("Geef dit aan hooguit {n} mensen tegelijk.").format(n=MOST)})
    if not Activity.objects.published().filter(pk=activity.pk, leaves_on=None).exists():
        raise ValidationError(_("Deze activiteit staat niet op de plank, dus je kunt haar aan niemand vragen."))
    if due and due < clock.today():
        raise ValidationError({"due": _("Kies een datum vanaf vandaag.")})
    due = open_date(activity, due, people=people, by=by, reason=reason, after=after_closed, approver=approver)
    if may_decline and activity.purpose == Purpose.LEGAL:
        raise ValidationError({"may_decline": _("Wat de wet vraagt, kan niemand weigeren.")})
    asks = {
        "activity": activity.pk,
        "people": people,
        "reason": reason,
        "due": due.isoformat() if due else "",
        "may_decline": may_decline,
    }
    run = RuleRun.objects.create(kind=RuleRun.Kind.HAND, by=by, asks=asks, total=len(people))
    announce(events.GroupAsked(by=by.pk, run=run.pk, activity=activity.pk))
    return run


def ask_some(run: RuleRun, people: list[int]) -> Counter[str]:
    """Some of the people of `ask_group`, in the transaction of who calls."""
    done: Counter[str] = Counter()
    asks, by = run.asks, run.by
    activity = Activity.objects.get(pk=asks["activity"])
    assert by is not None  # it was created with one, and who it is cannot be removed
    here = {person.pk: person for person in Person.objects.here().filter(pk__in=people)}
    done["gone"] = len(people) - len(here)
    there = {
        row.person_id: row
        for row in Assignment.objects.filter(activity=activity, person__in=here).select_related("withdrawal")
    }
    had = {pk for pk, row in there.items() if not hasattr(row, "withdrawal") and row.by_hand}
    standing = {pk for pk, row in there.items() if not hasattr(row, "withdrawal")}
    finished = set(
        Completion.objects.enough().filter(activity=activity, person__in=here).values_list("person", flat=True)
    )
    full: set[int] = set()
    if activity.purpose != Purpose.LEGAL:
        asked = [person for pk, person in here.items() if pk not in standing | finished]
        full = queries.without_room(asked, for_activity=activity.pk)
    due = dt.date.fromisoformat(asks["due"]) if asks["due"] else None
    says = {
        "given_by": by,
        "reason": asks["reason"],
        "by_hand": True,
        "hand_due": due,
        "may_decline": asks["may_decline"],
    }
    given = [pk for pk in here if pk not in had | full]
    Withdrawal.objects.filter(assignment__in=[there[pk].pk for pk in given if pk in there]).delete()
    again = [there[pk].pk for pk in given if pk in there]
    Assignment.objects.filter(pk__in=again).update(**says, due=due, run=run, given_at=clock.now())
    made = Assignment.objects.bulk_create(
        [
            Assignment(person_id=pk, activity=activity, run=run, due=due, given_at=clock.now(), **says)
            for pk in given
            if pk not in there
        ]
    )
    agree(again)
    fresh = {row.person_id: row.pk for row in made} | {pk: there[pk].pk for pk in given if pk in there}
    announce_all(
        [
            events.AskedByRule(by=by.pk, person=pk, rule=0, assignment=row, activity=activity.pk)
            for pk, row in fresh.items()
        ]
    )
    if fresh:
        announce(events.ManyAsked(by=by.pk, assignments=tuple(fresh.values())))
    return done + Counter(given=len(given), had=len(had), full=len(full), done=len(finished & set(given)))
