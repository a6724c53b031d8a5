"""Give an activity to a whole group by hand: a unit, or a list of staff numbers. Once, without a condition."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.learning import actions, jobs
from vliegwiel.areas.learning.queries.conditions import MOST_NUMBERS
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page
from vliegwiel.web.shared.activity_field import ActivityField
from vliegwiel.web.shared.closed_weeks import ClosedWeeks

from .rules import may_look
from .staff_fields import UnitField

NAMED = 5  # unknown numbers told by name


class GivingForm(ClosedWeeks):
    activity = ActivityField(
        label=gettext_lazy("Welke activiteit of welk programma?"),
        help_text=gettext_lazy("De titel, of plak het adres."),
    )
    unit = UnitField(
        label=gettext_lazy("Aan wie in deze afdeling werkt, en wat eronder valt"),
        required=False,
        empty_label=gettext_lazy("Geen hele afdeling"),
    )
    numbers = forms.CharField(
        label=gettext_lazy("En aan deze personeelsnummers"),
        help_text=gettext_lazy("Plak ze onder elkaar of met komma’s ertussen."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom? Wie het krijgt leest dit"), max_length=280, widget=forms.Textarea({"rows": 3})
    )
    due = forms.DateField(label=gettext_lazy("Voor wanneer?"), required=False, widget=forms.DateInput())
    may_decline = forms.BooleanField(label=gettext_lazy("Wie dit krijgt mag nee zeggen"), required=False)

    def clean_numbers(self) -> list[int]:
        """The people with these numbers; a number nobody here has is told, so that nobody is forgotten."""
        typed = list(dict.fromkeys(one for one in re.split(r"[\s,;\"]+", self.cleaned_data["numbers"]) if one))
        if len(typed) > MOST_NUMBERS:
            raise ValidationError(_("Een lijst heeft hooguit {n} personeelsnummers.").format(n=MOST_NUMBERS))
        known = dict(Person.objects.here().filter(number__in=typed).values_list("number", "pk"))
        if unknown := [one for one in typed if one not in known]:
            raise ValidationError(
                _("Deze nummers heeft hier niemand: {numbers}. Haal ze weg of verbeter ze.").format(
                    numbers=", ".join(unknown[:NAMED]) + ("…" if len(unknown) > NAMED else "")
                )
            )
        return list(known.values())


def giving(request):
    may_look(request)
    form = GivingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        to = {*told["numbers"]}
        if told["unit"]:
            to |= {*Person.objects.here().in_unit(told["unit"]).values_list("pk", flat=True)}
        words = {name: told[name] for name in ("reason", "due", "may_decline")} | form.ways_out()
        try:
            run = actions.ask_group(told["activity"], to=to, by=request.user, **words)
        except ValidationError as refused:
            form.add_error(None, refused if form.knows(refused) else " ".join(refused.messages))
        else:
            jobs.run_rule.enqueue(run.pk)
            return redirect("office:rule_run", run.pk)
    return page(request, "office/giving.html", {"form": form}, status=422 if form.errors else 200)
