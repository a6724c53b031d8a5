from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class GoalWritten(Event):
    goal: int
    says = _("{by} schreef het doel “{goal}”")


@dataclass(frozen=True, kw_only=True)
class GoalChanged(Event):
    goal: int
    says = _("{by} veranderde het doel “{goal}”")


@dataclass(frozen=True, kw_only=True)
class GoalDiscarded(Event):
    statement: str
    says = _("{by} gooide het concept “{statement}” weg")


@dataclass(frozen=True, kw_only=True)
class GoalActivated(Event):
    goal: int
    says = _("{by} maakte het doel “{goal}” actief")


@dataclass(frozen=True, kw_only=True)
class GoalAchieved(Event):
    goal: int
    says = _("{by} sloot het doel “{goal}” af: behaald")


@dataclass(frozen=True, kw_only=True)
class GoalDropped(Event):
    goal: int
    says = _("{by} stopte met het doel “{goal}”")


@dataclass(frozen=True, kw_only=True)
class GoalReopened(Event):
    goal: int
    says = _("{by} opende het doel “{goal}” weer")


@dataclass(frozen=True, kw_only=True)
class GoalHandedOver(Event):
    goal: int
    says = _("{by} droeg het doel “{goal}” over aan {person}")


@dataclass(frozen=True, kw_only=True)
class GoalsPutFirst(Event):
    goals: tuple[int, ...]
    says = _("{by} koos welke doelen vooropgaan")


@dataclass(frozen=True, kw_only=True)
class ThemeWritten(Event):
    theme: int
    says = _("{by} schreef het thema “{theme}”")


@dataclass(frozen=True, kw_only=True)
class ThemeChanged(Event):
    theme: int
    says = _("{by} veranderde het thema “{theme}”")


@dataclass(frozen=True, kw_only=True)
class ThemeEnded(Event):
    theme: int
    says = _("{by} sloot het thema “{theme}” af")


@dataclass(frozen=True, kw_only=True)
class KpiWritten(Event):
    kpi: int
    says = _("{by} schreef de maat “{kpi}”")


@dataclass(frozen=True, kw_only=True)
class KpiChanged(Event):
    kpi: int
    says = _("{by} veranderde de maat “{kpi}”")


@dataclass(frozen=True, kw_only=True)
class KpiRemoved(Event):
    name: str
    says = _("{by} haalde de maat “{name}” weg")


@dataclass(frozen=True, kw_only=True)
class PersonLevelAgreed(Event):
    kpi: int
    says = _("{by} vond het goed dat “{kpi}” per persoon gemeten wordt")


@dataclass(frozen=True, kw_only=True)
class ReadingRecorded(Event):
    kpi: int
    on: str
    value: str
    says = _("{by} noteerde {value} op {on} voor “{kpi}”")


@dataclass(frozen=True, kw_only=True)
class ReadingRemoved(Event):
    kpi: int
    on: str
    says = _("{by} haalde de meting van {on} weg bij “{kpi}”")


@dataclass(frozen=True, kw_only=True)
class ReadingFileReceived(Event):
    reading_import: int
    file: str
    says = _("{by} gaf het bestand {file} met metingen; er is nog niets genoteerd")


@dataclass(frozen=True, kw_only=True)
class ReadingsImported(Event):
    reading_import: int
    file: str
    recorded: int
    changed: int
    says = _("{by} las metingen in uit {file}: {recorded} nieuw, {changed} gewijzigd")


@dataclass(frozen=True, kw_only=True)
class ReadingImportUndone(Event):
    reading_import: int
    file: str
    says = _("{by} nam de metingen uit {file} terug")


@dataclass(frozen=True, kw_only=True)
class TokenMade(Event):
    token: int
    name: str
    says = _("{by} maakte een token waarmee {name} metingen noteert")


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event):
    token: int
    name: str
    says = _("{by} trok het token van {name} in")


@dataclass(frozen=True, kw_only=True)
class ReadingsPosted(Event):
    token: int
    name: str
    recorded: int
    changed: int
    says = _("{name} noteerde metingen namens {by}: {recorded} nieuw, {changed} gewijzigd")


@dataclass(frozen=True, kw_only=True)
class BehaviourWritten(Event):
    behaviour: int
    says = _("{by} schreef het gedrag “{behaviour}”")


@dataclass(frozen=True, kw_only=True)
class BehaviourChanged(Event):
    behaviour: int
    says = _("{by} veranderde het gedrag “{behaviour}”")


@dataclass(frozen=True, kw_only=True)
class BehaviourRetired(Event):
    behaviour: int
    says = _("{by} haalde het gedrag “{behaviour}” weg")


@dataclass(frozen=True, kw_only=True)
class BehaviourRestored(Event):
    behaviour: int
    says = _("{by} zette het gedrag “{behaviour}” terug")


@dataclass(frozen=True, kw_only=True)
class BehaviourHandedOver(Event):
    behaviour: int
    says = _("{by} droeg het gedrag “{behaviour}” over aan {person}")


@dataclass(frozen=True, kw_only=True)
class CharterBegun(Event):
    charter: int
    number: int
    says = _("{by} begon aan versie {number} van het charter")


@dataclass(frozen=True, kw_only=True)
class CharterWritten(Event):
    """Somebody sat down to write; said once a sitting, not at every save."""

    charter: int
    number: int
    says = _("{by} schreef aan versie {number} van het charter")


@dataclass(frozen=True, kw_only=True)
class CharterDiscarded(Event):
    number: int
    says = _("{by} gooide het concept van versie {number} van het charter weg")


@dataclass(frozen=True, kw_only=True)
class CharterPublished(Event):
    charter: int
    number: int
    says = _("{by} publiceerde versie {number} van het charter")


@dataclass(frozen=True, kw_only=True)
class ActorsSet(Event):
    behaviour: int
    says = _("{by} zei van wie het gedrag “{behaviour}” is")


@dataclass(frozen=True, kw_only=True)
class EdgeRated(Event):
    """One of its two judges said how strong an edge is; the figures are in the rating, not in the log. `edge` and
    `lower`: the kind, and what hangs from it."""

    link: int
    edge: str
    lower: int
    says = _("{by} beoordeelde hoe sterk een schakel tussen doel, maat en gedrag is")


@dataclass(frozen=True, kw_only=True)
class FixAsked(Event):
    fix: int
    behaviour: int | None
    says = _("{by} vroeg {person} iets op de werkplek te veranderen")


@dataclass(frozen=True, kw_only=True)
class FixChanged(Event):
    fix: int
    behaviour: int | None
    says = _("{by} veranderde een oplossing op de werkplek")


@dataclass(frozen=True, kw_only=True)
class FixHandedOver(Event):
    fix: int
    behaviour: int | None
    says = _("{by} droeg een oplossing op de werkplek over aan {person}")


@dataclass(frozen=True, kw_only=True)
class FixDone(Event):
    fix: int
    behaviour: int | None
    says = _("{by} rondde een oplossing op de werkplek af")


@dataclass(frozen=True, kw_only=True)
class FixDropped(Event):
    fix: int
    behaviour: int | None
    says = _("{by} liet een oplossing op de werkplek los")


@dataclass(frozen=True, kw_only=True)
class FixReopened(Event):
    fix: int
    behaviour: int | None
    says = _("{by} pakte een oplossing op de werkplek weer op")


@dataclass(frozen=True, kw_only=True)
class FixFallsDue(Event):
    fix: int
    behaviour: int | None
    says = _("{person} is herinnerd aan een oplossing op de werkplek")


@dataclass(frozen=True, kw_only=True)
class DriverAsked(Event):
    driver: int
    behaviour: int
    says = _("{by} vroeg {person} het gedrag “{behaviour}” levend te houden")


@dataclass(frozen=True, kw_only=True)
class DriverChanged(Event):
    driver: int
    behaviour: int
    says = _("{by} veranderde wat het gedrag “{behaviour}” levend houdt")


@dataclass(frozen=True, kw_only=True)
class DriverHandedOver(Event):
    driver: int
    behaviour: int
    says = _("{by} vroeg {person} voortaan het gedrag “{behaviour}” levend te houden")


@dataclass(frozen=True, kw_only=True)
class DriverStopped(Event):
    driver: int
    behaviour: int
    says = _("{by} stopte iets wat het gedrag “{behaviour}” levend houdt")


@dataclass(frozen=True, kw_only=True)
class DriverResumed(Event):
    driver: int
    behaviour: int
    says = _("{by} hervatte iets wat het gedrag “{behaviour}” levend houdt")


@dataclass(frozen=True, kw_only=True)
class TurnSaid(Event):
    turn: int
    behaviour: int
    says = _("{by} liet weten wat er deze keer gebeurde voor het gedrag “{behaviour}”")


@dataclass(frozen=True, kw_only=True)
class TurnTakenBack(Event):
    turn: int
    behaviour: int
    says = _("{by} nam terug wat er gebeurde voor het gedrag “{behaviour}”")


@dataclass(frozen=True, kw_only=True)
class TurnsLaid(Event):
    turns: int
    laid: list[int]
    says = _("Wat gedrag levend houdt staat weer klaar. Beurten: {turns}.")


@dataclass(frozen=True, kw_only=True)
class ConditionPut(Event):
    condition: int
    says = _("De ondernemingsraad legde een voorwaarde vast")


@dataclass(frozen=True, kw_only=True)
class ConditionTakenBack(Event):
    condition: int
    says = _("De ondernemingsraad nam een voorwaarde terug")


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event):
    consent: int
    feature: str
    says = _("{by} legde vast dat de ondernemingsraad of het personeel ergens mee instemt")


@dataclass(frozen=True, kw_only=True)
class ConsentRevoked(Event):
    consent: int
    feature: str
    says = _("{by} legde vast dat een instemming niet meer geldt")


@dataclass(frozen=True, kw_only=True)
class PrivacySettingChanged(Event):
    setting: int
    before: int
    after: int
    says = _("De kleinste groep waarvan getallen te zien zijn, ging van {before} naar {after} mensen")
