"""First runs of who leads, keeps, makes and watches, by keyboard alone at 390 pixels, with axe silent on every step.

What else a step may be answered with is tried without a browser (test_first_run.py, test_runs_of_roles.py).
"""

import pytest

from tests.browser import eventually
from tests.keyboard import keyboard
from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.areas.learning.models import RuleRun, TimeBudget
from vliegwiel.areas.people.models import StaffImport
from vliegwiel.areas.practice.models import Talk
from vliegwiel.areas.qualifications.models import Demand, OutsideCertificate
from vliegwiel.areas.reports.models import SavedView
from vliegwiel.areas.strategy.models import Charter, CouncilCondition, Goal, Kpi, TargetBehaviour, TopGoal
from vliegwiel.areas.welcome.models import Agreement, Run, StepTaken
from vliegwiel.kit.words import Words
from vliegwiel.web.shared.runs import RUNS

__all__ = ["keyboard"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = {
    "name": "mensen.csv",
    "mimeType": "text/csv",
    "buffer": b"Personeelsnummer;Voornaam;Achternaam\n1;Sanne;Visser\n",
}
BEHAVIOUR = [("types", "Wie?", "Een monteur"), ("types", "In welke situatie?", "voor vertrek")]
BEHAVIOUR += [("types", "Doet wat?", "loopt de lijst na"), ("types", "Goed genoeg als?", "elke keer")]
WRITES = ("presses", "Schrijf het gedrag op")
# Persona: who; of each step what the keys do; and whose rows there are at the end.
WALKS = {
    "manager": (
        "mara",
        {
            "team": [("types", "Mis je iemand?", "Sam de Boer"), ("presses", "Dit klopt"), ("presses", "Dit klopt")],
            "behaviour": [("picks", "belt terug"), ("presses", "Kies dit")],
            "talk": [("picks", "Vooruitkijken met Ben"), ("presses", "Zet het in de agenda")],
            "room": [("chooses", "Leertijd per week", "45"), ("presses", "Spreek dit af")],
            "sight": [("presses", "Begrepen")],
        },
        (Talk, TimeBudget),
    ),
    "leader": (
        "dana",
        {
            "goals": [("ticks", "Minder boze klanten"), ("presses", "Zet deze voorop")],
            "why": [("types", "Waarom telt leren", "Ik begon hier ooit."), ("presses", "Vertel het iedereen")],
            "intention": [("types", "Of in je eigen woorden", "Beter luisteren"), ("presses", "Dat ga ik doen")],
            "rules": [("presses", "Ik sta hiervoor")],
        },
        (TopGoal, Agreement),
    ),
    "lnd_lead": (
        "lea",
        {
            "people": [("presses", "Verder")],
            "charter": [("picks", "Industrie"), ("presses", "Begin hiermee")],
            "goal": [
                ("types", "Wat wordt er anders?", "Van 11 naar 5 ongevallen"),
                ("types", "Welke maat", "ongevallen"),
                ("types", "Wie in de lijn", "mara.dewit@waterland.example"),
                ("presses", "Schrijf het doel op"),
            ],
            "behaviour": [*BEHAVIOUR, WRITES, *BEHAVIOUR, ("types", "Doet wat?", "belt als iets anders ligt"), WRITES],
            "activity": [
                ("types", "Hoe heet iets", "Barista op kantoor"),
                ("presses", "Zet het erin"),  # refused: it serves no goal
                ("ticks", "Het is iets lekkers"),
                ("presses", "Zet het erin"),
            ],
            "measure": [
                ("types", "Nu", "20"),
                ("types", "Straks", "40"),
                ("types", "Over hoeveel gevallen", "30"),
                ("presses", "Dit wordt nummer één"),
            ],
            "pilot": [
                ("chooses", "Met welke afdeling", "Waterland"),
                ("types", "Wat vraag je als eerste?", "Luisteren"),
                ("types", "Waarom?", "Jullie beginnen."),
                ("presses", "Nodig hen uit"),
            ],
        },
        (Charter, RuleRun, Kpi),
    ),
    "author": (
        "ines",
        {
            "ask": [
                ("types", "Welke vraag", "Hoe zet ik de pomp uit?"),
                ("types", "Wat doe je dan?", "Draai de knop naar nul.\nKijk of de lamp uit is."),
                ("presses", "Maak er stappen van"),
            ],
            "practise": [
                ("types", "Eén oefenvraag", "Wat doe je eerst?"),
                ("types", "Wat is goed?", "Draaien"),
                ("types", "Waarom klopt dat?", "Dan valt hij stil."),
                ("types", "Wat gaat er vaak mis?", "De stekker eruit"),
                ("types", "Waarom klopt dat niet?", "Dan loopt hij leeg."),
                ("presses", "Zet de vraag erbij"),
            ],
            "line": [("presses", "Sla over")],
            "audience": [("types", "Afdelingen en functies", "Team Noord"), ("presses", "Voor hen")],
            "review": [("picks", "Na een half jaar"), ("presses", "Vraag het me dan")],
            "publish": [("presses", "Publiceer het")],
        },
        (Edition,),
    ),
    "hr": (
        "hugo",
        {
            "samples": [("ticks", "Bedrijfshulpverlening"), ("presses", "Begin hiermee")],
            "titles": [("ticks", "Medewerker: Bedrijfshulpverlening"), ("presses", "Vraag het van hen")],
            "paper": [
                ("chooses", "Waarvoor?", "Bedrijfshulpverlening"),
                ("types", "Wie heeft het", "ben.bakker@waterland.example; 1-3-2026; 1-3-2027"),
                ("presses", "Probeer het"),
                ("ticks", "Ik zag de proef"),
                ("presses", "Probeer het"),
            ],
            "reminder": [("presses", "Stuur hem aan mij")],
            "ends": [("presses", "Bewaar de lijst")],
        },
        (Demand, OutsideCertificate, SavedView),
    ),
    "administrator": (
        "adam",
        {
            "house": [("types", "Hoe noemen jullie", "Leerhuis"), ("presses", "Zo heet het")],
            "mail": [("presses", "Stuur de proef")],
            "second": [("types", "Wie kan het overnemen", "lea.smit@waterland.example"), ("presses", "Maak beheerder")],
            "people": [("hands_in", "Personeelsbestand"), ("presses", "Lees het als proef")],
            "health": [("presses", "Gezien")],
        },
        (StaffImport,),
    ),
    "works_council": (
        "wim",
        {
            "sees": [("presses", "Gezien")],
            "switches": [("ticks", "Gesprekken per persoon"), ("presses", "Zo is het goed")],
            "conditions": [("types", "Jullie voorwaarden", "Elk jaar opnieuw."), ("presses", "Leg ze vast")],
        },
        (CouncilCondition,),
    ),
}


@pytest.fixture
def there(mara, ben, dana, lea, ines, hugo, adam, wim, activity, settings):
    """Who walk, a goal with a behaviour, a measure about people, and a mail server."""
    settings.MAILS = True
    goal = Goal.objects.create(statement=Words(nl="Minder boze klanten"), owner=mara, state=Goal.State.ACTIVE)
    words = {name: Words(nl="wie belde") for name in ("actor", "situation", "standard")}
    TargetBehaviour.objects.create(goal=goal, owner=mara, action=Words(nl="belt terug"), **words)
    Kpi.objects.create(name="Gesprekken per persoon", granularity="person", goal=goal)
    return {"mara": mara, "dana": dana, "lea": lea, "ines": ines, "hugo": hugo, "adam": adam, "wim": wim}


def test_every_run_is_walked_here_or_elsewhere():
    # A learner's has a file of its own, and what a trainer is asked needs a session.
    assert set(WALKS) == set(RUNS) - {"learner", "trainer"}
    assert all(list(steps) == [step.key for step in RUNS[one].steps] for one, (_who, steps, _made) in WALKS.items())


@pytest.mark.parametrize("persona", WALKS)
def test_a_first_run_ends_in_something_real(keyboard, browser, there, persona):
    who, steps, made = WALKS[persona]
    before = {model: model.objects.count() for model in made}
    keys = keyboard(there[who])
    here = f"/learn/first-run/{persona}/"
    keys.goes(here)
    keys.presses("Begin", "submit")
    for key, deeds in steps.items():
        keys.comes_to(f"{here}{key}/")
        for n, (verb, *said) in enumerate(deeds):
            if verb == "hands_in":
                with browser.expect_file_chooser() as chooser:
                    keys.presses(*said)
                chooser.value.set_files(FILE)
                continue
            getattr(keys, verb)(*said)
            if verb == "presses" and n + 1 < len(deeds):
                keys.comes_to(f"{here}{key}/")
    keys.comes_to(f"{here}outcome/")
    assert browser.evaluate("document.documentElement.scrollWidth") == 390
    eventually(browser, lambda: Run.objects.exclude(finished_at=None).count(), 1)
    skipped = sum(deeds == [("presses", "Sla over")] or deeds == [("presses", "Verder")] for deeds in steps.values())
    assert StepTaken.objects.filter(outcome="done").count() == len(steps) - skipped
    assert all(model.objects.count() > before[model] for model in made)
