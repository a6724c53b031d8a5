"""What judges of edges are told by the week."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import ngettext

from vliegwiel.kit.notices import Notice


@dataclass(frozen=True, kw_only=True)
class EdgesWait(Notice):
    """To a judge: so many edges wait for your word, new ones, contested ones and lapsed ones together."""

    page: ClassVar[str] = "office:edges"
    n: int
    more: bool  # there are more than were counted

    @property
    def text(self) -> str:
        if self.more:
            text = ngettext(
                "Meer dan {n} schakel wacht op jouw oordeel.", "Meer dan {n} schakels wachten op jouw oordeel.", self.n
            )
        else:
            text = ngettext("Er wacht {n} schakel op jouw oordeel.", "Er wachten {n} schakels op jouw oordeel.", self.n)
        return text.format(n=self.n)
