"""Staff files: hand one in, and the ones before it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.people import actions, permissions
from vliegwiel.areas.people.models import StaffImport
from vliegwiel.areas.people.queries.staff_heads import FIELDS
from vliegwiel.kit import tables
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing


class Upload(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Personeelsbestand"),
        help_text=gettext_lazy("CSV of Excel (.xlsx), zoals je personeelssysteem het uitvoert. Tot 20 MB."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > tables.MOST_BYTES:
            raise ValidationError(_("Dit bestand is groter dan 20 MB. Splits het."))
        return file


SAMPLE = (
    (
        "40121",
        "Sanne",
        "",
        "Visser",
        "sanne@voorbeeld.nl",
        "Monteur",
        "TN",
        "Team Noord",
        "40100",
        "01-03-2024",
        "36",
    ),
    ("40122", "Tom", "de", "Jong", "", "Monteur", "TN", "Team Noord", "40100", "01-09-2025", "32"),
    (
        "40100",
        "Mira",
        "van",
        "Dam",
        "mira@voorbeeld.nl",
        "Teamleider",
        "TN",
        "Team Noord",
        "",
        "15-01-2019",
        "36",
    ),
)
SAMPLE_FIELDS = (
    *("number", "given_name", "name_prefix", "family_name", "email", "position"),
    *("unit_code", "unit", "manager", "starts", "hours"),
)


@require_safe
def sample(request):
    """Three people, to see which columns a file has."""
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders werken met personeelsbestanden."))
    return download(request, _("voorbeeld-personeel"), [str(FIELDS[name]) for name in SAMPLE_FIELDS], SAMPLE)


def imports(request):
    require(permissions.may_keep_people(request.user), _("Alleen HR en beheerders werken met personeelsbestanden."))
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            received = actions.receive_staff_file(file.read(), file_name=file.name, by=request.user)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            messages.success(request, _("Het bestand is binnen. Er is nog niets veranderd."))
            return redirect("office:import", received.pk)
    found = StaffImport.objects.visible_to(request.user).defer("content", "report").select_related("by")
    context = {"form": form, "listing": listing(found.order_by("-pk"), request.GET.get("page"), size=20)}
    return page(request, "office/imports.html", context, status=422 if form.errors else 200)
