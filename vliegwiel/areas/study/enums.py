from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    COURSE = "course", _("Training of cursus")
    STUDY = "study", _("Opleiding of studie")
    CONGRESS = "congress", _("Congres of seminar")
    EXAM = "exam", _("Examen")
    OTHER = "other", _("Iets anders")


class State(models.TextChoices):
    """Who acts next is told by the approvals, not by this."""

    DRAFT = "draft", _("Concept")
    ASKED = "asked", _("Wacht op antwoord")
    APPROVED = "approved", _("Goedgekeurd")
    REFUSED = "refused", _("Afgewezen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    CANCELLED = "cancelled", _("Gaat niet door")
    DONE = "done", _("Geweest")


class Step(models.TextChoices):
    """Who is asked: who leads her; who keeps the budget; who keeps it, about an invoice that is higher."""

    MANAGER = "manager", _("Leidinggevende")
    KEEPER = "keeper", _("Budgethouder")
    INVOICE = "invoice", _("Factuur die afwijkt")


class Also(models.TextChoices):
    """Why this one is asked too."""

    PRICE = "price", _("Vanaf deze prijs beslist ook wie het budget beheert.")
    ROOM = "room", _("In het budget was hiervoor niet genoeg ruimte.")
    BILL = "bill", _("De factuur is hoger dan wat was goedgekeurd.")


class Verdict(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    GONE = "gone", _("Niet meer nodig")


class Funding(models.TextChoices):
    UNIT = "unit", _("Budget van de afdeling")
    PERSON = "person", _("Persoonlijk budget")
    NONE = "none", _("Buiten de budgetten om")


class EntryKind(models.TextChoices):
    ALLOT = "allot", _("Toegekend")
    RESERVE = "reserve", _("Gereserveerd")
    USE = "use", _("Uitgegeven")


class HourKind(models.TextChoices):
    GRANT = "grant", _("Gegeven")
    RESERVE = "reserve", _("Afgesproken")
    USE = "use", _("Gebruikt")
    CORRECT = "correct", _("Rechtgezet")


class Party(models.TextChoices):
    EMPLOYEE = "employee", _("Medewerker")
    EMPLOYER = "employer", _("Werkgever")


class Result(models.TextChoices):
    DONE = "done", _("Ja, helemaal")
    PART = "part", _("Voor een deel")
    NOT = "not", _("Nee")


VAT = [(Decimal("21.0"), "21%"), (Decimal("9.0"), "9%"), (Decimal("0.0"), _("Vrijgesteld of 0%"))]
