"""Whether a key of one character does something on this device. Who speaks to her computer, or slips, turns it off."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from . import device
from .shell import KEYS, KEYS_COOKIE


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    return device.keep(request, KEYS_COOKIE, request.POST.get("keys", ""), among=KEYS)
