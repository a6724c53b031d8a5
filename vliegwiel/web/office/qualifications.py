"""What must be proven: the list, and writing one."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vliegwiel.areas.qualifications import actions, permissions, queries
from vliegwiel.areas.qualifications.actions.writing import NOT_KEEPER
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.models import OutsideCertificate, Qualification
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

READERS = gettext_lazy("Hoe mensen ervoor staan zien HR, opleiders, directie en ondernemingsraad.")


class QualificationForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=120)
    ground = forms.ChoiceField(
        label=gettext_lazy("Waarom wordt het gevraagd?"), choices=Ground, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=gettext_lazy("Waar staat dat?"),
        help_text=gettext_lazy("De wet, het artikel, de cao of de afspraak."),
        max_length=200,
        required=False,
    )
    price = forms.DecimalField(
        label=gettext_lazy("Wat betaalt de medewerker zelf?"),
        help_text=gettext_lazy("In euro’s. Bij wet, EU-recht en cao altijd nul."),
        max_digits=8,
        decimal_places=2,
        required=False,
    )
    repayment = forms.CharField(
        label=gettext_lazy("Beding om terug te betalen"),
        help_text=gettext_lazy("Bij wet, EU-recht en cao is zo’n beding nietig."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    review = forms.CharField(
        label=gettext_lazy("Nodig voor de functie: wie keek mee of dit geld mag kosten?"),
        help_text=gettext_lazy("Alleen als de medewerker betaalt of terugbetaalt."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


@require_safe
def qualifications(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_counts(request.user), READERS)
    rows = Qualification.objects.visible_to(request.user).standing().order_by("title", "pk")
    shown = leaf(rows, page_number(request.GET.get("page")), size=50)
    keeps = permissions.may_keep(request.user)
    context = {
        "leaf": shown,
        "rows": [
            (row, queries.is_locked(row.ground), queries.in_words(asked))
            for row, asked in queries.with_versions(shown.rows)
        ],
        "keeps": keeps,
        "waiting": OutsideCertificate.objects.visible_to(request.user).waiting().exists() if keeps else False,
    }
    return page(request, "office/qualifications.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def qualification_new(request: HttpRequest) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def qualification_words(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    return _form(request, get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk))


def _form(request: HttpRequest, found: Qualification | None) -> HttpResponse:
    names = ("title", "ground", "source", "price", "repayment", "review")
    initial = {name: getattr(found, name) for name in names} if found else {}
    form = QualificationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"price": form.cleaned_data["price"] or Decimal()}
        try:
            written = actions.write_qualification(found, by=request.user, **told)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("office:qualification" if found else "office:requirement_new", written.pk)
    opened = bool(found and (found.price or found.repayment)) or any(
        name in form.errors for name in ("price", "repayment", "review")
    )
    context = {
        "form": form,
        "found": found,
        "money": opened,
        "title": found.title if found else _("Nieuwe bekwaamheid"),
    }
    return page(request, "office/qualification_words.html", context, status=422 if form.errors else 200)
