"""Choices of the charter (what can be checked, how strictly, where, who may set it aside) and of measuring."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role


class Check(models.TextChoices):
    """What the studio can check a principle by. How it is done stands in `catalogue.queries.compass`."""

    BEHAVIOUR = "behaviour", _("De belofte is iets wat je doet")
    PRACTICE_SHARE = "practice_share", _("Genoeg tijd om te doen")
    RETRIEVAL = "retrieval", _("Het komt dagen later terug")
    DECISION = "decision", _("Een keuze zoals op het werk")
    FEEDBACK = "feedback", _("Feedback die uitlegt")
    MANAGER = "manager", _("Een moment met de leidinggevende")
    PEER = "peer", _("Een moment met een collega")
    LOAD = "load", _("Het past in de tijd die er is")
    ACCESSIBLE = "accessible", _("Iedereen kan het volgen")
    LANGUAGE = "language", _("Taal die niemand buitensluit")
    ENDS = "ends", _("Een datum om het na te lopen")


class Severity(models.TextChoices):
    """MUST stops publishing until it is mended or waived; SHOULD is said, and stops nothing."""

    MUST = "must", _("Moet: zonder dit publiceert niemand")
    SHOULD = "should", _("Hoort: de studio zegt het, publiceren mag")


class Scope(models.TextChoices):
    """What a check is for."""

    ALL = "all", _("Alles wat op de plank komt")
    STRATEGIC = "strategic", _("Alleen wat bijdraagt aan een doel")


class Decider(models.TextChoices):
    """Who may set a check aside for one activity, by the role they hold."""

    LND_LEAD = Role.LND_LEAD.value, _("de opleiders")
    LEADER = Role.LEADER.value, _("de directie")
    HR = Role.HR.value, _("HR")


class Direction(models.TextChoices):
    UP = "up", _("omhoog")
    DOWN = "down", _("omlaag")
    BAND = "band", _("binnen een band")


class Leads(models.TextChoices):
    LAGGING = "lagging", _("resultaat, zichtbaar na afloop")
    LEADING = "leading", _("voorteken, zichtbaar onderweg")


class Frequency(models.TextChoices):
    DAY = "day", _("elke dag")
    WEEK = "week", _("elke week")
    MONTH = "month", _("elke maand")
    QUARTER = "quarter", _("elk kwartaal")


class Granularity(models.TextChoices):
    ORGANISATION = "org", _("de hele organisatie")
    UNIT = "unit", _("per afdeling")
    TEAM = "team", _("per team")
    PERSON = "person", _("per persoon")


class Origin(models.TextChoices):
    ENTERED = "entered", _("met de hand")
    IMPORTED = "imported", _("uit een bestand")
    POSTED = "posted", _("door een ander systeem")


class Fate(models.TextChoices):
    """What becomes of a reading that comes from elsewhere."""

    NEW = "new", _("nieuw")
    CHANGE = "change", _("verandert")
    REFUSED = "refused", _("geweigerd")
    SAME = "same", _("blijft gelijk")


class Refusal(models.TextChoices):
    """Why it is refused, for a system that reads no sentences."""

    WRONG = "wrong", _("klopt niet")
    UNKNOWN = "unknown", _("maat niet bekend")
    NOT_YOURS = "not_yours", _("niet voor jou")


class Observer(models.TextChoices):
    SELF = "self", _("jijzelf")
    MANAGER = "manager", _("je leidinggevende")
    PEER = "peer", _("een collega")
    CUSTOMER = "customer", _("een klant")
    SYSTEM = "system", _("een systeem")


class AgreedBy(models.TextChoices):
    """Who agreed that something which can watch people is used here."""

    COUNCIL = "council", _("De ondernemingsraad of personeelsvertegenwoordiging")
    STAFF = "staff", _("Er is geen ondernemingsraad; besproken met het personeel")
