from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Told(Event):
    """A message reached an inbox."""

    message: int
    says = _("De academie stuurde een bericht.")
    private = True


@dataclass(frozen=True, kw_only=True)
class MessagesPurged(Event):
    """Messages older than the promised ninety days were removed."""

    messages: int
    says = _("Er zijn {messages} oude berichten opgeruimd.")


@dataclass(frozen=True, kw_only=True)
class PreferencesChanged(Event):
    """She chose how and when she is told things."""

    says = _("Iemand koos hoe en wanneer de academie berichten stuurt.")
    private = True


@dataclass(frozen=True, kw_only=True)
class MailBounced(Event):
    """An address refused a mail."""

    bounce: int
    says = _("Een mailadres weigerde een mail van de academie.")


@dataclass(frozen=True, kw_only=True)
class BounceCleared(Event):
    """Somebody said to try an address again."""

    bounce: int
    says = _("Een mailadres dat mail weigerde, wordt weer geprobeerd.")
