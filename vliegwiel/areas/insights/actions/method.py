"""A new version of the method. Older ones, and the scores made with them, stay as they are."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Method

NUMBERS = (
    "cf",
    "tiers",
    "line",
    "design",
    "outcome",
    "gate",
    "cap",
    "low_cut",
    "high_cut",
    "joy_cut",
    "top_cut",
    "least_reactions",
    "prior",
)
LEAST_REASON = 20  # characters


@transaction.atomic
def make_method(*, by: Person, reason: str, **numbers: Any) -> Method:
    """The next version, with its reason; what is not given stays as in the version in use. Nothing changed: that one.

    `numbers`: any of NUMBERS. Raises ValidationError ({field: [what and what to do]}).
    """
    require(permissions.may_set_method(by), _("De rekenmethode veranderen doet een opleider."))
    last = queries.method_in_use()
    if last.pk is None:
        last = Method.objects.get_or_create(version=1)[0]
    last = Method.objects.select_for_update().order_by("-version")[0]
    reason = " ".join(reason.split())[:400]
    asked = {name: numbers.get(name, getattr(last, name)) for name in NUMBERS}
    if all(asked[name] == getattr(last, name) for name in NUMBERS):
        return last
    made = Method(version=last.version + 1, by=by, reason=reason, **asked)
    made.full_clean(validate_unique=False)
    if len(reason) < LEAST_REASON:
        raise ValidationError({"reason": [_("Schrijf op waarom. Wie een knik in een lijn ziet, wil dat weten.")]})
    made.save()
    announce(events.MethodMade(by=by.pk, version=made.version))
    return made
