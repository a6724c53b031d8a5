"""Asking for help in one's own words, saying "me too", changing one's mind."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require
from vliegwiel.kit.workdays import workdays_after

from .. import events, permissions
from ..models import Request, RequestQuerySet, Support
from ..queries import sensitive

LONGEST = 400
SHORTEST = 8


class Sensitive(Exception):
    """What was written needs a person, not an academy. Nothing of it was kept."""


@transaction.atomic
def ask(text: str, *, by: Person, for_team: bool = False) -> Request:
    """Ask for help; an answer is promised within the working days of the settings. Asking twice is asking once.

    `for_team`: by somebody who leads, for those she leads. Raises Sensitive, and keeps nothing, when the words are
    about bullying, illness and the like; ValidationError ({"text": [...]}) when they are too few."""
    require(permissions.may_ask(by, for_team), _("Voor een team vraagt wie het leidt."))
    text = _worded(text)
    mine: RequestQuerySet = Request.objects.waiting()
    if there := mine.filter(by=by, text=text).first():
        return there
    promised_for = workdays_after(clock.today(), settings.PROMISE_WORKDAYS)
    request = Request.objects.create(text=text, by=by, for_team=for_team, promised_for=promised_for)
    announce(events.RequestMade(by=by.pk, person=by.pk, request=request.pk))
    return request


@transaction.atomic
def change_request(request: Request, *, text: str, by: Person) -> Request:
    """Other words, as long as nobody answered. The promised day stays."""
    require(permissions.may_change_request(by, request), _("Dit verandert wie het vroeg."))
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    _refuse_answered(request)
    text = _worded(text)
    if request.text != text:
        request.text = text
        request.save(update_fields=["text"])
        announce(events.RequestChanged(by=by.pk, person=by.pk, request=request.pk))
    return request


@transaction.atomic
def withdraw_request(request: Request, *, by: Person) -> Request:
    """No longer needed. It goes for good after thirty days. Withdrawing twice is withdrawing once."""
    require(permissions.may_change_request(by, request), _("Dit trekt in wie het vroeg."))
    if not request.is_withdrawn:
        _refuse_answered(request)
        request.withdrawn_at = clock.now()
        request.save(update_fields=["withdrawn_at"])
        announce(events.RequestWithdrawn(by=by.pk, person=by.pk, request=request.pk))
    return request


@transaction.atomic
def restore_request(request: Request, *, by: Person) -> Request:
    """Undo of withdrawing."""
    require(permissions.may_change_request(by, request), _("Dit zet terug wie het vroeg."))
    if request.is_withdrawn:
        request.withdrawn_at = None
        request.save(update_fields=["withdrawn_at"])
        announce(events.RequestRestored(by=by.pk, person=by.pk, request=request.pk))
    return request


@transaction.atomic
def support_request(request: Request, *, by: Person) -> Support:
    """ "Me too": she hears the answer as well. Of a merged request it counts for the one it was brought under."""
    request = request.merged_into or request
    require(permissions.may_support(by, request), _("Deze vraag is van jou: je hoort het antwoord al."))
    _refuse_answered(request)
    support, new = Support.objects.get_or_create(request=request, person=by)
    if new:
        announce(events.Supported(by=by.pk, person=by.pk, request=request.pk))
    return support


@transaction.atomic
def take_back_support(request: Request, *, by: Person) -> None:
    """Undo of "me too"."""
    require(permissions.may_support(by, request), _("Deze vraag is van jou."))
    gone, _models = Support.objects.filter(request=request.merged_into or request, person=by).delete()
    if gone:
        announce(events.SupportTakenBack(by=by.pk, person=by.pk, request=request.pk))


def _worded(text: str) -> str:
    text = " ".join(text.split())
    if sensitive(text):
        raise Sensitive
    if len(text) < SHORTEST:
        raise ValidationError({"text": [_("Schrijf in een paar woorden waarbij je hulp nodig hebt.")]})
    if len(text) > LONGEST:
        raise ValidationError({"text": [_("Houd het kort: het belangrijkste in hooguit 400 tekens.")]})
    return text


def _refuse_answered(request: Request) -> None:
    if hasattr(request, "answer"):
        raise ValidationError(_("Hier is al antwoord op gegeven. Stel een nieuwe vraag als het niet helpt."))
