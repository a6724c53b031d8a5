"""As whom somebody starts, why she starts again, what became of a step and why not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_STEPS = 7  # decisions in a run; Source: product design, section 5
MOST_AGAIN = 2  # screens, of whoever comes back
MOST_MINUTES = 30  # the L&D lead's; everybody else's end within ten or twenty
QUIET_DAYS = 90
STOPPED_DAYS = 14  # so long nothing came after a step: she left there


class Persona(models.TextChoices):
    """As whom somebody starts. The order is from everybody to few: with two on one day the later one goes first."""

    LEARNER = "learner", _("Medewerker")
    MANAGER = "manager", _("Leidinggevende")
    AUTHOR = "author", _("Auteur")
    TRAINER = "trainer", _("Trainer")
    HR = "hr", _("HR")
    DIRECTOR = "leader", _("Directie")
    LND_LEAD = "lnd_lead", _("Opleider")
    ADMINISTRATOR = "administrator", _("Beheerder")
    WORKS_COUNCIL = "works_council", _("Ondernemingsraad")


class Why(models.TextChoices):
    """Why this run, now."""

    FIRST = "first", _("voor het eerst")
    ROLE = "role", _("ander werk of een andere rol")
    QUIET = "quiet", _("terug na een tijd")


class Outcome(models.TextChoices):
    DONE = "done", _("gedaan")
    SKIPPED = "skipped", _("overgeslagen")


class Reason(models.TextChoices):
    """Why a step was passed over or left. One tap, and nobody has to say."""

    NO_TIME = "no_time", _("Nu geen tijd")
    LONG = "long", _("Het duurt te lang")
    UNCLEAR = "unclear", _("Ik snap niet wat er gevraagd wordt")
    NOT_MINE = "not_mine", _("Past niet bij mijn werk")
    PRIVATE = "private", _("Dit houd ik liever voor mezelf")
    BROKEN = "broken", _("Het werkte niet")


class Split(models.TextChoices):
    """How people are put in groups beside each other, never in each other."""

    QUARTER = "quarter", _("Per kwartaal waarin ze begonnen")
    UNIT = "unit", _("Per afdeling")
    STEP = "step", _("Per vraag")


class Stage(models.TextChoices):
    """The way from invited to back. Each is counted by itself: who plans without a goal has planned."""

    IN = "in", _("Binnen geweest")
    GOAL = "goal", _("Eerste eigen doel")
    SLOT = "slot", _("Eerste moment")
    APPLIED = "applied", _("Eerste toepassing")
    BACK = "back", _("Na een maand terug")


LEFT = "left"  # of a step: she stopped there
