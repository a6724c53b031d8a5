"""Everybody who works or worked here: find, filter, open one, download the list."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.people import permissions, queries
from vliegwiel.areas.people.models import Unit
from vliegwiel.areas.people.queries.words import pattern_in_words
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.listing import listing

from .staff_fields import INDENT

CHUNK = 1000


@require_safe
def people(request):
    _may_look(request)
    units = [(str(pk), INDENT * depth + name) for pk, name, depth in queries.unit_choices()]
    found, asked = _asked(request)
    query = urlencode({name: value for name, value in asked.items() if value})
    keeps = permissions.may_keep_people(request.user)
    context = {
        "listing": listing(found, request.GET.get("page"), rows=queries.rows_of),
        "units": units,
        "query": query,
        "keeps": keeps,
        "waiting": queries.waiting_for_a_manager() if keeps else [],
        "states": [
            ("here", _("Werkt hier")),
            ("alone", _("Zonder leidinggevende")),
            ("left", _("Uit dienst")),
            ("all", _("Iedereen")),
        ],
        **asked,
    }
    return page(request, "office/people.html", context, parts=("found",))


@require_safe
def export(request):
    _may_look(request)
    found, _words = _asked(request)
    heads = [
        _("Personeelsnummer"),
        _("Naam"),
        _("E-mail"),
        _("Functie"),
        _("Afdeling"),
        _("Uren per week"),
        _("Werkdagen"),
        _("Leidinggevende"),
        _("In dienst vanaf"),
        _("Laatste werkdag"),
    ]
    return download(request, _("mensen"), heads, _rows(found))


def _rows(found):
    everybody = list(found)
    for at in range(0, len(everybody), CHUNK):
        for row in queries.rows_of(everybody[at : at + CHUNK]):
            yield (
                row.number,
                row.name,
                row.email,
                row.position,
                row.unit,
                row.weekly_hours,
                pattern_in_words(row.pattern),
                row.manager,
                row.joined_on,
                row.left_on,
            )


def _may_look(request) -> None:
    require(permissions.may_see_people(request.user), _("Deze lijst is voor HR, beheerders en opleiders."))


def _asked(request):
    state = request.GET.get("state", "here")
    asked = {
        "q": request.GET.get("q", "").strip()[:80],
        "unit": request.GET.get("unit", ""),
        "state": state if state in ("here", "alone", "left", "all") else "here",
    }
    unit = Unit.objects.filter(pk=asked["unit"]).first() if asked["unit"].isdigit() else None
    return queries.matching(request.user, search=asked["q"], unit=unit, state=asked["state"]), asked
