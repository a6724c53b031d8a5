"""How a message may reach somebody, and why one did not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.notices import Topic

# Source: learning design 10.4, "notification hygiene". Never more mails than this; what the law asks may go one over.
DAY_CAP, WEEK_CAP, OVER_FOR_THE_LAW = 1, 2, 1
LATE_AFTER_WORKDAYS = 10
WEIGHTS = {
    Topic.DEADLINE: 100,
    Topic.PROMISE: 80,
    Topic.SESSION: 70,
    Topic.REPLY: 60,
    Topic.STEP: 50,
    Topic.CARD: 40,
    Topic.SUGGESTION: 10,
}

# What gives way while somebody's learning time is full, and how: a step waits until there is room again, what is only
# for who has time is left out. Of another topic, whoever tells says so of each message (`tell(may_wait=True)`).
OPTIONAL = frozenset({Topic.STEP, Topic.CARD, Topic.SUGGESTION})
LEFT_OUT = frozenset({Topic.CARD, Topic.SUGGESTION})


class Lane(models.TextChoices):
    """The way a message takes. All but what is off also stands in the academy itself."""

    MAIL = "mail", _("Meteen per mail")
    DIGEST = "digest", _("In de weekmail")
    INBOX = "inbox", _("Alleen in de academie")
    OFF = "off", _("Niet")


class Why(models.TextChoices):
    """Why a mail was not sent, or not yet."""

    OFF = "off", _("Je zette dit uit.")
    NO_MAIL = "no_mail", _("Er is geen mailadres van je bekend.")
    BOUNCED = "bounced", _("Je mailadres weigerde eerder een mail.")
    LEFT = "left", _("Je werkt hier niet meer.")
    READ = "read", _("Je las het al in de academie.")
    PAUSED = "paused", _("Je had mail even stilgezet.")
    LATE = "late", _("Het was te laat om nog nuttig te zijn.")
    QUIET = "quiet", _("Het wacht tot je werkt en het geen stille tijd is.")
    DAY_FULL = "day_full", _("Je kreeg die dag al een mail. Het wacht op een andere dag.")
    WEEK_FULL = "week_full", _("Je kreeg die week al genoeg mail. Het gaat mee in de weekmail.")
    FULL = "full", _("Je leertijd is vol. Wat niet hoeft, komt dan niet of later per mail.")
    FAILED = "failed", _("De mailserver nam de mail een dag lang niet aan.")


LANES: dict[Topic, Lane] = {
    Topic.DEADLINE: Lane.MAIL,
    Topic.PROMISE: Lane.MAIL,
    Topic.SESSION: Lane.MAIL,
    Topic.REPLY: Lane.DIGEST,
    Topic.STEP: Lane.DIGEST,
    Topic.CARD: Lane.DIGEST,
    Topic.SUGGESTION: Lane.DIGEST,
}
TOPICS = {
    Topic.DEADLINE: (
        _("Wat de wet of cao vraagt"),
        _("Je krijgt dit omdat de wet of de cao het vraagt en er een datum aan zit."),
    ),
    Topic.PROMISE: (_("Wat je zelf afsprak"), _("Je krijgt dit omdat je hier zelf een plan voor maakte.")),
    Topic.SESSION: (_("Bijeenkomsten"), _("Je krijgt dit omdat je bij deze bijeenkomst hoort.")),
    Topic.REPLY: (
        _("Wat mensen je vragen en antwoorden"),
        _("Je krijgt dit omdat iemand je iets vraagt of antwoordt."),
    ),
    Topic.STEP: (_("Stappen in je leren"), _("Je krijgt dit omdat je hiermee bezig bent.")),
    Topic.CARD: (_("Kaarten om te herhalen"), _("Je krijgt dit omdat je deze kaarten zelf wilde herhalen.")),
    Topic.SUGGESTION: (_("Suggesties"), _("Je krijgt dit omdat het bij je werk of je doel past.")),
}
# What the law asks is always there to be read; how it is said on top of that is hers.
CHOICES = {topic: [lane for lane in Lane if not (topic == Topic.DEADLINE and lane == Lane.OFF)] for topic in Topic}
