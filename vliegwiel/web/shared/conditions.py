"""Conditions of the works council as one types them: a sentence a line."""

from django import forms
from django.utils.translation import gettext_lazy


class ConditionsForm(forms.Form):
    lines = forms.CharField(
        label=gettext_lazy("Jullie voorwaarden, elke op een eigen regel"),
        help_text=gettext_lazy("Bijvoorbeeld: Niemand gebruikt de academie om iemands functioneren te beoordelen."),
        max_length=8000,
        widget=forms.Textarea({"rows": 5}),
    )

    def clean_lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
