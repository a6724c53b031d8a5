"""`vliegwiel import-content FILE --by EMAIL`: what is in a file with lessons or questions, in words; with --apply it
becomes drafts, all or none. The same reading as the page Binnenhalen, for a folder full of files and a shell.

It speaks Dutch or English: as `--language` says, else as the terminal is set, else Dutch.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.models import ContentImport
from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries.speech import tongue
from vliegwiel.run.terminal import terminal_language
from vliegwiel.standards.imports import bringing, inbound
from vliegwiel.web.studio.packages import bring_in

SHOWN = 30


class Command(BaseCommand):
    help = "Reads a file with lessons, questions or a course package and says what comes of it; --apply makes drafts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="zip, SCORM, H5P, Common Cartridge, .mbz, QTI, GIFT, PDF, ...")
        parser.add_argument("--by", required=True, help="the e-mail address of the author whose drafts they will be")
        parser.add_argument("--apply", action="store_true", help="make drafts of everything in it, or of nothing")
        parser.add_argument("--all", action="store_true", help=f"show every line, not only the first {SHOWN}")
        parser.add_argument("--language", choices=Language.values, help="nl or en; else as the terminal is set")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(tongue(options["language"] or terminal_language())):
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        by = Person.objects.filter(email__iexact=options["by"]).first()
        if by is None or not permissions.may_bring_in(by):
            raise CommandError(_("{email} is hier geen auteur of opleider.").format(email=options["by"]))
        held, known = self._received(options["file"], by)
        if known:
            self.stdout.write(_("Dit bestand is al eens gelezen. Dit is wat er toen uit kwam."))
        self._report(held, everything=options["all"])
        if not options["apply"]:
            self.stdout.write(_("Er is nog niets gemaakt. Haal het binnen met --apply."))
            return
        new = [piece.place for piece in queries.found_pieces(held) if not piece.slug]
        made = []
        if new:
            held = actions.begin_bringing_in(held, chosen=new, by=by)
            made = bringing.bring_in(held, by=by)
            held.refresh_from_db()
            if held.problem:
                raise CommandError(held.problem)
        self.stdout.write(
            ngettext("{n} concept staat klaar.", "{n} concepten staan klaar.", len(made)).format(n=len(made))
        )

    def _received(self, file: Path, by: Person) -> tuple[ContentImport, bool]:
        try:
            with file.open("rb") as content, transaction.atomic():
                return bringing.receive(content, name=file.name, by=by, packages=bring_in)
        except OSError as error:
            raise CommandError(_("{file} is niet te lezen: {why}.").format(file=file, why=error.strerror)) from error
        except inbound.Unreadable as unreadable:
            raise CommandError(str(unreadable)) from unreadable

    def _report(self, held: ContentImport, *, everything: bool) -> None:
        pieces = queries.found_pieces(held)
        form = inbound.FORMS.get(held.found["form"], held.found["form"])
        said = ngettext("{file}, {form}: {n} activiteit.", "{file}, {form}: {n} activiteiten.", len(pieces))
        self.stdout.write(said.format(file=held.file_name, form=form, n=len(pieces)))
        lines = [(piece.title, line) for piece in pieces for line in piece.lines]
        lines += [("", line) for line in queries.found_lines(held.found["lines"])]
        for title, line in lines if everything else lines[:SHOWN]:
            times = f" ({line.n}×)" if line.n > 1 else ""
            where = f"{title}: " if title else ""
            self.stdout.write(f"  {line.fate.label}: {where}{line.what}{times}. {line.why}")
        if not everything and len(lines) > SHOWN:
            self.stdout.write("  " + _("en nog {n} (toon alles met --all)").format(n=len(lines) - SHOWN))
