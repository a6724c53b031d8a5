"""What a check looks at, and what it answers. Plain values: a check asks nobody and changes nothing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from vliegwiel.areas.strategy.enums import Check

from ...enums import FOLLOW_UP_DAYS, Kind, Shape


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"


class Mend(StrEnum):
    """Where it is mended: in the words above the blocks, in a block, with the links, or at the publication."""

    HEAD = "head"
    ADD = "add"  # by adding a block
    BLOCK = "block"
    LINKS = "links"
    PUBLICATION = "publication"
    REVIEW = "review"  # by a second person
    TRANSLATION = "translation"


@dataclass(frozen=True)
class Examined:
    """A piece as the checks see it: a draft or an edition with what was agreed about its activity.

    `behaviours`: what people do, for each behaviour it is linked to. `seconds`: how long each video lasts, by its key.
    `asks_after`: days after finishing on which somebody is asked about it, when there is a follow-up.
    """

    title: str
    summary: str
    minutes: int
    language: str
    blocks: tuple[Mapping[str, Any], ...]
    strategic: bool = False
    is_reference: bool = False
    follow_up: bool = True
    review_by: dt.date | None = None
    behaviours: tuple[str, ...] = ()
    seconds: Mapping[str, int] = field(default_factory=dict)
    asks_after: tuple[int, ...] = FOLLOW_UP_DAYS
    today: dt.date = dt.date.min
    shape: Shape = Shape.SINGLE
    within: tuple[Mapping[str, Any], ...] = ()  # of a programme: the blocks of its activities

    @property
    def whole(self) -> "Examined":
        """With what is in its activities among its blocks: how one learns is seen there."""
        return replace(self, blocks=(*self.blocks, *self.within), within=())

    def of(self, *kinds: Kind) -> list[Mapping[str, Any]]:
        """Its blocks of these kinds, in order."""
        return [raw for raw in self.blocks if raw["type"] in kinds]


@dataclass(frozen=True)
class Finding:
    """One thing that was seen. `why` names its sentence (see `sentences`), `facts` fill it in; `block` is where."""

    why: str
    mend: Mend = Mend.BLOCK
    block: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def stored(self) -> dict[str, Any]:
        """As it is kept with an edition."""
        return {"why": self.why, "mend": self.mend.value, "block": self.block, "facts": dict(self.facts)}


def kept(stored: Mapping[str, Any]) -> Finding:
    """A finding again from how it was kept."""
    return Finding(stored["why"], Mend(stored.get("mend", "block")), stored.get("block", ""), stored.get("facts", {}))


@dataclass(frozen=True)
class Result:
    """Passed (the finding says what was seen), failed (each finding says what and where to mend), or not applicable
    (the finding says why not)."""

    check: Check
    outcome: Outcome
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        return self.outcome == Outcome.FAILED


def passed(check: Check, why: str, **facts: Any) -> Result:
    """It is as the charter asks; `why` says what was seen."""
    return Result(check, Outcome.PASSED, (Finding(why, facts=facts),))


def failed(check: Check, *findings: Finding) -> Result:
    """It is not; each finding says what and where to mend."""
    return Result(check, Outcome.FAILED, findings)


def not_applicable(check: Check, why: str) -> Result:
    """The check has nothing to say about this piece."""
    return Result(check, Outcome.NOT_APPLICABLE, (Finding(why),))
