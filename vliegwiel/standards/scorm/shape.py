"""What a package says of itself, in plain values: this is stored with it as JSON."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    """One condition of a rule: about the activity itself, or about one of its objectives."""

    asks: str  # satisfied, objectiveStatusKnown, completed, ... as SCORM calls it
    objective: str = ""
    negated: bool = False
    than: float = 0.0  # of objectiveMeasureGreaterThan and objectiveMeasureLessThan


@dataclass(frozen=True)
class Rule:
    """When its conditions hold, it does what `action` says."""

    action: str
    every: bool  # all conditions, or one of them
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Counting:
    """What becomes of an activity when its children are so far: a rollup rule."""

    action: str  # satisfied, notSatisfied, completed, incomplete
    of: str  # all, any, none, atLeastCount, atLeastPercent
    count: int
    percent: float
    every: bool
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Shared:
    """Something all activities know by one name, and what of it is read and written here."""

    target: str
    reads: tuple[str, ...] = ()  # satisfied, measure, completion, progress
    writes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Objective:
    """What is to be reached in an activity. The primary one stands for the activity itself."""

    id: str
    primary: bool = False
    by_measure: bool = False
    least: float = 1.0  # -1..1: from which measure it is satisfied, by_measure
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True)
class Node:
    """An activity of SCORM 2004: an item, or what items stand in. Names as in its book Sequencing and Navigation."""

    id: str
    title: str
    leaf: bool
    visible: bool = True
    silent: bool = False  # cannot say that it is done: being opened is all
    choice: bool = True
    choice_exit: bool = True
    flow: bool = False
    forward_only: bool = False
    current_objective: bool = True  # useCurrentAttemptObjectiveInfo
    current_progress: bool = True
    prevents: bool = False  # preventActivation
    constrains: bool = False  # constrainChoice
    before: tuple[Rule, ...] = ()  # preConditionRule
    leaving: tuple[Rule, ...] = ()  # exitConditionRule
    after: tuple[Rule, ...] = ()  # postConditionRule
    limit: int | None = None  # attemptLimit
    counting: tuple[Counting, ...] = ()
    weight: float = 1.0
    rolls_satisfied: bool = True
    rolls_completed: bool = True
    required: tuple[tuple[str, str], ...] = ()  # (satisfied, ifAttempted) and the like; always where nothing is said
    if_active: bool = True  # measureSatisfactionIfActive
    tracked: bool = True
    completes_itself: bool = False  # completionSetByContent
    satisfies_itself: bool = False
    threshold: float | None = None  # 0..1: from which progress it is complete, whatever it says
    progress_weight: float = 1.0
    objectives: tuple[Objective, ...] = ()
    select: tuple[str, int | None] = ("never", None)
    reorder: str = "never"
    keeps_shared: bool = True  # objectivesGlobalToSystem: what is shared outlives an attempt on the whole
    hides: tuple[str, ...] = ()  # buttons of ours it asks to leave out
    children: tuple["Node", ...] = ()


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


@dataclass(frozen=True)
class Manifest:
    """A package as its own manifest tells it. `notes`: sentences to the author about what came differently."""

    edition: str  # 1.2, 2004 2nd, 2004 3rd, 2004 4th
    title: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    talks: bool = True  # some file in it calls a run-time
    tree: Node | None = None  # of 2004: its items in their order, with their rules

    @property
    def is_2004(self) -> bool:
        return self.edition != "1.2"
