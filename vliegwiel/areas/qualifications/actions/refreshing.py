"""Doing what keeps it valid."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.queries import completed
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.permissions import require

from .. import queries
from ..models import Qualification


@transaction.atomic
def begin(qualification: Qualification, activity: Activity, *, by: Person) -> Activity:
    """Begin what she does for it now. What she did before is done again, in a round of its own; the first time stays.

    ValidationError for an activity that is not what she does for it now.
    """
    require(by.is_active, _("Wie hier niet meer werkt kan niets nieuws beginnen."))
    mine = next((one for one in queries.mine(by) if one.pk == qualification.pk), None)
    open_to_her = {way.activity for way in (mine.now, mine.test, *mine.others) if way} if mine else set()
    if activity.pk not in open_to_her:
        raise ValidationError(_("Dit is niet wat je hiervoor nu doet."))
    if completed(by, activity):
        learning.begin_round(activity, person=by, by=by)
    return activity
