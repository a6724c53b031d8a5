"""The colours, made of the organisation's one, and the choice between light and dark."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.people.models import Organisation
from vliegwiel.kit import theme
from vliegwiel.kit.elements import wheel

from . import device
from .shell import SCHEME_COOKIE, SCHEMES

YEAR = 60 * 60 * 24 * 365
AN_HOUR = "public, max-age=3600"
APP_ICONS = (180, 192, 512)  # pixels: Apple's, Android's, and the splash screen's


@require_GET
@login_not_required
def stylesheet(request: HttpRequest, fingerprint: str) -> HttpResponse:
    """The theme with this fingerprint. Its address changes with the colour, so it may be kept for ever."""
    colours = [*Organisation.objects.order_by("pk").values_list("colour", flat=True)[:1], theme.DEFAULT]
    colour = next((colour for colour in colours if theme.fingerprint(colour) == fingerprint), None)
    if colour is None:
        raise Http404
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return HttpResponse(f"@layer theme{{{theme.css(colour)}}}", content_type="text/css", headers=headers)


@require_GET
@login_not_required
def icon(request: HttpRequest) -> HttpResponse:
    """The mark in the organisation's colour, for tabs."""
    accent = _colours()["accent"][0]
    return HttpResponse(wheel.standalone(accent), content_type="image/svg+xml", headers={"Cache-Control": AN_HOUR})


@require_GET
@login_not_required
def app_icon(request: HttpRequest, size: int) -> HttpResponse:
    """The mark on paper, for home screens."""
    if size not in APP_ICONS:
        raise Http404
    colours = _colours()
    picture = wheel.painted(colours["accent"][0], colours["paper"][0], size=size)
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": AN_HOUR})


def _colours() -> dict[str, tuple[str, str]]:
    return theme.tokens((Organisation.objects.order_by("pk").first() or Organisation()).colour)


@require_GET
@login_not_required
def logo(request: HttpRequest, name: str) -> FileResponse:
    """The organisation's logo, also before signing in. Its name follows from its content."""
    organisation = Organisation.objects.order_by("pk").exclude(logo="").first()
    if organisation is None or organisation.logo.name != name:
        raise Http404
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable", "X-Content-Type-Options": "nosniff"}
    return FileResponse(organisation.logo.open("rb"), content_type="image/webp", headers=headers)


@require_POST
@login_not_required
def scheme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device has it; kept in a cookie, for it belongs to the device."""
    return device.keep(request, SCHEME_COOKIE, request.POST.get("scheme", ""), among=SCHEMES)
