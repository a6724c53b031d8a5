from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Answered(Event):
    """She practised a question. What she chose and whether it was right are not in it, on purpose."""

    says: ClassVar = _("Je oefende met een vraag.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class AnswersCleared(Event):
    says: ClassVar = _("Je wiste je antwoorden om opnieuw te oefenen.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class AnswersPurged(Event):
    """Older than thirty days: gone."""

    count: int
    says: ClassVar = _("Oude oefenantwoorden zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class AnswersCarried(Event):
    """To the same questions elsewhere."""

    count: int
    says: ClassVar = _("Je oefenantwoorden gingen mee naar een andere versie.")
    private: ClassVar = True
