"""Choices, and the numbers the follow-up runs on. The numbers are reasoned defaults, not calibrated ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_ACTIVE_PLANS = 2
"""Plans somebody may have under way at once. More than two intentions compete with each other."""

LATE_AFTER_DAYS = 14
"""A check-in this many days late (ten working days) is dropped: nobody is asked about last month."""

TELL_PER_WEEK = 2
"""Check-in messages a person gets in any seven days; on one day never more than one, however many are due."""

STOP_AFTER_IGNORED = 3
"""After this many messages in a row about one plan without an answer, nothing more is sent about it."""

PAUSE_DAYS = 14
"""How far "pauzeer 2 weken" moves what was still to come."""

SMALLEST_GROUP = 5
"""How many people must have said "no chance" before a manager is told that chances are missing."""

TEXT_LENGTH = 140
"""Longest situation and longest action, in characters."""


class Said(models.TextChoices):
    """What somebody says at a check-in. Four answers, all equally fine."""

    DID_IT = "did_it", _("Gedaan")
    TRIED = "tried", _("Geprobeerd")
    NO_CHANCE = "no_chance", _("Nog geen kans")
    NOT_USEFUL = "not_useful", _("Past niet")


class Support(models.TextChoices):
    CONFIRMED = "confirmed", _("Gezien")
    HINT = "hint", _("Tip")


class Moment(models.TextChoices):
    """What a manager did for somebody this week. That it happened, never what was said."""

    SUPPORT = "support", _("Steun gegeven")
    CHANCE = "chance", _("Kans gemaakt")
    ROOM = "room", _("Ruimte gemaakt")
    ASK = "ask", _("Gevraagd hoe het ging")
    START = "start", _("Vooruitgekeken")
    PRAISE = "praise", _("Gezegd wat goed ging")


class Relation(models.TextChoices):
    """Why somebody may be chosen as support."""

    MANAGER = "manager", _("Leidinggevende")
    STAND_IN = "stand_in", _("Vervangt je leidinggevende")
    DOTTED = "dotted", _("Functioneel leidinggevende")
    COLLEAGUE = "colleague", _("Collega op je afdeling")


class StepState(models.TextChoices):
    """Where a check-in stands."""

    PLANNED = "planned", _("komt nog")
    DUE = "due", _("staat klaar")
    ANSWERED = "answered", _("beantwoord")
    DROPPED = "dropped", _("overgeslagen")
    STOPPED = "stopped", _("gestopt")


class PlanState(models.TextChoices):
    """Where a plan stands. Applied needs the eyes of another; what she says alone is `applied_self`."""

    PLANNED = "planned", _("afgesproken")
    TRIED = "tried", _("geprobeerd")
    APPLIED_SELF = "applied_self", _("gedaan, in eigen woorden")
    APPLIED = "applied", _("toegepast, door een ander gezien")
    STOPPED = "stopped", _("gestopt")


TALK_MINUTES = 15


class TalkKind(models.TextChoices):
    """What a manager and somebody he leads talk about: what is to come, or what came of it."""

    AHEAD = "ahead", _("Vooruitkijken")
    BACK = "back", _("Terugkijken")
