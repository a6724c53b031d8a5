"""One mail to oneself, to see whether the mail server takes it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person


def try_mail(person: Person) -> None:
    """Send it at once. ValidationError with what the mail server answered when it does not take it."""
    words = _("Deze mail is een proef van {address}. Kun je hem lezen, dan werkt het.").format(address=settings.ADDRESS)
    try:
        EmailMessage(_("Proef van de academie"), words, to=[person.email]).send()
    except OSError as failed:  # the mail library's own errors are of this kind too
        answer = _("De mailserver nam de proef niet aan: {said}. Kijk naar VLIEGWIEL_MAIL.").format(said=failed)
        raise ValidationError(answer) from failed
