"""Choosing an activity by its title or its address: works without JavaScript and with five thousand of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity


class ActivityField(forms.CharField):
    """A title or an address of an activity on the shelf; cleans to the Activity."""

    def clean(self, value: Any) -> Activity | None:
        typed = super().clean(value).strip()
        if not typed:
            return None
        on_shelf = Activity.objects.published()
        slug = typed.rstrip("/").rpartition("/")[2]
        found = list(on_shelf.filter(editions__title__iexact=typed).distinct()[:2]) or list(on_shelf.filter(slug=slug))
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                _("We vinden geen activiteit die zo heet. Neem de titel over zoals hij op de plank staat.")
            )
        raise ValidationError(_("Er zijn er meer die zo heten. Plak het adres van de activiteit."))
