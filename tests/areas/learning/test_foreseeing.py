"""What a staff file would do to rules is what it does, and asking writes nothing."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from tests.areas.people.staff_files import CEES, DIR, HEADS, MIEN, PIET, staff_file
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Assignment, Completion, Foresight, ForesightRow, RuleMatch, RuleVersion
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Person, Position, StaffImport, Unit
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_november():
    with clock.at(dt.date(2026, 11, 20)):
        yield


def checked(by, *rows):
    held = people.receive_staff_file(staff_file(*rows, heads=HEADS), file_name="staf.csv", by=by)
    held = people.name_columns(held, mapping=held.mapping, by=by)
    return people.check_staff_file(held, by=by)


def switch_on(lea, activity, title, tree):
    rule = actions.write_rule(title, by=lea, conditions=tree, activity=activity, reason="Zo werken we hier met elkaar.")
    draft = RuleVersion.objects.get(rule=rule)
    everybody = Person.objects.here().count()
    run = actions.switch_on(draft, by=lea, stamp=draft.stamp, everybody=everybody)
    while actions.go_on(run):
        pass
    return rule


def holding():
    rows = RuleMatch.objects.open().values_list("rule__title", "person__number")
    return {(title, number) for title, number in rows}


def tables():
    return {model._meta.label: model.objects.count() for model in apps.get_models() if hasattr(model, "objects")}


def is_(kind, value=True):
    return {"is": kind, "value": value}


def test_it_says_what_applying_then_does_and_writes_nothing_else(lea, hugo, mara, activity):
    first = checked(hugo, MIEN, PIET, CEES, DIR)
    with pytest.raises(PermissionDenied):
        actions.foresee_staff_file(first, by=mara)
    people.apply_staff_file(first, by=hugo)
    with pytest.raises(ValidationError):
        actions.foresee_staff_file(StaffImport.objects.get(pk=first.pk), by=hugo)
    made, board = Unit.objects.get(code="A1").pk, Unit.objects.get(code="A0").pk
    planner = Position.objects.create(name="Planner").pk
    fitter = Position.objects.get(name="Monteur").pk
    trees = {
        "productie": is_("unit", made),
        "directie": is_("unit", board),
        "planner": is_("position", planner),
        "leidt": {"all": [is_("unit", board), is_("leads")]},
        "weinig uren": {"any": [is_("hours_most", "20"), is_("language", "en")]},
        "geen monteur": {"all": [is_("unit", board), {"not": is_("position", fitter)}]},
        "nieuw": {"all": [is_("unit", board), is_("days_most", 100)]},
    }
    for title, tree in trees.items():
        switch_on(lea, activity, title, tree)
    # Productie goes under a new unit outside the board; Piet stays with the board and leads Cees, who plans now; Mien
    # left; Tess is new; of Dora the file says nothing.
    head = MIEN.replace(";01-03-2020;;", ";01-03-2020;31-10-2026;").replace("Productie;Directie", "Productie;Techniek")
    piet = PIET.replace("A1;Productie;Directie;1", "A0;Directie;;")
    cees = CEES.replace("Monteur;A1;Productie;Directie;1", "Planner;A1;Productie;Techniek;2")
    tess = "5;Tess;;Vos;tess@waterwerk.example;Leerling;A0;Directie;;4;01-12-2026;;0,50;ma di;en"
    second = checked(hugo, head, piet, cees, tess)
    before, was = tables(), holding()
    foresight = actions.foresee_staff_file(second, by=hugo)
    assert actions.foresee_staff_file(second, by=hugo) == foresight
    foresight = actions.work_out(foresight)
    assert actions.work_out(foresight) == foresight
    told = {"learning.Foresight": 1, "learning.ForesightRow": foresight.rows.count()}
    assert tables() == before | told, "no event, job, message, nor anybody's row"
    rows = ForesightRow.objects.values_list("kind", "rule__title", "number")
    foreseen = {kind: {(rule, number) for one, rule, number in rows if one == kind} for kind in ("gains", "loses")}
    assert {(rule, number) for kind, rule, number in rows if kind == "absent"} == {
        row for row in was if row[1] == "4" or row[1] in Person.objects.exclude(number__in="123").values_list("number")
    }
    because = dict(foresight.rows.filter(kind="loses", number="2").values_list("rule__title", "because"))
    assert because["productie"] == ["niet in Productie werkt"]
    people.apply_staff_file(StaffImport.objects.get(pk=second.pk), by=hugo)
    with clock.at(dt.date(2026, 12, 1)):  # when all of it holds
        for run in actions.begin_day():
            while actions.go_on(run):
                pass
        now = holding()
    assert foreseen == {"gains": now - was, "loses": was - now}
    assert {title for title, _number in foreseen["gains"]} == trees.keys() - {"productie"}
    sums = {one["rule"]: one for one in Foresight.objects.get().sums}
    assert sum(one["gains"] for one in sums.values()) == len(foreseen["gains"])


def test_three_teams_become_two_in_one_file_and_everybody_gets_what_was_foretold(lea, hugo, activity):
    """Twenty of fifty people move: the third team goes to the first two, and each team has a rule of its own."""

    def row(n, team):
        where = f"T{team};Team {team};Directie;;01-03-2020;;1,00;ma di wo do vr;nl"
        return f"{n};Kees{n};;Vis;kees{n}@waterwerk.example;Monteur;{where}"

    people.apply_staff_file(checked(hugo, *(row(n, 1 + n // 20) for n in range(10, 60)), DIR), by=hugo)
    one, two, three = (Unit.objects.get(code=f"T{n}") for n in (1, 2, 3))
    for title, team in (("een", one), ("twee", two), ("drie", three)):
        switch_on(lea, activity, title, is_("unit", team.pk))
    did = Person.objects.get(number="41")
    actions.record(activity, people=[did], on=dt.date(2026, 11, 1), by=hugo, why="Stond nog op papier.")
    facts, was = list(Completion.objects.values()), holding()
    held = checked(hugo, *(row(n, 1 + n % 2 if n >= 40 else 1 + n // 20) for n in range(10, 60)), DIR)
    foresight = actions.work_out(actions.foresee_staff_file(held, by=hugo))
    rows = foresight.rows.values_list("kind", "rule__title", "number")
    told = {kind: {(rule, number) for one, rule, number in rows if one == kind} for kind in ("gains", "loses")}
    people.apply_staff_file(StaffImport.objects.get(pk=held.pk), by=hugo)
    moved = list(Person.objects.filter(number__gte="40", number__lte="59").values_list("pk", flat=True))
    actions.settle_people(moved)
    now = holding()
    assert told == {"gains": now - was, "loses": was - now}
    assert (len(told["gains"]), len(told["loses"])) == (20, 20)
    assert {rule for rule, _number in told["loses"]} == {"drie"}
    asked = dict(Assignment.objects.filter(person__in=moved).values_list("person", "pk"))
    assert len(asked) == 20 and not Assignment.objects.filter(withdrawal__isnull=False).exists(), "asked all along"
    assert list(Completion.objects.values()) == facts
    matches = list(RuleMatch.objects.order_by("pk").values())
    actions.settle_people(moved)
    assert actions.begin_day() == []
    assert list(RuleMatch.objects.order_by("pk").values()) == matches, "twice is once"
