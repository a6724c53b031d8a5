"""Choosing units and positions by typing their names, one on a line: works without JavaScript and with any number."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Position, Unit

MOST = 40


class GroupsForm(forms.Form):
    """Names of units and positions, one on each line; none means everybody."""

    names = forms.CharField(
        label=gettext_lazy("Afdelingen en functies"),
        help_text=gettext_lazy("Eén op elke regel, zoals ze in de organisatie heten. Leeg: iedereen die hier werkt."),
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 3, "spellcheck": "false"}),
    )

    def __init__(self, typed: Any = None, *, groups: Iterable[Any] = ()) -> None:
        super().__init__(typed, initial={"names": "\n".join(str(group) for group in groups)} if typed is None else None)

    def clean_names(self) -> dict[str, list[Any]]:
        wanted = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines()]
        wanted = list(dict.fromkeys(name for name in wanted if name))
        if len(wanted) > MOST:
            raise ValidationError(_("Kies er ten hoogste 40, of een afdeling die hoger ligt."))
        units, positions, unknown = [], [], []
        for name in wanted:
            if unit := Unit.objects.filter(closed_on=None, name__iexact=name).order_by("pk").first():
                units.append(unit)
            elif position := Position.objects.filter(name__iexact=name).first():
                positions.append(position)
            else:
                unknown.append(name)
        if unknown:
            text = _("We kennen geen afdeling of functie die zo heet: {names}.")
            raise ValidationError(text.format(names=", ".join(unknown)))
        return {"units": units, "positions": positions}

    def groups(self) -> dict[str, list[Any]]:
        """As the verbs take them."""
        found: dict[str, list[Any]] = self.cleaned_data["names"]
        return found
