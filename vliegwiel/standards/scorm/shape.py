"""What a package says of itself, in plain values: this is stored with it as JSON."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    """One condition of a rule: about the item itself, or about one of its objectives."""

    asks: str  # satisfied, objectiveStatusKnown, completed, ... as SCORM calls it
    objective: str = ""
    negated: bool = False
    than: float = 0.0  # of objectiveMeasureGreaterThan and objectiveMeasureLessThan


@dataclass(frozen=True)
class Rule:
    """When its conditions hold, its item is closed."""

    action: str  # disabled, skip, hiddenFromChoice, stopForwardTraversal
    every: bool  # all conditions, or one of them
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Objective:
    """What an item reads of, or writes to, something all items share."""

    id: str
    primary: bool = False
    reads: str = ""  # the shared objective whose success it reads
    writes: str = ""
    reads_completion: str = ""
    writes_completion: str = ""


@dataclass(frozen=True)
class Item:
    """Something that can be opened. `group`: the headings it stands under, outermost first."""

    id: str
    title: str
    href: str  # within the package, with what is added to it
    is_sco: bool  # it talks; an asset is only shown
    group: tuple[str, ...] = ()
    hidden: bool = False
    prerequisites: str = ""
    mastery: float | None = None  # from which score it is passed: 0..100 in 1.2, -1..1 in 2004
    threshold: float | None = None  # 0..1: from which progress it is complete
    data: str = ""
    time_allowed: str = ""
    time_action: str = ""
    rules: tuple[Rule, ...] = ()
    objectives: tuple[Objective, ...] = ()
    choice: bool = True  # may be chosen from the list; else it opens after the one before it
    counts: bool = True  # the whole waits for it


@dataclass(frozen=True)
class Manifest:
    """A package as its own manifest tells it. `notes`: sentences to the author about what came differently."""

    edition: str  # 1.2, 2004 2nd, 2004 3rd, 2004 4th
    title: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    talks: bool = True  # some file in it calls a run-time

    @property
    def is_2004(self) -> bool:
        return self.edition != "1.2"
