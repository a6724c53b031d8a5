"""The words of a study agreement on paper."""

from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.study import queries
from vliegwiel.areas.study.enums import Party
from vliegwiel.areas.study.models import Agreement, Signature, StudyRequest
from vliegwiel.kit import clock, theme


def words(found: StudyRequest, language: str) -> dict[str, Any]:
    """Everything `agreement.typ` says, in the language that is switched on."""
    agreed, organisation = found.agreement, Organisation.objects.order_by("pk").first() or Organisation()
    signed = {one.party: one for one in agreed.signatures.select_related("by")}
    employer = organisation.name
    return {
        "organisation": employer,
        "brand": theme.tokens(organisation.colour)["accent"][0],
        "lang": language,
        "document": _("Studieovereenkomst: {study}").format(study=found.title),
        "heading": _("Studieovereenkomst"),
        "between": _("Tussen {name} en {employer}, over ‘{study}’.").format(
            name=found.person.name, employer=employer, study=found.title
        ),
        "facts": _facts(found, agreed),
        "text-heading": _("Wat we afspreken"),
        "parts": [part.strip() for part in agreed.terms.text.split("\n") if part.strip()],
        "signed-heading": _("Getekend"),
        "signatures": [
            _signature(_("Medewerker"), found.person.name, signed.get(Party.EMPLOYEE)),
            _signature(_("Namens {employer}").format(employer=employer), "", signed.get(Party.EMPLOYER)),
        ],
        "small": _(
            "Bij scholing die wet, EU-recht of cao vraagt is zo’n afspraak nietig (art. 7:611a BW). "
            "Dit is geen juridisch advies."
        ),
        "foot": _("Zoals het stond op {day}").format(day=_day(clock.today())),
    }


def _facts(found: StudyRequest, agreed: Agreement) -> list[tuple[str, str]]:
    when = _day(found.starts) if found.starts else _("nog niet bekend")
    if found.starts and found.ends and found.ends != found.starts:
        when = _("{first} tot en met {last}").format(first=_day(found.starts), last=_day(found.ends))
    back = ngettext(
        "Alles tot de opleiding eindigt; daarna is het na {months} maand nul. Elke hele maand gaat er {each} af.",
        "Alles tot de opleiding eindigt; daarna loopt het in {months} maanden af naar nul. Elke hele maand gaat er "
        "{each} af.",
        agreed.months,
    )
    version = _("{number}, van {day}").format(number=agreed.terms.number, day=_day(agreed.terms.at))
    told = [
        (_("Opleiding"), ", ".join(part for part in (found.title, found.provider) if part)),
        (_("Wanneer"), when),
        (_("Wat de werkgever betaalt"), _euros(agreed.amount)),
        (_("Terugbetalen bij vertrek"), back.format(months=agreed.months, each=_euros(queries.each_month(agreed)))),
        (_("Versie van de regeling"), version),
    ]
    return told + ([(_("Meegekeken"), agreed.review)] if agreed.review else [])


def _signature(party: str, name: str, signed: Signature | None) -> dict[str, str]:
    """Signed in the academy, or a line to do it by hand."""
    if signed is None:
        return {"party": party, "name": name, "said": _("Nog niet getekend. Handtekening en datum:")}
    return {"party": party, "name": signed.by.name, "said": _("Getekend op {day}").format(day=_day(signed.at))}


def _euros(amount: Any) -> str:
    return f"€ {number_format(amount, 2, use_l10n=True, force_grouping=True)}"


def _day(day: Any) -> str:
    return date_format(day, "j F Y")
