"""`vliegwiel demo-accounts`: who can sign in to the demo."""

import json
from argparse import ArgumentParser
from importlib import import_module
from typing import Any, Protocol

from django.core.management.base import BaseCommand, CommandError


class SignIn(Protocol):
    role: str
    name: str
    email: str
    password: str


def sign_ins() -> list[SignIn]:
    """One sign-in per role."""
    return list(story("cast").sign_ins())


def story(part: str) -> Any:
    """A module of the demo; it is found when asked for, so that an installation can do without."""
    try:
        return import_module(f"vliegwiel.demo.{part}")
    except ModuleNotFoundError as error:
        if error.name != f"vliegwiel.demo.{part}":
            raise
        raise CommandError("This installation holds no demo company.") from None


class Command(BaseCommand):
    help = "The demo's sign-ins: role, name, e-mail and password."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [
            {"role": str(who.role), "name": who.name, "email": who.email, "password": who.password}
            for who in sign_ins()
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write("  ".join(row.values()))
