"""Activities and people as somebody types them: one in a box, or one on each line."""

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.models import Person

MOST = 6
MOST_LINES = 500
MOST_NAMES = 50  # the rest by number or address


def known_titles() -> list[str]:
    """Titles to offer while typing: what the law asks first. One query."""
    rows = Edition.objects.filter(activity__purpose=Purpose.LEGAL, activity__retirement=None)
    return sorted(set(rows.order_by("-pk").values_list("title", flat=True)[:100]))


def activity_named(typed: str) -> Activity:
    """By its title, or by its address. ValidationError when there is none, or more than one."""
    typed = " ".join(typed.split())
    published: QuerySet[Activity] = Activity.objects.filter(editions__isnull=False)
    exact = Q(slug=typed.lower().rstrip("/").rpartition("/")[2]) | Q(editions__title__iexact=typed)
    found = list(published.filter(exact).distinct().order_by("pk")[:MOST])
    if not found and typed:
        found = list(published.filter(editions__title__icontains=typed).distinct().order_by("pk")[:MOST])
    if not found:
        raise ValidationError(_("We vinden geen activiteit die ‘{typed}’ heet.").format(typed=typed))
    if len(found) > 1:
        names = ", ".join(one.slug for one in found)
        raise ValidationError(
            _("Er zijn er meer die zo heten. Typ het adres van wie je bedoelt: {names}.").format(names=names)
        )
    return found[0]


def as_typed(titles: dict[str, str]) -> dict[str, str]:
    """{address: what one types for it}: its title, or its address when another carries that title too. One query."""
    rows = Edition.objects.filter(title__in=titles.values()).values_list("title", "activity__slug").distinct()
    carried = Counter(title for title, _slug in rows)
    return {slug: title if carried[title] == 1 else slug for slug, title in titles.items()}


class ActivityField(forms.CharField):
    """A title or an address; cleans to the Activity. `list` names a <datalist>."""

    def __init__(self, *, list: str = "", **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"} | ({"list": list} if list else {})
        super().__init__(max_length=200, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return activity_named(typed) if typed else None


class ActivitiesField(forms.CharField):
    """One title a line; cleans to a list of Activities, each once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 3, "spellcheck": "false"}), **kwargs)

    def clean(self, value: Any) -> Any:
        found, wrong = [], []
        for line in (super().clean(value) or "").splitlines():
            if not line.strip():
                continue
            try:
                found.append(activity_named(line))
            except ValidationError as refused:
                wrong += refused.messages
        if wrong:
            raise ValidationError(wrong)
        return list({one.pk: one for one in found}.values())


class PeopleField(forms.CharField):
    """One staff number, e-mail address or name a line, also of who left; cleans to a list of people, each once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 6, "spellcheck": "false"}), **kwargs)

    def clean(self, value: Any) -> Any:
        lines = [" ".join(line.split()) for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(_("Ten hoogste {n} mensen tegelijk.").format(n=MOST_LINES))
        exact = Person.objects.filter(Q(number__in=lines) | Q(email__in=[line.lower() for line in lines]))
        known: dict[str, Person] = {}
        for person in exact.order_by("pk"):
            known |= {(person.number or "").lower(): person, (person.email or "").lower(): person}
        found, wrong, looked_up = [], [], 0
        for line in lines:
            if line.lower() in known:
                found.append(known[line.lower()])
                continue
            looked_up += 1  # each is a search of its own
            people = Person.objects.all()
            named = list(people.named(line).order_by("pk")[:2]) if looked_up <= MOST_NAMES else []
            if len(named) == 1:
                found.append(named[0])
            else:
                wrong.append(line)
        if wrong:
            raise ValidationError(
                _("Deze regels wijzen niet één persoon aan: {lines}. Typ het nummer of het mailadres.").format(
                    lines=", ".join(wrong[:20])
                )
            )
        return list({person.pk: person for person in found}.values())
