"""Inputs for texts in two languages: Dutch first, English where somebody wants it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.words import Words


def english(**kwargs: Any) -> forms.CharField:
    """The English twin of an input, never required."""
    return forms.CharField(required=False, label=_("In het Engels"), **kwargs)


def words_in(cleaned: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """What was cleaned, with `name` and `name_en` brought together as Words."""
    fields = dict(cleaned)
    for name in names:
        texts = {"nl": fields.pop(name, "") or "", "en": fields.pop(f"{name}_en", "") or ""}
        fields[name] = Words({language: text.strip() for language, text in texts.items() if text.strip()})
    return fields


def as_initial(thing: Any, names: Iterable[str]) -> dict[str, str]:
    """The Words of a thing, spread over the inputs."""
    spread: dict[str, str] = {}
    for name in names:
        words = getattr(thing, name)
        spread |= {name: words.get("nl", ""), f"{name}_en": words.get("en", "")}
    return spread


def short(value: Decimal | None) -> Decimal | None:
    """Without the noughts a column adds: 12.00 is 12."""
    return value.quantize(Decimal(1)) if value is not None and value == value.to_integral_value() else value


def as_text_errors(form: forms.Form, refused: Any) -> None:
    """Put what a verb refused on the inputs it is about; what has no input of its own goes on top."""
    for name, texts in (refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}).items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)
