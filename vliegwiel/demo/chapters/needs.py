"""What people asked help with and what they heard, the intakes behind it, and who keeps the behaviours alive."""

import datetime as dt
import random
from functools import partial
from typing import Any

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Request
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import DriverTurn
from vliegwiel.kit import clock
from vliegwiel.kit.workdays import workdays_after

from ..story import Story

# behaviour, who, kind, what, how often, how often it is really done
DRIVERS = (
    ("samenvatten", "mirjam", "encourage", "Luistert tien minuten mee en noemt wat er goed ging", "week", 0.85),
    ("terugbellen", "esther", "monitor", "Kijkt in vijf dossiers of dag, tijd en naam erin staan", "fortnight", 0.9),
    ("stop", "wouter", "monitor", "Vraagt in de toolbox wie er stopte, en wat dat opleverde", "fortnight", 0.7),
    ("lmra", "fatima", "reinforce", "Begint één klus in de week met de drie vragen, hardop", "week", 0.6),
    ("feedback", "aleida", "reward", "Vertelt in het MT wie haar aansprak, en bedankt die", "month", 0.5),
    ("datalek", "naomi", "remove_barrier", "Haalt weg wat het melden lastig maakte", "month", 0.8),
)
CRITICAL = ("samenvatten", "stop", "lmra", "datalek")

# behaviour, who, kind, what, asked so many days ago, due so many days later, done so many days ago (or never)
FIXES: tuple[tuple[str, str, str, str, int, int, int | None], ...] = (
    ("stop", "wouter", "tool", "Op elke bus ligt een rode kaart: wie hem opsteekt, stopt de klus", 140, 40, 108),
    ("datalek", "bram", "tool", "De knop Datalek staat op elk startscherm", 120, 30, 95),
    ("slecht_nieuws", "peter", "staffing", "Twee uur per week zonder telefoon, om zelf te bellen", 40, 35, None),
    ("terugbellen", "saskia", "process", "Een dossier kan niet dicht zonder afspraak voor terugbellen", 20, 45, None),
)

# key: days ago, who, for a team, in whose words, who says "me too"
REQUESTS: dict[str, tuple[int, str, bool, str, tuple[str, ...]]] = {
    "boos": (90, "noor", False, "een klant die al drie keer gebeld heeft en boos is", ("lisanne", "marloes", "esther")),
    "overdracht": (75, "astrid", True, "de overdracht tussen de ploegen: er blijft te vaak iets liggen", ("kofi",)),
    "tablet": (60, "tom", False, "tekeningen lezen op de tablet als er geen bereik is", ("samira", "anouk")),
    "numbers": (44, "priya", False, "showing data to people who do not love numbers", ("bram",)),
    "italiaans": (33, "anouk", False, "Italiaans leren voor de vakantie", ()),
    "toegang": (17, "joost", False, "het nieuwe toegangssysteem uitleggen aan bezoekers", ("hanneke",)),
    "brieven": (11, "peter", True, "brieven over een hogere rekening in gewone taal", ("saskia",)),
    "nee": (
        6,
        "marloes",
        False,
        "nee zeggen tegen een klant zonder dat het hard klinkt",
        ("noor", "lisanne", "esther", "mirjam", "milou"),
    ),
    "vriendelijk": (3, "lisanne", False, "vriendelijk nee zeggen aan de telefoon", ()),
}
PRACTICE = {
    "title": "Eén zin voor het getal",
    "moment": "Een teamleider vraagt in het overleg: en wat zegt dat nu?",
    "task": "Zeg in één zin wat er anders moet, en laat dan pas het getal zien.",
    "bring_back": "Welke vraag kreeg je terug?",
    "information": "Mensen onthouden de zin, niet de grafiek.\nEén getal per vraag is genoeg.",
}
SKILL = {"knowledge": 1, "skill": 3, "motivation": 0, "environment": 1}
WORK = {"knowledge": 0, "skill": 1, "motivation": 1, "environment": 3}


def write(story: Story) -> None:
    asked: dict[str, Request] = {}
    story.at(story.moment(170, 11), partial(_keep_alive, story))
    # Turns are laid and ticked by the calendar; the dice are its own, so that no other chapter falls differently.
    dice = random.Random("bronwaard borgt")
    for days in story.workdays(168):
        story.at(story.moment(days, 7), partial(_tick, story, dice))
    for fix in FIXES:
        story.at(story.moment(fix[4], 14), partial(_fix, story, *fix))
    for key, (days, *_rest) in REQUESTS.items():
        story.at(story.moment(days, 10, 20), partial(_ask, story, asked, key))
    story.at(story.moment(84, 9), partial(_point_to_what_exists, story, asked))
    story.at(story.moment(70, 13), partial(_overdracht, story, asked))
    story.at(story.moment(52, 15), partial(_to_somebody, story, asked))
    story.at(story.moment(36, 13), partial(_numbers, story, asked))
    story.at(story.moment(30, 9), partial(_no, story, asked))
    story.at(story.moment(9, 11), partial(_underway, story))


def _keep_alive(story: Story) -> None:
    director = story.who("aleida")
    for key in CRITICAL:
        strategy.change_behaviour(story.behaviours[key], by=director, critical=True)
    for key, who, kind, what, cadence, _share in DRIVERS:
        owner = story.who(who)
        strategy.add_driver(story.behaviours[key], by=director, owner=owner, kind=kind, what=what, cadence=cadence)


def _tick(story: Story, dice: random.Random) -> None:
    strategy.lay_turns()
    soon = workdays_after(clock.today(), 2)
    shares = {what: share for _key, _who, _kind, what, _cadence, share in DRIVERS}
    for turn in DriverTurn.objects.open().filter(due=soon).select_related("driver__behaviour__goal", "driver__owner"):
        if dice.random() < shares.get(turn.driver.what, 0.5):
            strategy.tick(turn, by=turn.driver.owner, said=DriverTurn.Said.DONE)
        elif dice.random() < 0.4:
            strategy.tick(turn, by=turn.driver.owner, said=DriverTurn.Said.SKIPPED)


def _fix(story: Story, key: str, who: str, kind: str, what: str, asked: int, days: int, done: int | None) -> None:
    due = story.moment(asked).date() + dt.timedelta(days=days)
    owner = story.who(who)
    fix = strategy.add_fix(story.behaviours[key], by=story.who("femke"), owner=owner, kind=kind, what=what, due=due)
    if done is not None:
        story.at(story.moment(done, 15), partial(_finish, fix, owner))


def _finish(fix: Any, owner: Any) -> None:
    strategy.finish_fix(fix, by=owner)


def _ask(story: Story, asked: dict[str, Request], key: str) -> None:
    _days, who, for_team, text, supporters = REQUESTS[key]
    asked[key] = catalogue.ask(text, by=story.who(who), for_team=for_team)
    for one in supporters:
        catalogue.support_request(asked[key], by=story.who(one))


def _answer(story: Story, request: Request, **said: Any) -> None:
    catalogue.answer(request, by=story.who("femke"), **said)


def _point_to_what_exists(story: Story, asked: dict[str, Request]) -> None:
    reason = "Hier oefen je precies dit, in vijf minuten. Mirjam luistert op dinsdag mee als je dat wilt."
    _answer(story, asked["boos"], reply="exists", reason=reason, activity=story.shelf["eerst-samenvatten"])


def _overdracht(story: Story, asked: dict[str, Request]) -> None:
    """An intake that ends without training: the crews never overlapped."""
    lead, due = story.who("femke"), story.moment(70).date() + dt.timedelta(days=50)
    intake = catalogue.begin_intake(by=lead, request=asked["overdracht"])
    measure = {"measure": "Storingen door een gemiste overdracht", "measured_in": "per maand"}
    catalogue.aim_intake(intake, by=lead, **measure, baseline=6, target=2, by_when=due + dt.timedelta(days=90))
    row = {
        "actor": "een procesoperator",
        "situation": "die de ploeg overneemt",
        "action": "loopt het scherm na met wie weggaat",
        "standard": "bij elke wissel, tien minuten",
    }
    catalogue.describe_behaviours(intake, rows=[row], by=lead)
    described = intake.behaviours.get()
    catalogue.weigh_causes(described, by=lead, **WORK)
    what = "De ploegen overlappen een kwartier"
    change = {"what": what, "kind": "staffing", "owner": story.who("marit"), "due": due}
    catalogue.choose_route(described, by=lead, route="workplace", **change)
    catalogue.finish_intake(intake, by=lead)
    fix = intake.behaviours.get().fix
    reason = "Jullie kunnen het en willen het, maar er is geen minuut voor. Dat lost een training niet op."
    _answer(story, asked["overdracht"], reply="elsewhere", reason=reason, fix=fix)


def _to_somebody(story: Story, asked: dict[str, Request]) -> None:
    reason = "De tekeningen kunnen vooraf op de tablet staan. Bram zet het aan; een cursus is niet nodig."
    _answer(story, asked["tablet"], reply="elsewhere", reason=reason, contact=story.who("bram"))


def _numbers(story: Story, asked: dict[str, Request]) -> None:
    """An intake that ends in a practice: a draft in the studio, on its way."""
    author, behaviour = story.who("ilse"), story.behaviours["feedback"]
    intake = catalogue.begin_intake(by=author, request=asked["numbers"])
    kpi = behaviour.goal.kpis.order_by("place", "pk").first()
    catalogue.aim_intake(intake, by=author, kpi=kpi)
    catalogue.describe_behaviours(intake, rows=[{"behaviour": behaviour}], by=author)
    row = intake.behaviours.get()
    catalogue.weigh_causes(row, by=author, **SKILL)
    catalogue.choose_route(row, by=author, route="practice")
    catalogue.design_practice(row, by=author, **PRACTICE)
    catalogue.finish_intake(intake, by=author)
    ready = story.today + dt.timedelta(days=21)
    reason = "We make something small: one sentence before the number, practised in your own meeting."
    _answer(story, asked["numbers"], reply="making", reason=reason, ready_by=ready)


def _no(story: Story, asked: dict[str, Request]) -> None:
    reason = "Mooi plan, maar het hoort niet bij ons werk. Je budget voor eigen groei mag je ervoor gebruiken."
    _answer(story, asked["italiaans"], reply="no", reason=reason)


def _underway(story: Story) -> None:
    """One that waits at its third question, and one that was thrown away."""
    lead, behaviour = story.who("femke"), story.behaviours["wie"]
    intake = catalogue.begin_intake("Klantgegevens komen soms bij de verkeerde terecht", by=lead)
    kpi = behaviour.goal.kpis.order_by("place", "pk").first()
    catalogue.aim_intake(intake, by=lead, kpi=kpi)
    catalogue.describe_behaviours(intake, rows=[{"behaviour": behaviour}], by=lead)
    other = catalogue.begin_intake("Een training time-management voor iedereen", by=story.who("ilse"))
    catalogue.discard_intake(other, by=story.who("ilse"))
