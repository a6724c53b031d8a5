"""What judges of an edge are told. The ends of an edge are Words: one text per language."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit.consent import FEATURES
from vliegwiel.kit.notices import Notice, Topic
from vliegwiel.kit.words import as_words


@dataclass(frozen=True, kw_only=True)
class EdgeWaits(Notice):
    """To whoever speaks for the other side: one judge gave her word, now yours."""

    page: ClassVar[str] = "office:edge"
    edge: str
    pk: int
    who: str
    upper: dict[str, str]
    lower: dict[str, str]

    @property
    def text(self) -> str:
        text = _("{who} zei hoe sterk ‘{lower}’ bij ‘{upper}’ helpt. Wat vind jij?")
        return text.format(who=self.who, upper=as_words(self.upper), lower=as_words(self.lower))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.edge, self.pk)


@dataclass(frozen=True, kw_only=True)
class EdgeContested(Notice):
    """To both judges: they are far apart."""

    page: ClassVar[str] = "office:edge"
    edge: str
    pk: int
    who: str
    upper: dict[str, str]
    lower: dict[str, str]

    @property
    def text(self) -> str:
        text = _("{who} ziet anders dan jij hoe sterk ‘{lower}’ bij ‘{upper}’ helpt. Bespreek het samen.")
        return text.format(who=self.who, upper=as_words(self.upper), lower=as_words(self.lower))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.edge, self.pk)


@dataclass(frozen=True, kw_only=True)
class FixIsYours(Notice):
    """To who must change something at work. `due`: an ISO date."""

    what: str
    due: str
    asker: str
    page = "learn:keeping"

    @property
    def text(self) -> str:
        return _("{asker} vraagt je vóór {day} te zorgen voor: {what}").format(
            asker=self.asker, day=_day(self.due), what=self.what
        )


@dataclass(frozen=True, kw_only=True)
class FixFallsDue(Notice):
    """To who must change something at work: the day comes near, or has passed. `due`: an ISO date."""

    what: str
    due: str
    late: bool
    page = "learn:keeping"

    @property
    def text(self) -> str:
        if self.late:
            text = _("Dit zou op {day} klaar zijn: {what}. Is het gelukt, of is er een nieuwe datum nodig?")
        else:
            text = _("Op {day} is dit klaar: {what}. Lukt dat?")
        return text.format(day=_day(self.due), what=self.what)


@dataclass(frozen=True, kw_only=True)
class DriverIsYours(Notice):
    """To who keeps a behaviour alive. `cadence`: a value of RequiredDriver.Cadence."""

    what: str
    cadence: str
    asker: str
    page = "learn:keeping"

    @property
    def text(self) -> str:
        texts = {
            "week": _("{asker} vraagt je elke week: {what}"),
            "fortnight": _("{asker} vraagt je elke twee weken: {what}"),
            "month": _("{asker} vraagt je elke maand: {what}"),
            "quarter": _("{asker} vraagt je elk kwartaal: {what}"),
        }
        return texts[self.cadence].format(asker=self.asker, what=self.what)


@dataclass(frozen=True, kw_only=True)
class TurnIsYours(Notice):
    """To who keeps a behaviour alive: it is time again. `due`: an ISO date."""

    what: str
    due: str
    page = "learn:keeping"

    @property
    def text(self) -> str:
        return _("Aan jou, uiterlijk {day}: {what}").format(day=_day(self.due), what=self.what)


@dataclass(frozen=True, kw_only=True)
class ConsentNoted(Notice):
    """To the works council: somebody of the employer's side wrote down that it agreed. `feature`: a key."""

    page: ClassVar[str] = "office:consent"
    topic: ClassVar[Topic] = Topic.DEADLINE
    feature: str
    who: str

    @property
    def text(self) -> str:
        text = _("{who} legde vast dat er ingestemd is met ‘{name}’. Het staat nu aan. Klopt dat?")
        return text.format(who=self.who, name=_name(self.feature))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.feature,)


@dataclass(frozen=True, kw_only=True)
class ConsentOver(Notice):
    """To the works council and who leads learning: something is off again. `feature`: a key."""

    page: ClassVar[str] = "office:consent"
    topic: ClassVar[Topic] = Topic.DEADLINE
    feature: str
    who: str

    @property
    def text(self) -> str:
        text = _("{who} trok de instemming met ‘{name}’ in. Het staat nu uit; wat er al was, bleef bewaard.")
        return text.format(who=self.who, name=_name(self.feature))

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.feature,)


@dataclass(frozen=True, kw_only=True)
class PrivacyLoosened(Notice):
    """To the works council: numbers about smaller groups can be seen than before."""

    page: ClassVar[str] = "office:consents"
    topic: ClassVar[Topic] = Topic.DEADLINE
    before: int
    after: int

    @property
    def text(self) -> str:
        text = _("Getallen over groepen zijn nu te zien vanaf {after} mensen. Dat was {before}.")
        return text.format(after=self.after, before=self.before)


def _name(feature: str) -> str:
    return str(FEATURES[feature].name) if feature in FEATURES else feature


def _day(iso: str) -> str:
    return date_format(dt.date.fromisoformat(iso), "j F")
