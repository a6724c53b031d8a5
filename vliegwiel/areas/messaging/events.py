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
