"""The house style: name, own word, logo, one colour; and what the theme makes of it, light and dark."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.enums import Address
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.people.permissions import may_set_brand
from vliegwiel.kit import oklch, theme
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from ..shared import shell


class BrandForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Hoe heet jullie organisatie?"), max_length=120)
    academy = forms.CharField(
        label=gettext_lazy("Hoe noemen jullie de academie?"),
        help_text=gettext_lazy("Bijvoorbeeld academie, leerhuis of campus."),
        max_length=60,
    )
    colour = forms.RegexField(
        oklch.HEX,
        label=gettext_lazy("Welke kleur hoort bij jullie?"),
        help_text=gettext_lazy("Eén kleur is genoeg. De academie maakt er zelf leesbare tinten van, licht en donker."),
        error_messages={"invalid": gettext_lazy("Schrijf de kleur als # met zes tekens, zoals #d9620f.")},
        widget=forms.TextInput(
            attrs={
                "type": "color",
                "hx-get": reverse_lazy("office:brand_preview"),
                "hx-trigger": "input delay:120ms",
                "hx-target": "#preview",
                "hx-swap": "outerHTML",
            }
        ),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        help_text=gettext_lazy("PNG, JPG of WebP. Liefst met een doorzichtige achtergrond."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    drop_logo = forms.BooleanField(label=gettext_lazy("Laat het huidige logo weg"), required=False)
    address = forms.ChoiceField(
        label=gettext_lazy("Hoe spreken we mensen aan?"), choices=Address.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=gettext_lazy("Waarom is er een academie?"),
        help_text=gettext_lazy("Twee zinnen van de directie. Ze staan bij wie voor het eerst binnenkomt."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        required=False,
    )


@dataclass(frozen=True)
class Made:
    """What became of the colour in one mode."""

    side: str
    name: Any
    fill: str
    kept: bool
    words: str  # contrast of the words on a button


@require_http_methods(["GET", "POST"])
def brand(request: HttpRequest) -> HttpResponse:
    require(may_set_brand(request.user), _("Alleen beheerders en de opleider kiezen de huisstijl."))
    organisation = shell.around(request).organisation
    form = BrandForm(request.POST or None, request.FILES or None, initial=_as_it_is(organisation))
    if request.method == "POST" and form.is_valid():
        try:
            people.set_brand(organisation, by=request.user, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, _("De huisstijl is bewaard. Iedereen ziet hem vanaf nu."))
            return redirect("office:brand")
    context = {"form": form, "has_logo": bool(organisation.logo)} | _preview(form["colour"].value() or theme.DEFAULT)
    return page(request, "office/brand.html", context, status=422 if form.errors else 200)


@require_GET
def preview(request: HttpRequest) -> HttpResponse:
    """The same page's preview for a colour that is being tried."""
    require(may_set_brand(request.user), _("Alleen beheerders en de opleider kiezen de huisstijl."))
    return page(request, "office/brand.html#preview", _preview(request.GET.get("colour", "")))


@require_GET
def colours(request: HttpRequest, tried: str) -> HttpResponse:
    """The tokens of a colour that is being tried, for the preview alone."""
    require(may_set_brand(request.user), _("Alleen beheerders en de opleider kiezen de huisstijl."))
    sheet = theme.css(f"#{tried}" if oklch.HEX.fullmatch(f"#{tried}") else theme.DEFAULT, root=".brand-preview")
    return HttpResponse(sheet, content_type="text/css", headers={"Cache-Control": "private, max-age=3600"})


def _as_it_is(organisation: Organisation) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in ("name", "academy", "colour", "address", "why")}


def _preview(colour: str) -> dict[str, Any]:
    colour = colour.lower() if oklch.HEX.fullmatch(colour) else theme.DEFAULT
    tokens = theme.tokens(colour)
    made = [
        Made(
            side,
            name,
            fill=tokens["accent"][n],
            kept=tokens["accent"][n] == colour,
            words=number_format(round(oklch.contrast(tokens["on-accent"][n], tokens["accent"][n]), 1), 1),
        )
        for n, (side, name) in enumerate((("light", _("Licht")), ("dark", _("Donker"))))
    ]
    return {"colour": colour, "tried": colour[1:], "made": made}
