"""`vliegwiel doctor`: what is configured, what is missing, in words.

It speaks Dutch or English: as `--language` says, else as the terminal is set, else Dutch.
"""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from vliegwiel.areas.people.enums import Language
from vliegwiel.run.checkup import BROKEN, NOTE, Finding, everything
from vliegwiel.run.terminal import terminal_language

MARKS = {"ok": "ok  ", "note": "note", "broken": "!!  "}


class Command(BaseCommand):
    help = "Say what is configured and what is missing. Exit code 1 when something is broken."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for machines: a list of {about, state, says}")
        parser.add_argument("--language", choices=Language.values, help="nl or en; else as the terminal is set")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"] or terminal_language()):
            self.tell(list(everything()), as_json=options["json"])

    def tell(self, findings: list[Finding], *, as_json: bool) -> None:
        broken = [finding for finding in findings if finding.state == BROKEN]
        if as_json:
            rows = [
                {key: value for key, value in asdict(finding).items() if key != "exit_code"} for finding in findings
            ]
            self.stdout.write(json.dumps(rows, indent=2))
        else:
            for finding in findings:
                self.stdout.write(f"{MARKS[finding.state]}  {finding.about:<14}{finding.says}")
            notes = sum(finding.state == NOTE for finding in findings)
            self.stdout.write(
                "\n"
                + (_("Kapot: {n}. Om te weten: {notes}.") if broken else _("Het werkt. Om te weten: {notes}.")).format(
                    n=len(broken), notes=notes
                )
            )
        sys.exit(1 if broken else 0)
