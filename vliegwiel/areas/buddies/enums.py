"""Choices and the few numbers of buddies. Source: learning design 8.6 (three contacts, goal and availability)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

CONTACTS = (7, 21, 42)
"""Days after they agreed on which they see each other, each moved to a day both work."""

REMIND_DAYS = 3
"""For so many days from its day on they may be reminded of a contact; later it is no longer about now."""

AT_ONCE = 2
"""Pairs somebody may be in at the same time."""

PROPOSED = 3
"""How many people are proposed for one wish."""

WAITS_DAYS = 14
"""So long a question waits; then it is over, without a word."""


class Side(models.TextChoices):
    WANTS = "wants", _("Ik wil hierin beter worden")
    OFFERS = "offers", _("Ik doe dit al en help graag")
