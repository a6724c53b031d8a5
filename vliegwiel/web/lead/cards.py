"""Sign-in cards for who has no e-mail: a sheet to print, each code on it once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.people.actions import give_sign_in_codes
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import printing, qr, theme
from vliegwiel.kit.page import page
from vliegwiel.web.shared.printed import folder
from vliegwiel.web.shared.shell import around

MOST = 60  # cards on one sheet


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest) -> HttpResponse:
    """Whom a card would be for; pressing makes the codes and the sheet, which cannot be asked for again."""
    rows = Person.objects.led_by(request.user).here().filter(email=None).by_name()
    if request.method != "POST":
        shown = list(rows[: MOST + 1])
        return page(request, "lead/cards.html", {"rows": shown[:MOST], "more": len(shown) > MOST, "most": MOST})
    chosen = [int(pk) for pk in request.POST.getlist("person") if pk.isdecimal()][:MOST]
    people = list(rows.filter(pk__in=chosen))
    if not people:
        return redirect("lead:cards")
    code_page = request.build_absolute_uri(reverse("account_code"))
    organisation = around(request).organisation
    made = printing.pdf(
        folder() / "cards.typ",
        {
            "organisation": organisation.name,
            "brand": theme.tokens(organisation.colour)["accent"][0],
            "lang": get_language() or "nl",
            "document": _("Kaartjes om aan te melden"),
            "small": _("Elke code werkt één keer, binnen 24 uur. Geef ieder alleen het eigen kaartje."),
            "number-word": _("Nummer"),
            "how": _("Scan, of ga naar {site} en kies ‘Met een code’.").format(site=request.get_host()),
            "qr-alt": _("QR-code die naar aanmelden met een code leidt"),
            "cards": [
                {
                    "name": person.name,
                    "number": person.number or "",
                    "code": code,
                    "qr": qr.svg(f"{code_page}?{urlencode({'who': person.number or person.name})}"),
                }
                for person, code in give_sign_in_codes(people, by=request.user)
            ],
        },
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_("kaartjes")}.pdf"'
    return response
