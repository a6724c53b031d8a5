"""Choices, weights and thresholds. Their source is the design for measuring behaviour (learning.md 2.5 and 18)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.strategy.enums import Observer as Source

CHANCES = 5
"""The question is about the last five chances: further back people answer from an impression."""

WEIGHTS = {Source.SYSTEM: 1.0, Source.CUSTOMER: 0.8, Source.PEER: 0.7, Source.MANAGER: 0.7, Source.SELF: 0.4}
"""What a source counts for. Fixed, and who says it of herself counts least: self-report overstates change."""

APPLIED_FROM = 0.5
"""The score from which somebody applied it; and then only with a source that is not herself, or something to show."""

SUSTAINED_DAYS = 56
"""Applied again at least so many days later is sustained."""

AFTER_DAYS = 42
"""How long after finishing it is asked how often it happened: six weeks."""

AGREE_FROM = 0.5
"""The ICC(2,1) from which a mean of observers is shown; below it, or when it cannot be worked out, each apart."""

GAP = 2
"""Times out of five by which her own view and that of others differ so much that it is worth a thought."""

MOST_ITEMS = 3
"""Behaviours asked about before one activity."""

MOST_OBSERVERS = 2
"""Colleagues and leaders asked about one moment."""

MOST_CUSTOMERS = 3
"""Customers asked about one moment, each by a link of their own."""

ASK_DAYS = 28
"""How long an observer may answer."""


class Moment(models.TextChoices):
    """What an observation is about."""

    PRE = "pre", _("voor je begon")
    RETRO = "retro", _("toen, als je nu terugkijkt")
    POST = "post", _("zes weken erna")
    AGAIN = "again", _("nog eens, acht weken later")


LOOKED_AT = (Moment.POST, Moment.AGAIN)
"""The moments at which others are asked too."""


class Assessor(models.TextChoices):
    """Who may fill in a checklist about somebody: never herself, and never about who leads him."""

    MANAGER = "manager", _("Wie leiding geeft")
    COLLEAGUE = "colleague", _("Een collega van dezelfde afdeling")
    EXAMINER = "examiner", _("Wie ervoor is aangewezen")


class Seen(models.TextChoices):
    """What is said of a line."""

    YES = "yes", _("Gezien")
    NOT_YET = "not_yet", _("Nog niet")
    ABSENT = "absent", _("Kwam niet voor")


MOST_LINES = 12
"""Lines in one checklist: more are not looked at with attention."""

CONSENT_DAYS = 14
"""How long a photograph waits for the consent of who is in it; then it goes."""
