"""The rooms people come together in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Part, Room
from .planning import spoken

NOT_KEEPER = gettext_lazy("Zalen houden auteurs en opleiders bij.")


@transaction.atomic
def keep_room(
    room: Room | None = None, *, name: str, seats: int, by: Person, place: str = "", closed: bool = False
) -> Room:
    """Write down a room, or change one; closed, nothing new is planned there. ValidationError per field, and for fewer
    seats than a session to come there needs."""
    require(permissions.may_keep_rooms(by), NOT_KEEPER)
    name, place = " ".join(name.split())[:80], " ".join(place.split())[:200]
    if not name:
        raise ValidationError({"name": _("Geef de zaal een naam.")})
    if seats < 1:
        raise ValidationError({"seats": _("Een zaal heeft ten minste één plek.")})
    if Room.objects.filter(name__iexact=name).exclude(pk=room.pk if room else 0).exists():
        raise ValidationError({"name": _("Er is al een zaal die zo heet.")})
    if room is None:
        room = Room.objects.create(name=name, place=place, seats=seats)
    else:
        room = Room.objects.select_for_update().get(pk=room.pk)
        planned = Part.objects.standing().filter(room=room, ends__gt=clock.now(), session__capacity__gt=seats)
        if tight := planned.select_related("session").order_by("starts").first():
            raise ValidationError(
                {
                    "seats": _("Hier is een sessie gepland voor {n} mensen: {when}.").format(
                        n=tight.session.capacity, when=spoken(tight.starts, tight.ends)
                    )
                }
            )
        room.name, room.place, room.seats = name, place, seats
    room.closed_on = (room.closed_on or clock.today()) if closed else None
    room.save(update_fields=["name", "place", "seats", "closed_on"])
    announce(events.RoomKept(by=by.pk, room=room.pk))
    return room
