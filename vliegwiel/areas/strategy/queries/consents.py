"""What the works council agreed to, and what therefore is on."""

from dataclasses import dataclass

from django.db.models import Exists

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit.consent import FEATURES, Feature

from ..models import Consent


def agreed(feature: Feature) -> Exists:
    """Whether somebody agreed to it and nobody took that back, to ask along with another question."""
    return Exists(Consent.objects.standing().filter(feature=feature.key))


def is_agreed(feature: Feature) -> bool:
    """The same, asked alone. One query."""
    return Consent.objects.standing().filter(feature=feature.key).exists()


def council() -> list[Person]:
    """Who sits on the works council, as far as this academy knows. One query."""
    seats = RoleGrant.objects.on().filter(role=Role.WORKS_COUNCIL)
    return list(Person.objects.here().filter(pk__in=seats.values("person")).by_name())


@dataclass(frozen=True)
class Switch:
    """A feature that needs consent. last: the consent that was written down last, also when it was taken back since."""

    feature: Feature
    last: Consent | None

    @property
    def is_on(self) -> bool:
        return self.last is not None and not hasattr(self.last, "end")


def switches() -> list[Switch]:
    """Every feature that needs consent, and how it stands. One query."""
    last = {one.feature: one for one in Consent.objects.latest_of_each().select_related("by", "end__by")}
    return [Switch(feature, last.get(feature.key)) for feature in FEATURES.values()]


def consents_of(feature: Feature) -> list[Consent]:
    """All that was written down about it, the newest first. One query."""
    rows = Consent.objects.filter(feature=feature.key).select_related("by", "end__by", "document")
    return list(rows.defer("document__content").order_by("-number"))
