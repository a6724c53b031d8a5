"""A programme: what comes now, what comes then, what opens when, and what was done already. At the address of any
activity (`activity.py`), which shows this page for it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.page import page

from .asking_back import said_back


def programme(request: HttpRequest, activity: Activity, stands: learning.Stands) -> HttpResponse:
    edition, enrolment, assignment = stands.edition, stands.enrolment, stands.assignment
    assert edition is not None  # whoever calls made sure
    shown = learning.programme(request.user, activity, edition, enrolment)
    context = {
        "activity": activity,
        "edition": edition,
        "meets": activity.meets,
        "programme": shown,
        "begun": enrolment is not None,
        "assignment": assignment,
        "said": said_back(request.user, assignment, done=bool(shown.done_on)),
        "due": assignment.due if assignment and not shown.done_on else None,
        "because": catalogue.because(activity),
        "law": activity.legal_basis if activity.purpose == Purpose.LEGAL else "",
        "other_language": edition.language != request.user.language,
        "may_go_over": stands.may_go_over,
        "weekly": -(-edition.minutes // edition.weeks) if edition.weeks else 0,
        "sees": _("jij en {giver}").format(giver=assignment.given_by.name) if assignment else "",
    }
    return page(request, "learn/programme.html", context)
