"""Rituals of the organisation itself: written by L&D, version by version."""

import secrets
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Kit, KitVersion
from ..queries import Step

MOST_STEPS, MOST_MINUTES = 8, 120


@transaction.atomic
def write_kit(
    *, title: Mapping[str, str], purpose: Mapping[str, str], steps: Sequence[Step], by: Person, kit: Kit | None = None
) -> KitVersion:
    """Write a ritual, or the next version of one; what circles held keeps its words. At the last step a try-out is
    agreed. The same words as the newest version make no other. ValidationError per field, in words."""
    require(permissions.may_write_kits(by), _("Rituelen schrijven auteurs en opleiders."))
    wrong = {}
    if not title.get("nl", "").strip():
        wrong["title"] = _("Geef het ritueel een naam.")
    if not purpose.get("nl", "").strip():
        wrong["purpose"] = _("Zeg in één zin wanneer een team dit doet.")
    if not 1 <= len(steps) <= MOST_STEPS:
        wrong["steps"] = _("Schrijf één tot {n} vragen.").format(n=MOST_STEPS)
    elif any(not step.title.get("nl") or not step.question.get("nl") or step.minutes < 1 for step in steps):
        wrong["steps"] = _("Elke stap heeft minuten, een naam en een vraag in het Nederlands.")
    elif sum(step.minutes for step in steps) > MOST_MINUTES:
        wrong["steps"] = _("Samen duurt het langer dan {n} minuten. Maak het korter.").format(n=MOST_MINUTES)
    if wrong:
        raise ValidationError(wrong)
    kept = [step.plain() | {"tries": n == len(steps) - 1, "back": False} for n, step in enumerate(steps)]
    if kit is None:
        kit = Kit.objects.create(key=secrets.token_hex(8))
    else:
        kit = Kit.objects.select_for_update().get(pk=kit.pk)
    last = kit.versions.order_by("-number").first()
    words = {"title": dict(title), "purpose": dict(purpose), "steps": kept}
    if last is not None and {name: getattr(last, name) for name in words} == words:
        return last
    version = KitVersion.objects.create(kit=kit, number=last.number + 1 if last else 1, by=by, **words)
    announce(events.KitWritten(by=by.pk, kit=kit.pk, version=version.pk))
    return version


@transaction.atomic
def retire_kit(kit: Kit, *, by: Person, after_all_not: bool = False) -> None:
    """No circle begins it any more, or again. What was held stays as it was. Twice is once."""
    require(permissions.may_write_kits(by), _("Rituelen schrijven auteurs en opleiders."))
    kit = Kit.objects.select_for_update().get(pk=kit.pk)
    if (kit.retired_at is None) != after_all_not:
        kit.retired_at = None if after_all_not else clock.now()
        kit.save(update_fields=["retired_at"])
        announce(events.KitRetired(by=by.pk, kit=kit.pk))
