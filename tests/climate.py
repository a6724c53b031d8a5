"""A climate in which mistakes cannot hide: a pytest plugin, loaded by conftest.py. test_climate.py proves each rule."""

import gc
import os
import random
from collections.abc import Mapping, Sequence

import pytest
from django.core.cache import cache
from django.db.models.query import QuerySet
from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django.template.context import BaseContext
from django.template.defaulttags import ForNode
from django.templatetags.i18n import BlockTranslateNode
from django.utils import translation
from hypothesis import HealthCheck, settings

# How long an example takes says something about the machine and its other work, not about us.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

LOOPBACK = ["127.0.0.1", "::1", "localhost"]
# Who asks for one of these meets a database: Django's test database, or that of an installation of its own.
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "installation"}


def pytest_collection_finish():
    """What is imported by now stays: without this, each of the collector's rounds walks through all of it again."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    """No network for anybody; tests that drive a browser or a server of ours may reach this machine.

    What asks a database is marked `database`: bin/test runs that on PostgreSQL too. The others cannot reach one
    (pytest-django sees to it), so that they say the same everywhere. In a browser the mark is given by hand, to what
    says something of the database: what a page does with it is asked without a browser, on both.

    What walks past every page as somebody else once more is marked `alike`: one such walk on PostgreSQL is enough.

    What only PostgreSQL can do wrong is asked on PostgreSQL only. The demo's half-year takes a minute to tell: it is
    told when asked for by name (`-m story`), as bin/test does.
    """
    if "story" not in config.getoption("-m"):
        long = [item for item in items if item.get_closest_marker("story")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
    if "postgres" not in os.environ.get("DATABASE_URL", ""):
        elsewhere = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
    for item in items:
        driven = item.get_closest_marker("browser")
        once = driven or item.get_closest_marker("alike")
        asks = not DATABASE.isdisjoint(item.fixturenames)
        if not once and (asks or any(map(item.get_closest_marker, ("django_db", "postgres")))):
            item.add_marker(pytest.mark.database)
        if driven or item.get_closest_marker("kills"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    """A cache and a language outlive a test: without this, the sign-ins of one test use up the attempts another may
    make, and what one test heard in English or with u, the next would hear so too.
    """
    cache.clear()
    translation.deactivate()


@pytest.fixture(autouse=True)
def unordered_rows_come_shuffled():
    """Who needs an order must ask for it: a list from an unordered query comes back in any order."""
    dice = random.Random(random.getrandbits(32))  # its own, so that code under test meets the seed it expects
    fetch = QuerySet._fetch_all

    def fetch_and_shuffle(self):
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered:
            dice.shuffle(self._result_cache)

    # A patch of its own: the test's monkeypatch is undone when the test wants it, not when the climate does.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", fetch_and_shuffle)
        yield


@pytest.fixture(autouse=True)
def undefined_template_variables_fail():
    """A name a template misspells fails, also where Django would quietly show nothing.

    pytest-django's own way (FAIL_INVALID_TEMPLATE_VARS) replaces string_if_invalid by an object, which makes
    `{% if person.missing_row %}` true; this one leaves what templates see as it is in production. In `{% if %}` a name
    that is absent altogether is allowed (an optional part), as is a missing key of a dict; an attribute that its object
    does not have is not. Templates that are not ours are left alone.
    """
    resolve, loop, translate = FilterExpression.resolve, ForNode.render, BlockTranslateNode.render

    def loud_resolve(self, context, ignore_failures=False):
        if not self.is_var:
            return resolve(self, context, ignore_failures)
        try:
            value = self.var.resolve(context)
        except VariableDoesNotExist as missing:
            if _ours(context) and not (ignore_failures and _may_be_absent(missing)):
                _fail(context, self.token, missing)
            return resolve(self, context, ignore_failures)
        if not self.filters:
            return value
        known = object.__new__(FilterExpression)  # the value is asked once, its filters are applied by Django
        known.filters, known.token, known.var, known.is_var = self.filters, self.token, value, False
        return resolve(known, context, ignore_failures)

    def loud_loop(self, context):
        over = self.sequence.var
        if isinstance(over, Variable) and over.lookups and over.lookups[0] not in context and _ours(context):
            _fail(context, over, "nothing to loop over")
        return loop(self, context)

    def loud_translate(self, context, nested=False):
        given = {*self.extra_context, self.countervar, self.asvar}
        for token in (*self.singular, *self.plural):
            if token.token_type.name == "VAR":
                name = token.contents.split("|")[0].split(".")[0].strip()
                if name not in given and name not in context and _ours(context):
                    _fail(context, token.contents, "not given to blocktranslate")
        return translate(self, context, nested)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FilterExpression, "resolve", loud_resolve)
        patch.setattr(ForNode, "render", loud_loop)
        patch.setattr(BlockTranslateNode, "render", loud_translate)
        yield


def _ours(context):
    template = getattr(context.render_context, "template", None)
    return template is None or "site-packages" not in str(template.origin)


def _may_be_absent(missing):
    held = missing.params[1] if len(missing.params) > 1 else None
    return held is None or isinstance(held, (BaseContext, Mapping, Sequence))


def _fail(context, name, why):
    # pytest.fail raises a BaseException: `{% if a and b %}` swallows every ordinary one.
    template = getattr(context.render_context, "template", None)
    pytest.fail(f"{getattr(template, 'origin', '?')}: {{{{ {name} }}}} is undefined ({why})")
