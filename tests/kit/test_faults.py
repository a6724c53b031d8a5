import errno

import pytest
from django.db import DatabaseError, OperationalError, connection

from vliegwiel.kit.faults import Fault, recognise


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("database is locked", Fault.BUSY),
        ("database table is locked: people_person", Fault.BUSY),
        ("database or disk is full", Fault.FULL),
        ("disk I/O error", Fault.DISK),
        ('could not extend file "base/1": No space left on device', Fault.FULL),
        ("attempt to write a readonly database", Fault.READ_ONLY),
        ("file is not a database", Fault.NOT_A_DATABASE),
        ("unable to open database file", Fault.NO_FILE),
        ('FATAL:  password authentication failed for user "x"', Fault.PASSWORD),
        ('FATAL:  role "x" does not exist', Fault.PASSWORD),
        ('FATAL:  database "x" does not exist', Fault.NO_DATABASE),
        ("[Errno -2] Name or service not known", Fault.NO_HOST),
        ("connection to server at 127.0.0.1, port 1 failed: Connection refused", Fault.AWAY),
        ("connection timeout expired", Fault.AWAY),
        ("no such table: people_person", Fault.NOT_MIGRATED),
        ('relation "people_person" does not exist', Fault.NOT_MIGRATED),
        ("syntax error", None),
    ],
)
def test_what_a_database_says_becomes_one_kind(said, fault):
    assert recognise(OperationalError(said)) is fault


def test_a_full_disk_is_recognised_through_what_wraps_it():
    error = RuntimeError("saving failed")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert recognise(error) is Fault.FULL


def test_other_errors_are_left_alone():
    assert recognise(ValueError("database is locked")) is None
    assert recognise(None) is None


def test_every_fault_has_one_sentence_and_an_exit_code_of_its_sort():
    assert {fault.exit_code for fault in Fault} == {69, 74, 75, 78}
    assert [fault for fault in Fault if not fault.tells.endswith((".", "?", "migrate"))] == []


@pytest.mark.django_db
def test_a_table_that_is_not_there_is_recognised_as_it_really_comes():
    with pytest.raises(DatabaseError) as raised, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nobody_made_this")
    assert recognise(raised.value) is Fault.NOT_MIGRATED
