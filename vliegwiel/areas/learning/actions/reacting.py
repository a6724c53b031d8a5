"""Two taps after finishing: enjoyed it, can use it. Each by itself, free to leave, changeable that day."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Enjoyment, Usefulness
from ..models import Completion, Reaction

NOT_YOURS = gettext_lazy("Alleen wie het afrondde laat weten hoe het was.")


@transaction.atomic
def react(
    completion: Completion, *, by: Person, enjoyment: int | None = None, usefulness: int | None = None
) -> Reaction | None:
    """Say one of the two, or both, as a step 1..5; what is None stays as it was. None when nothing was ever said.

    Free to change on the day of the first tap. ValidationError later than that, and once the week in which it is asked
    is over.
    """
    require(permissions.may_react(by, completion), NOT_YOURS)
    given = {
        name: int(kind(value))
        for name, kind, value in (("enjoyment", Enjoyment, enjoyment), ("usefulness", Usefulness, usefulness))
        if value is not None
    }
    said = _said(completion)
    _still_open(completion, said)
    if not given:
        return said
    if said is None:
        said, new = Reaction.objects.get_or_create(person=by, activity_id=completion.activity_id, defaults=given)
    else:
        new = False
    changed = [name for name, value in given.items() if getattr(said, name) != value]
    for name in changed:
        setattr(said, name, given[name])
    if changed:
        said.save(update_fields=changed)
    if new or changed:
        announce(events.Reacted(by=by.pk, person=by.pk, activity=completion.activity_id))
    return said


@transaction.atomic
def take_reaction_back(completion: Completion, *, by: Person) -> None:
    """As if nothing was said; on the day itself. Twice is once."""
    require(permissions.may_react(by, completion), NOT_YOURS)
    said = _said(completion)
    if said is None:
        return
    _still_open(completion, said)
    said.delete()
    announce(events.ReactionTakenBack(by=by.pk, person=by.pk, activity=completion.activity_id))


def _said(completion: Completion) -> Reaction | None:
    mine = Reaction.objects.select_for_update().filter(person=completion.person_id, activity=completion.activity_id)
    return mine.first()


def _still_open(completion: Completion, said: Reaction | None) -> None:
    if not queries.may_still_react(completion, said, clock.today()):
        raise ValidationError(_("Dit kon op de dag zelf. Wat er staat, blijft staan."))
