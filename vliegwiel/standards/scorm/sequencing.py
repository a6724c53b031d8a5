"""The part of SCORM 2004's sequencing that is kept: what closes an item, and what items tell each other."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .shape import Condition, Objective, Rule
from .xml import attribute, child, children, number

CLOSES = ("disabled", "skip", "hiddenFromChoice")


@dataclass(frozen=True)
class Own:
    """The sequencing of an item, with what it takes from a collection it names."""

    nodes: tuple[Element, ...] = ()

    def part(self, name: str) -> Element | None:
        """A part of it: its own, else that of the collection."""
        return next((found for node in self.nodes if (found := child(node, name)) is not None), None)

    @property
    def choice(self) -> bool:
        return attribute(self.part("controlMode"), "choice").casefold() != "false"

    @property
    def time_allowed(self) -> str:
        return attribute(self.part("limitConditions"), "attemptAbsoluteDurationLimit")

    @property
    def counts(self) -> bool:
        """Whether the whole waits for it; an assessment after lessons may be all that counts."""
        said = self.part("rollupRules")
        names = ("rollupObjectiveSatisfied", "rollupProgressCompletion")
        return not all(attribute(said, name).casefold() == "false" for name in names)

    @property
    def least(self) -> float | None:
        """From which score (-1..1) it is passed; None when the score does not decide."""
        primary = child(self.part("objectives"), "primaryObjective")
        if attribute(primary, "satisfiedByMeasure").casefold() != "true":
            return None
        said = number(child(primary, "minNormalizedMeasure"))
        return 1.0 if said is None else said


def collections(root: Element) -> dict[str, Element]:
    """Sequencing that items share, by name."""
    return {attribute(one, "ID"): one for one in children(child(root, "sequencingCollection"), "sequencing")}


def own(item: Element, shared: dict[str, Element]) -> Own:
    """What is said of this item."""
    node = child(item, "sequencing")
    if node is None:
        return Own()
    common = shared.get(attribute(node, "IDRef"))
    return Own((node,) if common is None else (node, common))


def rules(said: Own) -> tuple[Rule, ...]:
    """The rules that close it."""
    found = []
    for node in children(said.part("sequencingRules"), "preConditionRule"):
        action = attribute(child(node, "ruleAction"), "action")
        if action not in CLOSES:
            continue
        group = child(node, "ruleConditions")
        conditions = tuple(
            Condition(
                asks=attribute(one, "condition"),
                objective=attribute(one, "referencedObjective"),
                negated=attribute(one, "operator") == "not",
                than=float(attribute(one, "measureThreshold") or 0),
            )
            for one in children(group, "ruleCondition")
        )
        found.append(Rule(action, attribute(group, "conditionCombination") != "any", conditions))
    return tuple(found)


def objectives(said: Own) -> tuple[Objective, ...]:
    """What it reads and writes. Completion travels in an extension of the fourth edition."""
    extra = {
        attribute(one, "objectiveID"): children(one, "mapInfo")
        for node in said.nodes
        for group in children(node, "objectives")
        for one in children(group, "objective")
        if "adlseq" in group.tag
    }
    plain = [group for node in said.nodes for group in children(node, "objectives") if "adlseq" not in group.tag]
    found = []
    for node in [one for group in plain[:1] for one in group if "bjective" in one.tag]:
        id, maps = attribute(node, "objectiveID"), children(node, "mapInfo")
        found.append(
            Objective(
                id=id,
                primary="primaryobjective" in node.tag.casefold(),
                reads=_target(maps, "readSatisfiedStatus", assumed=True),
                writes=_target(maps, "writeSatisfiedStatus", assumed=False),
                reads_completion=_target(extra.get(id, []), "readCompletionStatus", assumed=True),
                writes_completion=_target(extra.get(id, []), "writeCompletionStatus", assumed=False),
            )
        )
    return tuple(found)


def _target(maps: list[Element], which: str, *, assumed: bool) -> str:
    for one in maps:
        said = attribute(one, which).casefold()
        if said == "true" or (assumed and not said):
            return attribute(one, "targetObjectiveID")
    return ""
