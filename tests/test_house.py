"""The laws of the house that no linter knows. One law, one test; what it says is what to do."""

import ast
import re
import tomllib

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist

from tests.house import (
    AREAS,
    PRODUCT,
    ROOT,
    broken,
    called_name,
    calls,
    files,
    name,
    nodes,
    public_functions,
    room,
    text,
    tree,
    verbs,
)
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import merging
from vliegwiel.kit.privacy import MERGING, PURPOSES, Personal

CODE = files(PRODUCT, ".py")
TESTS = files(ROOT / "tests", ".py")

MAY_WRITE = {"kit", "demo", "actions"}
ALWAYS_WRITES = {"get_or_create", "update_or_create", "bulk_create", "bulk_update", "abulk_create", "acreate"}
WRITES_ROWS = {"save", "delete", "create", "update"}
# `.update(` and `.create(` belong to dicts and factories too: those of rows hang on a query.
ON_A_QUERY = re.compile(r"objects|_set\b|filter\(|exclude\(|all\(\)|visible_to\(")
# Things that are saved or deleted without a table being written.
NOT_ROWS = ("image", "picture", "book", "workbook", "storage", "session", "cache", "media")

REAL_TIME = {
    "vliegwiel/kit/clock.py": "the one place that asks the machine",
    "vliegwiel/kit/queue": "leases and retries hold in real time, wherever the demo's clock stands",
    "vliegwiel/kit/models.py": "when a job was asked is real time, like its leases",
    "vliegwiel/run/checkup.py": "asks after workers and waiting jobs, which keep real time",
    "vliegwiel/kit/jobs.py": "the schedule runs in real time",
    "vliegwiel/web/shared/session_store.py": "sessions end in real time, as Django keeps them",
}
ASKS_THE_TIME = {
    ("timezone", "now"),
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
}


def _writes(path):
    for call in calls(path):
        if not isinstance(call.func, ast.Attribute):
            continue
        on, verb = ast.unparse(call.func.value), call.func.attr
        if verb in ALWAYS_WRITES:
            yield call.lineno
        elif verb in {"save", "delete"}:
            if not on.rpartition(".")[2].lower().endswith(NOT_ROWS):
                yield call.lineno
        elif verb in {"create", "update"} and ON_A_QUERY.search(on):
            yield call.lineno


def test_only_actions_write():
    others = [path for path in CODE if not MAY_WRITE & set(path.relative_to(PRODUCT).with_suffix("").parts)]
    assert broken(others, lambda path: list(_writes(path))) == {}, "move what is written on these lines to an action"


def test_nothing_happens_behind_a_save():
    signals = broken(CODE, lambda path: "django.db.models.signals" in text(path))
    assert signals == {}, "announce an event instead of a model signal"
    saves = broken(CODE, lambda path: [n.lineno for n in nodes(path) if getattr(n, "name", "") == "save"])
    assert saves == {}, "what a save does belongs in the verb that saves"
    forms = broken(CODE, lambda path: "ModelForm" in text(path))
    assert forms == {}, "bind a plain Form and call a verb"


def test_pages_fetch_through_the_person_who_asks():
    pages = files(PRODUCT / "web", ".py")
    bare = broken(pages, lambda path: ".objects.get(" in text(path))
    assert bare == {}, "use Model.objects.visible_to(request.user)"


def test_no_file_outgrows_a_screenful_of_thought():
    written = files(PRODUCT, ".py", ".html", ".css", ".js") + TESTS
    assert broken(written, lambda path: max(0, len(text(path).splitlines()) - 400)) == {}, "make it a folder"


@pytest.mark.parametrize("area", AREAS, ids=name)
def test_every_area_says_what_it_is(area):
    assert ast.get_docstring(tree(area / "__init__.py")), "five lines: what it is, and its words"


def test_every_area_stands_on_the_ladder_and_every_ladder_is_exhaustive():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layered = [contract for contract in contracts if contract["type"] == "layers"]
    assert len(layered) == 4
    assert [contract["name"] for contract in layered if contract.get("exhaustive") is not True] == []
    (ladder,) = [contract["layers"] for contract in layered if contract["containers"] == ["vliegwiel.areas"]]
    on_the_ladder = {rung.strip() for layer in ladder for rung in layer.split("|")}
    assert on_the_ladder == {area.name for area in AREAS} == set(settings.AREAS.split())


def _models_about_people():
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("vliegwiel.")
        and (
            model is Person
            or any(field.related_model is Person for field in model._meta.get_fields() if _points(field))
        )
    ]


def _points(field):
    return (
        field.is_relation and (field.many_to_one or field.one_to_one or field.many_to_many) and not field.auto_created
    )


@pytest.mark.parametrize("model", _models_about_people(), ids=lambda model: model._meta.label)
def test_what_is_about_a_person_says_why_who_and_how_long(model):
    declared = getattr(model, "personal", None)
    assert isinstance(declared, Personal), "declare personal = Personal(...)"
    assert declared.purpose in PURPOSES
    assert declared.what
    assert declared.seen_by
    assert declared.keep
    assert _leads_to(model, declared.person) is Person, f"{declared.person} does not lead to a person"


def test_what_is_about_a_person_says_how_it_goes_when_two_accounts_are_one():
    told = {model._meta.label: (model, personal.merging) for model, personal in merging.kinds()}
    assert set(told) == {model._meta.label for model in _models_about_people()} - {"people.Person"}
    assert {how for _model, how in told.values()} <= set(MERGING)
    assert {label for label, (_model, how) in told.items() if how == "own"} == set(merging.OWN)
    silent = {label for label, (model, how) in told.items() if how == "moves" and merging.stands_in_the_way(model)}
    assert silent == set(), 'a constraint names a person here: say merging="first" (or another) in its Personal'


def _leads_to(model, path):
    for step in path.split("__"):
        if step == "pk":
            continue
        try:
            model = model._meta.get_field(step).related_model
        except FieldDoesNotExist:
            return None
    return model


def _asks_the_time(path):
    return [
        node.lineno
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and (ast.unparse(node.value).rpartition(".")[2], node.attr) in ASKS_THE_TIME
    ]


def test_time_is_asked_of_the_clock():
    others = [path for path in CODE if not name(path).startswith(tuple(REAL_TIME))]
    assert broken(others, _asks_the_time) == {}, "use kit.clock.now() or today()"


def _rooms(*kinds):
    return [path for area in AREAS for kind in kinds for path in room(area, kind)]


def test_every_verb_question_and_permission_has_its_sentence():
    def silent(path):
        return [function.name for function in public_functions(path) if not ast.get_docstring(function)]

    assert broken(_rooms("actions", "queries", "permissions"), silent) == {}


def test_a_verb_that_takes_by_asks_permission():
    def unasked(path):
        return [one.name for one in public_functions(path) if _takes_by(one) and not _asks(one)]

    assert broken(_rooms("actions"), unasked) == {}


def _takes_by(function):
    """`by` and something to do it to; a verb that takes nothing but `by` touches only her own."""
    given = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}
    return "by" in given and len(given) > 1


def _asks(function):
    """It requires, or hands its `by` to a verb that does."""
    for call in calls(function):
        if called_name(call) == "require":
            return True
        hands_on = any(word.arg == "by" and ast.unparse(word.value) == "by" for word in call.keywords)
        if hands_on and called_name(call) not in ALWAYS_WRITES | WRITES_ROWS:
            return True
    return False


SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|mypy:|pragma:|fmt:\s*off|ruff:)|djlint:\s*off|eslint-disable")


def test_every_suppression_says_why():
    def silent(path):
        lines = enumerate(text(path).splitlines(), 1)
        return [n for n, line in lines if SILENCED.search(line) and " -- " not in line]

    written = files(PRODUCT, ".py", ".html", ".js") + TESTS
    written.remove(ROOT / "tests" / "test_house.py")  # it names them
    assert broken(written, silent) == {}, "say ` -- why`"


@pytest.mark.parametrize("area", AREAS, ids=name)
def test_every_verb_has_a_test_that_calls_it(area):
    tests = files(ROOT / "tests" / "areas" / area.name, ".py")
    assert verbs(area) - {called_name(call) for path in tests for call in calls(path)} == set()


SLOW_TO_LOAD = {
    "openpyxl",
    "xlsxwriter",
    "pypdf",
    "icalendar",
}  # together a fifth of what each process loads when it starts


def _loaded_at_once(path):
    for part in tree(path).body:
        names = (
            [one.name for one in part.names] if isinstance(part, ast.Import) else [getattr(part, "module", "") or ""]
        )
        yield from SLOW_TO_LOAD & {name.partition(".")[0] for name in names}


def test_what_is_slow_to_load_and_seldom_used_is_loaded_where_it_is_used():
    assert broken(CODE, lambda path: list(_loaded_at_once(path))) == {}
