"""Choosing an activity by its title or its address: works without JavaScript and with five thousand of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import search_activities
from vliegwiel.kit.finding import fold

MOST = 6


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
        if not found and (near := search_activities(typed, language=get_language() or "nl").found[:MOST]):
            rows = on_shelf.filter(pk__in=[match.activity for match in near])
            titles = list(rows.values_list("editions__title", "pk").order_by("editions__title").distinct())
            same = {pk for title, pk in titles if fold(title) == fold(typed)}
            if len(same) == 1:
                return on_shelf.get(pk=same.pop())
            raise ValidationError(
                _("Zo heet er geen. Bedoel je: {titles}?").format(
                    titles="; ".join(sorted({one for one, _pk in titles}))
                )
            )
        if not found:
            raise ValidationError(
                _("We vinden geen activiteit die zo heet. Neem de titel over zoals hij op de plank staat.")
            )
        raise ValidationError(_("Er zijn er meer die zo heten. Plak het adres van de activiteit."))
