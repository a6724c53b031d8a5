"""Say what happened; let others act on it, later and elsewhere."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, TypeVar

from django.utils.module_loading import import_string

from vliegwiel.kit.jobs import job
from vliegwiel.kit.models import Happening
from vliegwiel.kit.prepared import Prepared

EVENTS: dict[str, type["Event"]] = {}
_without: ContextVar[tuple[str, ...]] = ContextVar("without", default=())
HANDLERS: dict[str, list[Callable[[Any], None]]] = defaultdict(list)
TOGETHER: dict[str, list[Callable[[Any], None]]] = defaultdict(list)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Past tense, ids only. `by` did it; `person` (optional) is whom it is about.

    `says` is the sentence the activity log shows; it may name the event's own fields in braces. `says_alone` is the
    sentence instead when who did it is whom it is about.
    `private` events are shown to the person alone, never in a log others read.
    """

    by: int | None
    person: int | None = None

    kind: ClassVar[str]
    says: ClassVar[Any] = ""
    says_alone: ClassVar[Any] = ""
    private: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        parts = cls.__module__.split(".")  # of a file, or of one in a folder of that name
        area = parts[parts.index("events") - 1] if "events" in parts else parts[-2]
        cls.kind = f"{area}.{cls.__name__}"
        EVENTS[cls.kind] = cls


def announce(event: Event) -> Happening:
    """Write the event down and queue its handlers, in the caller's transaction.

    The queue is a table in the same database, so either the deed, the record and the queued handlers all exist, or
    none does.
    """
    happening = Happening.objects.create(kind=event.kind, by_id=event.by, person_id=event.person, facts=asdict(event))
    for handler in _listening(event.kind):
        handle.enqueue(happening.pk, f"{handler.__module__}.{handler.__name__}")
    for handler in _listening(event.kind, TOGETHER):
        handle_together.enqueue([happening.pk], f"{handler.__module__}.{handler.__name__}")
    return happening


def announce_all(events: Sequence[Event]) -> None:
    """The same for thousands at once: what a file brought in. One row each, written together."""
    happenings = Happening.objects.bulk_create(
        [Happening(kind=event.kind, by_id=event.by, person_id=event.person, facts=asdict(event)) for event in events],
        batch_size=1000,
    )
    together: dict[str, list[int]] = defaultdict(list)
    for happening in happenings:
        for handler in _listening(happening.kind):
            handle.enqueue(happening.pk, f"{handler.__module__}.{handler.__name__}")
        for handler in _listening(happening.kind, TOGETHER):
            together[f"{handler.__module__}.{handler.__name__}"].append(happening.pk)
    for handler_name, pks in together.items():
        handle_together.enqueue(pks, handler_name)


def _listening(kind: str, among: dict[str, list[Callable[[Any], None]]] = HANDLERS) -> list[Callable[[Any], None]]:
    return [handler for handler in among[kind] if not handler.__module__.startswith(_without.get())]


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Within this block handlers in these modules hear nothing; whoever says so does their work in one go afterwards.

    For telling the demo's half-year: counting after every deed would take most of the time.
    """
    token = _without.set(modules)
    try:
        yield
    finally:
        _without.reset(token)


E_ = TypeVar("E_", bound=Event)


def on(event_class: type[E_]) -> Callable[[Callable[[E_], None]], Callable[[E_], None]]:
    """Register a handler. It may run twice, so it must be safe to repeat."""

    def register(handler: Callable[[E_], None]) -> Callable[[E_], None]:
        HANDLERS[event_class.kind].append(handler)
        return handler

    return register


Many = Callable[[list[Any]], None]


def on_many(*event_classes: type[Event]) -> Callable[[Many], Many]:
    """Register a handler that takes a list: of what is announced together it hears together, in one job. It may run
    twice, so it must be safe to repeat."""

    def register(handler: Many) -> Many:
        for event_class in event_classes:
            TOGETHER[event_class.kind].append(handler)
        return handler

    return register


HAPPENED = Prepared(lambda pk: Happening.objects.filter(pk=pk).order_by("pk"))
THESE_HAPPENED = Prepared(lambda pks: Happening.objects.filter(pk__in=pks).order_by("pk"))


@job()
def handle(happening_id: int, handler: str) -> None:
    (happening,) = HAPPENED.ask(pk=happening_id)
    import_string(handler)(_event(happening))


@job()
def handle_together(happening_ids: list[int], handler: str) -> None:
    import_string(handler)([_event(one) for one in THESE_HAPPENED.ask(pks=happening_ids)])


def _event(happening: Happening) -> Event:
    event_class = EVENTS[happening.kind]
    known = {field.name for field in fields(event_class)}
    return event_class(**{name: fact for name, fact in happening.facts.items() if name in known})
