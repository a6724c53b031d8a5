"""An error of the database says what went wrong, and quotes nothing somebody wrote."""

import traceback

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.signals import connection_created

from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit.discreet import discreetly, without_values

WORD = f"zq{777}x"  # not as it stands here: a traceback shows the line


def broken():
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Plan.objects.create(activity_id=1, person_id=None, situation=WORD, action=f"{WORD}\nDETAIL: {WORD}")
    return "".join(traceback.format_exception(error.value))


def test_up_to_where_a_row_is_quoted():
    said = 'null value in column "person_id"\nDETAIL:  Failing row contains (7, haar\nwoorden).\nCONTEXT:  COPY plan'
    assert without_values(said) == 'null value in column "person_id"'
    assert without_values("UNIQUE constraint failed: plan.person_id") == "UNIQUE constraint failed: plan.person_id"


def test_the_error_and_the_one_behind_it_say_less(db):
    assert discreetly in connection.execute_wrappers
    told = broken()
    assert "person_id" in told
    assert WORD not in told


@pytest.mark.postgres
def test_without_it_the_whole_row_would_stand_there(db):
    connection.execute_wrappers.remove(discreetly)
    try:
        assert WORD in broken()
    finally:
        connection.execute_wrappers.insert(0, discreetly)


def test_a_connection_that_is_made_in_the_middle_keeps_it_and_loses_nobody_else(db):
    """As in a request that only reads, which asks its first question while somebody looks on."""
    asked = []

    def looks_on(execute, sql, *more):
        asked.append(sql)
        return execute(sql, *more)

    connection.execute_wrappers.remove(discreetly)
    with connection.execute_wrapper(looks_on):
        connection_created.send(sender=type(connection), connection=connection)
        Plan.objects.exists()
    Plan.objects.exists()
    assert len(asked) == 1
    assert connection.execute_wrappers == [discreetly]
