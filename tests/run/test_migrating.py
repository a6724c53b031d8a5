"""An empty database that was migrated has what the models ask for: each column, link, index and constraint."""

import json
import subprocess
import sys

import pytest

from tests.installations import ROOT

pytestmark = pytest.mark.kills

SAID = """
import json
import django
django.setup()
from django.apps import apps
from django.db import connection

def asked(model):
    meta, links = model._meta, set()
    for field in meta.local_concrete_fields:
        if field.remote_field and field.db_constraint:
            links.add((field.column, field.target_field.model._meta.db_table, field.target_field.column))
    names = {one.name for one in [*meta.indexes, *meta.constraints]}
    alone = {one.column for one in meta.local_concrete_fields if one.unique}
    return {one.column: one.null for one in meta.local_concrete_fields}, links, names, alone

def there(cursor, table):
    look = connection.introspection
    columns = {one.name: bool(one.null_ok) for one in look.get_table_description(cursor, table)}
    rules = look.get_constraints(cursor, table)
    links = {(*one["columns"], *one["foreign_key"]) for one in rules.values() if one["foreign_key"]}
    single = [one for one in rules.values() if len(one["columns"]) == 1]
    alone = {one["columns"][0] for one in single if one["unique"] or one["primary_key"]}
    return columns, links, set(rules), alone

wrong, looked = [], 0
with connection.cursor() as cursor:
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        looked += 1
        want, have = asked(model), there(cursor, model._meta.db_table)
        if (want[0], want[1]) != (have[0], have[1]) or not (want[2] <= have[2] and want[3] <= have[3]):
            wrong.append([model._meta.label, repr(want), repr(have)])
print(json.dumps([looked, wrong]))
"""


def test_what_was_migrated_at_once_is_what_the_models_ask(installation):
    done = subprocess.run(
        [sys.executable, "-c", SAID], env=installation, cwd=ROOT, capture_output=True, text=True, check=True
    )
    looked, wrong = json.loads(done.stdout)
    assert wrong == []
    assert looked > 200
