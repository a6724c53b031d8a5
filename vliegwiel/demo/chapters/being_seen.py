"""Who saw somebody do it writes it down, or not; what people let be known; a manager's Mondays; the micro-trainings;
and maatjes."""

import random
from collections.abc import Collection, Iterable
from functools import partial

from vliegwiel.areas.buddies import actions as buddies
from vliegwiel.areas.buddies import queries as buddy_queries
from vliegwiel.areas.buddies.enums import Side
from vliegwiel.areas.buddies.models import Pair
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice import queries as practice_queries
from vliegwiel.areas.practice.enums import Moment
from vliegwiel.areas.recognition import actions
from vliegwiel.areas.recognition.enums import Publicity
from vliegwiel.areas.recognition.models import Question, Recognition
from vliegwiel.areas.recognition.queries import left_this_week
from vliegwiel.kit import clock

from .. import cast
from ..moods import mood_of
from ..story import Story

EVERY, WEEKS = 3, 24  # days between two evenings on which people write; how far back it began
TICKED = (Moment.START, Moment.ASK, Moment.PRAISE)
SAW = {
    "eerst-samenvatten": (
        "Je vatte eerst samen wat de klant zei. Daarna werd het gesprek een stuk rustiger.",
        "Je vroeg ‘wat bedoelt u precies?’ voordat je iets voorstelde. Toen bleek het iets anders te zijn.",
    ),
    "wie-spreek-ik": ("Je stelde je twee vragen voordat je iets vertelde. Het bleek inderdaad de buurman te zijn.",),
    "datalek-melden": ("Je belde meteen, ook al wist je het nog niet zeker. Daardoor was het in een uur opgelost.",),
    "terugbelafspraak": ("Je belde terug op het uur dat je beloofd had. De klant noemde het zelf.",),
    "feedback-geven": ("Je gaf feedback onder vier ogen, met wat je zag. Ik hoorde geen verwijt.",),
    "stop-en-meld": ("Je stopte, keek nog eens en belde. Dat scheelde ons een halve dag.",),
    "laatste-minuut": ("Je nam die ene minuut, ook met de bus al aan. De klep bleek inderdaad nog open.",),
    "": (
        "Je zei er meteen bij wat je niet wist. Daardoor durfde ik ook te vragen.",
        "Je deed het anders dan vorige maand, en het werk liep zo door naar de volgende ploeg.",
    ),
}
ENGLISH = ("You summed up first what was said. After that the talk went a lot calmer.",)


def write(story: Story) -> None:
    for ago in range(WEEKS * 7, 0, -EVERY):
        story.at(story.moment(ago, 16, 40), partial(evening, story))
    story.at(story.moment(100, 12), partial(_some_let_it_be_known, story))
    story.at(story.moment(34, 15, 30), partial(_eight, story))
    story.at(story.moment(40, 9, 40), partial(_some_want_a_buddy, story))
    for ago in story.workdays(70):
        story.at(story.moment(ago, 7, 45), _week_begins)


def evening(story: Story, *, apart: Collection[int] = ()) -> None:
    """Where somebody usually sees it, most write; where the week swallows everything, hardly anybody. apart: who
    writes for themselves."""
    names = {activity.pk: name for name, activity in story.shelf.items()}
    for question in Question.objects.open().select_related("asked", "person").order_by("pk"):
        if question.asked_id in apart:
            continue
        dice = random.Random(f"{cast.DICE}:saw:{question.person.number}:{question.activity_id}:{clock.today()}")
        roll, mood = dice.random(), mood_of(question.person).seen
        if roll < mood * 0.5 and question.asked.is_active and left_this_week(question.asked):
            lines = SAW.get(names.get(question.activity_id, ""), SAW[""])
            lines = ENGLISH if question.person.language == "en" else lines
            written = actions.recognise(question, text=dice.choice(lines), by=question.asked)
            if written.person_id not in apart:
                _chooses(written, dice)
        elif roll > 0.94 and question.asked.is_active:
            actions.pass_over(question, by=question.asked)


def _chooses(written: Recognition, dice: random.Random) -> None:
    """Most keep it for themselves, some share it, and one in a while puts it away."""
    wants = dice.choices((Publicity.HER, Publicity.TEAM, Publicity.HIDDEN), (60, 36, 4))[0]
    if wants != Publicity.HER:
        actions.choose_publicity(written, publicity=wants, by=written.person)


def _some_let_it_be_known(story: Story) -> None:
    for n, person in enumerate(story.team("KS", "DN", "PH")):
        if n % 3 == 0 or person.pk == story.who("noor").pk:
            actions.share_applying(shares=True, by=person)


def _eight(story: Story) -> None:
    catalogue.lay_ready(by=story.who("femke"))


def _week_begins() -> None:
    """As the morning's job would."""
    managers = practice_queries.to_tell_jobs()
    for manager in managers:
        practice.tell_jobs(manager)
    do_their_part(managers)


def do_their_part(managers: Iterable[Person]) -> None:
    """Where learning works, a manager does most of what his week asks, elsewhere little."""
    for manager in managers:
        dice = random.Random(f"{cast.DICE}:jobs:{manager.number}:{clock.today()}")
        for job in practice_queries.jobs_of(practice_queries.team_week(manager)).values():
            if job.kind in TICKED and dice.random() < mood_of(manager).seen:
                person = Person.objects.led_by(manager).get(pk=job.person)
                practice.mark_moment(person, kind=job.kind, by=manager)


def _some_want_a_buddy(story: Story) -> None:
    """At customer service some look for one: two find each other, and Noor is proposed two who wait."""
    behaviour = story.behaviours["samenvatten"]
    noor = story.who("noor")
    people = [one for one in story.team("KS") if one.pk != noor.pk][:5]
    wishes = [
        buddies.wish(behaviour, side=Side.OFFERS if n == 1 else Side.WANTS, by=one) for n, one in enumerate(people)
    ]
    for match in buddy_queries.matches(wishes[0])[:1]:
        pair = buddies.ask(wishes[0], to=next(one for one in people if one.pk == match.person), by=people[0])
        buddies.accept(pair, by=pair.other)
        story.at(story.moment(32, 13, 15), partial(_they_met, pair))
    buddies.wish(behaviour, by=noor)


def _they_met(pair: Pair) -> None:
    buddies.tick(pair.contacts.get(number=1), by=pair.other)
