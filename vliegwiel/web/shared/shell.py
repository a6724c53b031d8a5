"""What stands around every page: the organisation, the doors she may pass, her places, her unread messages.

Everything is worked out when the template asks for it, and asks at most two queries: her roles, and one for the
organisation together with what differs per person.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, IntegerField, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from vliegwiel.areas.community import queries as community
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Organisation, Person
from vliegwiel.kit import clock, theme
from vliegwiel.kit.prepared import Prepared

from . import kept, language, signin
from .demo_clock import demo_clock_bar
from .places import DOORS, Door, address

SCHEMES = ("system", "light", "dark")
SCHEME_COOKIE = "scheme"


@dataclass(frozen=True)
class Link:
    key: str
    word: Any
    icon: str
    href: str
    active: bool


def _organisation(person: int, day: dt.date) -> QuerySet[Organisation]:
    unread = Message.objects.filter(person=person, read_at=None).order_by().values("person")
    return Organisation.objects.order_by("pk").annotate(
        leads=Exists(Person.objects.led_by(Person(pk=person), day)),
        why_waits=Exists(community.unmet(person, day)),
        unread=Subquery(unread.annotate(n=Count("pk")).values("n"), output_field=IntegerField()),
    )[:1]


ORGANISATION = Prepared(_organisation)


class Shell:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def person(self) -> Person | None:
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation; in the same query whether she leads somebody and how much she has not read."""
        found = self._organisation()
        language.address_people_with(found.address)
        return found

    def _organisation(self) -> Organisation:
        if not self.person:
            return Organisation.objects.order_by("pk").first() or Organisation()
        for found in ORGANISATION.ask(person=self.person.pk, day=clock.today()):
            self.person.__dict__["leads_someone"] = bool(found.leads)
            return found
        return Organisation()

    @cached_property
    def unread(self) -> int:
        return getattr(self.organisation, "unread", None) or 0

    @property
    def why_waits(self) -> bool:
        """Whether a leader told a why she has not read; an academy that is still empty has none."""
        return bool(getattr(self.organisation, "why_waits", False))

    @property
    def theme_address(self) -> str:
        return reverse("theme", args=[theme.fingerprint(self.organisation.colour)])

    @property
    def language(self) -> str:
        return language.spoken()

    @property
    def languages(self) -> list[tuple[str, str]]:
        """Each by its own name."""
        return settings.LANGUAGES

    @property
    def scheme(self) -> str:
        """light, dark, or system: as the device has it."""
        chosen = self.request.COOKIES.get(SCHEME_COOKIE, "")
        return chosen if chosen in SCHEMES else "system"

    @cached_property
    def door(self) -> str:
        """The key of the door the address is behind; "learn" for what stands outside the doors."""
        first = self.request.path.strip("/").partition("/")[0]
        return first if first in {door.key for door in DOORS} else "learn"

    @cached_property
    def doors(self) -> list[Link]:
        """The doors she may pass that have a place behind them."""
        if not self.person:
            return []
        self.organisation  # noqa: B018 -- answers leads_someone too, so that the doors do not ask it again
        return [
            Link(door.key, door.word, door.icon, places[0].href, door.key == self.door)
            for door in DOORS
            if door.may(self.person) and (places := self.places_behind(door))
        ]

    @cached_property
    def places(self) -> list[Link]:
        """The places behind the active door, if it is hers."""
        return next(
            (
                self.places_behind(door)
                for door in DOORS
                if door.key == self.door and self.person and door.may(self.person)
            ),
            [],
        )

    def places_behind(self, door: Door) -> list[Link]:
        hrefs = {
            place: href
            for place in door.places
            if (place.may is None or place.may(self.person)) and (href := address(door.key, place.name))
        }
        path, front = self.request.path, f"/{door.key}/"
        # The longest start counts; the door's own front page only when she is on it: a plan is not Today.
        inside = {
            start: place
            for place, href in hrefs.items()
            for start in (href, *place.also)
            if path == start or (start != front and path.startswith(start))
        }
        active = inside[max(inside, key=len)] if inside else None
        return [Link(place.name, place.word, place.icon, href, place is active) for place, href in hrefs.items()]

    @cached_property
    def home(self) -> str:
        return next((place.href for place in self.places), "/")

    @property
    def searching(self) -> bool:
        return self.request.path == reverse("search")

    @property
    def kept(self) -> dict[str, list[str]]:
        """What she typed on this page when her session had ended."""
        return kept.given_back(self.request)

    @property
    def demo_sign_ins(self) -> list[Any]:
        return signin.demo_sign_ins()

    @cached_property
    def demo_clock(self) -> dict[str, Any] | None:
        return demo_clock_bar() if self.person else None

    # Pages of other rooms of the house, shown in her menu once they exist.
    @property
    def inbox_address(self) -> str:
        return address("learn", "messages")

    @property
    def account_address(self) -> str:
        return address("account")

    @property
    def who_sees_address(self) -> str:
        return address("learn", "who_sees")

    @property
    def language_address(self) -> str:
        return address("language")


def around(request: HttpRequest) -> Shell:
    """The shell of this request, made once."""
    if not hasattr(request, "_shell"):
        request._shell = Shell(request)
    return request._shell


def shell(request: HttpRequest) -> dict[str, Shell]:
    return {"shell": around(request)}
