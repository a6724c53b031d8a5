"""The address with which a customer answers one question: made by signing, so nothing stored opens it."""

from django.core import signing

from ..enums import Source
from ..models import ObserverAsk

SALT = "observation.customer"


def customer_key(ask: ObserverAsk) -> str:
    """What the customer's link ends with."""
    return signing.Signer(salt=SALT).sign_object([ask.pk, ask.check_of_id])


def customer_ask(key: str) -> ObserverAsk | None:
    """The question this link asks, whether or not it can still be answered; None for what is no link of ours."""
    try:
        number, check = signing.Signer(salt=SALT).unsign_object(key)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = ObserverAsk.objects.filter(pk=number, check_of=check, source=Source.CUSTOMER)
    return rows.select_related("check_of__person").first()
