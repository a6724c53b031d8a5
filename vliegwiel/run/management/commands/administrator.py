"""`vliegwiel administrator EMAIL`: the first who may sign in; later, the way back in for who lost her password."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Organisation, Person, Unit


class Command(BaseCommand):
    help = "Make somebody administrator, and print a link to choose a password with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="work address of somebody in the staff file, or of somebody new")
        parser.add_argument("--name", default="", help='given and family name of somebody new: "Sanne de Vries"')
        parser.add_argument("--address", default=address(), help="where people reach this academy (%(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        try:
            with transaction.atomic():
                person = Person.objects.filter(email=email).first() or newcomer(email, options["name"])
                actions.grant_role(person, role=Role.ADMINISTRATOR, by=None)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        about = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
        path = reverse("account_reset_password_from_key", kwargs=about)
        self.stdout.write(f"{person.name} ({email}) is administrator.")
        self.stdout.write("Choose a password here. The link works once; run this again for another:")
        self.stdout.write(f"  {options['address'].rstrip('/')}{path}")
        self.stdout.write("The academy must be running for it: vliegwiel serve")


def newcomer(email: str, name: str) -> Person:
    """Somebody who is in no staff file yet; a later file recognises her by her address."""
    given, _space, family = " ".join(name.split()).partition(" ")
    if not family:
        raise CommandError(
            f'Nobody has the address {email}. Tell who it is: vliegwiel administrator {email} --name "Sanne de Vries"'
        )
    unit = Unit.objects.filter(parent=None, closed_on=None).order_by("pk").first()
    unit = unit or actions.open_unit(Organisation().name, code="1", by=None)
    return actions.join(given_name=given, family_name=family, email=email, unit=unit, position="Beheerder", by=None)


def address() -> str:
    """Where people reach this academy, as far as the settings tell."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return str(settings.CSRF_TRUSTED_ORIGINS[0])
    local = {"localhost", "127.0.0.1", "[::1]"}
    named = next((host for host in settings.ALLOWED_HOSTS if host not in local), None)
    return f"{'https' if settings.HTTPS else 'http'}://{named or '127.0.0.1:8000'}"
