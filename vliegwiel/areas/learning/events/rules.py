"""What happens with rules that give. Nothing in them says who a rule does not hold for."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class RuleWritten(Event):
    rule: int
    title: str
    says: ClassVar = _("{by} schreef de leerregel ‘{title}’")


@dataclass(frozen=True, kw_only=True)
class RuleRewritten(Event):
    """Its draft was saved."""

    rule: int
    title: str
    says: ClassVar = _("{by} paste een concept van de leerregel ‘{title}’ aan")


@dataclass(frozen=True, kw_only=True)
class RuleDraftDropped(Event):
    rule: int
    title: str
    says: ClassVar = _("{by} gooide een concept van de leerregel ‘{title}’ weg")


@dataclass(frozen=True, kw_only=True)
class RuleKeeperSet(Event):
    rule: int
    title: str
    says: ClassVar = _("{by} droeg de leerregel ‘{title}’ over aan {person}")


@dataclass(frozen=True, kw_only=True)
class RuleSwitchedOn(Event):
    rule: int
    version: int
    title: str
    says: ClassVar = _("{by} zette de leerregel ‘{title}’ aan")


@dataclass(frozen=True, kw_only=True)
class RuleSwitchedOff(Event):
    rule: int
    version: int
    title: str
    says: ClassVar = _("{by} zette de leerregel ‘{title}’ uit")


@dataclass(frozen=True, kw_only=True)
class AskedByRule(Event):
    """A rule gave `person` an activity."""

    rule: int
    assignment: int
    activity: int
    says: ClassVar = _("Een leerregel gaf een activiteit, met een reden.")


@dataclass(frozen=True, kw_only=True)
class TakenBackByRule(Event):
    """A rule that gave it no longer holds for `person`. What was learned stays."""

    rule: int
    assignment: int
    activity: int
    says: ClassVar = _("Een activiteit is teruggenomen: de leerregel geldt niet meer.")


@dataclass(frozen=True, kw_only=True)
class NeedAsked(Event):
    """`person` needs it for something that ends."""

    assignment: int
    activity: int
    says: ClassVar = _("Een activiteit werd gegeven omdat iets afloopt, met een reden.")


@dataclass(frozen=True, kw_only=True)
class NeedEnded(Event):
    """`person` needs it no longer. What was learned stays."""

    assignment: int
    activity: int
    says: ClassVar = _("Een activiteit is teruggenomen: ze is niet meer nodig.")


@dataclass(frozen=True, kw_only=True)
class ManyAsked(Event):
    """These assignments were given together: by a rule, or by hand to a group."""

    assignments: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RunFinished(Event):
    """A rule, or one who gave by hand, is through with everybody."""

    run: int
    activity: int
    given: int
    taken: int
    says: ClassVar = _("Er is in één keer gegeven aan {given} mensen en teruggenomen bij {taken}.")


@dataclass(frozen=True, kw_only=True)
class GroupAsked(Event):
    """Somebody gives an activity to a group by hand."""

    run: int
    activity: int
    says: ClassVar = _("{by} gaf een activiteit aan een groep.")


@dataclass(frozen=True, kw_only=True)
class RunUndone(Event):
    run: int
    taken: int
    left: int
    says: ClassVar = _("{by} draaide terug wat in één keer gegeven was: {taken} teruggenomen, {left} blijven staan.")


@dataclass(frozen=True, kw_only=True)
class LaterDateAsked(Event):
    extension: int
    assignment: int
    says: ClassVar = _("Je vroeg om een latere datum.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class LaterDateAnswered(Event):
    extension: int
    assignment: int
    says: ClassVar = _("Op de vraag om een latere datum kwam antwoord.")


@dataclass(frozen=True, kw_only=True)
class Declined(Event):
    """She would rather not. Why is not in it."""

    assignment: int
    activity: int
    says: ClassVar = _("Je zei nee tegen iets dat mocht.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class DeclineTakenBack(Event):
    assignment: int
    activity: int
    says: ClassVar = _("Je kwam terug op je nee.")
    private: ClassVar = True
