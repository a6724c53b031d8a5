"""People learn together in the meeting that is there anyway: a service desk in two groups, a crew on shifts by a card
of a week, five who coach each other, and leaders who say what they learn themselves."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.enums import Way, Went
from vliegwiel.areas.community.models import Circle, Meeting
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..story import Story

DEBRIEF, TEN = "debrief", "ten-minutes"
# Of each question: how many minutes it took, and what was written down.
FIRST = (
    (3, ("Bij de storing van maandag iedereen binnen vijf minuten te woord staan.",)),
    (6, ("De wachtrij liep op tot veertig minuten.", "De mensen die we spraken waren rustig.")),
    (7, ("De tekst op de site stond er pas na een uur.", "Terugbellen afspreken scheelde het meest.")),
    (5, ("We bellen de regiekamer eerder zelf.",)),
)
SECOND = (
    (2, ()),
    (4, ("Twee keer eerst samengevat bij een boze klant; daarna was het gesprek korter.",)),
    (3, ("Wat zeg je als iemand door je samenvatting heen praat?",)),
    (3, ()),
)
CARD = {
    1: (
        "De pomp op vijf bleef hangen en we wisten alle drie iets anders van de oorzaak.",
        "De overdracht om zes uur was in twee minuten klaar, dat was te kort.",
        "De storing zelf was snel gevonden.",
        "Het scherm van de regiekamer liep achter.",
    ),
    2: ("We schrijven het op drie plekken op.", "Niemand vraagt door bij de overdracht.", "Er is geen vast lijstje."),
}
NOTES = (
    (
        *("mirjam", 5, False, "samenvatten"),
        "Ik leer om zelf eerst samen te vatten, ook in het werkoverleg.",
        "Maandag viel ik iemand in de rede, en toen zei niemand meer iets.",
        "In elk overleg vat ik één keer samen voor ik iets vind. Zeg het gerust als ik het vergeet.",
    ),
    (
        *("aleida", 9, True, "feedback"),
        "Ik leer om feedback te vragen voor ik die geef.",
        "In de directie vroeg ik het, en gaf daarna toch meteen mijn eigen mening.",
        "Deze maand stel ik de vraag op dinsdag, en antwoord ik pas woensdag.",
    ),
    (
        *("mirjam", 36, False, "samenvatten"),
        "Ik leer een boos gesprek niet over te nemen, maar ernaast te blijven zitten.",
        "Twee keer nam ik de telefoon toch over; dat hielp de klant en niet mijn collega.",
        "Ik blijf zitten en schrijf mee wat de klant zegt.",
    ),
)


def write(story: Story) -> None:
    for team, days in (("KS", 62), ("RA", 40), ("DN", 38), ("PE", 36), ("IT", 34), ("OH", 33), ("FA", 31)):
        story.at(story.moment(days, 9), partial(_gather, story, team))
    story.at(story.moment(50, 9, 30), partial(_debrief, story))
    story.at(story.moment(29, 9, 30), partial(_ten_minutes, story))
    for team, days in (("DN", 20), ("PE", 17), ("IT", 12), ("OH", 11), ("FA", 10)):
        story.at(story.moment(days, 9), partial(_another, story, team))
    story.at(story.moment(16, 8), partial(_card, story))
    story.at(story.moment(15, 12), partial(_answers, story))
    story.at(story.moment(6, 7), partial(_card_is_read, story))
    story.at(story.moment(26, 13), partial(_peers, story))
    story.at(story.moment(44, 10), partial(_kit, story))
    for who, days, everybody, behaviour, *lines in NOTES:
        story.at(story.moment(days, 12, 15), partial(_note, story, who, behaviour, lines, everybody=everybody))
    story.at(story.moment(2, 12), partial(_recognised, story))


def _kit(story: Story) -> None:
    words = (
        (
            3,
            "Eén storing",
            "One incident",
            "Welke storing deze week leerde ons iets?",
            "Which incident taught us something?",
        ),
        (5, "Wat zag je?", "What did you see?", "Wat zag of hoorde je als eerste?", "What did you see or hear first?"),
        (
            4,
            "Wat doen we?",
            "What do we do?",
            "Wat doet de volgende ploeg anders?",
            "What does the next crew do differently?",
        ),
    )
    steps = [
        queries.Step(minutes=minutes, title={"nl": nl, "en": en}, question={"nl": asks, "en": asked})
        for minutes, nl, en, asks, asked in words
    ]
    title = {"nl": "Storing van de week", "en": "Incident of the week"}
    purpose = {"nl": "Aan het eind van de week, voor ploegen.", "en": "At the end of the week, for crews."}
    actions.write_kit(title=title, purpose=purpose, steps=steps, by=story.who("ilse"))


def _note(story: Story, who: str, behaviour: str, lines: list[str], *, everybody: bool) -> None:
    said = dict(zip(("learning", "stuck", "trying"), lines, strict=True))
    by = story.who(who)
    actions.learn_visibly(**said, behaviour=story.behaviours[behaviour], for_everybody=everybody, by=by)


def _recognised(story: Story) -> None:
    for person in story.team("KS")[:6]:
        for note in queries.notes_for(person):
            actions.recognise(note, by=person)


def _gather(story: Story, team: str) -> None:
    actions.gather_team(by=story.leader(team))


def _first(story: Story, team: str) -> Circle:
    return queries.team_circles(story.leader(team))[0]


def _hold(circle: Circle, key: str, said: Iterable[tuple[int, Iterable[str]]], by: Person) -> Meeting:
    """A meeting from the first question to the last: its lines are written with the clock as it went."""
    ritual = queries.ritual_called(key)
    assert ritual
    meeting = actions.open_meeting(circle, ritual, by=by)
    moment = clock.now()
    for step, (minutes, lines) in enumerate(said):
        with clock.at(moment):
            actions.go_to_step(meeting, step=step, by=by)
        moment += dt.timedelta(minutes=minutes)
        with clock.at(moment):
            for n, line in enumerate(lines):
                actions.write_down(meeting, step=step, text=line, key=f"{step}-{n}", by=by)
    return meeting


def _debrief(story: Story) -> None:
    circle = _first(story, "KS")
    by = queries.seats_of(circle)[0].person
    meeting = _hold(circle, DEBRIEF, FIRST, by)
    behaviour = story.behaviours["samenvatten"]
    tries = "Bij een boze klant vat ieder eerst samen, ook als de wachtrij rood is."
    with clock.at(clock.now() + dt.timedelta(minutes=21)):
        actions.agree_try_out(meeting, text=tries, key="t", behaviour=behaviour, by=by)
        actions.end_meeting(meeting, by=by)


def _ten_minutes(story: Story) -> None:
    circle = _first(story, "KS")
    by = queries.seats_of(circle)[1].person
    meeting = _hold(circle, TEN, SECOND, by)
    with clock.at(clock.now() + dt.timedelta(minutes=12)):
        for row in queries.to_look_back_on(meeting):
            actions.look_back(row, meeting, went=Went.HALF, by=by)
        text = "Praat iemand door je samenvatting heen, dan zeg je: ik wil het goed begrijpen."
        actions.agree_try_out(meeting, text=text, key="t", behaviour=story.behaviours["samenvatten"], by=by)
        actions.end_meeting(meeting, by=by)


def _another(story: Story, team: str) -> None:
    circle = _first(story, team)
    by = queries.seats_of(circle)[0].person
    meeting = _hold(circle, DEBRIEF, ((3, ()), (5, ()), (5, ()), (5, ("Eén ding per week is genoeg.",))), by)
    with clock.at(clock.now() + dt.timedelta(minutes=19)):
        text = "Na elke klus noemt ieder één ding dat anders liep."
        actions.agree_try_out(meeting, text=text, key="t", by=by)
        actions.end_meeting(meeting, by=by)


def _card(story: Story) -> None:
    circle, ritual = _first(story, "RA"), queries.ritual_called(DEBRIEF)
    assert ritual
    actions.open_meeting(circle, ritual, way=Way.APART, by=story.leader("RA"))


def _answers(story: Story) -> None:
    circle = _first(story, "RA")
    meeting = queries.open_meeting(circle)
    assert meeting
    for step, texts in CARD.items():
        for seat, text in zip(queries.seats_of(circle), texts, strict=False):
            actions.answer_apart(meeting, step=step, text=text, by=seat.person)


def _card_is_read(story: Story) -> None:
    meeting = queries.open_meeting(_first(story, "RA"))
    assert meeting
    by = story.who("kofi")
    actions.write_down(meeting, step=2, text="Er is geen vast lijstje bij de overdracht.", key="l", by=by)
    text = "De ploeg die gaat, loopt de vijf vaste punten langs."
    actions.agree_try_out(meeting, text=text, key="t", by=by)


def _peers(story: Story) -> None:
    people = [story.who(name) for name in ("noor", "marloes", "anouk", "samira")]
    circle = actions.begin_peers(name="Intervisie donderdag", people=people, by=story.who("esther"))
    meeting = _hold(circle, "peer-coaching", [(5, ()), (9, ()), (14, ()), (15, ()), (14, ())], people[0])
    with clock.at(clock.now() + dt.timedelta(minutes=66)):
        actions.go_to_step(meeting, step=5, by=people[0])
        text = "Vraag eerst wat iemand zelf al bedacht, voor je raad geeft."
        actions.write_down(meeting, step=5, text=text, key="les", by=people[0])
        actions.end_meeting(meeting, by=people[0])
