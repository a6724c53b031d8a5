"""A date in a closed week: warned, and then moved to after it or, for what the law asks, approved by somebody."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from vliegwiel.areas.learning.actions import CLOSED

from .person_field import PersonField


class ClosedWeeks(forms.Form):
    """Two fields that are shown once a date was refused because its week is closed (`form.closed`)."""

    after_closed = forms.BooleanField(label=gettext_lazy("Zet de datum na de gesloten weken"), required=False)
    approver = PersonField(
        label=gettext_lazy("Of laat de datum staan: wie keurde dat goed?"),
        help_text=gettext_lazy(
            "Alleen voor wat de wet vraagt. Iemand van HR, een opleider of een directeur; het staat in het logboek."
        ),
        required=False,
    )

    @property
    def closed(self) -> bool:
        found = any(error.code == CLOSED for errors in self.errors.as_data().values() for error in errors)
        return found or bool(self.data.get("after_closed") or self.data.get("approver"))

    def knows(self, error: ValidationError) -> bool:
        """Whether every field this is about stands on the form."""
        return set(getattr(error, "error_dict", {"": 0})) <= set(self.fields)

    def ways_out(self) -> dict[str, Any]:
        """What the verb is told, of what was chosen."""
        return {"after_closed": self.cleaned_data["after_closed"], "approver": self.cleaned_data["approver"]}
