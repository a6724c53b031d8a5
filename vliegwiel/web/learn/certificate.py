"""A certificate to show others: of something I finished, or of what I hold; and its page that others check."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.models import Certificate, Qualification
from vliegwiel.kit import printing, qr, theme
from vliegwiel.kit.page import page
from vliegwiel.web.shared.printed import folder


class NameForm(forms.Form):
    name = forms.ChoiceField(
        label=gettext_lazy("Welke naam staat erop?"),
        help_text=gettext_lazy("Zo leest ook wie het controleert je naam."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *given, names: list[str], **said) -> None:
        super().__init__(*given, **said)
        self.fields["name"].choices = [(name, name) for name in names]


@require_http_methods(["GET", "HEAD", "POST"])
def certificate_new(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """kind: "completion" or "qualification"."""
    names = queries.names_of(request.user)
    form = NameForm(request.POST or None, names=names, initial={"name": names[0]})
    if kind == "completion":
        rows = Completion.objects.standing().filter(person=request.user).select_related("edition", "activity", "person")
        done = get_object_or_404(rows.defer("edition__blocks"), pk=pk)
        title, make = done.edition.title, partial(actions.certify_completion, done)
    elif kind == "qualification":
        held = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
        title, make = held.title, partial(actions.certify_qualification, held)
    else:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            made = make(name=form.cleaned_data["name"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("learn:certificate", made.key)
    context = {"form": form, "title": title}
    return page(request, "learn/certificate_new.html", context, status=422 if form.errors else 200)


@require_safe
def certificate(request: HttpRequest, key: str) -> HttpResponse:
    found = _mine(request, key)
    address = request.build_absolute_uri(reverse("certificate", args=[found.key]))
    context = {
        "found": found,
        "checked": queries.check(found),
        "open": not hasattr(found, "taken"),
        "address": address,
        "qr": qr.svg(address),
        "languages": settings.LANGUAGES,
        "spoken": translation.get_language(),
    }
    return page(request, "learn/certificate.html", context)


@require_safe
def certificate_pdf(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """What held on the day it was made, in one of our languages."""
    found = _mine(request, key)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    address = request.build_absolute_uri(reverse("certificate", args=[found.key]))
    with translation.override(language):
        made = printing.pdf(folder() / "certificate.typ", _words(found, address, language))
        name = f"{_('certificaat')}-{found.pk}-{language}.pdf"
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def certificate_page(request: HttpRequest, key: str) -> HttpResponse:
    actions.give_page_back(_mine(request, key), by=request.user)
    messages.success(request, _("De controlepagina staat weer open, op hetzelfde adres."))
    return redirect("learn:certificate", key)


@require_POST
def certificate_page_removal(request: HttpRequest, key: str) -> HttpResponse:
    actions.take_page_away(_mine(request, key), by=request.user)
    messages.success(request, _("De controlepagina is weg. Het certificaat blijft van jou."))
    return redirect("learn:certificate", key)


def _mine(request: HttpRequest, key: str) -> Certificate:
    return get_object_or_404(Certificate.objects.visible_to(request.user).select_related("taken", "person"), key=key)


def _words(found: Certificate, address: str, language: str) -> dict:
    organisation = Organisation.objects.order_by("pk").first() or Organisation()
    tones = theme.tokens(organisation.colour)
    lines = [(_("Behaald op"), _day(found.held_on))]
    if found.qualification_id:
        lines.append(
            (_("Geldig"), _("tot en met {day}").format(day=_day(found.until)) if found.until else _("zonder einde"))
        )
    small = _("Zo stond het op {day}. Of het vandaag nog geldt, lees je op deze pagina:").format(
        day=_day(found.at.date())
    )
    return {
        "organisation": organisation.name,
        "brand": tones["accent"][0],
        "words-colour": tones["accent-text"][0],
        "lang": language,
        "document": _("Certificaat: {title}").format(title=found.title),
        "heading": _("Certificaat"),
        "given": _("Dit certificaat is van"),
        "name": found.name,
        "what": _("voor wat aantoonbaar geleerd is:") if found.completion_id else _("die aantoonbaar beschikt over:"),
        "title": found.title,
        "title-lang": found.language[:2] or "nl",
        "source": found.source,
        "lines": lines,
        "small": small,
        "address": address,
        "qr": qr.svg(address),
        "qr-alt": _("QR-code die naar de controlepagina leidt"),
    }


def _day(day) -> str:
    return date_format(day, "j F Y")
