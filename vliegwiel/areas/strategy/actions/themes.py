"""Writing down what the organisation is after."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Theme
from .filling import fill

THEME_FIELDS = ("title", "why", "owner", "priority", "starts", "ends")
LONGEST_WHY = 280


@transaction.atomic
def write_theme(*, by: Person, title: Any, owner: Person, **fields: Any) -> Theme:
    """Begin a theme. `fields`: any other of THEME_FIELDS. Raises ValidationError ({field: [what to do]})."""
    require(permissions.may_write_goal(by), _("Thema’s schrijven doen de directie en de opleiders."))
    theme = Theme(owner=owner)
    fill(theme, THEME_FIELDS, {"title": title, **fields})
    _refuse_unclear(theme)
    theme.save()
    announce(events.ThemeWritten(by=by.pk, theme=theme.pk))
    return theme


@transaction.atomic
def change_theme(theme: Theme, *, by: Person, **fields: Any) -> Theme:
    """Change some of THEME_FIELDS. No change leaves no trace. Raises ValidationError ({field: [what to do]})."""
    require(
        permissions.may_change_theme(by, theme), _("Dit thema veranderen de directie, de opleiders en de eigenaar.")
    )
    if not fill(theme, THEME_FIELDS, fields):
        return theme
    _refuse_unclear(theme)
    theme.save()
    announce(events.ThemeChanged(by=by.pk, theme=theme.pk))
    return theme


@transaction.atomic
def end_theme(theme: Theme, *, by: Person, on: dt.date | None = None) -> Theme:
    """Today (or `on`) is its last day; its goals stay. Ending twice is ending once."""
    require(
        permissions.may_change_theme(by, theme), _("Dit thema afsluiten doen de directie, de opleiders en de eigenaar.")
    )
    last = on or clock.today()
    if theme.ends is not None and theme.ends <= last:
        return theme
    theme.ends = max(last, theme.starts)
    theme.save(update_fields=["ends"])
    announce(events.ThemeEnded(by=by.pk, theme=theme.pk))
    return theme


def _refuse_unclear(theme: Theme) -> None:
    problems: dict[str, list[str]] = {}
    if not theme.title:
        problems["title"] = [_("Noem het thema in een paar woorden.")]
    if any(len(text) > LONGEST_WHY for text in theme.why.values()):
        problems["why"] = [
            _("Houd het waarom bij {n} tekens: wie het niet kort kan zeggen, weet het nog niet.").format(n=LONGEST_WHY)
        ]
    if not 0 <= theme.priority <= 1:
        problems["priority"] = [_("Kies een gewicht tussen 0 en 1.")]
    if theme.ends is not None and theme.ends < theme.starts:
        problems["ends"] = [_("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")]
    if problems:
        raise ValidationError(problems)
