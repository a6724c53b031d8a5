"""Going through a package of SCORM 2004: what opens after what, and what is counted together."""

import io
import json
from dataclasses import asdict

import pytest

from tests import packages
from vliegwiel.standards.scorm.flow import Not
from vliegwiel.standards.scorm.intake import bring_in
from vliegwiel.standards.scorm.process import Process
from vliegwiel.standards.scorm.tree import Tree
from vliegwiel.standards.scorm.way import Way

FLOW = '<imsss:controlMode choice="false" flow="true"/>'
BOTH = '<imsss:controlMode flow="true"/>'
ITSELF = '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>'
PASSED, FAILED, DONE = (
    {"cmi.success_status": "passed"},
    {"cmi.success_status": "failed"},
    {"cmi.completion_status": "completed"},
)


def item(id, *inside, sequencing="", **attributes):
    """An item; with `inside` it is a heading of them."""
    file = "" if inside else ' identifierref="les"'
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    rules = f"<imsss:sequencing>{sequencing}</imsss:sequencing>" if sequencing else ""
    return f'<item identifier="{id}"{file}{more}><title>{id}</title>{"".join(inside)}{rules}</item>'


def rule(kind, action, *conditions, any="all"):
    asked = "".join(f"<imsss:ruleCondition {one}/>" for one in conditions)
    return (
        f'<imsss:{kind}ConditionRule><imsss:ruleConditions conditionCombination="{any}">{asked}</imsss:ruleConditions>'
        f'<imsss:ruleAction action="{action}"/></imsss:{kind}ConditionRule>'
    )


def rules(*all):
    return f"<imsss:sequencingRules>{''.join(all)}</imsss:sequencingRules>"


def counting(action, of, condition, more="", **attributes):
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<imsss:rollupRules{said}><imsss:rollupRule childActivitySet="{of}"{more}><imsss:rollupConditions>'
        f'<imsss:rollupCondition condition="{condition}"/></imsss:rollupConditions>'
        f'<imsss:rollupAction action="{action}"/></imsss:rollupRule></imsss:rollupRules>'
    )


def aim(target, *, writes=False, id="doel", by_measure=""):
    said = ' writeSatisfiedStatus="true" writeNormalizedMeasure="true"' if writes else ""
    return (
        f'<imsss:objectives><imsss:primaryObjective objectiveID="{id}"{by_measure}>'
        f'<imsss:mapInfo targetObjectiveID="{target}"{said}/></imsss:primaryObjective></imsss:objectives>'
    )


def read(*items, whole=FLOW):
    content = packages.a_package(
        "".join(items) + f"<imsss:sequencing>{whole}</imsss:sequencing>",
        head=packages.HEAD_2004,
        lesson=packages.LESSON_2004,
    )
    return bring_in(io.BytesIO(content))


class Learner:
    """Goes through a package, and is forgotten and found again at every step."""

    def __init__(self, *items, whole=FLOW, mixed=list):
        self.root = json.loads(json.dumps(asdict(read(*items, whole=whole).tree)))
        self.state, self.mixed = {}, mixed

    @property
    def way(self):
        return Way(self.root, json.loads(json.dumps(self.state)))

    def does(self, request, target="", **said):
        """What opens; "ended" when all of it did, "" when nothing opens, None when it may not be."""
        way = self.way
        if said:
            way.hear(way.current, said["said"])
        outcome = way.begin() if request == "begin" else way.go(request, target)
        self.state = way.state
        return outcome and (outcome.opens.id if outcome.opens else "ended" if outcome.ended else "")

    def goes(self, *said):
        """Where going on leads, after each item said what it says."""
        return [self.does("continue", said=one) for one in said]


def test_without_rules_every_item_may_be_chosen_and_nothing_flows():
    ben = Learner(item("a"), item("b"), whole='<imsss:controlMode choice="true"/>')
    assert (ben.does("begin"), ben.way.open(), ben.does("continue"), ben.does("choice", "b")) == (
        "a",
        ["a", "b"],
        None,
        "b",
    )
    assert ben.way.buttons() == dict.fromkeys(("continue", "previous", "show_continue", "show_previous"), False)


def test_flow_goes_on_and_back_and_ends_after_the_last():
    ben = Learner(item("a"), item("deel", item("b"), item("c"), sequencing=FLOW), item("d"))
    assert [ben.does("begin"), *ben.goes({}, {}, {})] == ["a", "b", "c", "d"]
    assert (ben.does("previous"), ben.does("choice", "a"), ben.does("continue"), ben.does("continue")) == (
        "c",
        None,
        "d",
        "ended",
    )
    assert (ben.way.ended, ben.way.outcome, ben.does("begin")) == ("over", True, "a")


def test_what_was_failed_is_done_over_and_what_was_passed_is_skipped():
    skip = rules(rule("pre", "skip", 'condition="satisfied"'))
    light = '<imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="false"/>'
    retry = rules(
        rule(
            "post",
            "retry",
            'operator="not" condition="satisfied"',
            'operator="not" condition="objectiveStatusKnown"',
            any="any",
        ),
        rule("post", "exitAll", 'condition="satisfied"'),
    )
    last = rules(rule("post", "exitParent", 'condition="always"'))
    ben = Learner(
        item(
            "ronde",
            item("les1", sequencing=skip + light + aim("een") + ITSELF),
            item("les2", sequencing=skip + light + aim("twee") + ITSELF),
            item("toets1", sequencing=skip + aim("een", writes=True) + ITSELF),
            item("toets2", sequencing=last + aim("twee", writes=True) + ITSELF),
            sequencing=FLOW + retry,
        )
    )
    assert [ben.does("begin"), *ben.goes(DONE, DONE, PASSED, FAILED)] == ["les1", "les2", "toets1", "toets2", "les2"]
    assert ben.way.is_fresh("toets2") is True
    assert ben.goes(DONE, PASSED) == ["toets2", "ended"]
    assert ben.way.outcome is True


def test_a_test_may_be_tried_so_often_in_another_order_each_time():
    gone = rules(
        rule("pre", "disabled", 'condition="attemptLimitExceeded"'),
        rule(
            "post", "retry", 'operator="not" condition="satisfied"', 'operator="not" condition="attemptLimitExceeded"'
        ),
        rule("post", "exitAll", 'condition="attemptLimitExceeded"'),
    )
    order = (
        '<imsss:randomizationControls randomizationTiming="onEachNewAttempt" reorderChildren="true"'
        ' selectionTiming="once" selectCount="2"/>'
    )
    up = rules(rule("post", "exitParent", 'condition="always"'))
    bank = item(
        "bank",
        *(item(f"t{n}", sequencing=up + ITSELF) for n in range(3)),
        sequencing=FLOW
        + gone
        + '<imsss:limitConditions attemptLimit="2"/>'
        + counting("notSatisfied", "any", "objectiveStatusKnown")
        + order,
    )
    root = json.loads(json.dumps(asdict(read(item("les"), bank, whole=FLOW).tree)))
    tree = Tree(root, {})
    backwards = Process(tree, mixed=lambda ones: list(reversed(ones)))
    first = [backwards.ask("start").opens.id, backwards.ask("continue").opens.id]
    tree.current.set("satisfied", False)
    assert (first, [one.id for one in tree.activities["bank"].available]) == (["les", "t2"], ["t2", "t1"])
    assert backwards.ask("continue").opens.id == "t1"
    tree.current.set("satisfied", False)
    assert (backwards.ask("continue").ended, tree.activities["bank"].tries) == (True, 2)
    with pytest.raises(Not):
        Process(tree).ask("choice", "t1")


@pytest.mark.parametrize(
    ("rolls", "said", "satisfied", "completed"),
    [
        ("", (DONE, DONE, DONE), True, True),
        ("", (PASSED | DONE, FAILED | DONE, PASSED | DONE), False, True),
        (counting("satisfied", "any", "satisfied"), (FAILED, PASSED, FAILED), True, True),
        (counting("notSatisfied", "none", "satisfied"), (FAILED, FAILED, FAILED), False, True),
        (counting("satisfied", "atLeastCount", "satisfied", ' minimumCount="2"'), (PASSED, FAILED, PASSED), True, True),
        (
            counting("satisfied", "atLeastPercent", "satisfied", ' minimumPercent="0.7"'),
            (PASSED, PASSED, FAILED),
            None,
            True,
        ),
        (counting("completed", "any", "satisfied"), (PASSED, FAILED, FAILED), False, True),
    ],
)
def test_a_whole_is_counted_from_its_parts(rolls, said, satisfied, completed):
    ben = Learner(item("a"), item("b"), item("c"), whole=FLOW + rolls)
    ben.does("begin")
    ben.goes(*said)
    root = ben.way.tree.root
    assert (root.get("satisfied"), root.get("completion")) == (satisfied, completed)


def test_scores_weigh_and_what_does_not_count_is_left_out():
    light = '<imsss:rollupRules objectiveMeasureWeight="0" rollupObjectiveSatisfied="false"/>'
    heavy = '<imsss:rollupRules objectiveMeasureWeight="3"/>'
    least = (
        '<imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7'
        "</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives>"
    )
    ben = Learner(item("a", sequencing=light), item("b"), item("c", sequencing=heavy), whole=FLOW + least)
    ben.does("begin")
    ben.goes({"cmi.score.scaled": "0"}, {"cmi.score.scaled": "0.4"}, {"cmi.score.scaled": "0.8"})
    assert (ben.way.tree.root.get("measure"), ben.way.outcome) == (pytest.approx(0.7), True)


def test_what_one_item_reached_opens_another_and_the_run_time_hears_it():
    unknown = rule(
        "pre",
        "disabled",
        'referencedObjective="voor" operator="not" condition="satisfied"',
        'referencedObjective="voor" operator="not" condition="objectiveStatusKnown"',
        any="any",
    )
    reads = (
        '<imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID="voor">'
        '<imsss:mapInfo targetObjectiveID="g"/></imsss:objective></imsss:objectives>'
    )
    ben = Learner(
        item("a", sequencing=aim("g", writes=True) + ITSELF), item("b", sequencing=rules(unknown) + reads), whole=BOTH
    )
    assert (ben.does("begin"), ben.way.open(), ben.does("choice", "b"), ben.way.buttons()["continue"]) == (
        "a",
        ["a"],
        None,
        False,
    )
    assert (ben.does("continue", said=FAILED), ben.does("continue", said=PASSED)) == (None, "b")
    assert ben.way.known("b") == [
        {"id": "voor", "success": True, "measure": None, "completion": None, "progress": None}
    ]


def test_what_is_put_aside_is_gone_on_with_and_a_second_window_finds_the_same():
    ben = Learner(item("a"), item("b"))
    assert (ben.does("begin"), ben.does("continue", said=DONE), ben.does("begin")) == ("a", "b", "b")
    assert (ben.does("suspendAll", said=DONE), ben.way.ended, ben.does("begin")) == ("ended", "paused", "b")
    assert (ben.way.ended, ben.way.tree.activities["b"].tries) == ("", 1)
    assert (ben.does("exitAll"), ben.way.ended) == ("ended", "over")
    way = ben.way
    way.anew()
    assert (way.is_fresh("a"), way.is_fresh("a"), way.tree.activities["b"].tries) == (True, False, 0)


@pytest.mark.parametrize(
    ("mode", "opens"),
    [
        (BOTH + rules(rule("pre", "hiddenFromChoice", 'condition="always"')), ["a", "d"]),
        (BOTH + rules(rule("pre", "stopForwardTraversal", 'condition="always"')), ["a"]),
        ('<imsss:controlMode choice="false" flow="true"/>', ["a", "d"]),
        (BOTH + '<adlseq:constrainedChoiceConsiderations xmlns:adlseq="x" preventActivation="true"/>', ["a", "d"]),
    ],
)
def test_what_may_be_chosen_follows_the_rules_of_what_it_stands_in(mode, opens):
    ben = Learner(item("a"), item("deel", item("b"), item("c"), sequencing=mode), item("d"), whole=BOTH)
    assert (ben.does("begin"), ben.way.open()) == ("a", opens)


def test_one_does_not_go_back_where_only_forward_goes_nor_leave_what_may_not_be_left():
    forward = '<imsss:controlMode flow="true" forwardOnly="true" choiceExit="false"/>'
    ben = Learner(item("deel", item("a"), item("b"), sequencing=forward), item("c"), whole=BOTH)
    assert [ben.does("begin"), ben.does("continue"), ben.does("previous"), ben.does("choice", "a")] == [
        "a",
        "b",
        None,
        None,
    ]
    assert (ben.does("choice", "c"), ben.does("jump", "c"), ben.does("exit"), ben.way.current) == (None, "c", "", "c")


def test_buttons_a_package_asks_to_hide_are_hidden_and_the_item_may_still_go_on():
    hide = (
        '<adlnav:presentation xmlns:adlnav="y"><adlnav:navigationInterface><adlnav:hideLMSUI>continue'
        "</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>"
    )
    ben = Learner(item("a").replace("</item>", f"{hide}</item>"), item("b"))
    ben.does("begin")
    assert (ben.way.buttons()["continue"], ben.way.buttons()["show_continue"]) == (True, False)


def test_a_state_of_another_tree_or_of_nobody_opens_the_first():
    ben = Learner(item("a"), item("b"))
    ben.state = {
        "current": "weg",
        "activities": {"weg": {"tries": 3}, "a": {"available": ["x"]}},
        "shared": {"g": {"satisfied": True}},
    }
    assert ben.does("begin") == "a"
