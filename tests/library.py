"""Published activities for tests, straight from the models: what is tested is what people do with them."""

from typing import Any

from vliegwiel.areas.catalogue.actions import index_activity
from vliegwiel.areas.catalogue.models import Activity, Edition, Retirement
from vliegwiel.areas.people.models import Person

TEXT = {"id": "t1", "type": "text", "data": {"html": "<p>Een klant belt boos op.</p>"}}
QUESTION = {
    "id": "q1",
    "type": "question",
    "data": {
        "prompt": "Wat doe je eerst?",
        "kind": "single",
        "options": [
            {"id": "a", "text": "Luisteren", "correct": True, "explanation": "Zo voelt de klant zich gehoord."},
            {"id": "b", "text": "Uitleggen", "correct": False, "explanation": "Daar is het nog te vroeg voor."},
        ],
    },
}
PRACTICE = {
    "id": "p1",
    "type": "practice",
    "data": {"situation": "Een lastig gesprek", "task": "Vat samen wat je hoort", "bring_back": "Wat hielp?"},
}


def publish(owner: Person, slug: str = "luisteren", *, edition: dict[str, Any] | None = None, **more: Any) -> Activity:
    """A published activity with one Dutch edition: a text, a question and a practice of five minutes."""
    activity = Activity.objects.create(slug=slug, owner=owner, **more)
    republish(activity, **(edition or {}))
    return activity


def republish(activity: Activity, *, language: str = "nl", **words: Any) -> Edition:
    """The next edition of an activity."""
    words = {"title": activity.slug.capitalize(), "minutes": 5, "blocks": [TEXT, QUESTION, PRACTICE]} | words
    number = Edition.objects.filter(activity=activity, language=language).count() + 1
    edition = Edition.objects.create(
        activity=activity, language=language, number=number, published_by=activity.owner, **words
    )
    index_activity(activity)  # as publishing does
    return edition


def retire(activity: Activity) -> Activity:
    """Taken off the shelf."""
    Retirement.objects.create(activity=activity, by=activity.owner, reason="De regels zijn veranderd.")
    return Activity.objects.get(pk=activity.pk)


def section(id: str, title: str = "", **more: Any) -> dict[str, Any]:
    """A block of a programme that begins a section."""
    return {"id": id, "type": "section", "data": {"title": title, **OPEN, **more}}


def holds(id: str, *activities: Activity, **more: Any) -> dict[str, Any]:
    """A block of a programme: a step that is done by any of these activities."""
    items = [{"activity": one.pk, "title": one.slug.capitalize()} for one in activities]
    return {"id": id, "type": "activity", "data": {"items": items, "text": "", **OPEN, **more}}


OPEN = {"after": "", "opens_on": "", "opens_after": 0}
