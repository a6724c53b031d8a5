"""How long pages take on the server: queries, p50 and p95, weight, and each as a multiple of a bare Django view.

The bare view is what Django's own project template makes (its middleware, no session touched) with one indexed SELECT,
measured in the same run, page by page in turn with the others, so that a noisy machine is noisy for all of them.
Everything is measured alike: asked once by one person, then timed for the next.
"""

import itertools
import statistics
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from vliegwiel.areas.insights.models import Cell
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

ROUNDS = 60
BARE_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def bare(request):
    person = Person.objects.get(pk=int(request.GET["pk"]))
    return HttpResponse(f"<!doctype html><title>{person.name}</title><h1>{person.name}</h1>")


urlpatterns = [path("bare/", bare), path("", include("vliegwiel.run.urls"))]
handler404 = "vliegwiel.web.shared.errors.not_found"


@dataclass
class Figure:
    name: str
    queries: int
    p50: float  # milliseconds
    p95: float
    weight: int  # bytes of HTML


def pages() -> list[tuple[str, str, Person]]:
    """name, address and who asks: an ordinary employee, a manager with twelve people, the L&D lead.

    The first two stand for many: `readers` gives every round another one, so that nobody's second reading is measured.
    """
    boss = Person.objects.order_by("pk").first()
    assert boss is not None
    manager = Person.objects.order_by("pk")[100]
    learner = Person.objects.order_by("pk")[5000]
    busiest = Cell.objects.order_by("-people", "pk").select_related("activity").first()
    slug = busiest.activity.slug if busiest else "activiteit-0"
    return [
        ("Today", "/learn/", learner),
        ("an activity", f"/learn/activity/{slug}/", learner),
        ("the team page", "/lead/", manager),
        ("the cockpit", "/office/", boss),
        ("the catalogue list", "/learn/activities/", learner),
        ("the activity log", "/office/log/", boss),
        ("people in the office", "/office/people/", boss),
        ("the charter", "/charter/", learner),
        ("what fails under it", "/office/charter/1/findings/", boss),
    ]


def handler(middleware: list[str]) -> ClientHandler:
    """What answers requests: made once and shared by all who ask, as by the threads of a server."""
    made = ClientHandler(enforce_csrf_checks=False)
    with override_settings(MIDDLEWARE=middleware):
        made.load_middleware()
    return made


def asking(of: ClientHandler, **more: Any) -> Client:
    """Somebody who asks it."""
    client = Client(SERVER_NAME="localhost", **more)
    client.handler = of
    return client


def readers(person: Person, product: ClientHandler) -> list[Client]:
    """Signed in: this one, and for each round the next one who does the same work. The boss is one."""
    alike = Person.objects.filter(pk__gte=person.pk).order_by("pk")[: ROUNDS + 1]
    clients = []
    for one in alike if person != Person.objects.order_by("pk").first() else [person]:
        client = asking(product, headers={"accept-language": "nl"})
        client.force_login(one)
        client.get("/learn/who-sees/")  # notes where she is, once in five minutes
        clients.append(client)
    return clients


@override_settings(ROOT_URLCONF="tests.bench.measure")
def measure() -> list[Figure]:
    asked = pages()
    product, stranger = handler(settings.MIDDLEWARE), asking(handler(BARE_MIDDLEWARE))
    of = {person.pk: readers(person, product) for _, _, person in asked}
    many = {name: of[person.pk] for name, _, person in asked}
    clients = {name: every[0] for name, every in many.items()}
    taken: dict[str, list[float]] = {name: [] for name, *_ in asked} | {"bare view": []}
    queries, weight = {"bare view": 1}, {"bare view": 0}
    clock.today()
    for name, address, _ in asked:
        for _warm in range(3):
            response = clients[name].get(address)
            if response.status_code != 200:
                raise SystemExit(f"{address} answers {response.status_code}")
        with CaptureQueriesContext(connection) as captured:
            weight[name] = len(clients[name].get(address).content)
        queries[name] = len(captured)
    strangers = Person.objects.order_by("pk").values_list("pk", flat=True)[4321 : 4321 + ROUNDS + 1]
    for n, (warm, one) in enumerate(itertools.pairwise(strangers)):
        stranger.get(f"/bare/?pk={warm}")
        taken["bare view"].append(timed(stranger, f"/bare/?pk={one}"))
        for name, address, _ in asked:
            clients[name].get(address)  # one before it, as for the bare view
            taken[name].append(timed(many[name][min(n + 1, len(many[name]) - 1)], address))
    return [
        Figure(name, queries[name], statistics.median(times), statistics.quantiles(times, n=20)[18], weight[name])
        for name, times in taken.items()
    ]


def timed(client: Client, address: str) -> float:
    started = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - started) * 1000


@override_settings(ROOT_URLCONF="tests.bench.measure", ALLOWED_HOSTS=["*"])
def beside_bare(person: Person, asked: list[tuple[str, str]], *, rounds: int) -> list[Figure]:
    """These pages (name, address) as this person, with the bare view first, each asked so many times."""
    client, stranger = asking(handler(settings.MIDDLEWARE)), asking(handler(BARE_MIDDLEWARE))
    client.force_login(person)
    figures = []
    times = [timed(stranger, f"/bare/?pk={person.pk}") for _ in range(4 * rounds)][rounds:]
    figures.append(Figure("bare view", 1, statistics.median(times), statistics.quantiles(times, n=20)[18], 0))
    for name, address in asked:
        response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address} answers {response.status_code}")
        with CaptureQueriesContext(connection) as captured:
            weight = len(client.get(address).content)
        queries = len(captured)  # the next request empties the list
        times = [timed(client, address) for _ in range(rounds)]
        middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[18]
        figures.append(Figure(name, queries, middle, slow, weight))
    return figures


def table(figures: list[Figure]) -> str:
    base = next(figure for figure in figures if figure.name == "bare view")
    lines = [f"{'page':22} {'queries':>7} {'p50 ms':>8} {'p95 ms':>8} {'KiB':>6} {'p50 / bare':>11}"]
    for one in figures:
        lines.append(
            f"{one.name:22} {one.queries:7} {one.p50:8.1f} {one.p95:8.1f} {one.weight / 1024:6.1f} "
            f"{one.p50 / base.p50:11.1f}"
        )
    return "\n".join(lines)


def engine() -> str:
    return f"{connection.vendor} ({settings.DATABASES['default']['ENGINE'].rpartition('.')[2]})"
