"""Which token this is, whether it still opens anything, and what falls within it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import Refusal
from ..models import Kpi, KpiReading, ReadingToken
from .readings import Wanted


@dataclass(frozen=True)
class Presented:
    """A token that somebody showed: the token when it opens, else `why` it does not, in words."""

    token: ReadingToken | None
    why: str = ""


def digest(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def presented(secret: str) -> Presented:
    """The token with this text, and whether it opens today: not expired, not revoked, its maker still works here. One
    query."""
    token = ReadingToken.objects.select_related("by").filter(code_hash=digest(secret)).first()
    if token is None:
        return Presented(None, _("Dit token kennen we niet."))
    if token.revoked_at is not None:
        return Presented(None, _("Dit token is ingetrokken."))
    if not token.is_open(clock.now()):
        day = date_format(localtime(token.expires_at), "j F Y")
        return Presented(None, _("Dit token gold tot %(day)s. Maak een nieuw.") % {"day": day})
    if not token.by.is_active:
        return Presented(None, _("Wie dit token maakte, werkt hier niet meer. Maak een nieuw."))
    return Presented(token)


def kpis_of(token: ReadingToken, asked: Iterable[int]) -> dict[int, Kpi]:
    """Of these KPIs those its maker may see, with their goals. One query."""
    seen = Kpi.objects.visible_to(token.by).select_related("goal").filter(pk__in=set(asked))
    return {kpi.pk: kpi for kpi in seen.order_by("pk")}


def within(token: ReadingToken, wanted: Sequence[Wanted]) -> list[Wanted]:
    """The same, where what is for another KPI than the token's says so."""
    why = _("Dit token is voor een andere maat.")
    return [
        replace(one, why=why, refusal=Refusal.NOT_YOURS)
        if one.kpi and token.kpi_id is not None and one.kpi.pk != token.kpi_id
        else one
        for one in wanted
    ]


def tokens_for(person: Person, kpi: Kpi | None, most: int = 50) -> list[ReadingToken]:
    """The latest tokens for this KPI (None: for all of somebody's) that she may see. One query."""
    found = ReadingToken.objects.visible_to(person).filter(kpi=kpi).select_related("by", "revoked_by")
    return list(found.order_by("-pk")[:most])


def readings_of(kpi: Kpi, *, before: str = "", most: int = 1_000) -> tuple[list[KpiReading], bool]:
    """The latest readings of a KPI, earliest first, before a day (ISO) if one is given; and whether there are earlier
    ones."""
    found = kpi.readings.filter(on__lt=before) if before else kpi.readings.all()
    some = list(found.order_by("-on")[: most + 1])
    return some[:most][::-1], len(some) > most
