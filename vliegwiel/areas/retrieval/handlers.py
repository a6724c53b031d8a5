"""What happens next: cards are made when somebody finishes, and follow what becomes of the activity."""

from vliegwiel.areas.catalogue.events import ActivityBroughtBack, ActivityPublished, ActivityRetired
from vliegwiel.areas.learning.events import Completed
from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.messaging.actions import tell
from vliegwiel.kit.events import on

from . import actions, events, notices
from .models import Deck


@on(Completed)
def make_the_cards(event: Completed) -> None:
    if event.person:
        actions.make_cards(event.person, event.edition)


@on(events.CardsMade)
def tell_that_questions_come_back(event: events.CardsMade) -> None:
    deck = Deck.objects.filter(person=event.person, activity=event.activity, off_at=None).first()
    if deck and event.person:
        facts = {"title": dict(titles([event.activity]).get(event.activity, {}))}
        tell(event.person, notices.QuestionsComeBack, facts, key=f"retrieval-{deck.pk}", may_wait=True)


@on(ActivityPublished)
def follow_the_edition(event: ActivityPublished) -> None:
    actions.follow_edition(event.edition)


@on(ActivityRetired)
def end_what_is_retired(event: ActivityRetired) -> None:
    actions.end_retired(event.activity)


@on(ActivityBroughtBack)
def offer_what_is_back(event: ActivityBroughtBack) -> None:
    actions.offer_again(event.activity)
