"""More than there is time for: asked of who asks it, never of who learns."""

from django.db.models import F

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce

from .. import events
from ..models import RoomQuestion

MOST = 280  # characters of a reason


def ask_about_load(activity: Activity, *, giver: Person, reason: str, people: int) -> None:
    """What must be done did not fit for so many people, and was given all the same: a question to who gave it and to
    HR. As long as it is open there is one. In the transaction of who calls."""
    if not people:
        return
    kind = RoomQuestion.Kind.MANDATED
    says = {"reason": reason[:MOST], "n": people}
    question, new = RoomQuestion.objects.get_or_create(activity=activity, by=giver, kind=kind, answer="", defaults=says)
    if new:
        announce(events.RoomAsked(by=None, question=question.pk, activity=activity.pk))
    else:
        RoomQuestion.objects.filter(pk=question.pk).update(n=F("n") + people)
