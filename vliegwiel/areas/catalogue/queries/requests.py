"""Requests as their pages need them: mine, those of others, what waits for an answer, and whether promises are kept."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least, TruncDate

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import Answer, Request, Support

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Kept:
    """Requests answered on or before the promised day, of the n that were answered or whose day has passed."""

    in_time: int
    n: int

    @property
    def share(self) -> float | None:
        """0..1; None while nothing could be late."""
        return self.in_time / self.n if self.n else None


def requests_of(person: Person) -> QuerySet[Any]:
    """What she asked, latest first, each with its answer (or that of the one it was brought under)."""
    mine = Request.objects.filter(by=person).select_related(*_WITH_ANSWER)
    return _counted(mine).order_by("-asked_at", "-pk")


def requests_of_others(person: Person) -> QuerySet[Any]:
    """What colleagues asked and waits for an answer, most wanted first; `mine_too` says whether she supports it."""
    others = Request.objects.waiting().exclude(by=person)
    supported = Support.objects.filter(request=OuterRef("pk"), person=person)
    found: QuerySet[Any] = _counted(others).annotate(mine_too=Exists(supported))
    return found.order_by("-wanted_by", "-asked_at", "-pk")


def waiting_requests() -> QuerySet[Any]:
    """What waits for an answer, first promised first, so late ones on top. `promised` is the day that holds."""
    return _counted(Request.objects.waiting().select_related("by")).order_by("promised", "pk")


def answered_requests() -> QuerySet[Any]:
    """What was answered, latest first."""
    found = Request.objects.standing().filter(answer__isnull=False).select_related("by", *_ANSWER)
    return _counted(found).order_by("-answer__at", "-pk")


def request_for(person: Person, pk: int) -> Request | None:
    """One request with all its page shows, if she may see it."""
    found = Request.objects.visible_to(person).select_related("by", *_WITH_ANSWER)
    return _counted(found).filter(pk=pk).first()


def who_hears(request: Request) -> list[int]:
    """Ids of all who asked or supported it or what was brought under it, each once. Two queries."""
    together = Request.objects.filter(Q(pk=request.pk) | Q(merged_into=request.pk), withdrawn_at=None)
    asked = dict(together.values_list("pk", "by"))
    supported = Support.objects.filter(request__in=Request.objects.filter(Q(pk=request.pk) | Q(merged_into=request.pk)))
    return sorted({*asked.values(), *supported.values_list("person", flat=True)})


def supporter_names(request: Request) -> list[str]:
    """Who said "me too", by name; nobody's name while there are fewer than the smallest group. One query."""
    together = Support.objects.filter(Q(request=request) | Q(request__merged_into=request))
    people = Person.objects.by_name().filter(pk__in=together.values("person"))
    names = [person.name for person in people]
    return names if len(names) >= settings.SMALLEST_GROUP else []


def promises_kept(*, since: dt.date | None = None) -> Kept:
    """How many of the requests promised an answer in the last year (or since a day) got it in time. One query.

    A request without an answer counts once its day has passed. Withdrawn ones do not; one brought under another counts
    with the answer of that one."""
    day = clock.today()
    since = since or day - YEAR
    told = TruncDate(Coalesce("answer__at", "merged_into__answer__at"))
    asked = Request.objects.filter(withdrawn_at=None, promised_for__gte=since).annotate(told=told)
    due = Q(told__isnull=False) | Q(promised_for__lt=day)
    counted = asked.aggregate(n=Count("pk", filter=due), in_time=Count("pk", filter=Q(told__lte=F("promised_for"))))
    return Kept(counted["in_time"], counted["n"])


_ANSWER = ("answer__activity", "answer__fix__owner", "answer__contact", "answer__by")
_WITH_ANSWER = (*_ANSWER, "merged_into", *(f"merged_into__{path}" for path in _ANSWER))


def answer_to(request: Request) -> Answer | None:
    """Its answer, or that of the request it was brought under. No query for what the queries here give."""
    own: Answer | None = getattr(request, "answer", None)
    return own or getattr(request.merged_into, "answer", None)


def _counted(requests: Any) -> QuerySet[Any]:
    """With `wanted_by` (how many people want it, who asked included) and `promised` (the day that holds)."""
    under = Request.objects.filter(merged_into=OuterRef("pk"), withdrawn_at=None).order_by()
    supports = Support.objects.filter(Q(request=OuterRef("pk")) | Q(request__merged_into=OuterRef("pk"))).order_by()
    first = under.order_by("promised_for").values("promised_for")[:1]
    counted: QuerySet[Any] = requests.annotate(
        under=Coalesce(Subquery(under.values("merged_into").annotate(n=Count("pk")).values("n")), 0),
        supported=Coalesce(Subquery(_number(supports)), 0),
        promised=Least("promised_for", Coalesce(Subquery(first), F("promised_for"))),
    )
    counted = counted.annotate(wanted_by=F("under") + F("supported") + 1)
    return counted


def _number(supports: QuerySet[Support]) -> QuerySet[Any]:
    """One row with how many different people."""
    return supports.annotate(_one=F("person") * 0).values("_one").annotate(n=Count("person", distinct=True)).values("n")
