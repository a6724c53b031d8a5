"""What a rule asks again every so many months: a new round opens so long after somebody finished the last."""

import calendar
import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from .. import permissions, queries
from ..models import Completion, RuleMatch, RuleVersion
from ..queries.rule_matching import due_for
from .correcting import begin_round
from .ruling import agree


def repeat_rules() -> int:
    """Open what is to be done again by today, of every rule that is on; says for how many. Twice is once."""
    opened = 0
    for version in queries.rules_on():
        if version.again_months and Activity.objects.published().filter(pk=version.activity_id or 0).exists():
            opened += _repeat(version, version.again_months)
    return opened


def _repeat(version: RuleVersion, months: int) -> int:
    day, opened = clock.today(), 0
    matches = RuleMatch.objects.open().filter(rule=version.rule_id, state=RuleMatch.State.GIVEN)
    last = Completion.objects.enough().filter(activity=version.activity_id, person__in=matches.values("person"))
    done = dict(last.order_by().values_list("person").annotate(at=Max("at")))
    due = {pk for pk, at in done.items() if months_after(timezone.localdate(at), months) <= day}
    for match in matches.filter(person__in=due).select_related("person", "version__activity", "rule__keeper"):
        if (by := _asker(match, version)) is None or version.activity is None:
            continue
        with transaction.atomic():
            begin_round(version.activity, person=match.person, by=by, why=version.reason)
            match.due = due_for(version, since=day, day=day)
            match.save(update_fields=["due"])
            agree([match.assignment_id] if match.assignment_id else [])
        opened += 1
    return opened


def _asker(match: RuleMatch, version: RuleVersion) -> Person | None:
    """Who keeps the rule, or else who switched it on; nobody of her own, for then it would be her own choice."""
    asking = [one for one in (match.rule.keeper, version.on_by) if one is not None and one.pk != match.person_id]
    return next((one for one in asking if permissions.may_keep_rules(one)), None)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last of that month: a year after 29 February is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
