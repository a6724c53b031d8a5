"""How the organisation looks and is spoken of."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.kit import oklch, pictures
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Address
from ..models import Organisation
from ..permissions import Doer

LOGO_SIDE = 480  # pixels; shown at most a third of that, so sharp on every screen


@transaction.atomic
def set_brand(
    organisation: Organisation,
    *,
    by: Doer,
    name: str,
    academy: str,
    colour: str,
    address: Address | str = Address.JE,
    why: str = "",
    logo: "UploadedFile[bytes] | None" = None,
    drop_logo: bool = False,
) -> Organisation:
    """Name, own word for the academy, one colour ("#d9620f"), je or u, the director's why and a logo.

    No colour is refused for its contrast: the theme moves it until it reads. The logo is drawn again; without a new one
    the old stays, unless `drop_logo`. Setting what is already so changes nothing. ValidationError says what is wrong.
    """
    require(permissions.may_set_brand(by), _("Alleen beheerders en de opleider kiezen de huisstijl."))
    given: dict[str, Any] = {
        "name": name.strip(),
        "academy": academy.strip(),
        "colour": colour.strip().lower(),
        "address": Address(address).value,
        "why": why.strip(),
    }
    if not given["name"] or not given["academy"]:
        raise ValidationError(_("Een naam en een eigen woord voor de academie zijn nodig."))
    if not oklch.HEX.fullmatch(given["colour"]):
        raise ValidationError({"colour": _("Schrijf de kleur als # met zes tekens, zoals #d9620f.")})
    changed = {field for field, value in given.items() if getattr(organisation, field) != value}
    for field, value in given.items():
        setattr(organisation, field, value)
    if _set_logo(organisation, logo, drop_logo):
        changed.add("logo")
    if changed or organisation.pk is None:
        organisation.save()
        announce(events.BrandSet(by=by.pk if by else None))
    return organisation


def _set_logo(organisation: Organisation, logo: "UploadedFile[bytes] | None", drop: bool) -> bool:
    """Says whether the logo is another one now. Its name follows from its content, so its address may be kept."""
    if logo is None:
        if drop and organisation.logo:
            organisation.logo = ""
            return True
        return False
    try:
        picture = pictures.drawn_again(logo, side=LOGO_SIDE, lossless=True)
    except pictures.Refused as refused:
        raise ValidationError({"logo": str(refused)}) from refused
    name = f"logo-{hashlib.sha256(picture.content).hexdigest()[:16]}.webp"
    if organisation.logo and str(organisation.logo.name).endswith(name):
        return False
    organisation.logo.save(name, ContentFile(picture.content), save=False)
    return True
