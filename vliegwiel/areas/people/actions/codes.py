"""One-time codes, for people without an e-mail address.

A code is 8 of 31 readable characters: 31^8, about 8.5e11, and at most a handful are open at a time. Guessing is held
back by the sign-in page's rate limit. Only the SHA-256 is kept, so nobody who reads the database can use one.
"""

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Person, SignInCode

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"  # no I, O, 0, 1 or 8: read aloud or from paper they are mistaken
LENGTH = 8
HOLDS = dt.timedelta(hours=24)


@transaction.atomic
def give_sign_in_code(person: Person, *, by: Person) -> str:
    """Give somebody without e-mail a code to sign in with, once, within 24 hours. An earlier open code ends.

    Out: the code itself, as "ABCD-EFGH"; this is the only time it can be read.
    """
    require(
        permissions.may_give_code(by, person),
        _("Een code geef je alleen aan iemand die je leidt en die geen werkmail heeft."),
    )
    now = clock.now()
    SignInCode.objects.filter(person=person, used_at=None, expires_at__gt=now).update(expires_at=now)
    code = "".join(secrets.choice(ALPHABET) for _n in range(LENGTH))
    SignInCode.objects.create(person=person, given_by=by, code_hash=_digest(code), given_at=now, expires_at=now + HOLDS)
    announce(events.SignInCodeGiven(by=by.pk, person=person.pk))
    return f"{code[:4]}-{code[4:]}"


@transaction.atomic
def use_sign_in_code(code: str, *, who: str) -> Person | None:
    """The person whose open code this is, or None. `who`: her number or her full name, as typed.

    The code itself is the permission. It works once; every comparison takes the same time, found or not.
    """
    given, who = _digest(code), " ".join(who.split()).casefold()
    # Compared here and not by the database: SQLite knows no capitals beyond A to Z, and open codes are few.
    opened = SignInCode.objects.filter(used_at=None, expires_at__gt=clock.now()).select_related("person")
    candidates = [
        one
        for one in opened.order_by("pk")
        if who in ((one.person.number or "").casefold(), one.person.name.casefold())
    ]
    found: SignInCode | None = None
    for candidate in candidates or [SignInCode(code_hash=_digest(""))]:
        if secrets.compare_digest(candidate.code_hash, given) and candidate.pk:
            found = candidate
    if found is None or not found.person.is_active:
        return None
    # Conditional, so that of two who try at the same moment one gets in.
    if not SignInCode.objects.filter(pk=found.pk, used_at=None).update(used_at=clock.now()):
        return None
    announce(events.SignInCodeUsed(by=found.person_id, person=found.person_id))
    return found.person


def _digest(code: str) -> str:
    """Of what was meant: case, spaces and dashes do not matter."""
    return hashlib.sha256("".join(sign for sign in code.upper() if sign.isalnum()).encode()).hexdigest()
