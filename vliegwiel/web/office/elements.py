"""Every element of the design system, in every state, light beside dark, with how to write it."""

import inspect
import re
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from vliegwiel.kit.elements.icons import ICONS
from vliegwiel.kit.page import page
from vliegwiel.kit.templatetags import ui

from . import samples

NAMES = {"light": _("licht"), "dark": _("donker")}
TAGS = {tag.__name__: tag for tag in (*ui.BLOCKS, *ui.SINGLES, *ui.WITH_CONTEXT)}


@require_GET
def elements(request: HttpRequest) -> HttpResponse:
    groups = [
        {"name": name, "id": f"group-{n}", "elements": [_shown(sample, request) for sample in shown]}
        for n, (name, shown) in enumerate(samples.GROUPS.items(), 1)
    ]
    context = {"groups": groups, "icons": sorted(ICONS)}
    return page(request, "office/elements.html", context)


def _shown(sample: samples.Sample, request: HttpRequest) -> dict[str, Any]:
    template = Template(sample.source)
    sides = {side: _on_show(template.render(Context(_context(side))), side) for side in ("light", "dark")}
    return {"tag": sample.tag, "signature": signature(sample.tag), "source": sample.source, **sides}


def _on_show(markup: str, side: str) -> SafeString:
    """On show twice, nothing takes the focus, titles stay below the page's own, and no two landmarks share a name."""
    markup = markup.replace(" autofocus", "").replace("<h1>", '<h1 aria-level="4">')
    return mark_safe(re.sub(r'(<(?:nav|form|div)[^>]* aria-label="[^"]*)"', rf'\1, {NAMES[side]}"', markup))


def _context(side: str) -> dict[str, Any]:
    return {
        "side": side,
        "form": samples.form(side),
        "csrf_token": "",
        "trail": [("Activiteiten", "#"), ("Luisteren", "#")],
        "choices": [("", _("Alle afdelingen")), ("n", "Noord"), ("z", "Zuid")],
        "names": ["Lezen", "Oefenen", "Plannen"],
        "listing": Paginator(range(60), 20).page(2),
        "audience": ["jij", "Mara de Wit", "de opleider"],
        "values": [4, 5, 4, 6, 7, 7, 9, 8, 11],
    }


def signature(tag: str) -> str:
    """How to write it: {% card title="" ... %}...{% endcard %}, with its defaults."""
    function = TAGS[tag]
    given = [
        f"{name}={parameter.default!r}" if parameter.default is not parameter.empty else name
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in ("content", "context")
    ]
    start = " ".join(["{%", tag, *given, "%}"]).replace("'", '"')
    return f"{start}…{{% end{tag} %}}" if function in ui.BLOCKS else start
