"""Hours to learn in by cao or contract: what was agreed, for whom and how much is left; and the book of one person."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.people.models import Person, Position, Unit
from vliegwiel.areas.study import actions, jobs, permissions, queries
from vliegwiel.areas.study.actions.hours import NOT_KEEPER
from vliegwiel.areas.study.models import HourRight, HourScheme
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

from .budgets import OLDEST


class SchemeForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=120)
    source = forms.CharField(label=gettext_lazy("In welke cao of welk contract staat het?"), max_length=200)
    hours = forms.DecimalField(
        label=gettext_lazy("Uren per jaar bij volledig werk"),
        localize=True,
        max_digits=5,
        decimal_places=1,
        min_value=0,
    )
    scaled = forms.BooleanField(label=gettext_lazy("Wie minder werkt, krijgt naar verhouding"), required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.filter(closed_on=None).order_by("name", "pk"),
        label=gettext_lazy("Afdeling, met alles eronder"),
        empty_label=gettext_lazy("Elke afdeling"),
        required=False,
    )
    position = forms.ModelChoiceField(
        Position.objects.order_by("name", "pk"),
        label=gettext_lazy("Functie"),
        empty_label=gettext_lazy("Elke functie"),
        required=False,
    )
    first_year = forms.IntegerField(label=gettext_lazy("Vanaf welk jaar?"), min_value=2000, max_value=2100)
    last_year = forms.IntegerField(
        label=gettext_lazy("Tot en met welk jaar?"),
        help_text=gettext_lazy("Leeg: zonder einde."),
        min_value=2000,
        max_value=2100,
        required=False,
    )
    carry = forms.IntegerField(
        label=gettext_lazy("Hoeveel jaar erna nog te gebruiken?"), min_value=0, max_value=10, initial=0
    )
    why = forms.CharField(label=gettext_lazy("Waarom leg je dit vast?"), max_length=280)


class CorrectionForm(forms.Form):
    right = forms.TypedChoiceField(label=gettext_lazy("Welk recht?"), coerce=int)
    hours = forms.DecimalField(
        label=gettext_lazy("Hoeveel uur erbij?"),
        help_text=gettext_lazy("Met een min ervoor gaat het eraf."),
        localize=True,
        max_digits=5,
        decimal_places=1,
    )
    why = forms.CharField(label=gettext_lazy("Waarom?"), max_length=280, widget=forms.Textarea({"rows": 2}))


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    form = SchemeForm(request.POST or None, initial={"first_year": clock.today().year, "scaled": True})
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_hours(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            jobs.keep_hours.enqueue()
            messages.success(request, _("Vastgelegd. Wie het recht heeft, krijgt nu de uren van dit jaar."))
            return redirect("office:hours")
    year = _year(request)
    context = {
        "form": form,
        "year": year,
        "years": [(one, f"?year={one}") for one in (year - 1, year, year + 1)],
        "rows": queries.scheme_rows(year),
        "this": clock.today().year,
    }
    return page(request, "office/hours.html", context, status=422 if form.errors else 200)


@require_POST
def hours_end(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    asked = request.POST.get("last_year", "")
    found = get_object_or_404(HourScheme, pk=pk)
    try:
        actions.end_hours(found, last_year=int(asked) if asked.isdecimal() and len(asked) == 4 else 0, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("office:hours")


@require_http_methods(["GET", "HEAD", "POST"])
def person_hours(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    rights = list(HourRight.objects.visible_to(request.user).filter(person=who).select_related("scheme", "person"))
    form = CorrectionForm(request.POST or None)
    form.fields["right"].choices = [(one.pk, f"{one.scheme.name} {one.year}") for one in rights]
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        right = next(one for one in rights if one.pk == said.pop("right"))
        try:
            actions.correct_hours(right, by=request.user, **said)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Rechtgezet. Het staat in het boek, met je reden."))
            return redirect("office:person_hours", pk)
    context = {
        "who": who,
        "left": queries.hours_left(who),
        "book": leaf(queries.book_of(who), page_number(request.GET.get("page")), size=25),
        "form": form,
        "rights": rights,
        "corrects": who.pk != request.user.pk,
    }
    return page(request, "office/person_hours.html", context, status=422 if form.errors else 200)


def _year(request: HttpRequest) -> int:
    asked, this = request.GET.get("year", ""), clock.today().year
    return min(max(int(asked), this - OLDEST), this + 5) if asked.isdecimal() and len(asked) == 4 else this
