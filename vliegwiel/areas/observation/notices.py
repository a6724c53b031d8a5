"""What we tell people about behaviour checks. No behaviour and no answer: a message may be read over a shoulder."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice, Topic
from vliegwiel.kit.words import as_words


@dataclass(frozen=True, kw_only=True)
class LookAsked(Notice):
    """To whom she asked what he saw."""

    name: str
    ask: int
    page = "learn:observe"

    @property
    def text(self) -> str:
        return _("%(name)s stelt je één vraag over iets wat jij op het werk kunt zien.") % {"name": self.name}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.ask,)


@dataclass(frozen=True, kw_only=True)
class ObserverCannot(Notice):
    """To her: choose another, or nobody."""

    name: str
    check: int
    page = "learn:check"

    @property
    def text(self) -> str:
        return _("%(name)s kan nu niet voor je kijken. Kies iemand anders, of niemand.") % {"name": self.name}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.check,)


@dataclass(frozen=True, kw_only=True)
class ObserverGone(ObserverCannot):
    """To her: whom she asked no longer works here."""

    @property
    def text(self) -> str:
        return _("%(name)s werkt hier niet meer en kijkt dus niet voor je. Kies iemand anders, of niemand.") % {
            "name": self.name
        }


@dataclass(frozen=True, kw_only=True)
class LookCame(Notice):
    """To her: somebody answered."""

    title: dict[str, str]
    check: int
    page = "learn:check"

    @property
    def text(self) -> str:
        return _("Er is een antwoord op wat je vroeg bij ‘%(title)s’.") % {"title": as_words(self.title)}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.check,)


@dataclass(frozen=True, kw_only=True)
class CheckReady(Notice):
    """To her: weeks later, how often does it happen?"""

    title: dict[str, str]
    check: int
    page = "learn:check"
    topic = Topic.STEP

    @property
    def text(self) -> str:
        return _("Hoe vaak lukt het nu, na ‘%(title)s’? Eén tik is genoeg.") % {"title": as_words(self.title)}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.check,)


@dataclass(frozen=True, kw_only=True)
class ListLookAsked(Notice):
    """To whom she asked to come and look."""

    name: str
    checklist: int
    person: int
    page = "learn:list_fill"

    @property
    def text(self) -> str:
        return _("%(name)s vraagt je mee te kijken met een observatielijst.") % {"name": self.name}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.checklist, self.person)


@dataclass(frozen=True, kw_only=True)
class ListCame(Notice):
    """To her: somebody filled it in; with a photograph it asks her yes or no."""

    name: str
    checklist: int
    page = "learn:list"

    @property
    def text(self) -> str:
        return _("%(name)s keek mee en vulde de lijst in.") % {"name": self.name}

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.checklist,)


@dataclass(frozen=True, kw_only=True)
class ListGone(ListCame):
    """To her: what was signed is withdrawn."""

    @property
    def text(self) -> str:
        return _("%(name)s nam een ingevulde lijst terug. Waarom, lees je erbij.") % {"name": self.name}
