"""Content made elsewhere: hand a file in, and the ones before it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.models import ContentImport
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.standards.imports import bringing, inbound
from vliegwiel.web.shared.listing import listing

from .packages import bring_in

NOT_AN_AUTHOR = gettext_lazy("Lesstof binnenhalen doen auteurs en opleiders.")


TOO_LARGE = gettext_lazy("Dit bestand is te groot en is niet verstuurd: ten hoogste {most} MB.")


class Upload(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Bestand met lesstof of vragen"),
        help_text=gettext_lazy("Tot 250 MB. Je ziet eerst wat eruit komt; er wordt nog niets gemaakt."),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        told = str(TOO_LARGE).format(most=settings.IMPORT_BYTES // 1024**2)
        self.fields["file"].widget.attrs |= {"data-most": settings.IMPORT_BYTES, "data-too-large": told}


def imports(request: HttpRequest) -> HttpResponse:
    require(permissions.may_bring_in(request.user), NOT_AN_AUTHOR)
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        held = _received(request, form)
        if held:
            return redirect("studio:import", held.pk)
    former = ContentImport.objects.visible_to(request.user).defer("found", "chosen").select_related("by")
    context: dict[str, Any] = {
        "form": form,
        "forms": inbound.FORMS,
        "listing": listing(former.order_by("-at", "-pk"), request.GET.get("page"), size=20),
    }
    return page(request, "studio/imports.html", context, status=422 if form.errors else 200)


def _received(request: HttpRequest, form: Upload) -> ContentImport | None:
    file = form.cleaned_data["file"]
    try:
        held, known = bringing.receive(file, name=file.name, by=request.user, packages=bring_in)
    except inbound.Unreadable as unreadable:
        form.add_error("file", str(unreadable))
        return None
    if known:
        said = _("Dit bestand is al eens gelezen, op {day} door {name}. Dit is wat er toen uit kwam.")
        messages.info(request, said.format(day=date_format(localtime(held.at), "j F Y"), name=held.by.name))
    else:
        messages.success(request, _("Het bestand is gelezen. Er is nog niets gemaakt."))
    return held
