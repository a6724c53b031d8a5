"""Choosing by hand which column of a file is what: shared by everything that reads a file in."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class Columns(forms.Form):
    """One choice a field: which column of the file tells it. Shows what the first row says there."""

    def __init__(
        self,
        heads: Sequence[str],
        first: Sequence[str],
        *args: Any,
        fields: Mapping[str, Any],
        needed: Collection[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        shown = [(head, _example(head, cell)) for head, cell in zip(heads, first, strict=True)]
        for name, word in fields.items():
            choices = [("", _("Staat niet in het bestand")), *shown]
            self.fields[name] = forms.ChoiceField(label=word, choices=choices, required=name in needed)

    def mapping(self) -> dict[str, str]:
        """Field -> head, of what was chosen."""
        return {name: head for name, head in self.cleaned_data.items() if head}


def _example(head: str, cell: str) -> str:
    return _("%(head)s (bijvoorbeeld %(cell)s)") % {"head": head, "cell": cell[:30]} if cell else head
