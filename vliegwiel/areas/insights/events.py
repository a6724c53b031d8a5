from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Kept(Event):
    decision: int
    activity: int
    says = _("{by} besloot “{activity}” te houden")


@dataclass(frozen=True, kw_only=True)
class Fixed(Event):
    decision: int
    activity: int
    says = _("{by} besloot “{activity}” te laten verbeteren")


@dataclass(frozen=True, kw_only=True)
class Stopped(Event):
    decision: int
    activity: int
    says = _("{by} besloot te stoppen met “{activity}”")


@dataclass(frozen=True, kw_only=True)
class DecisionWithdrawn(Event):
    activity: int
    verdict: str
    says = _("{by} nam een besluit over “{activity}” terug")


@dataclass(frozen=True, kw_only=True)
class Recounted(Event):
    """All cells were rebuilt from the facts; `changed`: how many were not what they should be."""

    activities: int
    changed: int
    says = _("De cijfers zijn opnieuw geteld. Activiteiten: {activities}, veranderde getallen: {changed}.")


@dataclass(frozen=True, kw_only=True)
class TransferCounted(Event):
    """The transfer board was counted anew; `changed`: how many figures were not what they should be."""

    activities: int
    changed: int
    says = _("Het transferbord is opnieuw geteld. Activiteiten: {activities}, veranderde getallen: {changed}.")


@dataclass(frozen=True, kw_only=True)
class ContributionChanged(Event):
    activity: int
    says = _("De bijdrage van “{activity}” is opnieuw uitgerekend")


@dataclass(frozen=True, kw_only=True)
class RecomputeAsked(Event):
    recompute: int
    says = _("{by} liet alle bijdragen opnieuw uitrekenen")


@dataclass(frozen=True, kw_only=True)
class ContributionsRecomputed(Event):
    activities: int
    changed: int
    says = _("De bijdragen zijn opnieuw uitgerekend. Activiteiten: {activities}, veranderde bijdragen: {changed}.")


@dataclass(frozen=True, kw_only=True)
class DesignChecked(Event):
    activity: int
    check: str
    says = _("{by} beoordeelde het ontwerp van “{activity}”")


@dataclass(frozen=True, kw_only=True)
class OutcomeRecorded(Event):
    activity: int
    outcome: int
    says = _("{by} legde vast wat “{activity}” opleverde")


@dataclass(frozen=True, kw_only=True)
class OutcomeWithdrawn(Event):
    activity: int
    outcome: int
    says = _("{by} trok een uitkomst van “{activity}” in")


@dataclass(frozen=True, kw_only=True)
class MethodMade(Event):
    version: int
    says = _("{by} maakte versie {version} van de rekenmethode")


@dataclass(frozen=True, kw_only=True)
class JudgeCalled(Event):
    """So many edges wait for this person's word; `more`: those and others."""

    edges: int
    more: bool
    says = _("{person} hoorde hoeveel schakels op een oordeel wachten")


@dataclass(frozen=True, kw_only=True)
class Merged(Event):
    decision: int
    activity: int
    says = _("{by} besloot “{activity}” samen te voegen met een andere activiteit")


@dataclass(frozen=True, kw_only=True)
class Appraised(Event):
    """All activities were weighed beside each other again."""

    activities: int
    changed: int
    says = _("De activiteiten zijn opnieuw naast elkaar gelegd. Activiteiten: {activities}, veranderd: {changed}.")


@dataclass(frozen=True, kw_only=True)
class LinesKept(Event):
    """Every line of the thread was held against the facts again."""

    lines: int
    changed: int
    says = _("De lijnen van de rode draad zijn opnieuw bekeken. Lijnen: {lines}, veranderd: {changed}.")


@dataclass(frozen=True, kw_only=True)
class ContributionNoted(Event):
    """It stands out. For nobody's log: the L&D lead sees it on her page."""

    case: int
    activity: int
    says = _("Een activiteit valt op.")
    private = True


@dataclass(frozen=True, kw_only=True)
class ContributionCleared(Event):
    case: int
    activity: int
    says = _("Een activiteit valt niet meer op.")
    private = True


@dataclass(frozen=True, kw_only=True)
class ContributionAsked(Event):
    """`person` is the owner."""

    case: int
    activity: int
    says = _("{by} vroeg {person} wat “{activity}” nodig heeft")


@dataclass(frozen=True, kw_only=True)
class ContributionAnswered(Event):
    case: int
    activity: int
    says = _("{by} zei wat “{activity}” nodig heeft")


@dataclass(frozen=True, kw_only=True)
class ContributionSettled(Event):
    case: int
    activity: int
    says = _("{by} sprak af hoe het verder gaat met “{activity}”")


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Event):
    round: int
    activities: int
    says = _("{by} opende een reviewronde. Activiteiten: {activities}.")


@dataclass(frozen=True, kw_only=True)
class Proposed(Event):
    activity: int
    proposal: int
    says = _("{by} deed een voorstel voor “{activity}”")


@dataclass(frozen=True, kw_only=True)
class RoundCarriedOut(Event):
    round: int
    done: int
    says = _("{by} voerde een reviewronde uit. Besluiten: {done}.")


@dataclass(frozen=True, kw_only=True)
class ReviewDecided(Event):
    """`person` is the owner of the activity."""

    activity: int
    proposal: int
    says = _("{person} hoorde wat er over “{activity}” is besloten")


@dataclass(frozen=True, kw_only=True)
class ProposalUndone(Event):
    activity: int
    says = _("{by} draaide een besluit over “{activity}” terug")
