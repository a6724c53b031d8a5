"""After a test that committed, its rows are deleted: a pytest plugin, loaded by conftest.py.

Django's own way empties its tables one by one (on PostgreSQL: with new files for each of them and of their indexes) and
then works out the permissions and the kinds of content again. That took longer than many a test.
"""

import pytest
from django.db import connections, transaction
from django.test import TransactionTestCase

# What Django writes when a database is made, and no test changes.
STAYS = {"django_content_type", "auth_permission"}


@pytest.fixture(autouse=True, scope="session")
def _rows_are_deleted():
    django_s_own = TransactionTestCase._fixture_teardown

    def clear(self):
        if self.available_apps is not None or self.serialized_rollback:
            django_s_own(self)
            return
        for name in self._databases_names(include_mirrors=False):
            delete_every_row(connections[name])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", clear)
        yield


def delete_every_row(connection):
    """In whatever order: what refers to what is not asked, for in the end nothing is left."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    deletes = [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables if table not in STAYS]
    if connection.vendor == "postgresql":
        with transaction.atomic(connection.alias), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica;" + ";".join(deletes))
    else:
        connection.ops.execute_sql_flush(deletes)
