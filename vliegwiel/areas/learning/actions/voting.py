"""Answering a poll: once, and changed freely until it is counted with others."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Enrolment, PollAnswer
from .doing import NOT_YOURS, arrive, do, find


@transaction.atomic
def vote(enrolment: Enrolment, block: str, *, choice: str, by: Person) -> PollAnswer:
    """Choose an option of a poll, by its id. The block is done with it; may finish the activity.

    ValidationError for a block that is no poll, an option it does not have, and another choice once hers is counted.
    """
    require(permissions.may_learn(by, enrolment), NOT_YOURS)
    raw = find(enrolment, block)
    if raw["type"] != Kind.POLL:
        raise ValidationError(_("Dit is geen peiling."))
    if choice not in {option["id"] for option in raw["data"]["options"]}:
        raise ValidationError(_("Kies een van de antwoorden."))
    given, new = PollAnswer.objects.get_or_create(
        person=by, activity_id=enrolment.activity_id, block=block, defaults={"choice": choice}
    )
    if given.choice != choice:
        if queries.is_counted(given):
            raise ValidationError(_("Je antwoord is al meegeteld en ligt nu vast."))
        given.choice = choice
        given.save(update_fields=["choice"])
    arrive(enrolment, block)
    do(enrolment, [block], by)
    if new:
        announce(events.PollAnswered(by=by.pk, person=by.pk, activity=enrolment.activity_id))
    return given
