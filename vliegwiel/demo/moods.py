"""How a team takes to what it learns, and in which words its people speak.

Two teams apply it. Two do not, and for reasons of their own: at maintenance the moment does not come, at billing the
system and the colleagues do it otherwise.
"""

import random
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.enums import Commit, Obstacle, Said

from . import cast

HERE = Path(__file__).parent
VOICES = tomllib.loads((HERE / "voices.toml").read_text(encoding="utf-8"))
ROUNDS = tomllib.loads((HERE / "rounds.toml").read_text(encoding="utf-8"))["round"]
# An activity by the name of its file: in which words people plan with it and speak of it. Others have no plan.
VOICE: dict[str, str] = {told["slug"]: told["voice"] for told in ROUNDS if "voice" in told}

SAYINGS = (Said.DID_IT, Said.TRIED, Said.NO_CHANCE, Said.NOT_USEFUL, None)
STANDING = (Commit.STANDS, Commit.ADJUST, Commit.NOT_NOW, None)
IN_THE_WAY: dict[Said | Commit, tuple[Obstacle, ...]] = {
    Commit.NOT_NOW: (Obstacle.OTHER_FIRST, Obstacle.NO_TIME),
    Said.TRIED: (Obstacle.DIFFICULT, Obstacle.DIFFICULT, Obstacle.FORGOT, Obstacle.FORGOT, Obstacle.NO_TIME),
    Said.NO_CHANCE: (Obstacle.NO_SITUATION, Obstacle.NO_SITUATION, Obstacle.OTHER_FIRST, Obstacle.NO_TIME),
    Said.NOT_USEFUL: (Obstacle.NOT_MINE,),
}


@dataclass(frozen=True)
class Mood:
    """How a team takes to it, each 0..1; `says` weighs did it, tried, no chance, not useful, and silence; `stands`
    what they say the next day: it stands, other words, not now, and silence. silent: of all plans, about which nothing
    is ever said. stuck: what stood in the way here, whatever somebody says; () as anywhere."""

    begins: float
    finishes: float
    plans: float
    says: tuple[float, float, float, float, float]
    seen: float
    stands: tuple[float, float, float, float] = (0.7, 0.1, 0.1, 0.1)
    silent: float = 0.08
    stuck: tuple[Obstacle, ...] = ()


WORKS = Mood(0.97, 0.95, 0.93, (0.6, 0.22, 0.08, 0.02, 0.08), 0.86, (0.82, 0.12, 0.02, 0.04), 0.02)
USUAL = Mood(0.86, 0.86, 0.6, (0.38, 0.23, 0.18, 0.05, 0.16), 0.5)
NO_CHANCES = Mood(
    0.62,
    0.66,
    0.28,
    (0.04, 0.08, 0.72, 0.04, 0.12),
    0.25,
    (0.66, 0.06, 0.16, 0.12),
    0.12,
    (Obstacle.NO_SITUATION,) * 5 + (Obstacle.OTHER_FIRST, Obstacle.NO_TIME),
)
OTHERWISE = Mood(
    0.62,
    0.66,
    0.6,
    (0.06, 0.46, 0.1, 0.2, 0.18),
    0.12,
    (0.58, 0.08, 0.18, 0.16),
    0.2,
    (Obstacle.TOOLS,) * 3 + (Obstacle.ALONE,) * 3 + (Obstacle.NO_TIME,),
)
MOODS = {"DN": WORKS, "KS": WORKS, "OH": NO_CHANCES, "FA": OTHERWISE}
# Where nearly everybody at maintenance did plan: they mend pumps in a hall, and nobody digs there.
MEANT_WELL = {("OH", "stop-en-meld"): replace(NO_CHANCES, begins=0.95, finishes=0.9, plans=0.95, silent=0.05)}

_PARTS = {part.number: part for part in cast.everybody()}


def part_of(person: Person) -> cast.Part | None:
    """Her part in the company; None for who joined after the story was told."""
    return _PARTS.get(str(person.number))


def mood_of(person: Person, name: str = "") -> Mood:
    """Of her team, about an activity by the name of its file."""
    part = part_of(person)
    team = part.team if part else ""
    return MEANT_WELL.get((team, name)) or MOODS.get(team, USUAL)


def roll(person: Person, *about: Any) -> random.Random:
    """Dice of their own for each person and matter: the same throw on whatever day the story is told."""
    return random.Random(":".join(map(str, (cast.DICE, person.number, *about))))


def voice_of(person: Person, name: str) -> dict[str, list[str]]:
    """The words of that activity in her language; {} when there are none."""
    voice: dict[str, list[str]] = VOICES.get("en" if person.language == "en" else VOICE.get(name, ""), {})
    return voice if name in VOICE else {}
