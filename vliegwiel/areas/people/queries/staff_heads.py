"""Which column of a staff file is which field: guessed from its head, as AFAS, Visma, Personio and people name them."""

import hashlib
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit import cells

FIELDS = {
    "number": gettext_lazy("Personeelsnummer"),
    "given_name": gettext_lazy("Voornaam"),
    "name_prefix": gettext_lazy("Voorvoegsel"),
    "family_name": gettext_lazy("Achternaam"),
    "email": gettext_lazy("E-mail"),
    "position": gettext_lazy("Functie"),
    "unit_code": gettext_lazy("Afdelingscode"),
    "unit": gettext_lazy("Afdeling"),
    "parent": gettext_lazy("Bovenliggende afdeling"),
    "manager": gettext_lazy("Leidinggevende"),
    "starts": gettext_lazy("In dienst vanaf"),
    "ends": gettext_lazy("Laatste werkdag"),
    "fte": gettext_lazy("Deeltijdfactor (fte)"),
    "hours": gettext_lazy("Uren per week"),
    "pattern": gettext_lazy("Werkdagen"),
    "language": gettext_lazy("Taal"),
}
# What a file never tells and yet changes: somebody's leaving ends these too.
WORDS = FIELDS | {
    "dotted": gettext_lazy("Functioneel leidinggevende"),
    "acting": gettext_lazy("Vervangen door"),
    "role": gettext_lazy("Rol"),
    "record": gettext_lazy("In dienst"),
}

# Best known first; compared without capitals, accents and signs.
NAMES = {
    "number": """medewerkernummer personeelsnummer medewerker_id medewerkernr personeelsnr persnr pnr medewerker
        werknemer werknemernummer werknemersnummer werknemer_id mdwnr mdw nummer employee_id employee_number employee_no
        employeenumber staff_number staff_id person_id personnel_number payroll_number employee number id""",
    "given_name": """roepnaam voornaam voornamen given_name givenname first_name firstname forename preferred_name
        preferred_first_name""",
    "name_prefix": """voorvoegsel voorvoegsels tussenvoegsel tussenvoegsels voorv voorvoegsel_geboortenaam
        geboortenaam_voorvoegsel name_prefix prefix infix middle_name surname_prefix last_name_prefix""",
    "family_name": """achternaam geboortenaam familienaam naam_medewerker family_name familyname last_name lastname
        surname naam name""",
    "email": """e_mail_werk email_werk e_mail e_mailadres emailadres email werkmail zakelijk_e_mailadres
        e_mailadres_werk mailadres work_email email_address company_email business_email mail""",
    "position": """functie functienaam functieomschrijving functietitel omschrijving_functie functiebenaming beroep
        job_title jobtitle position position_title role title job""",
    "unit_code": """afdelingscode afdelingcode afdeling_code code_afdeling oe oe_code organisatorische_eenheid_code
        kostenplaatscode kostenplaats unit_code unit_id department_code department_id dept_code org_unit_code
        cost_center cost_centre""",
    "unit": """afdeling afdelingsnaam omschrijving_afdeling afdelingsomschrijving organisatorische_eenheid
        organisatie_eenheid team teamnaam eenheid unit unit_name department department_name dept
        org_unit business_unit""",
    "parent": """bovenliggende_afdeling bovenliggende_eenheid bovenliggende_organisatorische_eenheid hoofdafdeling
        hogere_afdeling valt_onder directie divisie sector parent_unit parent_department parent parent_org_unit
        division""",
    "manager": """leidinggevende leidinggevende_nummer nummer_leidinggevende medewerkernummer_leidinggevende
        personeelsnummer_leidinggevende manager_nummer manager direct_leidinggevende chef manager_id manager_number
        manager_employee_id manager_email supervisor supervisor_id reports_to line_manager leidinggevende_e_mail""",
    "starts": """datum_in_dienst in_dienst_vanaf indiensttreding datum_indiensttreding indienstdatum in_dienst
        begindatum_dienstverband begindatum startdatum ingangsdatum_dienstverband start_date hire_date date_of_hire
        employment_start date_joined joining_date start_of_employment""",
    "ends": """datum_uit_dienst uit_dienst_per uitdiensttreding datum_uitdiensttreding uitdienstdatum uit_dienst
        einddatum_dienstverband einddatum einde_dienstverband end_date termination_date leave_date employment_end
        last_day_of_work last_working_day contract_end_date""",
    "fte": """fte deeltijdfactor parttimefactor part_timefactor deeltijdpercentage parttimepercentage
        part_time_percentage
        dienstverbandpercentage dvb_percentage aanstellingsomvang full_time_equivalent fte_factor
        employment_percentage""",
    "hours": """uren_per_week contracturen uren_week weekuren arbeidsuren aantal_uren_per_week uren wekelijkse_uren
        weekly_hours hours_per_week contract_hours weekly_working_hours hours""",
    "pattern": """werkdagen werkdag rooster werkrooster werkpatroon arbeidspatroon dagen working_days workdays work_days
        days work_pattern working_pattern schedule work_schedule roster""",
    "language": """taal voorkeurstaal correspondentietaal taalcode moedertaal language preferred_language
        language_code locale""",
}
NEEDED = ("given_name", "family_name", "position", "starts")


def guess_mapping(heads: Sequence[str]) -> dict[str, str]:
    """Field -> column head, for each field that a head speaks of. A head serves one field; the best known name wins."""
    return cells.guess(heads, NAMES)


def fingerprint(heads: Sequence[str]) -> str:
    """The same for every file with these heads in this order."""
    return hashlib.sha256("\n".join(cells.plain(head) or head for head in heads).encode()).hexdigest()


def missing_fields(mapping: Mapping[str, str]) -> list[str]:
    """What the file must still tell, in words; empty when it can be read."""
    missing = [str(FIELDS[field]) for field in NEEDED if not mapping.get(field)]
    if not mapping.get("number") and not mapping.get("email"):
        missing.insert(0, _("Personeelsnummer of E-mail"))
    if not mapping.get("unit") and not mapping.get("unit_code"):
        missing.append(_("Afdeling of Afdelingscode"))
    return missing
