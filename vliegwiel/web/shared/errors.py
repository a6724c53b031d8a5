"""When it does not work: what happened, what was kept, what to do now."""

import logging
import sys
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit.faults import Fault, recognise

FORM_BYTES = 1024**2  # what else is in a form with a file
CHUNK = 1024**2

logger = logging.getLogger("vliegwiel.trouble")


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
    try:
        return HttpResponse(render_to_string("shared/trouble.html", context, request=request), status=status)
    except Exception:  # the shell around it needs the database, the session, the styles: any may be what is broken
        logger.exception("The page of trouble is itself in trouble")
        return HttpResponse(render_to_string("shared/trouble_alone.html", context | _styles()), status=status)


def _styles() -> dict[str, str]:
    try:
        return {"stylesheet": static("built/app.css")}
    except ValueError:  # not built
        return {"stylesheet": ""}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):  # found before any page: when the token was looked for
        return too_large(request)
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
            _("Ga naar je begin en zoek het daar."),
        ),
        404,
    )


def too_large(request: HttpRequest, *, most: int = 0) -> HttpResponse:
    """most: how many bytes the largest file may have, when it was a file."""
    told = _("Wat je stuurt is groter dan de academie aanneemt.")
    if most:
        told = _("Wat je stuurt is groter dan de academie aanneemt: ten hoogste {most} MB.").format(
            most=most // 1024**2
        )
    return show(
        request,
        Trouble(
            _("Dit is te groot"),
            told,
            _("Het is niet bewaard. Wat er al stond is niet veranderd."),
            _("Maak het bestand kleiner of splits de tekst, en probeer het opnieuw."),
        ),
        413,
    )


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """allauth counts tries to sign in, to get a new password and the like, and all it counts here it counts by the
    minute (ACCOUNT_RATE_LIMITS)."""
    response = show(
        request,
        Trouble(
            _("Dit ging te vaak achter elkaar"),
            _("Om accounts te beschermen houden we even pauze na veel pogingen vanaf hetzelfde apparaat of netwerk."),
            _("Je laatste poging telt niet mee en er is niets veranderd. Je account is niet geblokkeerd."),
            _("Wacht één minuut en probeer het dan opnieuw."),
        ),
        429,
    )
    response["Retry-After"] = "60"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    fault = recognise(sys.exc_info()[1])  # Django calls this while the exception is being handled
    if fault in FAULTS:
        logger.error("%s", fault.tells)
        response = show(request, Trouble(*FAULTS[fault]), 503)
        response["Retry-After"] = "30"
        return response
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


AWAY = (
    gettext_lazy("De academie is even niet bereikbaar"),
    gettext_lazy("De computer waarop alles bewaard wordt, geeft geen antwoord."),
    gettext_lazy("Wat je zojuist deed is niet bewaard. Wat er al stond is veilig."),
    gettext_lazy("Probeer het over een paar minuten opnieuw. Wij weten ervan."),
)
FAULTS = {
    Fault.BUSY: (
        gettext_lazy("Het is nu even te druk"),
        gettext_lazy("Er wordt op dit moment zoveel bewaard dat jouw wijziging er niet tussen kwam."),
        gettext_lazy("Wat je zojuist deed is niet bewaard. Wat er al stond is niet veranderd."),
        gettext_lazy("Ga terug, wacht een halve minuut en probeer het opnieuw: wat je typte staat er nog."),
    ),
    Fault.FULL: (
        gettext_lazy("Er kan niets meer bij"),
        gettext_lazy("De schijf van de academie is vol, dus bewaren lukt nu niet. Lezen kan wel."),
        gettext_lazy("Wat je zojuist deed is niet bewaard. Wat er al stond is niet veranderd."),
        gettext_lazy("Vertel het de beheerder. Ga terug en bewaar wat je typte zolang ergens anders."),
    ),
    Fault.DISK: AWAY,
    Fault.AWAY: AWAY,
    Fault.NO_HOST: AWAY,
    Fault.NO_DATABASE: AWAY,
    Fault.PASSWORD: AWAY,
    Fault.NO_FILE: AWAY,
    Fault.READ_ONLY: AWAY,
    Fault.NOT_A_DATABASE: AWAY,
}


def too_large_to_read(get_response):
    """A file larger than any form takes, sent by a browser that could not say so beforehand: nothing of it is kept, not
    even on its way. It is heard out, for a browser shows no answer to what it is still sending."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= settings.UPLOAD_BYTES + FORM_BYTES:
            return None
        while request.read(CHUNK):
            pass
        return too_large(request, most=settings.UPLOAD_BYTES)

    middleware.process_view = process_view
    return middleware


def too_large_in_words(get_response):
    """Django answers an oversized form with a bare 400; this says what it was."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return too_large(request) if isinstance(exception, RequestDataTooBig) else None

    middleware.process_exception = process_exception
    return middleware
