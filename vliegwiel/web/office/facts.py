"""What people did outside the academy, recorded by hand; and what was not right, put right. No fact is ever removed."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.learning import actions, permissions, queries
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries import came_from
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.naming import ActivityField, PeopleField, known_titles

READERS = gettext_lazy("Wat verplicht is en wie het deed, zien HR en opleiders.")


class RecordForm(forms.Form):
    activity = ActivityField(
        label=gettext_lazy("Wat deden ze?"), help_text=gettext_lazy("Typ de titel van de activiteit."), list="known"
    )
    on = forms.DateField(label=gettext_lazy("Op welke dag?"), widget=forms.DateInput())
    people = PeopleField(
        label=gettext_lazy("Wie?"),
        help_text=gettext_lazy("Eén per regel: personeelsnummer, mailadres of naam. Plakken uit een lijst mag."),
    )
    seen_by = forms.CharField(
        label=gettext_lazy("Wie heeft het gezien?"),
        help_text=gettext_lazy("Bijvoorbeeld de trainer. Het mag iemand van buiten zijn."),
        max_length=120,
        required=False,
    )
    why = forms.CharField(
        label=gettext_lazy("Waarom leg je dit vast?"),
        help_text=gettext_lazy("Wie het aangaat leest dit."),
        max_length=280,
        widget=forms.Textarea({"rows": 2}),
    )


class CorrectionForm(forms.Form):
    what = forms.ChoiceField(
        label=gettext_lazy("Wat klopt er niet?"),
        choices=[("day", gettext_lazy("De datum")), ("not", gettext_lazy("Het is niet gebeurd"))],
        widget=forms.RadioSelect,
        initial="day",
    )
    on = forms.DateField(label=gettext_lazy("Op welke dag dan wel?"), required=False, widget=forms.DateInput())
    why = forms.CharField(
        label=gettext_lazy("Hoe weet je dat?"),
        help_text=gettext_lazy("Wie het aangaat leest dit."),
        max_length=280,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self):
        told = super().clean()
        if told.get("what") == "day" and not told.get("on") and "on" not in self.errors:
            self.add_error("on", _("Kies de dag die klopt."))
        return told


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest) -> HttpResponse:
    """What was recorded of late, and the form to record more."""
    require(permissions.may_see_facts(request.user), READERS)
    form = RecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            _say(request, made)
            return redirect("office:fact_batch", made.batch) if made.new else redirect("office:facts")
    context = {"form": form, "titles": known_titles(), "batches": queries.recordings()}
    return page(request, "office/facts.html", context, status=422 if form.errors else 200)


@require_safe
def batch(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    require(permissions.may_see_facts(request.user), READERS)
    rows = queries.recorded(key)
    if not rows:
        raise Http404
    context = {"rows": rows, "first": rows[0], "standing": sum(not row.corrected for row in rows), "key": key}
    return page(request, "office/fact_batch.html", context)


@require_POST
def batch_undo(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    require(permissions.may_see_facts(request.user), READERS)
    try:
        n = actions.take_back_recording(key, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        told = ngettext("Teruggenomen van {n} persoon.", "Teruggenomen van {n} mensen.", n)
        messages.success(request, told.format(n=n))
    return redirect("office:fact_batch", key)


@require_safe
def person_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was ever said of what one person finished and must be able to prove."""
    require(permissions.may_see_facts(request.user), READERS)
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    shown = leaf(queries.facts_of(who, provable=True), page_number(request.GET.get("page")), size=50)
    was_of = came_from(who, "learning.Completion")
    rows = [(row, was_of.get(row.completion)) for row in queries.told(shown)]
    context = {"who": who, "leaf": shown, "rows": rows, "keeps": request.user.pk != who.pk}
    return page(request, "office/person_facts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    require(permissions.may_see_facts(request.user), READERS)
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    found = get_object_or_404(queries.facts_of(who, provable=True), pk=fact)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            on = told["on"] if told["what"] == "day" else None
            actions.correct(found, on=on, by=request.user, why=told["why"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Rechtgezet. Wat er stond blijft leesbaar, en het is haar of hem verteld."))
            return redirect("office:person_facts", pk)
    context = {"who": who, "form": form, "row": queries.told([found])[0], "today": clock.today()}
    return page(request, "office/fact_correction.html", context, status=422 if form.errors else 200)


def _say(request: HttpRequest, made: actions.Recorded) -> None:
    if made.new:
        told = ngettext("Vastgelegd voor {n} persoon.", "Vastgelegd voor {n} mensen.", len(made.new))
        messages.success(request, told.format(n=len(made.new)))
    if made.had:
        names = ", ".join(person.name for person in made.had[:10])
        told = ngettext("{n} stond er al: {names}.", "{n} stonden er al: {names}.", len(made.had))
        messages.info(request, told.format(n=len(made.had), names=names))
