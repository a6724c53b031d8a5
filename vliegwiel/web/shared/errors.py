"""When it does not work: what happened, what was kept, what to do now."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Trouble:
    title: str
    what: str
    kept: str
    now: str


def show(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    """A calm page; a message instead where only a part of a page was asked for."""
    context = {"trouble": trouble, "status": status}
    if request.headers.get("HX-Request"):
        return HttpResponse(render_to_string("shared/_trouble.html", context, request=None), status=status)
    return HttpResponse(render_to_string("shared/trouble.html", context, request=request), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return show(
        request,
        Trouble(
            _("Dit verzoek klopt niet"),
            _("De pagina kreeg iets wat zij niet kan lezen. Meestal is een link half gekopieerd."),
            _("Er is niets veranderd."),
            _("Ga terug en probeer het opnieuw."),
        ),
        400,
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return show(
        request,
        Trouble(
            _("Dit mag je hier niet"),
            str(exception or "") or _("Deze pagina of knop is voor mensen met een andere rol."),
            _("Er is niets veranderd."),
            _("Denk je dat dit wel bij je werk hoort? Vraag het de beheerder van de academie."),
        ),
        403,
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return show(
        request,
        Trouble(
            _("Het formulier was te oud"),
            _("Dit formulier stond lang open, of je meldde je in een ander venster opnieuw aan."),
            _("Er is nog niets verstuurd. Wat je typte staat er nog als je teruggaat."),
            _("Ga terug, laad de pagina opnieuw en verstuur het nog eens."),
        ),
        403,
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return show(
        request,
        Trouble(
            _("Deze pagina is er niet"),
            _("Het adres klopt niet, de pagina is weggehaald, of hij is niet voor jou."),
            _("Er is niets veranderd."),
            _("Zoek het bovenaan, of ga naar je begin."),
        ),
        404,
    )


def too_large(request: HttpRequest) -> HttpResponse:
    return show(
        request,
        Trouble(
            _("Dit is te groot"),
            _("Wat je stuurt is groter dan de academie aanneemt."),
            _("Het is niet bewaard. Wat er al stond is niet veranderd."),
            _("Maak het bestand kleiner of splits de tekst, en probeer het opnieuw."),
        ),
        413,
    )


def broken(request: HttpRequest) -> HttpResponse:
    return show(
        request,
        Trouble(
            _("Er ging iets mis bij ons"),
            _("De academie kon dit niet afmaken. Dat ligt niet aan jou; het is opgeschreven voor de beheerder."),
            _("Wat je deed is in zijn geheel niet doorgegaan: er is niets half bewaard."),
            _("Probeer het over een minuut opnieuw. Blijft het misgaan, vertel het de beheerder."),
        ),
        500,
    )


def too_large_in_words(get_response):
    """Django answers an oversized form with a bare 400; this says what it was."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return too_large(request) if isinstance(exception, RequestDataTooBig) else None

    middleware.process_exception = process_exception
    return middleware
