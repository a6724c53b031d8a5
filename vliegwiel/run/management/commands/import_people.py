"""`vliegwiel import-people FILE`: the dry run in words; with --apply, the accepted rows at once or not at all.

It speaks Dutch or English: as `--language` says, else as the terminal is set (LC_ALL, LC_MESSAGES, LANG), else Dutch.
"""

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import StaffImport, StaffImportRow
from vliegwiel.areas.people.queries.speech import tongue
from vliegwiel.areas.people.queries.staff_heads import FIELDS, WORDS, missing_fields
from vliegwiel.areas.people.queries.staff_undo import latest_applied
from vliegwiel.run.terminal import terminal_language

Kind = StaffImportRow.Kind
SHOWN = 30
TITLES = {
    Kind.REFUSED: gettext_lazy("Geweigerd"),
    Kind.REMOVED: gettext_lazy("Gaat eruit"),
    Kind.JOIN: gettext_lazy("Komt erbij"),
    Kind.REJOIN: gettext_lazy("Komt terug"),
    Kind.CHANGE: gettext_lazy("Verandert"),
    Kind.LEAVE: gettext_lazy("Vertrekt"),
    Kind.ABSENT: gettext_lazy("Staat niet in het bestand"),
}


class Command(BaseCommand):
    help = "Reads a staff file (CSV or XLSX) and says what it would change; --undo: takes the last one back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="CSV or XLSX")
        parser.add_argument("--undo", action="store_true", help="no file: take back the one that was applied last")
        parser.add_argument("--apply", action="store_true", help="do what all accepted rows say, or nothing")
        parser.add_argument("--sheet", default="", help="which sheet of an XLSX (else the first)")
        parser.add_argument("--end-absent", action="store_true", help="who is not in the file leaves today")
        parser.add_argument("--all", action="store_true", help=f"show every row, not only the first {SHOWN}")
        parser.add_argument("--language", choices=Language.values, help="nl or en; else as the terminal is set")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(tongue(options["language"] or terminal_language())):
            if options["undo"] == bool(options["file"]):
                raise CommandError(_("Noem een bestand, of zeg --undo om het laatste terug te draaien."))
            if options["undo"]:
                self._undo(options)
            else:
                self._import(options)

    def _undo(self, options: dict[str, Any]) -> None:
        latest = latest_applied()
        if latest is None:
            raise CommandError(_("Er is geen verwerkt bestand dat terug kan."))
        try:
            undo = actions.check_undo(actions.begin_undo(latest, by=None), by=None)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        self._refuse_failure(undo)
        told = ngettext(
            "{file}, verwerkt op {at}, terugdraaien: {n} persoon.",
            "{file}, verwerkt op {at}, terugdraaien: {n} mensen.",
            undo.total,
        )
        at = f"{timezone.localtime(latest.applied_at):%d-%m-%Y %H:%M}"
        self.stdout.write(told.format(file=latest.file_name, at=at, n=undo.total))
        self._rows_of_all(undo, everything=options["all"])
        if options["apply"]:
            self._refuse_failure(actions.undo_staff_file(undo, by=None))
            self.stdout.write(_("Teruggedraaid."))
        else:
            self.stdout.write(_("Er is niets veranderd. Draai het terug met --apply."))

    def _import(self, options: dict[str, Any]) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            said = _("{file} is niet te lezen: {why}.").format(file=options["file"], why=error.strerror)
            raise CommandError(said) from error
        try:
            received = actions.receive_staff_file(
                content, file_name=options["file"].name, sheet=options["sheet"], by=None
            )
            if missing := missing_fields(received.mapping):
                said = _("Geen kolom gevonden voor: {fields}. Wijs de kolommen aan bij Mensen, Bestanden.")
                raise CommandError(said.format(fields=", ".join(missing)))
            checked = actions.check_staff_file(received, by=None, tell=self._tell(_("Lezen")))
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        self._refuse_failure(checked)
        self._report(checked, everything=options["all"])
        if options["apply"]:
            applied = actions.apply_staff_file(
                checked, by=None, end_absent=options["end_absent"], tell=self._tell(_("Verwerken"))
            )
            self._refuse_failure(applied)
            self.stdout.write(_("Verwerkt."))
        elif checked.report["counts"]["refused"]:
            self.stdout.write(
                _("Er is niets veranderd. Verbeter de geweigerde regels, of verwerk de rest met --apply.")
            )
            sys.exit(1)
        else:
            self.stdout.write(_("Er is niets veranderd. Verwerk het met --apply."))

    def _refuse_failure(self, staff_import: StaffImport) -> None:
        if staff_import.state == StaffImport.State.FAILED:
            raise CommandError(staff_import.problem)

    def _tell(self, what: str) -> Any:
        def tell(done: int, total: int) -> None:
            if self.stderr.isatty():
                said = _("{what}: {done} van {total}").format(what=what, done=done, total=total)
                self.stderr.write(f"\r{said}", ending="\n" if done >= total else "")

        return tell

    def _report(self, checked: StaffImport, *, everything: bool) -> None:
        # In the order of the fields: PostgreSQL keeps the mapping in an order of its own.
        columns = ", ".join(
            f"{word} = {checked.mapping[name]}" for name, word in FIELDS.items() if name in checked.mapping
        )
        lines = ngettext(
            "{file}: {n} regel. Kolommen: {columns}.", "{file}: {n} regels. Kolommen: {columns}.", checked.total
        )
        self.stdout.write(lines.format(file=checked.file_name, n=checked.total, columns=columns))
        self._rows_of_all(checked, everything=everything)
        counts = checked.report["counts"]
        self.stdout.write(_("Blijft gelijk: {n}").format(n=counts[Kind.SAME]))
        noted = checked.rows.filter(noted=True).exclude(kind=Kind.REFUSED).order_by("n")
        if counts["noted"]:
            self.stdout.write(_("Aanvaard, maar let op: {n}").format(n=counts["noted"]))
            for row in noted if everything else noted[:SHOWN]:
                said = _("regel {n}, {name}: {notes}").format(n=row.n, name=row.name, notes=" ".join(row.notes))
                self.stdout.write(f"  {said}")

    def _rows_of_all(self, checked: StaffImport, *, everything: bool) -> None:
        counts = checked.report["counts"]
        for mind in checked.report["minds"]:
            self.stdout.write(_("Let op: {mind}").format(mind=mind))
        for unit in checked.report["units"]:
            name = f"{unit['name']} ({unit['code']})" if unit.get("code") else unit["name"]
            self.stdout.write(_("Afdeling {name}: {what}").format(name=name, what=_unit_in_words(unit)))
        for kind, title in TITLES.items():
            if counts[kind]:
                self._rows(checked, kind, f"{title}: {counts[kind]}", everything)

    def _rows(self, checked: StaffImport, kind: Kind, title: str, everything: bool) -> None:
        self.stdout.write(title)
        rows = checked.rows.filter(kind=kind).order_by("n", "pk")
        for row in rows if everything or kind == Kind.REFUSED else rows[:SHOWN]:
            who = f"{row.name or _('(geen naam)')} ({row.number or _('geen nummer')})"
            line = _("regel {n}, {who}").format(n=row.n, who=who) if row.n else who
            told = row.notes if kind == Kind.REFUSED else [_change_in_words(*change) for change in row.changes]
            self.stdout.write(f"  {line}{': ' if told else ''}{'; '.join(told)}")
        if not everything and kind != Kind.REFUSED and rows.count() > SHOWN:
            self.stdout.write("  " + _("en nog {n} (toon alles met --all)").format(n=rows.count() - SHOWN))


def _change_in_words(name: str, old: str, new: str) -> str:
    field = WORDS.get(name, name)
    return f"{field}: {old} → {new or _('(leeg)')}" if old else f"{field}: {new}"


def _unit_in_words(unit: dict[str, Any]) -> str:
    told = [_("nieuw")] if unit["opens"] else []
    told += [_("heette {was}").format(was=unit["was"])] if unit["was"] else []
    told += [_("komt elders in de boom")] if unit["moved"] else []
    told += [_("verdwijnt")] if unit.get("gone") else []
    return ", ".join(told)
