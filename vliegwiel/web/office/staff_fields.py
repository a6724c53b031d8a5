"""Fields that several pages about people share."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people import queries
from vliegwiel.areas.people.models import Position, Unit

DAYS = [
    ("1", _("maandag")),
    ("2", _("dinsdag")),
    ("3", _("woensdag")),
    ("4", _("donderdag")),
    ("5", _("vrijdag")),
    ("6", _("zaterdag")),
    ("7", _("zondag")),
]
CHOOSE = _("Kies een afdeling")
MOST_TITLES = 300
INDENT = "\u00a0" * 3  # a browser keeps no other space at the start of an option


class UnitField(forms.ModelChoiceField):
    """An open unit, shown as a tree."""

    def __init__(self, *, empty_label=CHOOSE, **kwargs):
        super().__init__(Unit.objects.filter(closed_on=None), empty_label=empty_label, **kwargs)
        self.choices = self._tree  # asked when the page is made, not when the module is read

    def _tree(self):
        tree = [(pk, INDENT * depth + name) for pk, name, depth in queries.unit_choices()]
        return [("", self.empty_label), *tree]


class PlaceForm(forms.Form):
    """Where somebody works, as what, how long and on which days, from when."""

    starts = forms.DateField(label=_("Vanaf"), widget=forms.DateInput)
    unit = UnitField(label=_("Afdeling"))
    position = forms.CharField(
        label=_("Functie"), max_length=200, widget=forms.TextInput({"list": "titles", "autocomplete": "off"})
    )
    weekly_hours = forms.DecimalField(
        label=_("Uren per week"), min_value=0, max_value=60, max_digits=4, decimal_places=1, localize=True
    )
    days = forms.MultipleChoiceField(
        label=_("Werkdagen"),
        choices=DAYS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Niets aangevinkt: werkt volgens een rooster."),
    )

    @staticmethod
    def of(place, *, starts, hours: Decimal) -> dict:
        """What to fill in beforehand: the place she has, or a full-time week."""
        return {
            "starts": starts,
            "unit": place.unit_id if place else None,
            "position": place.position.name if place else "",
            "weekly_hours": place.weekly_hours if place else hours,
            "days": [] if place and place.pattern == "roster" else list(place.pattern if place else "12345"),
        }

    def place(self) -> dict:
        """As the verbs take it."""
        told = self.cleaned_data
        return {
            "starts": told["starts"],
            "unit": told["unit"],
            "position": told["position"],
            "weekly_hours": told["weekly_hours"],
            "pattern": "".join(sorted(told["days"])) or "roster",
        }


def titles() -> list[str]:
    """Job titles in use, to choose from while typing."""
    return list(Position.objects.order_by("name").values_list("name", flat=True)[:MOST_TITLES])
