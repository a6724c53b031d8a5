"""What happened to people, units, lines and roles. Days are ISO strings: facts are kept as JSON."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    employment: int
    starts: str
    says = _("{by} nam {person} in dienst vanaf {starts}")


@dataclass(frozen=True, kw_only=True)
class Rejoined(Event):
    employment: int
    starts: str
    says = _("{by} nam {person} opnieuw in dienst vanaf {starts}")


@dataclass(frozen=True, kw_only=True)
class ContractAdded(Event):
    employment: int
    starts: str
    says = _("{by} legde een tweede contract van {person} vast vanaf {starts}")


@dataclass(frozen=True, kw_only=True)
class Moved(Event):
    placement: int
    starts: str
    says = _("{by} legde vast waar {person} werkt vanaf {starts}")


@dataclass(frozen=True, kw_only=True)
class Left(Event):
    last_day: str
    says = _("{by} legde {last_day} vast als laatste werkdag van {person}")


@dataclass(frozen=True, kw_only=True)
class LeaveTakenBack(Event):
    says = _("{by} trok het vertrek van {person} in")


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    fields: tuple[str, ...]
    says = _("{by} paste de gegevens van {person} aan")
    says_alone = _("{by} paste de eigen gegevens aan")


@dataclass(frozen=True, kw_only=True)
class ManagerSet(Event):
    manager: int
    starts: str
    says = _("{by} gaf {person} een leidinggevende vanaf {starts}")


@dataclass(frozen=True, kw_only=True)
class DottedLineAdded(Event):
    manager: int
    starts: str
    says = _("{by} gaf {person} een functioneel leidinggevende vanaf {starts}")


@dataclass(frozen=True, kw_only=True)
class DottedLineEnded(Event):
    manager: int
    last_day: str
    says = _("{by} beëindigde een functionele lijn van {person} per {last_day}")


@dataclass(frozen=True, kw_only=True)
class ActingAppointed(Event):
    stand_in: int
    starts: str
    ends: str
    says = _("{by} wees een vervanger aan voor {person}, van {starts} tot en met {ends}")


@dataclass(frozen=True, kw_only=True)
class ActingEnded(Event):
    stand_in: int
    last_day: str
    says = _("{by} beëindigde de vervanging van {person} per {last_day}")


@dataclass(frozen=True, kw_only=True)
class UnitOpened(Event):
    unit: int
    name: str
    says = _("{by} opende de afdeling {name}")


@dataclass(frozen=True, kw_only=True)
class UnitMoved(Event):
    unit: int
    name: str
    parent: int | None
    says = _("{by} verplaatste de afdeling {name}")


@dataclass(frozen=True, kw_only=True)
class UnitRenamed(Event):
    unit: int
    old: str
    name: str
    says = _("{by} hernoemde de afdeling {old} tot {name}")


@dataclass(frozen=True, kw_only=True)
class UnitClosed(Event):
    unit: int
    name: str
    closed_on: str
    says = _("{by} sloot de afdeling {name} per {closed_on}")


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    role: str
    unit: int | None
    says = _("{by} gaf {person} een rol")


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    role: str
    unit: int | None
    says = _("{by} beëindigde een rol van {person}")


@dataclass(frozen=True, kw_only=True)
class SignInCodeGiven(Event):
    says = _("{by} gaf {person} een eenmalige inlogcode")


@dataclass(frozen=True, kw_only=True)
class SignInCodeUsed(Event):
    private = True
    says = _("{person} logde in met een eenmalige code")


@dataclass(frozen=True, kw_only=True)
class StaffFileReceived(Event):
    staff_import: int
    says = _("{by} leverde een personeelsbestand in")


@dataclass(frozen=True, kw_only=True)
class StaffFileApplied(Event):
    staff_import: int
    joined: int
    changed: int
    left: int
    says = _("{by} verwerkte een personeelsbestand: {joined} erbij, {changed} gewijzigd, {left} vertrokken")


@dataclass(frozen=True, kw_only=True)
class StaffFileStopped(Event):
    staff_import: int
    says = _("{by} brak het lezen of verwerken van een personeelsbestand af")


@dataclass(frozen=True, kw_only=True)
class StaffFileUndone(Event):
    staff_import: int
    removed: int
    restored: int
    kept: int
    says = _("{by} draaide een personeelsbestand terug: {removed} eruit, {restored} zoals ervoor, {kept} niet terug")


@dataclass(frozen=True, kw_only=True)
class SetBack(Event):
    says = _("{by} zette {person} terug zoals voor het personeelsbestand")


@dataclass(frozen=True, kw_only=True)
class BrandSet(Event):
    says = _("{by} paste de huisstijl aan")


@dataclass(frozen=True, kw_only=True)
class HourlyCostSet(Event):
    says = _("{by} koos waarmee de academie een uur van mensen rekent")


@dataclass(frozen=True, kw_only=True)
class AccountsMerged(Event):
    """Everything of `gone` is of `person` from now on."""

    gone: int
    merge: int
    says = _("{by} voegde een tweede account van {person} samen met het eerste")


@dataclass(frozen=True, kw_only=True)
class AccountsParted(Event):
    gone: int
    merge: int
    says = _("{by} draaide het samenvoegen van accounts van {person} terug")


@dataclass(frozen=True, kw_only=True)
class KioskMade(Event):
    kiosk: int
    name: str
    says = _("{by} maakte van een apparaat een kiosk: {name}")


@dataclass(frozen=True, kw_only=True)
class KioskEnded(Event):
    kiosk: int
    name: str
    says = _("{by} beëindigde een kiosk: {name}")


@dataclass(frozen=True, kw_only=True)
class PinSet(Event):
    private = True
    says = _("{person} koos een pincode voor gedeelde apparaten")


@dataclass(frozen=True, kw_only=True)
class MissesForgotten(Event):
    count: int
    says = _("Verkeerde pogingen op gedeelde apparaten van langer dan een dag geleden zijn gewist")
