"""`vliegwiel import-people FILE`: the dry run in words; with --apply, the accepted rows at once or not at all."""

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.models import StaffImport, StaffImportRow
from vliegwiel.areas.people.queries.staff_heads import FIELDS, missing_fields

Kind = StaffImportRow.Kind
SHOWN = 30
TITLES = {
    Kind.REFUSED: "Geweigerd",
    Kind.JOIN: "Komt erbij",
    Kind.REJOIN: "Komt terug",
    Kind.CHANGE: "Verandert",
    Kind.LEAVE: "Vertrekt",
    Kind.ABSENT: "Staat niet in het bestand",
}


class Command(BaseCommand):
    help = "Leest een personeelsbestand (CSV of XLSX) en zegt wat het zou veranderen; verwerkt het met --apply."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV of XLSX")
        parser.add_argument("--apply", action="store_true", help="verwerk alle aanvaarde regels, of geen")
        parser.add_argument("--sheet", default="", help="welk blad van een XLSX (anders het eerste)")
        parser.add_argument("--end-absent", action="store_true", help="wie niet in het bestand staat, vertrekt vandaag")
        parser.add_argument("--all", action="store_true", help=f"toon alle regels, niet alleen de eerste {SHOWN}")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("nl"):
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']} is niet te lezen: {error.strerror}.") from error
        try:
            received = actions.receive_staff_file(
                content, file_name=options["file"].name, sheet=options["sheet"], by=None
            )
            if missing := missing_fields(received.mapping):
                raise CommandError(
                    f"Geen kolom gevonden voor: {', '.join(missing)}. Wijs de kolommen aan in het kantoor (Import)."
                )
            checked = actions.check_staff_file(received, by=None, tell=self._tell("Lezen"))
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        self._refuse_failure(checked)
        self._report(checked, everything=options["all"])
        if options["apply"]:
            applied = actions.apply_staff_file(
                checked, by=None, end_absent=options["end_absent"], tell=self._tell("Verwerken")
            )
            self._refuse_failure(applied)
            self.stdout.write("Verwerkt.")
        elif checked.report["counts"]["refused"]:
            self.stdout.write("Er is niets veranderd. Verbeter de geweigerde regels, of verwerk de rest met --apply.")
            sys.exit(1)
        else:
            self.stdout.write("Er is niets veranderd. Verwerk het met --apply.")

    def _refuse_failure(self, staff_import: StaffImport) -> None:
        if staff_import.state == StaffImport.State.FAILED:
            raise CommandError(staff_import.problem)

    def _tell(self, what: str) -> Any:
        def tell(done: int, total: int) -> None:
            if self.stderr.isatty():
                self.stderr.write(f"\r{what}: {done} van {total}", ending="\n" if done >= total else "")

        return tell

    def _report(self, checked: StaffImport, *, everything: bool) -> None:
        counts = checked.report["counts"]
        columns = ", ".join(f"{FIELDS[name]} = {head}" for name, head in checked.mapping.items())
        self.stdout.write(f"{checked.file_name}: {checked.total} regels. Kolommen: {columns}.")
        for mind in checked.report["minds"]:
            self.stdout.write(f"Let op: {mind}")
        for unit in checked.report["units"]:
            self.stdout.write(f"Afdeling {unit['name']} ({unit['code']}): {_unit_in_words(unit)}")
        for kind, title in TITLES.items():
            if counts[kind]:
                self._rows(checked, kind, f"{title}: {counts[kind]}", everything)
        self.stdout.write(f"Blijft gelijk: {counts[Kind.SAME]}")
        noted = checked.rows.filter(noted=True).exclude(kind=Kind.REFUSED).order_by("n")
        if counts["noted"]:
            self.stdout.write(f"Aanvaard, maar let op: {counts['noted']}")
            for row in noted if everything else noted[:SHOWN]:
                self.stdout.write(f"  regel {row.n}, {row.name}: {' '.join(row.notes)}")

    def _rows(self, checked: StaffImport, kind: Kind, title: str, everything: bool) -> None:
        self.stdout.write(title)
        rows = checked.rows.filter(kind=kind).order_by("n", "pk")
        for row in rows if everything or kind == Kind.REFUSED else rows[:SHOWN]:
            place = f"regel {row.n}, " if row.n else ""
            who = f"{row.name or '(geen naam)'} ({row.number or 'geen nummer'})"
            told = row.notes if kind == Kind.REFUSED else [_change_in_words(*change) for change in row.changes]
            self.stdout.write(f"  {place}{who}{': ' if told else ''}{'; '.join(told)}")
        if not everything and kind != Kind.REFUSED and rows.count() > SHOWN:
            self.stdout.write(f"  en nog {rows.count() - SHOWN} (toon alles met --all)")


def _change_in_words(name: str, old: str, new: str) -> str:
    return f"{FIELDS.get(name, name)}: {old or '(leeg)'} → {new or '(leeg)'}" if old else f"{FIELDS[name]}: {new}"


def _unit_in_words(unit: dict[str, Any]) -> str:
    told = ["nieuw"] if unit["opens"] else []
    told += [f"heette {unit['was']}"] if unit["was"] else []
    told += ["komt elders in de boom"] if unit["moved"] else []
    return ", ".join(told)
