"""Writing the next version of the charter, part by part, and publishing it.

Each part remembers in which version of the draft it last changed. The caller passes the version she saw: what changed
meanwhile elsewhere in the draft is no obstacle; what changed in the very part she is writing raises Conflict, which
carries what is there now, and nothing is overwritten.
"""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require
from vliegwiel.kit.words import as_words

from .. import events, permissions, queries
from ..enums import Check, Decider, Scope, Severity
from ..models import Charter, Principle
from ..queries.starters import Starter, StarterPrinciple

NOT_YOURS = gettext_lazy("Het charter schrijven de directie en de opleiders.")
TEXTS = ("why", "for_whom", "who_decides")
SITTING = dt.timedelta(minutes=30)
MOST_PRINCIPLES = 24
LONGEST = {"why": 2000, "for_whom": 1200, "who_decides": 1600, "title": 160, "text": 800, "note": 400}


class Conflict(Exception):
    """This part changed since the version she saw. `there` is what is there now; None when it was removed."""

    def __init__(self, charter: Charter, part: str, there: dict[str, Any] | None) -> None:
        super().__init__(part)
        self.charter, self.part, self.there = charter, part, there


@transaction.atomic
def begin_charter(*, by: Person, starter: Starter | None = None) -> Charter:
    """The next version as a draft: a copy of the one in force, or a starter's texts. One that is open is given back."""
    require(permissions.may_write_charter(by), NOT_YOURS)
    if open_one := Charter.objects.filter(published_at=None).first():
        return open_one
    last = Charter.objects.published().first()
    draft, new = Charter.objects.get_or_create(
        number=last.number + 1 if last else 1, defaults={"begun_by": by, **_texts_of(starter or last)}
    )
    if not new:  # somebody else began it in the same moment
        return draft
    copied: Sequence[StarterPrinciple | Principle] = starter.principles if starter else ()
    if last and not starter:
        copied = queries.principles(last)
    for place, one in enumerate(copied):
        values = {name: getattr(one, name) for name in (*queries.PRINCIPLE_FIELDS, "key")}
        values["parameters"] = queries.settings_of(Check(one.check_by) if one.check_by else None, one.parameters)
        Principle.objects.create(charter=draft, place=place, **values)
    announce(events.CharterBegun(by=by.pk, charter=draft.pk, number=draft.number))
    return draft


@transaction.atomic
def write_charter(
    charter: Charter, *, part: str, text: Any, version: int, by: Person, decider: Decider | str | None = None
) -> Charter:
    """Write `why`, `for_whom` or `who_decides` (with the role that decides). Saving what is there changes nothing."""
    require(permissions.may_write_charter(by), NOT_YOURS)
    if part not in TEXTS:
        raise TypeError(f"a charter has no {part} to write")
    charter = latest(charter)
    there = {"text": getattr(charter, part), "decider": charter.decider}
    given = {"text": _cut(text, part), "decider": Decider(decider).value if decider else charter.decider}
    if there == given:
        return charter
    _unless_changed(charter, part, version, there)
    setattr(charter, part, given["text"])
    charter.decider = given["decider"]
    return _save(charter, part, by)


@transaction.atomic
def write_principle(charter: Charter, *, by: Person, version: int, key: str = "", **fields: Any) -> Charter:
    """Add a principle (no key) or change one. `fields`: title, text, check_by, parameters, severity, scope.

    ValidationError ({field: [what and what to do]}) without a title, with a check another principle has already,
    or with a parameter out of range. Conflict when it changed or was removed since `version`.
    """
    require(permissions.may_write_charter(by), NOT_YOURS)
    charter = latest(charter)
    there = charter.principles.filter(key=key).first() if key else None
    if key and there is None:
        raise Conflict(charter, key, None)
    given = _checked(charter, key, fields)
    if there and queries.as_dict(there) == given:
        return charter
    if there:
        _unless_changed(charter, key, version, queries.as_dict(there))
    else:
        require(charter.principles.count() < MOST_PRINCIPLES, _("Een charter heeft ten hoogste 24 principes."))
        key, place = secrets.token_hex(4), charter.principles.aggregate(last=Max("place"))["last"]
        there = Principle(charter=charter, key=key, place=0 if place is None else place + 1)
    for name, value in given.items():
        setattr(there, name, value)
    there.save()
    return _save(charter, key, by)


@transaction.atomic
def remove_principle(charter: Charter, *, key: str, version: int, by: Person) -> Charter:
    """Leave a principle out of this version. Conflict when somebody changed it since `version`."""
    require(permissions.may_write_charter(by), NOT_YOURS)
    charter = latest(charter)
    there = charter.principles.filter(key=key).first()
    if there is None:
        return charter
    _unless_changed(charter, key, version, queries.as_dict(there))
    there.delete()
    return _save(charter, key, by)


@transaction.atomic
def move_principle(charter: Charter, *, key: str, steps: int, by: Person) -> Charter:
    """Put a principle some places up (negative) or down. At the edge it stays. No version: it overwrites no words."""
    require(permissions.may_write_charter(by), NOT_YOURS)
    charter = latest(charter)
    rows = list(charter.principles.order_by("place", "pk"))
    here = next((place for place, row in enumerate(rows) if row.key == key), None)
    if here is None:
        return charter
    there = min(max(here + steps, 0), len(rows) - 1)
    if there == here:
        return charter
    rows.insert(there, rows.pop(here))
    for place, row in enumerate(rows):
        row.place = place
    Principle.objects.bulk_update(rows, ["place"])
    return _save(charter, "", by)


@transaction.atomic
def publish_charter(charter: Charter, *, by: Person, version: int, note: Any = "") -> Charter:
    """From now on this version is in force. Publishing twice is publishing once.

    Conflict (part "") when the draft is not the one she saw. ValidationError when it lacks a why, for whom or a
    principle, or says the same as the version in force.
    """
    require(permissions.may_write_charter(by), NOT_YOURS)
    charter = latest(charter, published_too=True)
    if not charter.is_draft:
        return charter
    if charter.version != version:
        raise Conflict(charter, "", {})
    if lacks := queries.missing_in_charter(charter):
        raise ValidationError(lacks)
    charter.note, charter.published_by, charter.published_at = _cut(note, "note"), by, clock.now()
    charter.save()
    announce(events.CharterPublished(by=by.pk, charter=charter.pk, number=charter.number))
    return charter


@transaction.atomic
def discard_charter(charter: Charter, *, by: Person) -> None:
    """Throw the draft away; what is in force stays in force. A published version is never thrown away."""
    require(permissions.may_write_charter(by), NOT_YOURS)
    charter = latest(charter, published_too=True)
    if not charter.is_draft:
        raise ValidationError(_("Deze versie is gepubliceerd en blijft bewaard. Begin een volgende versie."))
    number = charter.number
    charter.delete()
    announce(events.CharterDiscarded(by=by.pk, number=number))


def latest(charter: Charter, *, published_too: bool = False) -> Charter:
    """The draft as it is now, locked until the verb that asks is done. ValidationError when it is no draft any more."""
    found = Charter.objects.select_for_update().filter(pk=charter.pk).first()
    if found is None or not (found.is_draft or published_too):
        raise ValidationError(_("Dit concept is er niet meer: het is intussen gepubliceerd of weggegooid."))
    return found


def _checked(charter: Charter, key: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are stored, or ValidationError."""
    if unknown := set(fields) - set(queries.PRINCIPLE_FIELDS):
        raise TypeError(f"a principle has no {', '.join(sorted(unknown))} to write")
    check = Check(fields["check_by"]) if fields.get("check_by") else None
    problems: dict[str, list[str]] = {}
    parameters, wrong = queries.read_parameters(check, fields.get("parameters") or {})
    problems |= wrong
    given = {
        "title": _cut(fields.get("title"), "title"),
        "text": _cut(fields.get("text"), "text"),
        "check_by": check.value if check else "",
        "parameters": parameters,
        "severity": Severity(fields.get("severity") or Severity.SHOULD).value,
        "scope": Scope(fields.get("scope") or Scope.ALL).value,
    }
    if not given["title"]:
        problems["title"] = [_("Schrijf het principe in één zin.")]
    other = charter.principles.filter(check_by=check).exclude(key=key).first() if check else None
    if other:
        text = _("Het principe “{other}” kijkt dit al na. Zet het daar uit, of kies iets anders.")
        problems["check_by"] = [text.format(other=other)]
    if problems:
        raise ValidationError(problems)
    return given


def _cut(text: Any, name: str) -> Any:
    words = as_words(text or "")
    for language, said in list(words.items()):
        said = said.replace("\r\n", "\n").replace("\x00", "").strip()[: LONGEST[name]]
        words[language] = " ".join(said.split()) if name == "title" else said
    return type(words)({language: said for language, said in words.items() if said})


def _texts_of(source: Starter | Charter | None) -> dict[str, Any]:
    return {name: getattr(source, name) for name in (*TEXTS, "decider")} if source else {}


def _unless_changed(charter: Charter, part: str, version: int, there: dict[str, Any]) -> None:
    if charter.stamps.get(part, 1) > version:
        raise Conflict(charter, part, there)


def _save(charter: Charter, part: str, by: Person) -> Charter:
    now = clock.now()
    new_sitting = charter.version == 1 or now - charter.saved_at > SITTING
    charter.version += 1
    if part:
        charter.stamps[part] = charter.version
    charter.saved_at = now
    charter.save()
    if new_sitting:  # a happening at every save would bury the log
        announce(events.CharterWritten(by=by.pk, charter=charter.pk, number=charter.number))
    return charter
