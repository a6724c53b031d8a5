"""What a package sets is kept once, in order, and nothing she did is lost."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests import packages
from tests.library import TEXT, publish
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.actions import Standing
from vliegwiel.areas.learning.models import Completion, PackageRun
from vliegwiel.kit.models import Happening

TWO = "".join(f'<item identifier="{id}" identifierref="les"><title>{id}</title></item>' for id in ("een", "twee"))


@pytest.fixture
def began(ines, ben):
    def _began(content=None, *, text=False, **data):
        package = packages.stored(ines, content or packages.a_package())
        blocks = [packages.block(package, **data), *([TEXT] if text else [])]
        return actions.enrol(publish(ines, "tillen", edition={"blocks": blocks}), by=ben)

    return _began


def keep(enrolment, *sets, by, item="een", run="A", standing=None, step=None):
    return actions.keep_run(
        enrolment, "k1", item=item, run=run, sets=sets, judge=lambda values: standing or Standing(), by=by, step=step
    )


def open_it(enrolment, by, item="een", run="A"):
    return actions.open_run(enrolment, "k1", item=item, run=run, by=by)


def test_what_it_sets_is_kept_on_top_of_what_it_set_before(began, ben):
    enrolment = began()
    assert open_it(enrolment, ben).number == 0
    keep(enrolment, (1, {"a": "1", "b": "1"}), (2, {"b": "2"}), by=ben, standing=Standing(score=40, seconds=60))
    keep(enrolment, (3, {"c": "3"}), by=ben, standing=Standing(score=30, seconds=50))
    row = PackageRun.objects.get()
    assert (row.values, row.number, row.score, row.seconds) == ({"a": "1", "b": "2", "c": "3"}, 3, 40, 60)


def test_what_comes_twice_or_late_changes_nothing(began, ben):
    enrolment = began()
    keep(enrolment, (1, {"a": "oud"}), (2, {"a": "nieuw"}), by=ben)
    for late in ((1, {"a": "oud"}), (2, {"a": "anders"})):
        assert keep(enrolment, late, by=ben).elsewhere is False
    keep(enrolment, (2, {"a": "anders"}), (3, {"b": "erbij"}), by=ben)
    assert PackageRun.objects.get().values == {"a": "nieuw", "b": "erbij"}


def test_an_older_window_overwrites_nothing_and_what_it_sent_is_kept_aside(began, ben):
    enrolment = began()
    open_it(enrolment, ben)
    keep(enrolment, (1, {"a": "1"}), by=ben)
    assert open_it(enrolment, ben, run="B").number == 1
    for _twice in range(2):
        kept = keep(enrolment, (2, {"a": "te laat"}), by=ben, standing=Standing(done=True, passed=True, score=90))
        assert kept.elsewhere is True
    row = PackageRun.objects.get()
    assert (row.values, row.run, row.aside) == (
        {"a": "1"},
        "B",
        [{"run": "A", "number": 2, "values": {"a": "te laat"}}],
    )
    assert (row.is_done, row.is_passed, row.score) == (True, True, 90)  # what she reached counts, wherever she did it


def test_progress_never_falls(began, ben):
    enrolment = began(text=True)
    keep(enrolment, (1, {}), by=ben, standing=Standing(done=True, passed=True, score=80))
    keep(enrolment, (2, {}), by=ben, standing=Standing(done=False, passed=False, score=10))
    row = PackageRun.objects.get()
    assert (row.is_done, row.is_passed, row.score) == (True, True, 80)
    assert list(enrolment.steps.values_list("block", flat=True)) == ["k1"]


@pytest.mark.parametrize(
    ("rule", "opened", "standings", "finished"),
    [
        ({"completion": "package"}, ["een", "twee"], {"een": Standing(done=True)}, False),
        ({"completion": "package"}, [], {"een": Standing(done=True), "twee": Standing(done=True)}, True),
        ({"completion": "seen"}, ["een"], {}, False),
        ({"completion": "seen"}, ["een", "twee"], {}, True),
        ({"completion": "score", "least": 70}, ["twee"], {"een": Standing(score=69)}, False),
        ({"completion": "score", "least": 70}, [], {"een": Standing(score=60), "twee": Standing(score=80)}, True),
    ],
)
def test_it_is_done_when_the_rule_of_its_author_holds(began, ben, rule, opened, standings, finished):
    enrolment = began(packages.a_package(TWO), **rule)
    for item in opened:
        open_it(enrolment, ben, item)
    for item, standing in standings.items():
        keep(enrolment, (1, {}), item=item, by=ben, standing=standing)
    assert queries.progress(enrolment).finished is finished
    assert Completion.objects.filter(person=ben).exists() is finished


def test_a_package_that_cannot_speak_is_done_by_being_opened(began, ben):
    enrolment = began(packages.a_package(lesson="<h1>Stil</h1>"), completion="package")
    open_it(enrolment, ben)
    assert Completion.objects.filter(person=ben).exists()


def test_seeing_it_is_not_doing_it(began, ben):
    enrolment = began(text=True)
    with pytest.raises(ValidationError, match="nog niet af"):
        actions.finish_step(enrolment, "k1", by=ben)
    assert queries.progress(enrolment).left[0].words == "Doe ‘Tillen’"


def test_only_the_learner_plays_and_only_what_is_in_her_edition(began, ben, olu):
    enrolment = began(text=True)
    with pytest.raises(PermissionDenied):
        open_it(enrolment, olu)
    with pytest.raises(PermissionDenied):
        keep(enrolment, (1, {"a": "1"}), by=olu)
    with pytest.raises(ValidationError, match="zit niet in het pakket"):
        open_it(enrolment, ben, "elders")
    with pytest.raises(ValidationError, match="geen lespakket"):
        actions.open_run(enrolment, "t1", item="een", run="A", by=ben)


def test_an_administrator_looks_and_it_is_written_down(began, ben, adam, mara):
    enrolment = began()
    keep(enrolment, (1, {"a": "1"}), by=ben)
    with pytest.raises(PermissionDenied):
        actions.look_into_runs(ben, activity=enrolment.activity, reason="Ben belde: zijn les opent niet", by=mara)
    for reason in ("   kort   ", "lang" * 100):
        with pytest.raises(ValidationError, match="10 tot 280 tekens"):
            actions.look_into_runs(ben, activity=enrolment.activity, reason=reason, by=adam)
    why = "Ben belde:\n zijn les opent niet"
    (row,) = actions.look_into_runs(ben, activity=enrolment.activity, reason=why, by=adam)
    assert row.values == {"a": "1"}
    said = Happening.objects.get(kind="learning.RunsLookedInto")
    assert (said.by_id, said.person_id) == (adam.pk, ben.pk)
    assert said.facts["reason"] == "Ben belde: zijn les opent niet"
    assert [(one.by, one.reason) for one in queries.looks_into(ben)] == [(adam, "Ben belde: zijn les opent niet")]
    assert queries.looks_into(adam) == []
    assert list(PackageRun.objects.visible_to(ben)) == [row]
    assert not PackageRun.objects.visible_to(adam).exists()


def test_her_way_is_kept_step_by_step_and_what_is_done_over_begins_empty_and_loses_nothing(began, ben, olu):
    enrolment = began()

    def steps(opens, *, run, outcome=None, fresh=False, forgets=(), by=ben):
        seen = []

        def step(state):
            seen.append(state)
            return actions.Walked({"at": opens, "n": len(str(state))}, outcome, opens, fresh, forgets)

        return actions.walk(enrolment, "k1", run=run, step=step, by=by), seen[0]

    row, before = steps("een", run="A", outcome=False)
    assert (row.item, row.run, before) == ("een", "A", {})
    keep(enrolment, (1, {"a": "1", "weg": "2"}), by=ben, step=lambda state, values: actions.Walked(dict(values), None))
    assert (enrolment.package_ways.get().state, enrolment.package_ways.get().outcome) == ({"a": "1", "weg": "2"}, None)
    row, before = steps("een", run="B", outcome=True, forgets=("weg",))
    assert (row.values, row.run, before) == ({"a": "1"}, "B", {"a": "1", "weg": "2"})
    assert Completion.objects.filter(person=ben).exists()
    row, _before = steps("een", run="C", outcome=False, fresh=True)
    assert (row.values, [one["values"] for one in row.aside]) == ({}, [{"a": "1"}])
    assert enrolment.package_ways.get().outcome is True
    assert actions.walk(enrolment, "k1", run="D", step=lambda state: None, by=ben) is None
    with pytest.raises(PermissionDenied):
        steps("een", run="E", by=olu)
