"""How people are spoken to: in their language, with je or u as the organisation chose."""

from ..enums import Address
from ..models import Organisation

FORMAL = "nl-u"  # the catalogue in locale/nl_U: only what is said otherwise


def tongue(language: str) -> str:
    """The catalogue that speaks this language as the organisation does: nl, nl-u or en. One query for Dutch."""
    if language != "nl":
        return language
    address = Organisation.objects.order_by("pk").values_list("address", flat=True).first()
    return FORMAL if address == Address.U else language
