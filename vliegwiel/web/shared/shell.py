"""What stands around every page: the organisation, the doors she may pass, her places, her unread messages.

Everything is worked out when the template asks for it, and asks at most two queries: her roles, and one for the
organisation together with what differs per person.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, IntegerField, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

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
KEYS = ("on", "off")
KEYS_COOKIE = "keys"
IN_BAR = 5


@dataclass(frozen=True)
class Link:
    key: str
    word: str
    icon: str
    href: str
    active: bool
    group: str = ""


@dataclass(frozen=True)
class Frame:
    """All that stands around a page and is the same for many readers: what the bar, the rail and the foot say."""

    home: str
    organisation: str
    academy: str
    logo: str
    doors: tuple[Link, ...]
    places: tuple[Link, ...]
    signed_in: bool
    searching: bool
    unread: int
    scheme: str
    keys: str
    language: str
    languages: tuple[tuple[str, str], ...]
    inbox_address: str
    account_address: str
    who_sees_address: str
    language_address: str

    @property
    def groups(self) -> list[tuple[str, list[Link]]]:
        """The places under their headings, in their order; the first without a heading."""
        found: dict[str, list[Link]] = {}
        for place in self.places:
            found.setdefault(place.group, []).append(place)
        return list(found.items())

    @property
    def at_hand(self) -> tuple[Link, ...]:
        """The places in the bar of a phone: five, or four beside the way to the rest."""
        return self.places[: IN_BAR - 1] if self.beyond else self.places

    @property
    def beyond(self) -> bool:
        """Whether there are more places than the bar holds."""
        return len(self.places) > IN_BAR

    @property
    def is_beyond(self) -> bool:
        """Whether she is at one of those the bar does not hold."""
        return any(place.active for place in self.places[len(self.at_hand) :])


def _organisation(person: int, day: dt.date) -> QuerySet[Organisation]:
    unread = Message.objects.filter(person=person, read_at=None).order_by().values("person")
    return Organisation.objects.order_by("pk").annotate(
        leads=Exists(Person.objects.led_by(Person(pk=person), day)),
        why_waits=Exists(community.unmet(person, day)),
        unread=Subquery(unread.annotate(n=Count("pk")).values("n"), output_field=IntegerField()),
    )[:1]


ORGANISATION = Prepared(_organisation)


@dataclass(frozen=True)
class Behind:
    """A door's word, and the places behind it that are open to somebody."""

    word: str
    all: tuple[Link, ...]


@lru_cache(maxsize=1024)
def _behind(key: str, places: tuple[int, ...], path: str, _language: str | None, _urls: str, _prefix: str) -> Behind:
    # Made once for all who may enter the same places; which those are is asked of each reader at every page.
    door = next(door for door in DOORS if door.key == key)
    hrefs = {n: href for n in places if (href := address(key, door.places[n].name))}
    front = f"/{key}/"
    # The longest start counts; the door's own front page only when she is on it: a plan is not Today.
    inside = {
        start: n
        for n, href in hrefs.items()
        for start in (href, *door.places[n].also)
        if path == start or (start != front and path.startswith(start))
    }
    active = inside[max(inside, key=len)] if inside else None
    links = (
        Link(place.name, str(place.word), place.icon, hrefs[n], n == active, str(place.group))
        for n, place in enumerate(door.places)
        if n in hrefs
    )
    return Behind(str(door.word), tuple(links))


class Shell:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def person(self) -> Person | None:
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @property
    def kiosk(self) -> bool:
        """Whether this is a device many people share."""
        return getattr(self.request, "kiosk", None) is not None

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
    def scheme(self) -> str:
        """light, dark, or system: as the device has it."""
        chosen = self.request.COOKIES.get(SCHEME_COOKIE, "")
        return chosen if chosen in SCHEMES else "system"

    @property
    def keys(self) -> str:
        """Whether keys of one character work on this device: on or off."""
        return "off" if self.request.COOKIES.get(KEYS_COOKIE) == "off" else "on"

    @cached_property
    def door(self) -> str:
        """The key of the door the address is behind; "learn" for what stands outside the doors, or in another's."""
        first = self.request.path.strip("/").partition("/")[0]
        return next((door.key for door in self.passable if door.key == first), "learn")

    @cached_property
    def passable(self) -> tuple[Door, ...]:
        """The doors she may pass."""
        if not self.person:
            return ()
        self.organisation  # noqa: B018 -- answers leads_someone too, so that the doors do not ask it again
        return tuple(door for door in DOORS if door.may(self.person))

    @cached_property
    def doors(self) -> tuple[Link, ...]:
        """The doors she may pass that have a place behind them."""
        return tuple(
            Link(door.key, places.word, door.icon, places.all[0].href, door.key == self.door)
            for door in self.passable
            if (places := self.places_behind(door)).all
        )

    @cached_property
    def places(self) -> tuple[Link, ...]:
        """The places behind the active door."""
        return next((self.places_behind(door).all for door in self.passable if door.key == self.door), ())

    def places_behind(self, door: Door) -> Behind:
        open_to_her = tuple(n for n, place in enumerate(door.places) if place.may is None or place.may(self.person))
        return _behind(
            door.key, open_to_her, self.request.path, get_language(), settings.ROOT_URLCONF, get_script_prefix()
        )

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

    @cached_property
    def frame(self) -> Frame:
        return Frame(
            home=self.home,
            organisation=self.organisation.name,
            academy=self.organisation.academy,
            logo=self.organisation.logo.name or "",
            doors=self.doors,
            places=self.places,
            signed_in=self.person is not None,
            searching=self.searching,
            unread=self.unread,
            scheme=self.scheme,
            keys=self.keys,
            language=self.language,
            languages=tuple(settings.LANGUAGES),
            # Pages of other rooms of the house, shown in her menu once they exist.
            inbox_address=address("learn", "messages"),
            account_address=address("account"),
            who_sees_address=address("learn", "who_sees"),
            language_address=address("language"),
        )


def around(request: HttpRequest) -> Shell:
    """The shell of this request, made once."""
    if not hasattr(request, "_shell"):
        request._shell = Shell(request)
    return request._shell


def shell(request: HttpRequest) -> dict[str, Shell]:
    return {"shell": around(request)}
