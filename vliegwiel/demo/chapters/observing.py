"""How often it happens at work, as they say themselves and as one or two they chose saw it.

Some measure before they begin; six weeks after finishing many look back, and in teams where people come round others
say what they saw. Noor's answers and those of whom she asked differ, and her next question is left to the reader.
"""

from collections.abc import Collection
from functools import partial
from random import Random

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.observation import actions, permissions, queries
from vliegwiel.areas.observation.enums import Assessor, Moment, Source
from vliegwiel.areas.observation.models import BehaviourCheck, Checklist, ObserverAsk
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads

from .. import cast
from ..story import Story

WEEKS = range(140, 1, -7)  # days ago
TEAMS = ("KS", "DN")  # where it is seen
BEFORE = ("eerst-samenvatten", "stop-en-meld")


def write(story: Story) -> None:
    dice = Random(f"{cast.DICE}:observing")  # of its own: what others throw stays what it was
    for ago in (165, 150, 135, 120, 105):
        for name in BEFORE:
            story.at(story.moment(ago, 10), partial(_before, story, dice, name))
    story.at(story.moment(60, 10), partial(_lists, story))
    story.at(story.moment(30, 13), partial(_on_the_floor, story))
    for ago in WEEKS:
        story.at(story.moment(ago, 14), partial(look_back, story, dice))
        story.at(story.moment(ago - 1, 11), partial(see, story, dice))


def _before(story: Story, dice: Random, name: str) -> None:
    """Who is to begin says how often it happens now."""
    activity: Activity = story.shelf[name]
    asked = queries.items(activity)
    begun = set(Enrolment.objects.filter(activity=activity).values_list("person", flat=True))
    for person in story.team(*TEAMS):
        if not asked or person.pk in begun or dice.random() > 0.5 or not permissions.may_begin(person, activity):
            continue
        if not queries.is_finished(person, activity.pk) and not queries.said_before(person, activity):
            said = {one.pk: dice.choice((0, 1, 1, 2, 2, None)) for one in asked}
            actions.say_before(activity, said, by=person)


def _lists(story: Story) -> None:
    """One to learn from, and one that counts."""
    ilse = story.who("ilse")
    actions.write_list(
        title="Een boos gesprek, van begin tot eind",
        lines=[
            "Laat de beller uitpraten.",
            "Vat in één zin samen en vraagt of het klopt.",
            "Zegt wat er gebeurt, wie het doet en wanneer.",
            "Legt het vast voordat het gesprek eindigt.",
        ],
        assessors=[Assessor.MANAGER, Assessor.COLLEAGUE],
        behaviour=story.behaviours["samenvatten"],
        by=ilse,
    )
    actions.write_list(
        title="Stop en meld, op locatie",
        lines=["Zegt hardop dat het werk stopt.", "Meldt het bij de werkverantwoordelijke.", "Raakt niets aan."],
        assessors=[Assessor.MANAGER, Assessor.EXAMINER],
        behaviour=story.behaviours["stop"],
        counts=True,
        by=ilse,
    )


def _on_the_floor(story: Story) -> None:
    """Two asked somebody to listen along; one was seen doing all of it, Noor is still waiting."""
    made = Checklist.objects.get(title__startswith="Een boos gesprek")
    noor, leader = story.who("noor"), story.leader("KS")
    other = next(one for one in story.team("KS") if one.pk != noor.pk and leads(leader, one))
    for n, person in enumerate((other, noor)):
        actions.ask_to_see(made, of=leader, by=person)
        if n == 0:
            said = {"seen": ["yes", "yes", "not_yet", "absent"], "note": "Noem de dag erbij: dan belt niemand terug."}
            actions.fill_in(made, person=person, version=1, by=leader, key="klantenservice-1", **said)


def look_back(story: Story, dice: Random, *, apart: Collection[int] = ()) -> None:
    """Who is asked how often it happens says so, or not. apart: who answers for herself."""
    for person, moment, checks in queries.due():
        hers = Person.objects.get_queryset().get(pk=person)
        if dice.random() > 0.7 or person in apart or (moment == Moment.AGAIN and hers.pk == story.who("noor").pk):
            continue
        for check in checks:
            times = dice.choice((2, 3, 3, 4, 4, 5, None))
            if moment == Moment.AGAIN:
                actions.say_again(check, times=times, by=hers)
            else:
                actions.say_after(check, times=times, back=dice.choice((0, 1, 1, 2)), by=hers)
            _ask(dice, check, hers)


def _ask(dice: Random, check: BehaviourCheck, hers: Person) -> None:
    may = [one for one in queries.choices(check, ()) if one.source == Source.PEER or dice.random() < 0.4]
    dice.shuffle(may)
    for one in may[: dice.choice((0, 1, 1, 2))]:
        actions.ask_observer(check, of=Person.objects.get_queryset().get(pk=one.pk), by=hers)


def see(story: Story, dice: Random, *, apart: Collection[int] = ()) -> None:
    """Most who were asked say what they saw."""
    seen = {one.pk for one in story.team(*TEAMS)}
    asks = ObserverAsk.objects.open().filter(observer__isnull=False).select_related("observer", "check_of")
    for ask in asks.order_by("pk"):
        if ask.observer is None or ask.observer.pk in apart or not ask.observer.is_active:
            continue
        roll = dice.random()
        if roll < 0.1:
            actions.decline_ask(ask, by=ask.observer)
        elif roll < 0.8:
            often = (2, 3, 3, 4, 5) if ask.check_of.person_id in seen else (0, 1, 2, None, None)
            actions.observe(ask, times=dice.choice(often), by=ask.observer)
