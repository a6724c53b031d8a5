"""What somebody does with what is suggested, and what she wants to get better at."""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import WORDS, Nope
from ..models import Dismissal, OwnGoal, Suggested
from .planning import NOT_HERE, NOT_YOURS

NOT_NOW_DAYS = 28
MOST_SHOWN = 6
MOST_GOALS = 2


@transaction.atomic
def note_shown(activities: Collection[Activity], *, by: Person) -> None:
    """Write down that these were suggested to her today. Twice is once; no more than a page shows."""
    require(permissions.may_plan(by), NOT_HERE)
    rows = [Suggested(person=by, activity=one, shown_on=clock.today()) for one in list(activities)[:MOST_SHOWN]]
    Suggested.objects.bulk_create(rows, ignore_conflicts=True)
    announce(events.SuggestionsShown(by=by.pk, person=by.pk))


@transaction.atomic
def open_suggestion(activity: Activity, *, by: Person) -> None:
    """Write down that she opened one. Twice is once."""
    require(permissions.may_plan(by), NOT_HERE)
    row, _new = Suggested.objects.get_or_create(person=by, activity=activity, shown_on=clock.today())
    if row.opened_at is None:
        Suggested.objects.filter(pk=row.pk).update(opened_at=clock.now())
        announce(events.SuggestionAnswered(by=by.pk, person=by.pk, activity=activity.pk))


@transaction.atomic
def not_now(activity: Activity, *, by: Person) -> Dismissal:
    """Do not suggest it for four weeks. Twice is once."""
    until = clock.today() + dt.timedelta(days=NOT_NOW_DAYS)
    return _dismiss(activity, until, Nope.NONE, by=by)


@transaction.atomic
def not_relevant(activity: Activity, *, by: Person, reason: Nope | str = Nope.NONE) -> Dismissal:
    """Do not suggest it any more; a reason may be given. Twice is once."""
    return _dismiss(activity, None, Nope(reason), by=by)


def _dismiss(activity: Activity, until: dt.date | None, reason: Nope, *, by: Person) -> Dismissal:
    require(permissions.may_plan(by), NOT_HERE)
    says = {"until": until, "reason": reason, "at": clock.now()}
    row, _new = Dismissal.objects.update_or_create(person=by, activity=activity, defaults=says)
    announce(events.SuggestionAnswered(by=by.pk, person=by.pk, activity=activity.pk))
    return row


@transaction.atomic
def suggest_again(activity: Activity, *, by: Person) -> None:
    """Take back that it was of no use. Twice is once."""
    require(permissions.may_plan(by), NOT_HERE)
    gone, _of = Dismissal.objects.filter(person=by, activity=activity).delete()
    if gone:
        announce(events.SuggestionAnswered(by=by.pk, person=by.pk, activity=activity.pk))


@transaction.atomic
def aim_for(behaviour: TargetBehaviour, *, by: Person) -> OwnGoal:
    """Choose to get better at this. At most two at one time: the oldest gives way. Twice is once."""
    require(permissions.may_plan(by), NOT_HERE)
    require(behaviour.is_standing, _("Dit gedrag vragen we niet meer. Kies een ander."))
    goal, new = OwnGoal.objects.get_or_create(person=by, behaviour=behaviour)
    if new:
        _oldest_give_way(by)
        announce(events.GoalChosen(by=by.pk, person=by.pk, behaviour=behaviour.pk))
    return goal


@transaction.atomic
def aim_in_words(words: str, *, by: Person) -> OwnGoal:
    """Choose to get better at something of her work, in her own words. At most two goals at one time. Twice is once.
    ValidationError for fewer than three letters, and more than 140."""
    require(permissions.may_plan(by), NOT_HERE)
    words = " ".join(words.split())
    if not 3 <= len(words) <= WORDS:
        raise ValidationError({"words": _("Schrijf het in een paar woorden, ten hoogste {n} tekens.").format(n=WORDS)})
    goal, new = OwnGoal.objects.get_or_create(person=by, words=words)
    if new:
        _oldest_give_way(by)
        announce(events.GoalChosen(by=by.pk, person=by.pk, behaviour=None))
    return goal


def _oldest_give_way(person: Person) -> None:
    older = OwnGoal.objects.filter(person=person).order_by("-at", "-pk").values_list("pk", flat=True)[MOST_GOALS:]
    OwnGoal.objects.filter(pk__in=list(older)).delete()


@transaction.atomic
def let_go_of_words(goal: OwnGoal, *, by: Person) -> None:
    """Not any more, of what she wrote herself. Twice is once."""
    require(permissions.may_plan(by) and goal.person_id == by.pk, NOT_YOURS)
    gone, _of = OwnGoal.objects.filter(pk=goal.pk).delete()
    if gone:
        announce(events.GoalChosen(by=by.pk, person=by.pk, behaviour=goal.behaviour_id))


@transaction.atomic
def let_go(behaviour: TargetBehaviour, *, by: Person) -> None:
    """Not any more. Twice is once."""
    require(permissions.may_plan(by), NOT_HERE)
    gone, _of = OwnGoal.objects.filter(person=by, behaviour=behaviour).delete()
    if gone:
        announce(events.GoalChosen(by=by.pk, person=by.pk, behaviour=behaviour.pk))
