"""A short text in more than one language, kept together: {"nl": "...", "en": "..."}."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language


class Words(dict[str, str]):
    """Prints itself in the reader's language, else in the first language that has it."""

    def in_(self, language: str) -> str:
        return self.get(language) or next((text for text in self.values() if text), "")

    def __str__(self) -> str:
        return self.in_((get_language() or "nl")[:2])

    def __bool__(self) -> bool:
        return any(self.values())


class WordsField(models.JSONField[Any, Any]):
    """Stores Words. Assigning a plain string means Dutch."""

    description = "A short text in several languages"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("default", Words)
        super().__init__(**kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Words:
        return Words(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Words:
        return as_words(value)

    def get_prep_value(self, value: Any) -> Any:
        return dict(as_words(value))


def as_words(value: Any) -> Words:
    """A str (Dutch), a dict of str, or Words; anything else is an error."""
    if isinstance(value, str):
        return Words(nl=value)
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return Words(value)
    if value is None:
        return Words()
    raise ValidationError("Not words: %(value)r", params={"value": value})
