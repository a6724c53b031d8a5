"""What judges of an edge are told. The ends of an edge are Words: one text per language."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice
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
