"""What happens next: who saw it is asked, who did it hears it, and a manager knows what he may name."""

from django.db.models import QuerySet

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.enums import Support
from vliegwiel.areas.practice.events import Supported
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.practice.queries import knows_who_lets_it_be_known, titles
from vliegwiel.kit.events import on

from . import actions, events, notices
from .models import Question, Recognition, Sharing


@knows_who_lets_it_be_known
def who_share() -> "QuerySet[Sharing, int]":
    """For the card of naming something: that it was done and seen, and no words."""
    return Sharing.objects.order_by().values_list("person", flat=True)


@on(Supported)
def ask_what_was_seen(event: Supported) -> None:
    if event.kind_of_support != Support.CONFIRMED or event.by is None:
        return
    check_in = CheckIn.objects.select_related("plan__person", "plan__supporter", "plan__activity").get(
        pk=event.check_in
    )
    actions.ask_what_was_seen(check_in, confirmed_by=Person.objects.get(pk=event.by))


@on(events.WhatWasSeenAsked)
def tell_who_saw_it(event: events.WhatWasSeenAsked) -> None:
    question = Question.objects.open().select_related("person").filter(pk=event.question).first()
    if question:
        title = dict(titles([question.activity_id]).get(question.activity_id, {}))
        facts = {"name": question.person.name, "title": title, "question": question.pk}
        # Nobody waits for it, so it gives way while her learning time is full.
        tell(question.asked_id, notices.WhatDidYouSee, facts, key=f"what-did-you-see-{question.pk}", may_wait=True)


@on(events.Recognised)
def tell_who_did_it(event: events.Recognised) -> None:
    written = Recognition.objects.standing().select_related("by").filter(pk=event.recognition).first()
    if written:
        tell(written.person_id, notices.SomebodySaw, {"name": written.by.name}, key=f"somebody-saw-{written.pk}")
