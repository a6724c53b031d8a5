"""Counting what people look for and do not find, without knowing who they are."""

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries import names_among
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require
from vliegwiel.kit.stemming import asked_for, stem, words_in

from .. import events, permissions
from ..enums import MissKind
from ..models import MissDismissal, MissMark, MissMonth, SearchMiss
from ..queries.care import sensitive
from ..queries.misses import least_people
from ..queries.searching import search_activities

LONGEST = 60
MOST_WORDS = 5
"""Who writes more tells something, and does not look for a word."""
KEPT = dt.timedelta(days=365)


@transaction.atomic
def note_miss(text: str, *, by: Person) -> bool:
    """Count that somebody looked for this and found nothing, or opened nothing of what was found; which of the two is
    asked of the search itself. Gives whether it was counted now.

    Once a person, a term and a month. Not counted: what looks like a name, an address, a number or a sentence, and
    what needs a person rather than an academy.
    """
    require(permissions.may_note_miss(by), _("Alleen wie hier werkt telt mee."))
    telling = _telling(text)
    if not telling:
        return False
    kind = MissKind.UNOPENED if search_activities(text, language=by.language).found else MissKind.NOTHING
    first_day = clock.today().replace(day=1)
    month, _new = MissMonth.objects.get_or_create(first_day=first_day, defaults={"salt": secrets.token_bytes(32)})
    term = " ".join(stem(word, "nl") for word in telling)
    miss, _new = SearchMiss.objects.get_or_create(
        first_day=first_day, term=term, kind=kind, defaults={"words": " ".join(telling)}
    )
    mark = salted_hmac(bytes(month.salt), f"{by.pk}:{kind}:{term}", algorithm="sha256").hexdigest()
    _mark, new = MissMark.objects.get_or_create(miss=miss, mark=mark)
    if not new:
        return False
    SearchMiss.objects.filter(pk=miss.pk).update(people=F("people") + 1)
    announce(events.SearchMissed(by=None))
    return True


@transaction.atomic
def close_misses() -> int:
    """Close every month that is over: what few people looked for goes, and so do the marks and the salt of all. Also
    goes what is a year old and what is found by now. Gives how many months were closed."""
    today = clock.today()
    over = MissMonth.objects.filter(first_day__lt=today.replace(day=1))
    days = list(over.order_by("first_day").values_list("first_day", flat=True))
    MissMark.objects.filter(miss__first_day__in=days).delete()
    SearchMiss.objects.filter(first_day__in=days, people__lt=least_people()).delete()
    over.delete()
    SearchMiss.objects.filter(first_day__lt=today - KEPT).delete()
    MissDismissal.objects.filter(at__lt=clock.now() - KEPT).delete()
    shown = SearchMiss.objects.filter(kind=MissKind.NOTHING, people__gte=least_people())
    for miss in shown.order_by("pk"):
        if search_activities(miss.words, language="nl").found:
            miss.delete()
    if days:
        announce(events.SearchMonthsClosed(by=None, count=len(days)))
    return len(days)


@transaction.atomic
def dismiss_miss(miss: SearchMiss, *, by: Person) -> MissDismissal:
    """Say that this is nothing for this academy; it does not come back by itself for a year."""
    require(permissions.may_see_misses(by), _("Alleen auteurs en opleiders zetten een zoekwoord weg."))
    dismissal, new = MissDismissal.objects.get_or_create(term=miss.term, defaults={"words": miss.words, "by": by})
    if new:
        announce(events.SearchMissDismissed(by=by.pk))
    return dismissal


@transaction.atomic
def restore_miss(dismissal: MissDismissal, *, by: Person) -> None:
    """Take it up again."""
    require(permissions.may_see_misses(by), _("Alleen auteurs en opleiders zetten een zoekwoord terug."))
    gone, _rows = MissDismissal.objects.filter(pk=dismissal.pk).delete()
    if gone:
        announce(events.SearchMissRestored(by=by.pk))


def _telling(text: str) -> list[str]:
    """The words to count, or none when it may say something about somebody."""
    text = " ".join(text.split())
    if len(text) > LONGEST or "@" in text or any(letter.isdigit() for letter in text) or sensitive(text):
        return []
    telling = [word for word, _stems in asked_for(text)]
    if len(words_in(text)) > MOST_WORDS or len("".join(telling)) < 3 or names_among(telling):
        return []
    return telling
