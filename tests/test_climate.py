"""Each rule of the climate bites."""

import socket
import warnings

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from tests.htmx import swap
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit.middleware import reads_do_not_write


class Thing:
    here = "yes"
    rows = ()


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{{ missing|default:'x' }}",
        "{{ thing.missing }}",
        "{% if thing.missing %}x{% endif %}",
        "{% if thing.here and thing.missing %}x{% endif %}",
        "{% for row in missing %}x{% endfor %}",
        "{% for row in thing.missing %}x{% endfor %}",
        "{% with a=missing %}x{% endwith %}",
        "{% blocktranslate %}Dag {{ missing }}{% endblocktranslate %}",
    ],
)
def test_an_undefined_template_variable_fails(source):
    with pytest.raises(pytest.fail.Exception, match="undefined"):
        Template(source).render(Context({"thing": Thing()}))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ thing.here|upper }}", "YES"),
        ("{% if optional %}x{% else %}y{% endif %}", "y"),
        ("{% if facts.optional %}x{% else %}y{% endif %}", "y"),
        ("{% for row in thing.rows %}x{% empty %}none{% endfor %}", "none"),
        ("{% blocktranslate with name=thing.here %}Dag {{ name }}{% endblocktranslate %}", "Dag yes"),
        ("{% blocktranslate count n=2 %}één{% plural %}{{ n }} stuks{% endblocktranslate %}", "2 stuks"),
    ],
)
def test_what_is_defined_or_rightly_optional_is_shown(source, shown):
    assert Template(source).render(Context({"thing": Thing(), "facts": {}})) == shown


def test_a_missing_row_is_false_as_it_is_in_production(mara):
    # pytest-django's own FAIL_INVALID_TEMPLATE_VARS makes this one true.
    class Noun:
        @property
        def reverse_one_to_one(self):
            raise Unit.DoesNotExist

    shown = Template("{% if noun.reverse_one_to_one %}x{% else %}y{% endif %}").render(Context({"noun": Noun()}))
    assert shown == "y"


def test_unordered_rows_come_shuffled_and_ordered_ones_do_not(company):
    unordered = {tuple(Unit.objects.order_by().values_list("code", flat=True)) for _ in range(40)}
    ordered = {tuple(Unit.objects.order_by("code").values_list("code", flat=True)) for _ in range(40)}
    assert len(unordered) > 1
    assert ordered == {("N", "ROOT", "S", "Z")}


def test_a_get_that_writes_raises_and_a_post_does_not(company):
    def write(request):
        Unit.objects.filter(code="N").update(name="Anders")
        return HttpResponse()

    with pytest.raises(RuntimeError, match="A read wrote"), transaction.atomic():
        reads_do_not_write(write)(RequestFactory().get("/"))
    assert reads_do_not_write(write)(RequestFactory().post("/")).status_code == 200


def test_every_request_in_tests_passes_that_middleware(settings):
    assert "vliegwiel.kit.middleware.reads_do_not_write" in settings.MIDDLEWARE


@pytest.mark.parametrize("turn", [1, 2])
def test_one_test_s_cache_is_not_another_s(turn):
    assert cache.get("turn") is None
    cache.set("turn", turn)


@pytest.mark.parametrize("turn", [1, 2])
def test_one_test_s_language_is_not_another_s(turn):
    assert translation.get_language() == "nl"
    translation.activate("en")


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning):
        warnings.warn("something is about to break", stacklevel=1)


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_the_network_is_closed():
    with pytest.raises(RuntimeError, match="socket"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_order_is_random(pytestconfig):
    assert pytestconfig.pluginmanager.hasplugin("randomly") or pytestconfig.getoption("-p") == "no:randomly"


def test_a_list_that_asks_more_for_more_rows_is_caught(company, same_queries):
    rows = []

    def add_row():
        rows.append(Unit.objects.create(code=f"U{len(rows)}", name="Extra", parent=company.root))

    def hungry():
        return [unit.parent and unit.parent.name for unit in Unit.objects.all()]

    def frugal():
        return [unit.parent and unit.parent.name for unit in Unit.objects.select_related("parent")]

    same_queries(frugal, add_row)
    with pytest.raises(AssertionError, match="One row and three rows differ"):
        same_queries(hungry, add_row)


def test_a_page_over_its_budget_is_caught(company, same_queries):
    with pytest.raises(AssertionError, match="3 queries, 2 allowed"):
        same_queries(lambda: [Unit.objects.count() for _ in range(3)], lambda: None, budget=2)


class Shop:
    """A page with one button, to try swap() on: `sells` says what the answer's part shows."""

    def __init__(self, answer):
        self.count, self.answer = 0, answer

    def part(self):
        return f'<p id="count">Nu {self.count}</p>'

    def get(self, path, *_, **__):
        button = '<button hx-post="/more/" hx-target="#count" hx-swap="outerHTML">Meer</button>'
        return HttpResponse(f"<html><body><main>{self.part()}{button}</main></body></html>")

    def post(self, path, data, headers):
        assert (path, headers["HX-Target"]) == ("/more/", "p#count")
        self.count += 1
        return HttpResponse(self.answer(self))


def test_swap_accepts_an_answer_that_equals_the_fresh_page():
    assert swap(Shop(Shop.part), "/", "//button").status_code == 200


def test_swap_refuses_an_answer_that_differs_from_the_fresh_page():
    with pytest.raises(AssertionError):
        swap(Shop(lambda shop: '<p id="count">Nu 7</p>'), "/", "//button")


def test_the_cast_is_who_we_say_they_are(mara, ben, olu, ines, lea, dana, hugo, adam, wim):
    assert (mara.leads_someone, ben.leads_someone, olu.leads_someone) == (True, False, False)
    roles = {person.given_name: [str(grant.role) for grant in person.grants] for person in (mara, ben, olu, ines, lea)}
    assert roles == {"Mara": [], "Ben": [], "Olu": [], "Ines": ["author"], "Lea": ["lnd_lead"]}
    others = [person.grants[0].role for person in (dana, hugo, adam, wim)]
    assert others == ["leader", "hr", "administrator", "works_council"]
