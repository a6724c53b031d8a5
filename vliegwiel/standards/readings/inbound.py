"""Their JSON into our verb, and back. A token in every request is the permission: README.md says how it is asked."""

import datetime as dt
import re
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.enums import Fate, Refusal
from vliegwiel.areas.strategy.models import Kpi, ReadingToken

from .items import as_wanted, numbers_asked, read_json

MOST_BYTES = 1024 * 1024
MOST_ITEMS = 1_000
STATUS = {Refusal.UNKNOWN: 404, Refusal.NOT_YOURS: 403, Refusal.WRONG: 422}


@csrf_exempt  # a browser sends no token by itself, and cookies open nothing here: there is no request to forge
@login_not_required  # the token says who asks
@never_cache
def readings(request: HttpRequest) -> JsonResponse:
    """POST records, GET reads back."""
    if request.method not in ("GET", "POST"):
        refused = _no(405, _("Hier kun je POST (noteren) en GET (teruglezen)."))
        refused["Allow"] = "GET, POST"
        return refused
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        return _unknown(request, _("Stuur een token mee: Authorization: Bearer vw_…"))
    shown = queries.presented(secret.strip())
    if shown.token is None:
        return _unknown(request, shown.why)
    if not ratelimit.consume(request, action="readings", key=shown.token.code_hash):
        return _too_often(_("Dit token mag 60 keer per minuut noteren. Stuur meer metingen in één keer."))
    return _record(request, shown.token) if request.method == "POST" else _read_back(request, shown.token)


def _record(request: HttpRequest, token: ReadingToken) -> JsonResponse:
    body = _body(request)
    if body is None:
        return _no(413, _("Dit is groter dan 1 MB. Stuur het in delen; er is niets genoteerd."))
    try:
        given = read_json(body)
    except ValueError:
        return _no(400, _("Dit is geen JSON. Er is niets genoteerd."))
    items = given if isinstance(given, list) else [given]
    if not items or not all(isinstance(item, dict) for item in items):
        return _no(400, _("Stuur één meting, of een lijst met metingen. Er is niets genoteerd."))
    if len(items) > MOST_ITEMS:
        return _no(413, _("Hoogstens 1000 metingen in één keer. Stuur ze in delen; er is niets genoteerd."))
    kpis = queries.kpis_of(token, numbers_asked(items))
    wanted = [as_wanted(n, item, kpis) for n, item in enumerate(items)]
    try:
        plan = actions.post_readings(token, wanted=wanted)
    except ValidationError as clash:  # somebody recorded the same days at this very moment
        refused = _no(503, clash.messages[0])
        refused["Retry-After"] = "1"
        return refused
    wrong = [step for step in plan.steps if step.fate == Fate.REFUSED]
    if wrong:
        reasons = {step.refusal for step in wrong}
        status = next(code for refusal, code in STATUS.items() if refusal in reasons)
        return _no(
            status,
            _("Er is niets genoteerd: één of meer metingen kloppen niet."),
            [{"index": step.wanted.n, "reason": step.refusal.value, "error": step.why} for step in wrong],
        )
    counts = plan.counts
    return JsonResponse(
        {
            "new": counts[Fate.NEW.value],
            "changed": counts[Fate.CHANGE.value],
            "same": counts[Fate.SAME.value],
            "readings": [_said(step) for step in plan.steps],
        }
    )


def _body(request: HttpRequest) -> bytes | None:
    """What was sent; None when that is too much to read."""
    size = request.headers.get("Content-Length", "")
    try:
        return None if size.isdigit() and int(size) > MOST_BYTES else request.body
    except RequestDataTooBig:
        return None


def _said(step: queries.Step) -> dict[str, Any]:
    one = step.wanted
    kpi = one.kpi and one.kpi.pk
    said: dict[str, Any] = {"index": one.n, "kpi": kpi, "on": one.on, "value": _number(one.value), "n": one.cases}
    if step.fate == Fate.CHANGE and step.old:
        said["was"] = {"value": _number(step.old.value), "n": step.old.n}
    return said | {"outcome": {Fate.NEW: "new", Fate.CHANGE: "changed", Fate.SAME: "same"}[step.fate]}


def _read_back(request: HttpRequest, token: ReadingToken) -> JsonResponse:
    asked, before = request.GET.get("kpi", ""), request.GET.get("before", "")
    if not re.fullmatch(r"\d{1,18}", asked):
        return _no(400, _("Zeg welke maat: ?kpi=12"))
    if before and not _is_day(before):
        return _no(400, _("Schrijf de dag als 2026-11-01."))
    kpi = queries.kpis_of(token, [int(asked)]).get(int(asked))
    if kpi is None:
        return _no(404, _("Deze maat is hier niet bekend."))
    if token.kpi_id not in (None, kpi.pk):
        return _no(403, _("Dit token is voor een andere maat."))
    if not permissions.may_record_reading(token.by, kpi):
        return _no(403, _("Wie dit token maakte, noteert niet meer voor deze maat."))
    found, earlier = queries.readings_of(kpi, before=before)
    return JsonResponse({"kpi": _kpi(kpi), "earlier": earlier, "readings": [_reading(one) for one in found]})


def _kpi(kpi: Kpi) -> dict[str, Any]:
    return {"id": kpi.pk, "name": str(kpi.name), "unit": str(kpi.unit), "frequency": kpi.frequency}


def _reading(one: Any) -> dict[str, Any]:
    return {"on": one.on, "value": _number(one.value), "n": one.n, "origin": one.origin}


def _number(value: Any) -> int | float | None:
    """A JSON number: twelve digits fit in one."""
    return None if value is None else int(value) if value == int(value) else float(value)


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def _unknown(request: HttpRequest, why: str) -> JsonResponse:
    if not ratelimit.consume(request, action="readings_refused"):
        return _too_often(_("Te veel pogingen met een token dat niet geldt. Wacht een minuut."))
    refused = _no(401, why)
    refused["WWW-Authenticate"] = 'Bearer realm="readings"'
    return refused


def _too_often(why: str) -> JsonResponse:
    refused = _no(429, why)
    refused["Retry-After"] = "60"
    return refused


def _no(status: int, why: str, items: list[dict[str, Any]] | None = None) -> JsonResponse:
    return JsonResponse({"error": why} | ({"items": items} if items is not None else {}), status=status)
