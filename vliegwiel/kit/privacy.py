"""Every model that holds something about a person says why, who sees it and how long it is kept.

A house test refuses a model with a foreign key to a person that declares nothing; the page "who sees what about me"
is made from these declarations, so page and code cannot drift.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Personal:
    """what: in the reader's words. purpose: a purpose tag. seen_by: audiences in words. keep: retention in words."""

    what: Any
    purpose: str
    seen_by: tuple[Any, ...]
    keep: Any
    person: str = "person"  # the field (path) that leads to the person it is about


PURPOSES = {
    "deliver_learning",
    "development",
    "compliance_proof",
    "programme_evaluation",
    "platform_security",
    "support",
}
