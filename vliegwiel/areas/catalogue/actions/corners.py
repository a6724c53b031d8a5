"""Posters for a place: made once, and what stands behind the code changed as often as one likes."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Activity, Corner, CornerItem

MOST = 7
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what looks like something else: an address on paper is typed over."""
NOT_MAKER = gettext_lazy("Een poster voor een plek maken auteurs, opleiders en wie mensen leidt.")
NOT_KEEPER = gettext_lazy(
    "Wat achter deze poster staat, verandert wie hem maakte of een opleider. Werkt de maker hier niet meer, dan ieder "
    "die posters mag maken."
)


@transaction.atomic
def make_corner(title: str, *, by: Person) -> Corner:
    """A poster with a code of its own; nothing stands behind it yet. The same title of the same maker is the same one.

    Raises ValidationError for a title of less than three letters."""
    require(permissions.may_make_corner(by), NOT_MAKER)
    title = _title(title)
    Person.objects.select_for_update().get(pk=by.pk)
    if known := Corner.objects.filter(owner=by, title=title).order_by("pk").first():
        return known
    key = "".join(secrets.choice(LETTERS) for _n in range(8))
    made = Corner.objects.create(key=key, title=title, owner=by)
    announce(events.CornerMade(by=by.pk, corner=made.pk))
    return made


@transaction.atomic
def name_corner(corner: Corner, *, title: str, by: Person) -> Corner:
    """Call it differently from now on. What is printed keeps the old name, and its code keeps working."""
    require(permissions.may_keep_corner(by, corner), NOT_KEEPER)
    title, held = _title(title), _held(corner)
    if held.title != title:
        held.title = title
        held.save(update_fields=["title"])
        announce(events.CornerChanged(by=by.pk, corner=held.pk))
    return held


@transaction.atomic
def hang_up(corner: Corner, activity: Activity, *, by: Person) -> CornerItem:
    """Put an activity behind the code, as the last. There already is there. Raises ValidationError for what is not on
    the shelf, and for more than seven."""
    require(permissions.may_keep_corner(by, corner), NOT_KEEPER)
    held = _held(corner)
    items = list(held.items.all())
    for one in items:
        if one.activity_id == activity.pk:
            return one
    if not Activity.objects.published().filter(pk=activity.pk).exists():
        raise ValidationError(_("Dit staat niet op de plank. Kies iets wat iedereen kan openen."))
    if len(items) >= MOST:
        raise ValidationError(_("Er staan er al zeven. Haal er eerst een weg: wie scant, wil snel kunnen kiezen."))
    place = items[-1].place + 1 if items else 1
    made = CornerItem.objects.create(corner=held, activity=activity, place=place)
    announce(events.CornerChanged(by=by.pk, corner=held.pk))
    return made


@transaction.atomic
def take_off(corner: Corner, activity: Activity, *, by: Person) -> None:
    """It stands behind the code no more. Twice is once."""
    require(permissions.may_keep_corner(by, corner), NOT_KEEPER)
    gone, _rows = CornerItem.objects.filter(corner=_held(corner), activity=activity).delete()
    if gone:
        announce(events.CornerChanged(by=by.pk, corner=corner.pk))


@transaction.atomic
def put_first(corner: Corner, activity: Activity, *, by: Person) -> None:
    """Before all others. What is first stays first."""
    require(permissions.may_keep_corner(by, corner), NOT_KEEPER)
    items = list(_held(corner).items.all())
    wanted = sorted(items, key=lambda one: one.activity_id != activity.pk)
    if wanted == items:
        return
    for place, one in enumerate(wanted, 1):
        one.place = place
    CornerItem.objects.bulk_update(wanted, ["place"])
    announce(events.CornerChanged(by=by.pk, corner=corner.pk))


@transaction.atomic
def remove_corner(corner: Corner, *, by: Person) -> None:
    """Away with it: the code on paper leads to a page that says so. Twice is once."""
    require(permissions.may_keep_corner(by, corner), NOT_KEEPER)
    gone, _rows = Corner.objects.filter(pk=corner.pk).delete()
    if gone:
        announce(events.CornerRemoved(by=by.pk, corner=corner.pk))


def _title(typed: str) -> str:
    title = " ".join(typed.split())
    if not 3 <= len(title) <= 80:
        raise ValidationError({"title": _("Noem de plek in drie tot tachtig letters, zoals: Koffiehoek van Noord.")})
    return title


def _held(corner: Corner) -> Corner:
    return Corner.objects.select_for_update().get(pk=corner.pk)
