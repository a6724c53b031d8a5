"""The four rituals that come with the product, in Dutch and English side by side: a team may speak both.

Sources: learning design 8.6. The debrief is the best supported: d = .67 over 46 samples (Tannenbaum and Cerasoli, 2013,
"Do team and individual debriefs enhance performance?", Human Factors 55, 231-245); led by the team itself works well.
"""

from .rituals import Ritual, Step


def _step(minutes: int, title: tuple[str, str], question: tuple[str, str], *, tries: bool = False) -> Step:
    return Step(
        minutes=minutes,
        title={"nl": title[0], "en": title[1]},
        question={"nl": question[0], "en": question[1]},
        tries=tries,
    )


LOOK_BACK = Step(
    minutes=2,
    title={"nl": "Terugkijken", "en": "Looking back"},
    question={
        "nl": "Hoe ging wat jullie zouden proberen? Als team: niet wie het wel of niet deed.",
        "en": "How did what you were going to try work out? As a team: not who did it and who did not.",
    },
    back=True,
)

DEBRIEF = Ritual(
    key="debrief",
    title={"nl": "Nabespreking", "en": "Debrief"},
    purpose={
        "nl": "Na een klus, een storing of een drukke week: vier vragen, één ding dat de volgende keer anders gaat.",
        "en": "After a job, an incident or a busy week: four questions, one thing that goes differently next time.",
    },
    steps=(
        _step(
            3,
            ("Wat was de bedoeling?", "What was meant to happen?"),
            (
                "Wat wilden we bereiken, en waaraan zouden we dat merken?",
                "What did we want to achieve, and how would we notice?",
            ),
        ),
        _step(
            5,
            ("Wat gebeurde er?", "What happened?"),
            (
                "Wat ging zoals bedacht, en wat liep anders? Alleen wat je zag of hoorde.",
                "What went as planned, and what went differently? Only what you saw or heard.",
            ),
        ),
        _step(
            6,
            ("Waardoor kwam dat?", "Why did it happen?"),
            (
                "Wat hielp, en wat zat in de weg? Zoek het in het werk, niet bij een persoon.",
                "What helped, and what got in the way? Look for it in the work, not in a person.",
            ),
        ),
        _step(
            6,
            ("Wat doen we de volgende keer?", "What do we do next time?"),
            (
                "Wat houden we erin, en welk ene ding proberen we anders?",
                "What do we keep, and which one thing do we try differently?",
            ),
            tries=True,
        ),
    ),
)

TEN_MINUTES = Ritual(
    key="ten-minutes",
    title={"nl": "Tien minuten leren", "en": "Ten minutes of learning"},
    purpose={
        "nl": "In het overleg dat er al is: één moment uit het werk, één vraag, één ding om te proberen.",
        "en": "In the meeting you already have: one moment from work, one question, one thing to try.",
    },
    steps=(
        _step(
            4,
            ("Eén moment", "One moment"),
            (
                "Waar paste iemand deze week toe wat we leerden? Wat gebeurde er toen?",
                "Where did somebody use what we learned this week? What happened then?",
            ),
        ),
        _step(
            3,
            ("Eén vraag", "One question"),
            (
                "Wat willen jullie daarover van elkaar weten? Kies één vraag.",
                "What do you want to know about it from each other? Choose one question.",
            ),
        ),
        _step(
            3,
            ("Eén ding om te proberen", "One thing to try"),
            (
                "Wat proberen we tot de volgende keer, en in welke situatie?",
                "What do we try until next time, and in which situation?",
            ),
            tries=True,
        ),
    ),
)

PEER_COACHING = Ritual(
    key="peer-coaching",
    title={"nl": "Intervisie", "en": "Peer coaching"},
    purpose={
        "nl": "Met vier tot zeven collega’s, zonder iemands leidinggevende: één vraag uit het werk, in vaste stappen.",
        "en": "With four to seven colleagues and nobody’s manager: one question from work, in fixed steps.",
    },
    confidential=True,
    apart=False,
    steps=(
        _step(
            5,
            ("De afspraak", "The agreement"),
            (
                "Lees de kaart hardop. Kan iedereen zich erin vinden?",
                "Read the card aloud. Can everybody agree with it?",
            ),
        ),
        _step(
            10,
            ("De vraag", "The question"),
            (
                "Wie brengt iets in? Vertel wat er speelt en wat je wilt weten. De anderen luisteren.",
                "Who brings something? Say what is going on and what you want to know. The others listen.",
            ),
        ),
        _step(
            15,
            ("Verheldering", "Clarifying"),
            (
                "Stel vragen die beginnen met wie, wat, waar of wanneer. Nog geen raad, en geen vraag die raad is.",
                "Ask questions that begin with who, what, where or when. No advice yet, and no advice as a question.",
            ),
        ),
        _step(
            15,
            ("Analyse", "Analysis"),
            (
                "Wat speelt hier volgens jullie? Wie inbracht luistert en reageert niet.",
                "What do you think is going on? Whoever brought it in listens and does not respond.",
            ),
        ),
        _step(
            15,
            ("Advies", "Advice"),
            (
                "Ieder geeft één raad in één zin. Wie inbracht kiest wat helpt, zonder te verdedigen.",
                "Each gives one piece of advice in one sentence. Whoever brought it in chooses what helps.",
            ),
        ),
        _step(
            10,
            ("Les", "Lesson"),
            (
                "Wat neemt ieder mee naar het eigen werk? Schrijf niets op wat naar iemand te herleiden is.",
                "What does each take back to the own work? Write down nothing that can be traced to somebody.",
            ),
            tries=True,
        ),
    ),
)

RETRO = Ritual(
    key="retro",
    title={"nl": "Retro", "en": "Retro"},
    purpose={
        "nl": "Eens in de paar weken: wat houden we, wat kost ons moeite, en wat veranderen we.",
        "en": "Every few weeks: what do we keep, what is hard for us, and what do we change.",
    },
    steps=(
        _step(
            5,
            ("Even landen", "Settling in"),
            (
                "Kies ieder één woord voor de afgelopen weken. Je hoeft het niet uit te leggen.",
                "Each choose one word for the past weeks. You need not explain it.",
            ),
        ),
        _step(
            10,
            ("Wat houden we?", "What do we keep?"),
            ("Wat ging goed en is het waard te blijven doen?", "What went well and is worth keeping?"),
        ),
        _step(
            10,
            ("Wat kost moeite?", "What is hard?"),
            (
                "Wat zat in de weg? Wie leidinggeeft praat als laatste.",
                "What got in the way? Whoever leads the team speaks last.",
            ),
        ),
        _step(
            10,
            ("Waar komt het door?", "Where does it come from?"),
            (
                "Kies één ding. Vraag drie keer door: en waardoor komt dat?",
                "Choose one thing. Ask on three times: and why is that?",
            ),
        ),
        _step(
            10,
            ("Wat veranderen we?", "What do we change?"),
            (
                "Wat proberen we de komende weken, en waaraan merken we dat het helpt?",
                "What do we try in the coming weeks, and how will we notice that it helps?",
            ),
            tries=True,
        ),
    ),
)

SHIPPED = (DEBRIEF, TEN_MINUTES, PEER_COACHING, RETRO)

ROLES = (
    {
        "nl": "Wie leidt, stelt de vragen en let op de tijd. En praat zelf het minst.",
        "en": "Whoever leads asks the questions and watches the time. And talks least.",
    },
    {
        "nl": "Eén ander typt mee: een paar regels, zonder namen.",
        "en": "One other types along: a few lines, without names.",
    },
    {
        "nl": "Wie leidinggeeft, luistert en praat als laatste.",
        "en": "Whoever manages the team listens, and speaks last.",
    },
)
CONFIDENTIAL = (
    {"nl": "Wat hier gezegd wordt, blijft hier.", "en": "What is said here stays here."},
    {
        "nl": "Je vertelt alleen wat je wilt vertellen. Overslaan mag altijd.",
        "en": "You tell only what you want to tell. Passing is always fine.",
    },
    {
        "nl": "We schrijven alleen lessen op, nooit wie wat inbracht.",
        "en": "We write down lessons only, never who brought in what.",
    },
    {
        "nl": "Niemand in de groep geeft leiding aan een ander in de groep.",
        "en": "Nobody in the group manages another in the group.",
    },
)
