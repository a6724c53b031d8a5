"""`vliegwiel doctor`: what is configured, what is missing, in words."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from vliegwiel.run.checkup import BROKEN, NOTE, everything

MARKS = {"ok": "ok  ", "note": "note", "broken": "!!  "}


class Command(BaseCommand):
    help = "Say what is configured and what is missing. Exit code 1 when something is broken."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for machines: a list of {about, state, says}")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = list(everything())
        broken = [finding for finding in findings if finding.state == BROKEN]
        if options["json"]:
            rows = [
                {key: value for key, value in asdict(finding).items() if key != "exit_code"} for finding in findings
            ]
            self.stdout.write(json.dumps(rows, indent=2))
        else:
            for finding in findings:
                self.stdout.write(f"{MARKS[finding.state]}  {finding.about:<14}{finding.says}")
            notes = sum(finding.state == NOTE for finding in findings)
            self.stdout.write(
                f"\n{len(broken)} broken, {notes} to know." if broken else f"\nIt works. {notes} to know."
            )
        sys.exit(1 if broken else 0)
