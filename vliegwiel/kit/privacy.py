"""Every model that holds something about a person says why, who sees it and how long it is kept.

A house test refuses a model with a foreign key to a person that declares nothing; the page "who sees what about me"
is made from these declarations, so page and code cannot drift.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import BinaryField


@dataclass(frozen=True)
class Personal:
    """what: in the reader's words. purpose: a purpose tag. seen_by: audiences in words. keep: retention in words.

    merging: what becomes of it when two accounts turn out to be one person (kit/merging.py), one of MERGING.
    apart: for her eyes, and those she chose: no report can read it, and the database sees to that (kit/apart.py).
    """

    what: Any
    purpose: str
    seen_by: tuple[Any, ...]
    keep: Any
    person: str = "person"  # the field (path) that leads to the person it is about
    merging: str = "moves"
    apart: bool = False


MERGING = {
    "moves": "goes over",
    "first": "goes over, unless she has the same there already: then it stays behind, as it was",
    "stays": "stays with the account it was of",
    "own": "its area knows how",
}
PURPOSES = {
    "deliver_learning",
    "development",
    "compliance_proof",
    "programme_evaluation",
    "platform_security",
    "support",
}

# What is no use to the person and of use to a thief.
SECRET = {"password", "code_hash", "content"}


@dataclass(frozen=True)
class Kept:
    """Rows of one kind, as plain values (people and things by their number)."""

    personal: Personal
    rows: list[dict[str, Any]]


def everything_about(*accounts: int) -> Iterator[Kept]:
    """All that is kept about one person, under each of her accounts, kind by kind, from the declarations; kinds without
    rows are left out.

    One query per kind. Secrets and file contents are left out.
    """
    for model in apps.get_models():
        personal = getattr(model, "personal", None)
        if not isinstance(personal, Personal):
            continue
        fields = [
            field.attname
            for field in model._meta.concrete_fields
            if field.name not in SECRET and not isinstance(field, BinaryField)
        ]
        rows = list(
            model._default_manager.filter(**{f"{personal.person}__in": accounts}).order_by("pk").values(*fields)
        )
        if rows:
            yield Kept(personal, rows)
