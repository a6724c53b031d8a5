"""The next version of a document people read and sign for."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.qualifications import actions, permissions, queries
from vliegwiel.areas.qualifications.actions.writing import NOT_KEEPER
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


class DocumentForm(forms.Form):
    starts = forms.DateField(label=gettext_lazy("Vanaf welke dag geldt deze versie?"), widget=forms.DateInput())
    text = forms.CharField(
        label=gettext_lazy("De tekst"),
        help_text=gettext_lazy("Een lege regel begint een nieuwe alinea. Mag leeg als je een PDF stuurt."),
        required=False,
        widget=forms.Textarea({"rows": 14}),
    )
    file = forms.FileField(
        label=gettext_lazy("Of een PDF"),
        required=False,
        widget=forms.ClearableFileInput({"accept": "application/pdf"}),
    )
    why = forms.CharField(
        label=gettext_lazy("Wat is er nieuw?"),
        help_text=gettext_lazy("Dit leest wie eerder tekende."),
        max_length=280,
        widget=forms.Textarea({"rows": 2}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    documents = queries.documents_signed(found)
    tomorrow = clock.today() + dt.timedelta(days=1)
    last = documents[0][0] if documents else None
    initial = {
        "starts": max(last.starts + dt.timedelta(days=1), tomorrow) if last else clock.today(),
        "text": last.text if last else "",
    }
    form = DocumentForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = said.pop("file")
        content = {"name": given.name, "content": given.read()} if given else {}
        try:
            actions.write_document(found, by=request.user, **said, **content)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("office:qualification", pk)
    context = {"found": found, "form": form, "last": last, "documents": documents}
    return page(request, "office/document_new.html", context, status=422 if form.errors else 200)
