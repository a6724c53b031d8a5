"""A poster for the wall: a code that leads to one activity, past signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.kit import printing, qr, theme
from vliegwiel.web.shared.printed import folder
from vliegwiel.web.shared.shell import around


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Activity.objects.visible_to(request.user), slug=slug)
    editions = Edition.objects.filter(activity=found).defer("blocks").order_by("-published_at", "-pk")
    hers = sorted(editions, key=lambda one: one.language != get_language())
    if not hers:
        return HttpResponse(status=404)
    edition = hers[0]
    return on_paper(
        request,
        title=edition.title,
        language=edition.language[:2],
        line=ngettext("{n} minuut", "{n} minuten", edition.minutes).format(n=edition.minutes),
        address=request.build_absolute_uri(reverse("learn:activity", args=[found.slug])),
        alt=_("QR-code die naar deze activiteit leidt"),
        name=found.slug[:40],
    )


def on_paper(
    request: HttpRequest, *, title: str, line: str, address: str, alt: str, name: str, language: str = ""
) -> HttpResponse:
    """One sheet A4. line: what stands under the title. language: of the title, when it is not the reader's."""
    organisation, spoken = around(request).organisation, get_language() or "nl"
    made = printing.pdf(
        folder() / "poster.typ",
        {
            "organisation": organisation.name,
            "brand": theme.tokens(organisation.colour)["accent"][0],
            "lang": spoken,
            "title": title,
            "title-lang": language or spoken[:2],
            "minutes": line,
            "how": _("Richt de camera van je telefoon of de tablet hierop."),
            "without": _("Geen werkmail? Meld je aan met je nummer en pincode, of met een code van je leidinggevende."),
            "qr": qr.svg(address),
            "qr-alt": alt,
            "address": address,
        },
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_("poster")}-{name}.pdf"'
    return response
