"""A case: a situation, choices, what comes of each, and the next scene or the end. All of it is data in one block.

One's way through it is a text, "2.1": the number of each choice in turn. It stands in the address of the page, so a
case needs no script and keeps nothing about anyone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

END = "end"
"""Where a choice leads that finishes the case."""
LONGEST_WALK = 40


@dataclass(frozen=True)
class Way:
    """One thing to choose in a scene. `next`: the id of a scene, END, or "" while the author has not said."""

    text: str
    consequence: str
    next: str


@dataclass(frozen=True)
class Scene:
    """A scene without choices closes the case."""

    id: str
    number: int
    text: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Case:
    id: str
    title: str
    scenes: tuple[Scene, ...]
    type: str = "case"

    def scene(self, id: str) -> Scene | None:
        return next((one for one in self.scenes if one.id == id), None)


@dataclass(frozen=True)
class Chosen:
    """A choice somebody made on her way: in which scene, and the way up to and with it."""

    scene: Scene
    way: Way
    path: str


@dataclass(frozen=True)
class Walk:
    """How far somebody is. `here`: the scene she is in, None at the end. `onward`: each choice there with its path."""

    chosen: tuple[Chosen, ...]
    here: Scene | None
    onward: tuple[tuple[str, Way], ...]

    @property
    def ended(self) -> bool:
        """Nothing is left to choose."""
        return not self.onward

    @property
    def back(self) -> str:
        """The path before the last choice."""
        return self.chosen[-2].path if len(self.chosen) > 1 else ""


def case(id: str, data: Mapping[str, Any]) -> Case:
    """The case in a block's data."""
    scenes = tuple(
        Scene(
            raw["id"],
            number,
            raw.get("text", ""),
            tuple(Way(one["text"], one["consequence"], one["next"]) for one in raw.get("choices", [])),
        )
        for number, raw in enumerate(data.get("scenes", []), 1)
    )
    return Case(id, data.get("title", ""), scenes)


def walk(case: Case, path: str = "") -> Walk:
    """Follow a path as far as it goes; what is not in the case ends it there."""
    here = case.scenes[0] if case.scenes else None
    chosen: list[Chosen] = []
    for said in path.split(".")[:LONGEST_WALK]:
        number = int(said) if said.isdecimal() and len(said) < 3 else 0
        if here is None or not 1 <= number <= len(here.ways):
            break
        way = here.ways[number - 1]
        chosen.append(Chosen(here, way, f"{chosen[-1].path}.{number}" if chosen else str(number)))
        here = case.scene(way.next)
    so_far = chosen[-1].path if chosen else ""
    ways = here.ways if here else ()
    onward = tuple((f"{so_far}.{n}" if so_far else str(n), way) for n, way in enumerate(ways, 1))
    return Walk(tuple(chosen), here, onward)


def lacking_in_case(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Empty scenes, dead ends, scenes nobody reaches, and a case without an end: a code, and a sentence."""
    told = case("", data)
    if not told.scenes or len(told.scenes[0].ways) < 2:
        yield "scenes", _("Begin met een situatie en ten minste twee dingen om uit te kiezen.")
        return
    for scene in told.scenes:
        if not scene.text.strip():
            yield "scene", _("Scène {n} is leeg: zeg wat er gebeurt.").format(n=scene.number)
        for n, way in enumerate(scene.ways, 1):
            where = {"n": scene.number, "choice": n}
            if not way.text.strip() or not way.consequence.strip():
                yield (
                    "choice",
                    _("Scène {n}, keuze {choice}: zeg wat iemand kiest en wat daarvan komt.").format(**where),
                )
            if not way.next:
                yield (
                    "dead_end",
                    _("Scène {n}, keuze {choice} loopt dood: zeg waarheen, of kies ‘einde’.").format(**where),
                )
    reached = _reached(told)
    for scene in told.scenes:
        if scene.id not in reached:
            text = _("Bij scène {n} komt niemand: laat er een keuze heen gaan, of haal haar weg.")
            yield "unreachable", text.format(n=scene.number)
    if all(scene.ways and all(way.next not in ("", END) for way in scene.ways) for scene in _of(told, reached)):
        yield "no_end", _("Deze casus houdt nooit op. Laat ten minste één keuze naar het einde gaan.")


def texts_in_case(data: Mapping[str, Any]) -> Iterator[str]:
    """Every text in it, as it stands."""
    for scene in data.get("scenes", []):
        yield scene.get("text", "")
        for one in scene.get("choices", []):
            yield from (one.get("text", ""), one.get("consequence", ""))


def _reached(told: Case) -> set[str]:
    reached: set[str] = set()
    ahead = [told.scenes[0].id]
    while ahead:
        scene = told.scene(ahead.pop())
        if scene and scene.id not in reached:
            reached.add(scene.id)
            ahead += [way.next for way in scene.ways]
    return reached


def _of(told: Case, ids: set[str]) -> list[Scene]:
    return [scene for scene in told.scenes if scene.id in ids]
