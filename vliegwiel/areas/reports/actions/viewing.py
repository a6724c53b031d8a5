"""Keeping a question to ask it again, and sharing it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Scope
from ..models import SavedView
from ..queries import Ask

LONGEST, MOST = 120, 100


@transaction.atomic
def save_view(
    view: SavedView | None,
    *,
    by: Person,
    title: str,
    ask: Ask,
    scope: str = Scope.NAMES,
    is_shared: bool = False,
    stamp: int | None = None,
) -> SavedView:
    """A new view, or what an own one is from now on. The same title of the same owner is the same view.

    scope: of a new one: of everybody, or of whom she leads. stamp: of the view as it was read; when another tab changed
    it since, nothing is written. Raises ValidationError.
    """
    require(
        permissions.may_see(by, scope) if view is None else permissions.may_keep_view(by, view),
        _("Je bewaart wat je zelf mag zien, en verandert alleen wat van jou is."),
    )
    scope = scope if view is None else view.scope
    title = " ".join(title.split())
    if not 3 <= len(title) <= LONGEST:
        raise ValidationError({"title": _("Geef een naam van drie letters of meer, en hooguit 120.")})
    mine = SavedView.objects.select_for_update().filter(owner=by, scope=scope)
    held = mine.filter(title=title).first() if view is None else mine.get(pk=view.pk)
    if view is not None and mine.filter(title=title).exclude(pk=view.pk).exists():
        raise ValidationError({"title": _("Je hebt al een overzicht met deze naam.")})
    if held is not None and stamp is not None and held.stamp != stamp:
        raise ValidationError(_("Dit overzicht is in een ander venster veranderd. Kijk eerst wat er nu staat."))
    if held is None and mine.count() >= MOST:
        raise ValidationError(_("Je bewaart er al honderd. Gooi er eerst een weg."))
    told = {"ask": ask.kept_for(scope).words(), "is_shared": is_shared, "title": title}
    if held is None:
        held = SavedView.objects.create(owner=by, scope=scope, **told)
    elif told != {name: getattr(held, name) for name in told}:
        held.ask, held.is_shared, held.title, held.stamp = told["ask"], is_shared, title, held.stamp + 1
        held.save(update_fields=[*told, "stamp"])
    else:
        return held
    announce(events.ViewSaved(by=by.pk, view=held.pk))
    return held


@transaction.atomic
def remove_view(view: SavedView, *, by: Person) -> None:
    """Throw it away, and with it its schedule. Files made of it stay as long as they stay. Twice is once."""
    require(permissions.may_keep_view(by, view), _("Alleen wie het bewaarde gooit het weg."))
    gone, _rows = SavedView.objects.filter(pk=view.pk).delete()
    if gone:
        announce(events.ViewRemoved(by=by.pk, view=view.pk))


@transaction.atomic
def take_over(view: SavedView, *, by: Person) -> SavedView:
    """What somebody left behind becomes hers, and comes by again when it did."""
    require(
        view.owner_id == by.pk or permissions.may_take_over(by, view),
        _("Je neemt alleen over wat een collega achterliet die dit niet meer mag zien."),
    )
    held = SavedView.objects.select_for_update().get(pk=view.pk)
    if held.owner_id == by.pk:
        return held
    if SavedView.objects.filter(owner=by, scope=held.scope, title=held.title).exists():
        raise ValidationError(_("Je hebt zelf al een overzicht met deze naam. Geef dat eerst een andere."))
    held.owner, held.stamp = by, held.stamp + 1
    held.save(update_fields=["owner", "stamp"])
    announce(events.ViewTakenOver(by=by.pk, view=held.pk))
    return held
