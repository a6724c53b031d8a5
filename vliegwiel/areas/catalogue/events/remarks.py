"""What is said beside a draft. The words themselves stay with the draft."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Remarked(Event):
    """`person` keeps the activity."""

    activity: int
    remark: int
    says: ClassVar = _("Plaatste een opmerking bij een concept.")


@dataclass(frozen=True, kw_only=True)
class RemarkChanged(Event):
    activity: int
    remark: int
    says: ClassVar = _("Veranderde een eigen opmerking bij een concept.")


@dataclass(frozen=True, kw_only=True)
class RemarkRemoved(Event):
    activity: int
    remark: int
    says: ClassVar = _("Haalde een eigen opmerking bij een concept weg.")


@dataclass(frozen=True, kw_only=True)
class RemarkRestored(Event):
    activity: int
    remark: int
    says: ClassVar = _("Zette een eigen opmerking bij een concept terug.")


@dataclass(frozen=True, kw_only=True)
class RemarkSettled(Event):
    """`person` said it."""

    activity: int
    remark: int
    says: ClassVar = _("Handelde een opmerking bij een concept af.")


@dataclass(frozen=True, kw_only=True)
class RemarkReopened(Event):
    """`person` said it."""

    activity: int
    remark: int
    says: ClassVar = _("Heropende een opmerking bij een concept.")


@dataclass(frozen=True, kw_only=True)
class DraftReaderAsked(Event):
    """`person` is asked to read along."""

    activity: int
    reader: int
    says: ClassVar = _("Vroeg iemand mee te lezen bij een concept.")


@dataclass(frozen=True, kw_only=True)
class DraftReaderEnded(Event):
    """`person` need not read along any more."""

    activity: int
    reader: int
    says: ClassVar = _("Liet iemand niet langer meelezen bij een concept.")


@dataclass(frozen=True, kw_only=True)
class RemovedRemarksForgotten(Event):
    count: int
    says: ClassVar = _("Er zijn {count} weggehaalde opmerkingen opgeruimd.")
