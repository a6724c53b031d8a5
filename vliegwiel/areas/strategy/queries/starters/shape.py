"""What a starter is: a whole charter to begin from, in Dutch, to be made one's own."""

from dataclasses import dataclass, field
from typing import Any

from vliegwiel.kit.words import Words

from ...enums import Check, Decider, Scope, Severity


@dataclass(frozen=True)
class StarterPrinciple:
    key: str
    title: Words
    text: Words
    check_by: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    severity: str = Severity.SHOULD.value
    scope: str = Scope.ALL.value


@dataclass(frozen=True)
class Starter:
    key: str
    name: Any  # lazily translated
    about: Any
    why: Words
    for_whom: Words
    who_decides: Words
    principles: tuple[StarterPrinciple, ...]
    decider: str = Decider.LND_LEAD.value


def believes(
    key: str,
    title: str,
    text: str,
    check: Check | None = None,
    *,
    must: bool = False,
    strategic: bool = False,
    **parameters: Any,
) -> StarterPrinciple:
    """A principle in Dutch. `strategic`: checked only in what contributes to a goal."""
    return StarterPrinciple(
        key,
        Words(nl=title),
        Words(nl=text),
        check.value if check else "",
        parameters,
        (Severity.MUST if must else Severity.SHOULD).value,
        (Scope.STRATEGIC if strategic else Scope.ALL).value,
    )
