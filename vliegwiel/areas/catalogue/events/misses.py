"""What people look for and do not find. Of who looked, and for what, nothing is said."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class SearchMissed(Event):
    """Without who and what: a count went up."""

    says: ClassVar = _("Er werd iets gezocht en niet gevonden.")


@dataclass(frozen=True, kw_only=True)
class SearchMonthsClosed(Event):
    count: int
    says: ClassVar = _("Sloot de maand van zoeken af: wat maar enkelen zochten is weg.")


@dataclass(frozen=True, kw_only=True)
class SearchMissDismissed(Event):
    says: ClassVar = _("Zette een zoekwoord weg dat niet iets voor ons is.")


@dataclass(frozen=True, kw_only=True)
class SearchMissRestored(Event):
    says: ClassVar = _("Zette een zoekwoord terug.")
