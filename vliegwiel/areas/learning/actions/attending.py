"""What somebody finished by being there: a fact that an area above established, in the name of who keeps it."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import ByComing, Completion, Correction, Recording
from .correcting import add_fact, edition_of, let_her_do_it
from .doing import count_in_programmes


@transaction.atomic
def ask_to_come(activity: Activity, *, asked: bool, by: Person) -> None:
    """Say that going through an activity does not finish it and being there does; or (asked=False) that either does.
    Twice is once. Facts that are there stay."""
    require(permissions.may_say_how_it_finishes(by, activity), _("Dat zegt wie de activiteit beheert."))
    if not asked:
        gone, _rows = ByComing.objects.filter(activity=activity).delete()
        if gone:
            announce(events.ComingNotAsked(by=by.pk, activity=activity.pk))
        return
    _row, new = ByComing.objects.get_or_create(activity=activity, defaults={"by": by})
    if new:
        announce(events.ComingAsked(by=by.pk, activity=activity.pk))


@transaction.atomic
def attended(
    activity: Activity, *, person: Person, at: dt.datetime, in_name_of: Person, why: str, seen_by: str = ""
) -> Completion | None:
    """Record that somebody finished an activity by being there. Called by the area that knows, which asked permission.

    at: the moment she had been there; in_name_of: who planned it; seen_by: who gave it, in words. None when the
    activity was never published; a fact of the same day counts as this one, so twice is once.
    """
    editions = list(Edition.objects.filter(activity=activity).defer("blocks").order_by("published_at", "pk"))
    if not editions:
        return None
    on = timezone.localdate(at)
    for fact in Completion.objects.standing().filter(person=person, activity=activity):
        if timezone.localdate(fact.at) == on and Recording.objects.filter(completion=fact).exists():
            return fact
    completion = add_fact(person, activity.pk, edition_of(editions, person, at), at)
    Recording.objects.create(
        completion=completion, by=in_name_of, why=why[:280], seen_by=seen_by[:120], batch=uuid.uuid4()
    )
    count_in_programmes(person, activity.pk, at)
    announce(
        events.CompletionRecorded(by=in_name_of.pk, person=person.pk, completion=completion.pk, activity=activity.pk)
    )
    return completion


@transaction.atomic
def was_not_there(completion: Completion, *, in_name_of: Person, why: str = "") -> None:
    """It turned out that she was not there: a correction beside the fact, which stays readable. Twice is once."""
    why = (why or _("Op de lijst staat nu dat je er niet bij was."))[:280]
    said, new = Correction.objects.get_or_create(completion=completion, defaults={"by": in_name_of, "why": why})
    if new:
        let_her_do_it(completion, by=in_name_of, why=why)
        announce(
            events.CompletionCorrected(
                by=in_name_of.pk,
                person=completion.person_id,
                completion=completion.pk,
                activity=completion.activity_id,
            )
        )
