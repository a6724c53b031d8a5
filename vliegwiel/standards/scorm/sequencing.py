"""What the manifest of SCORM 2004 says of order: rules, objectives, limits, read into shape.Node."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from .shape import Condition, Counting, Node, Objective, Rule, Shared
from .xml import attribute, child, children, local, number

STATUS = {"satisfied": "SatisfiedStatus", "measure": "NormalizedMeasure"}
MORE = {"completion": "CompletionStatus", "progress": "ProgressMeasure"}
REQUIRED = ("Satisfied", "NotSatisfied", "Completed", "Incomplete")


@dataclass(frozen=True)
class Own:
    """The sequencing of an item, with what it takes from a collection it names."""

    nodes: tuple[Element, ...] = ()

    def part(self, name: str) -> Element | None:
        """A part of it: its own, else that of the collection."""
        return next((found for node in self.nodes if (found := child(node, name)) is not None), None)

    @property
    def time_allowed(self) -> str:
        return attribute(self.part("limitConditions"), "attemptAbsoluteDurationLimit")

    @property
    def least(self) -> float | None:
        """From which score (-1..1) it is passed; None when the score does not decide."""
        primary = child(self.part("objectives"), "primaryObjective")
        return _least(primary) if attribute(primary, "satisfiedByMeasure").casefold() == "true" else None


def unkept(organisation: Element, shared: dict[str, Element]) -> list[str]:
    """What a package asks that is not done here: a sentence to its author for each."""
    nodes = [one for item in organisation.iter() if isinstance(item.tag, str) for one in own(item, shared).nodes]
    inside = [one for node in nodes for one in node.iter() if isinstance(one.tag, str)]
    found = {local(one.tag) for one in (*inside, *(one for one in organisation.iter() if isinstance(one.tag, str)))}
    limits = {local(name) for one in inside if local(one.tag) == "limitconditions" for name in one.attrib}
    notes = []
    if limits - {"attemptlimit"}:
        notes.append(_("Dit pakket stelt grenzen aan tijd. Die vertellen we het pakket; zelf breken we niets af."))
    if "mapinfo" in found and _is(organisation, "objectivesGlobalToSystem", assumed=True):
        notes.append(_("Wat hier gehaald wordt, telt in dit pakket. Andere pakketten lezen dat hier niet mee."))
    if "data" in found:
        notes.append(_("Onderdelen van dit pakket delen gegevens (adl.data). Dat doen ze hier niet met elkaar."))
    if "auxiliaryresource" in found:
        notes.append(_("Dit pakket noemt hulpbronnen naast de les. Die laten we niet zien."))
    return notes


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


def threshold(item: Element) -> tuple[float | None, float]:
    """From which progress (0..1) an item is complete, None when that does not decide; and how heavy it weighs."""
    found = child(item, "completionThreshold")
    weight = _float(attribute(found, "progressWeight"), 1.0)
    if found is None:
        return None, weight
    if attribute(found, "completedByMeasure") or attribute(found, "progressWeight"):
        by_measure = attribute(found, "completedByMeasure").casefold() == "true"
        return (_float(attribute(found, "minProgressMeasure"), 1.0) if by_measure else None), weight
    # Before the fourth edition the number stands in the element itself.
    return number(found), weight


def node(element: Element, said: Own, *, id: str, title: str, silent: bool, under: Sequence[Node]) -> Node:
    """An item or the organisation as an activity. `under`: its children; without, it is opened itself."""
    mode, rolls = said.part("controlMode"), said.part("rollupRules")
    limits, delivery = said.part("limitConditions"), said.part("deliveryControls")
    bounds, chance = said.part("constrainedChoiceConsiderations"), said.part("randomizationControls")
    considered = said.part("rollupConsiderations")
    least, weight = threshold(element)
    count = attribute(chance, "selectCount")
    limit = attribute(limits, "attemptLimit")
    interface = child(child(element, "presentation"), "navigationInterface")
    return Node(
        id=id,
        title=title,
        leaf=not under,
        visible=attribute(element, "isvisible").casefold() != "false",
        silent=silent,
        choice=_is(mode, "choice", assumed=True),
        choice_exit=_is(mode, "choiceExit", assumed=True),
        flow=_is(mode, "flow", assumed=False),
        forward_only=_is(mode, "forwardOnly", assumed=False),
        current_objective=_is(mode, "useCurrentAttemptObjectiveInfo", assumed=True),
        current_progress=_is(mode, "useCurrentAttemptProgressInfo", assumed=True),
        prevents=_is(bounds, "preventActivation", assumed=False),
        constrains=_is(bounds, "constrainChoice", assumed=False),
        before=_rules(said, "preConditionRule"),
        leaving=_rules(said, "exitConditionRule"),
        after=_rules(said, "postConditionRule"),
        limit=int(limit) if limit.isdigit() else None,
        counting=_counting(rolls),
        weight=_float(attribute(rolls, "objectiveMeasureWeight"), 1.0),
        rolls_satisfied=_is(rolls, "rollupObjectiveSatisfied", assumed=True),
        rolls_completed=_is(rolls, "rollupProgressCompletion", assumed=True),
        required=tuple(
            (name, asked)
            for name in REQUIRED
            if (asked := attribute(considered, f"requiredFor{name}")) not in ("", "always")
        ),
        if_active=_is(considered, "measureSatisfactionIfActive", assumed=True),
        tracked=_is(delivery, "tracked", assumed=True),
        completes_itself=_is(delivery, "completionSetByContent", assumed=False),
        satisfies_itself=_is(delivery, "objectiveSetByContent", assumed=False),
        threshold=least,
        progress_weight=weight,
        objectives=_objectives(said),
        select=(_timing(chance, "selectionTiming"), int(count) if count.isdigit() else None),
        reorder=_timing(chance, "randomizationTiming") if _is(chance, "reorderChildren", assumed=False) else "never",
        keeps_shared=_is(element, "objectivesGlobalToSystem", assumed=True),
        hides=tuple("".join(one.itertext()).strip() for one in children(interface, "hideLMSUI")),
        children=tuple(under),
    )


def _is(element: Element | None, name: str, *, assumed: bool) -> bool:
    said = attribute(element, name).casefold()
    return assumed if said not in ("true", "false", "1", "0") else said in ("true", "1")


def _float(said: str, assumed: float) -> float:
    try:
        return float(said)
    except ValueError:
        return assumed


def _timing(element: Element | None, name: str) -> str:
    said = attribute(element, name)
    return said if said in ("once", "onEachNewAttempt") else "never"


def _least(objective: Element | None) -> float:
    said = number(child(objective, "minNormalizedMeasure"))
    return 1.0 if said is None else said


def _conditions(group: Element | None, name: str) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            asks=attribute(one, "condition"),
            objective=attribute(one, "referencedObjective"),
            negated=attribute(one, "operator") == "not",
            than=_float(attribute(one, "measureThreshold"), 0.0),
        )
        for one in children(group, name)
    )


def _rules(said: Own, kind: str) -> tuple[Rule, ...]:
    found = []
    for one in children(said.part("sequencingRules"), kind):
        group = child(one, "ruleConditions")
        action = attribute(child(one, "ruleAction"), "action")
        every = attribute(group, "conditionCombination") != "any"
        found.append(Rule(action, every, _conditions(group, "ruleCondition")))
    return tuple(found)


def _counting(rolls: Element | None) -> tuple[Counting, ...]:
    found = []
    for one in children(rolls, "rollupRule"):
        group = child(one, "rollupConditions")
        found.append(
            Counting(
                action=attribute(child(one, "rollupAction"), "action"),
                of=attribute(one, "childActivitySet") or "all",
                count=int(_float(attribute(one, "minimumCount"), 0)),
                percent=_float(attribute(one, "minimumPercent"), 0.0),
                every=attribute(group, "conditionCombination") == "all",
                conditions=_conditions(group, "rollupCondition"),
            )
        )
    return tuple(found)


def _objectives(said: Own) -> tuple[Objective, ...]:
    """What it is to reach. Completion travels in an extension of the fourth edition."""
    extra: dict[str, list[Element]] = {}
    plain: list[Element] = []
    for one in said.nodes:
        for group in children(one, "objectives"):
            if "adlseq" in group.tag:
                for aim in group:
                    extra.setdefault(attribute(aim, "objectiveID"), children(aim, "mapInfo"))
            elif not plain:
                plain = [aim for aim in group if isinstance(aim.tag, str) and "bjective" in aim.tag]
    found = []
    for aim in plain:
        id = attribute(aim, "objectiveID")
        maps = [_shared(one, STATUS) for one in children(aim, "mapInfo")]
        maps += [_shared(one, MORE) for one in extra.get(id, [])]
        found.append(
            Objective(
                id=id,
                primary="primaryobjective" in aim.tag.casefold(),
                by_measure=attribute(aim, "satisfiedByMeasure").casefold() == "true",
                least=_least(aim),
                shared=tuple(maps),
            )
        )
    return tuple(found)


def _shared(one: Element, names: dict[str, str]) -> Shared:
    return Shared(
        attribute(one, "targetObjectiveID"),
        tuple(ours for ours, theirs in names.items() if _is(one, f"read{theirs}", assumed=True)),
        tuple(ours for ours, theirs in names.items() if _is(one, f"write{theirs}", assumed=False)),
    )
