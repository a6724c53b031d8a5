"""How people began: some finished, some passed a question over and said why, some stopped halfway. Noor has hers still
before her."""

from functools import partial

from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.moments import queries as own
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.enums import TalkKind
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import Goal
from vliegwiel.areas.welcome import actions
from vliegwiel.areas.welcome.enums import Outcome, Persona, Reason
from vliegwiel.areas.welcome.models import Run
from vliegwiel.kit import clock

from ..story import Story

SITUATIONS = (
    "Een klant die boos belt",
    "Nee zeggen als het rooster vol zit",
    "Een storing uitleggen zonder vaktaal",
    "De overdracht aan de nachtdienst",
)
TEAMS = ("KS", "FA", "LA", "PH")
STEPS = ("goal", "short", "slot", "digest", "support")


def write(story: Story) -> None:
    story.at(story.moment(48, 9, 15), partial(_many, story))
    story.at(story.moment(19, 13, 10), partial(_priya, story))
    story.at(story.moment(3, 12, 40), partial(_rachid, story))
    story.at(story.moment(8, 16, 5), partial(_mirjam, story))
    story.at(story.moment(27, 8, 30), partial(_aleida, story))
    story.at(story.moment(2, 9, 50), partial(_bram, story))
    story.at(story.moment(1, 17, 45), actions.count_runs)


def _many(story: Story) -> None:
    """A morning on which a few teams began."""
    known = {story.who(name).pk for name in ("noor", "priya", "rachid")}
    for n, person in enumerate(one for one in story.team(*TEAMS)[:44] if one.pk not in known):
        run = actions.begin(Persona.LEARNER, by=person)
        moments.aim_in_words(SITUATIONS[n % len(SITUATIONS)], by=person)
        _done(run, "goal", by=person)
        if n % 4 == 3:
            continue  # stopped here
        actions.note_step(run, "short", outcome=Outcome.SKIPPED, by=person)
        actions.say_why(run, "short", reason=Reason.NO_TIME if n % 3 else Reason.UNCLEAR, by=person)
        _slot(person)
        for step in STEPS[2:]:
            _done(run, step, by=person)
        actions.finish(run, by=person)


def _done(run: Run, step: str, *, by: Person) -> None:
    actions.note_step(run, step, outcome=Outcome.DONE, by=by)


def _slot(person: Person) -> None:
    week = own.weeks_of([person])[person.pk]
    for starts, _ends in own.openings(week, minutes=20, now=clock.now(), most=1):
        moments.plan_one(starts=starts, by=person)


def _priya(story: Story) -> None:
    """Everything, to the end."""
    priya = story.who("priya")
    run = actions.begin(Persona.LEARNER, by=priya)
    moments.aim_in_words("Asking a question when everybody nods", by=priya)
    _slot(priya)
    for step in STEPS:
        _done(run, step, by=priya)
    actions.finish(run, by=priya)


def _rachid(story: Story) -> None:
    """Called away after the first question."""
    rachid = story.who("rachid")
    run = actions.begin(Persona.LEARNER, by=rachid)
    moments.aim_in_words(SITUATIONS[3], by=rachid)
    _done(run, "goal", by=rachid)


def _mirjam(story: Story) -> None:
    """Her team is right; she chose what it is about, and talks with Noor."""
    mirjam = story.who("mirjam")
    run = actions.begin(Persona.MANAGER, by=mirjam)
    behaviour = own.asked_of(mirjam.pk).order_by("goal", "pk").first()
    if behaviour:
        practice.choose_focus(behaviour, by=mirjam)
    starts = story.moment(-4, 10)
    practice.book_talk(story.who("noor"), kind=TalkKind.AHEAD, starts=starts, by=mirjam)
    for step in ("team", "behaviour", "talk", "sight"):
        _done(run, step, by=mirjam)
    actions.note_step(run, "room", outcome=Outcome.SKIPPED, by=mirjam)
    actions.finish(run, by=mirjam)


def _bram(story: Story) -> None:
    """He keeps the installation; called away halfway, and nobody was there to make the second administrator."""
    bram = story.who("bram")
    run = actions.begin(Persona.ADMINISTRATOR, by=bram)
    _done(run, "house", by=bram)
    actions.note_step(run, "mail", outcome=Outcome.SKIPPED, by=bram)


def _aleida(story: Story) -> None:
    """Three goals first, and she stands for who sees what. Her why she told long ago."""
    aleida = story.who("aleida")
    run = actions.begin(Persona.DIRECTOR, by=aleida)
    strategy.put_first(list(Goal.objects.active().order_by("due", "pk")[:3]), by=aleida)
    moments.aim_in_words("Vragen stellen voordat ik een antwoord geef", by=aleida)
    actions.agree(by=aleida)
    for step in ("goals", "why", "intention", "rules"):
        _done(run, step, by=aleida)
    actions.finish(run, by=aleida)
