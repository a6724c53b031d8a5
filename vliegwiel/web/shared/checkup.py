"""How the installation does, for who keeps it: what `vliegwiel doctor` finds, with the names a page uses."""

import io
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from .language import spoken

NAMES: dict[str, Any] = {
    "version": _("Versie"),
    "database": _("Database"),
    "migrations": _("Database past bij de versie"),
    "static files": _("Opmaak en scripts"),
    "secret": _("Geheime sleutel"),
    "reports": _("Overzichten"),
    "consents": _("Instemming"),
    "addresses": _("Adressen en HTTPS"),
    "mail": _("Mail"),
    "uploads": _("Bestanden bewaren"),
    "disk": _("Ruimte op de schijf"),
    "administrator": _("Beheerder"),
    "worker": _("Werk op de achtergrond"),
    "workers": _("Werk op de achtergrond"),
    "queue": _("Wachtrij"),
    "clock": _("Vaste klussen"),
    "time zone": _("Tijdzone"),
}


@dataclass(frozen=True)
class Checked:
    """state: ok, note or broken. says: the line `doctor` prints, in the language of the page."""

    name: str
    state: str
    says: str


def checked() -> list[Checked]:
    """Everything it looks at, what is broken first. Asks the database, the disk and the queue; changes nothing."""
    out = io.StringIO()
    with suppress(SystemExit):  # it ends as a command does
        call_command("doctor", json=True, language=spoken(), stdout=out)
    order = {"broken": 0, "note": 1, "ok": 2}
    rows = [
        Checked(str(NAMES.get(one["about"], one["about"].capitalize())), one["state"], one["says"])
        for one in json.loads(out.getvalue())
    ]
    return sorted(rows, key=lambda row: order[row.state])
