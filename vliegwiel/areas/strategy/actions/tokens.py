"""Tokens with which another system records readings in somebody's name.

A token is 32 random bytes, far beyond guessing, so one round of SHA-256 keeps it: nobody who reads the database can
use one, and looking it up by its hash tells nothing by how long it takes.
"""

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Kpi, ReadingToken
from ..queries.tokens import digest

MOST_DAYS = 366
BEGINS = "vw_"  # so that people, and programs that look for leaked keys, recognise one


@transaction.atomic
def make_token(kpi: Kpi | None, *, name: str, days: int, by: Person) -> tuple[ReadingToken, str]:
    """A token that records readings in her name, for one KPI or (None) for all she may record for, during `days`.

    Out: the token, and the text that the other system sends; this is the only time it can be read.
    """
    require(permissions.may_make_token(by, kpi), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    if not name.strip():
        raise ValidationError({"name": [_("Noem het systeem dat dit token krijgt.")]})
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": [_("Een token geldt hoogstens een jaar.")]})
    secret = BEGINS + secrets.token_urlsafe(32)
    token = ReadingToken.objects.create(
        by=by,
        name=name.strip()[:80],
        kpi=kpi,
        code_hash=digest(secret),
        expires_at=clock.now() + dt.timedelta(days=days),
    )
    announce(events.TokenMade(by=by.pk, token=token.pk, name=token.name))
    return token, secret


@transaction.atomic
def revoke_token(token: ReadingToken, *, by: Person) -> ReadingToken:
    """From now on it opens nothing. Revoking twice is revoking once; what it recorded stays."""
    require(permissions.may_revoke_token(by, token), _("Een token trekt de maker in, de directie of beheer."))
    token = ReadingToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at, token.revoked_by = clock.now(), by
        token.save(update_fields=["revoked_at", "revoked_by"])
        announce(events.TokenRevoked(by=by.pk, token=token.pk, name=token.name))
    return token
