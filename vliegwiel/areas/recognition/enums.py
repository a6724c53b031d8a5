"""Choices and the few numbers of recognition. Source of the numbers: learning design 9.2 and 18 (kudos.cap_week)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SHORTEST, LONGEST = 20, 280
"""Two lines, in characters: room for what was seen, none for a report."""

PER_WEEK = 5
"""How many somebody gives in a week (from Monday), so that it stays something."""

ASKED_DAYS = 28
"""For so many days "what did you see?" waits; after that nobody remembers it well."""

TAKE_BACK_HOURS = 24
"""For so long whoever wrote it may take it back."""

KEPT_DAYS = 730
"""Twenty-four months; then it is removed."""

SMALLEST_GROUP = 5
"""Fewer people are never told about as a group."""


class Publicity(models.TextChoices):
    """Who reads it. It begins with her alone, and only she changes that."""

    HER = "her", _("Alleen ik")
    TEAM = "team", _("Ook mijn team")
    HIDDEN = "hidden", _("Weggelegd")


class Contract(models.TextChoices):
    """How somebody works, in three kinds: for the figures of groups alone."""

    ROSTER = "roster", _("In een rooster")
    FULL = "full", _("Voltijd, vaste dagen")
    PART = "part", _("Deeltijd, vaste dagen")
