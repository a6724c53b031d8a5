from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ActivityCopied(Event):
    """`activity` began as a copy of `source`."""

    activity: int
    source: int
    says: ClassVar = _("Begon met een kopie van een activiteit.")


@dataclass(frozen=True, kw_only=True)
class TemplateSet(Event):
    activity: int
    says: ClassVar = _("Bepaalde of anderen met een kopie van een activiteit beginnen.")


@dataclass(frozen=True, kw_only=True)
class MicroTrainingsLaidReady(Event):
    n: int
    says: ClassVar = _("Zette microtrainingen voor leidinggevenden klaar.")
