"""What we tell people about being seen. Never the words themselves: a message may be read over a shoulder."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice
from vliegwiel.kit.words import as_words


@dataclass(frozen=True, kw_only=True)
class WhatDidYouSee(Notice):
    """To who saw it. Once, and an answer is welcome, not owed."""

    name: str
    title: dict[str, str]
    question: int
    page = "learn:saw"

    @property
    def text(self) -> str:
        words = {"name": self.name, "title": as_words(self.title)}
        return _("%(name)s deed iets met ‘%(title)s’. Wat zag je? Twee regels is genoeg, en het hoeft niet.") % words

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.question,)


@dataclass(frozen=True, kw_only=True)
class SomebodySaw(Notice):
    """To who did it."""

    name: str
    page = "learn:recognition"

    @property
    def text(self) -> str:
        return _("%(name)s schreef op wat die jou zag doen. Jij bepaalt wie het nog meer leest.") % {"name": self.name}
