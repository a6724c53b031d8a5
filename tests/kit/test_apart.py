"""What is hers alone lies apart: where a report reads, the database itself refuses it."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.areas.reports.enums import Question, Scope
from vliegwiel.areas.reports.queries import Ask, Walk, everybody
from vliegwiel.kit import apart
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.privacy import Personal

HERS = [model for model in apps.get_models() if getattr(getattr(model, "personal", None), "apart", False)]


def refused(question):
    """Whether the database refuses it; what was begun goes on afterwards."""
    try:
        with transaction.atomic():
            question()
    except DatabaseError as error:
        return any(word in str(error) for word in ("prohibited", "not authorized", "permission denied"))
    return False


def test_what_says_that_she_alone_sees_it_lies_apart():
    with translation.override("nl"):
        alone = {
            model._meta.label
            for model in apps.get_models()
            if isinstance(personal := getattr(model, "personal", None), Personal)
            and str(personal.seen_by[0]).startswith("alleen jijzelf")
        }
    assert alone <= {model._meta.label for model in HERS}
    assert {"learning.Attempt", "messaging.Message", "practice.Pause"} <= alone


@pytest.mark.parametrize("model", HERS, ids=lambda model: model._meta.label)
def test_no_row_that_lies_apart_is_read(db, model):
    assert not refused(lambda: model.objects.exists())
    with apart.out_of_reach():
        assert refused(lambda: model.objects.exists())
        assert refused(lambda: model.objects.count())
    assert not refused(lambda: model.objects.exists())


def test_all_else_is_read_and_joining_does_not_help(db, ben):
    def joins():
        return list(Person.objects.filter(plans__situation="x"))

    with apart.out_of_reach():
        assert Person.objects.get(pk=ben.pk) == ben
        assert not Qualification.objects.exists()
        assert refused(joins)
    assert joins() == []


def test_a_prepared_question_is_refused_too_and_asked_again_afterwards(db, ben):
    hers = Prepared(lambda person: CheckIn.objects.filter(plan__person=person))
    assert hers.ask(person=ben.pk) == []
    with apart.out_of_reach():
        assert refused(lambda: hers.ask(person=ben.pk))
    assert hers.ask(person=ben.pk) == []


def test_one_within_another_ends_with_the_outer_one(db):
    with apart.out_of_reach():
        with apart.out_of_reach():
            assert refused(Plan.objects.exists)
        assert refused(Plan.objects.exists)
    assert not refused(Plan.objects.exists)


@pytest.mark.django_db(transaction=True)
def test_an_error_in_the_middle_gives_everything_back():
    with pytest.raises(DatabaseError), apart.out_of_reach():
        Plan.objects.exists()
    assert not Plan.objects.exists()


def test_a_report_that_would_look_at_plans_is_refused(db, mara, monkeypatch):
    """Not by what we wrote, but by the database: here the very question is changed."""
    monkeypatch.setattr(learning, "asked_on", lambda who, activities, day: {plan.pk: [] for plan in Plan.objects.all()})
    walk = Walk(Ask(question=Question.MUST), by=mara, scope=Scope.NAMES)
    walk.activities = [1]
    assert refused(walk.some)
    assert refused(lambda: everybody(walk))


def test_on_sqlite_there_is_nothing_to_arrange_and_here_nothing_is_left(db):
    assert apart.hindrance() == []


@pytest.mark.postgres
def test_what_the_keeper_of_the_database_must_run_is_said(db):
    name = connection.ops.quote_name(apart.role())
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON practice_plan TO {name}")
        assert apart.hindrance() == apart.statements()
        for statement in apart.hindrance():
            cursor.execute(statement)
        assert apart.hindrance() == []
        cursor.execute(f"DROP OWNED BY {name}")
        cursor.execute(f"DROP ROLE {name}")
        first, *others = apart.hindrance()
    assert first == f"CREATE ROLE {name} NOLOGIN"
    assert others == apart.statements()
