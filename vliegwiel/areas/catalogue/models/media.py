"""Files authors uploaded: what they are, what is said of them, who keeps them and where they are used."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Licence, MediaKind, MediaPlace
from .shelf import Activity


class MediaQuerySet(models.QuerySet["Media"]):
    def in_library(self):
        """What authors may choose from: not what a leader recorded for one page, nor what was put aside."""
        return self.filter(in_library=True, put_aside_at=None)


class Media(models.Model):
    """An image, video, sound, captions or document. Served only to people who signed in; its content never changes."""

    personal = Personal(
        what=_("Welke bestanden jij uploadde"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang het bestand gebruikt wordt of in de mediatheek staat, en 30 dagen daarna"),
        person="uploaded_by",
    )

    key = models.CharField(max_length=32, unique=True)  # unguessable, in the address
    file = models.FileField(upload_to="media/%Y/%m/")
    kind = models.CharField(max_length=8, choices=MediaKind)
    name = models.CharField(max_length=200)  # of the file, when somebody takes it along
    title = models.CharField(max_length=200)
    content_type = models.CharField(max_length=127)  # the longest name a type may have (RFC 6838)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, db_index=True)  # SHA-256 of what is kept: the same file twice is known
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    seconds = models.PositiveIntegerField(null=True)  # how long a video lasts, when its file says so
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    unused_since = models.DateTimeField(null=True, blank=True)  # seen that nothing shows it; a month later it goes

    in_library = models.BooleanField(default=True)
    stays = models.BooleanField(default=False)  # also when nothing shows it
    alts = models.JSONField(default=dict)  # {language: what one sees on it}: taken over by a block that chooses it
    focus_x = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])  # percent from the left
    focus_y = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])  # percent from above
    source = models.CharField(max_length=280, blank=True)
    maker = models.CharField(max_length=120, blank=True)
    licence = models.CharField(max_length=10, choices=Licence, blank=True, default=Licence.UNSAID)
    terms = models.CharField(max_length=280, blank=True)  # of the licence, in one's own words
    rights_end = models.DateField(null=True, blank=True, db_index=True)  # the last day on which it may be shown
    rights_told = models.PositiveSmallIntegerField(null=True, blank=True)  # days before it: told of last
    version = models.PositiveIntegerField(default=1)  # of what is said of it: two tabs cannot overwrite
    renditions = models.JSONField(default=list)  # [{"width", "height", "size", "name"}], narrowest first
    drawn_at = models.DateTimeField(null=True, blank=True)  # when those were made
    shown_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="shows_for")
    put_aside_at = models.DateTimeField(null=True, blank=True)

    was_here = False  # not kept: an upload turned out to be this very file

    objects = MediaQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["in_library", "put_aside_at", "-uploaded_at"], name="media_newest"),
            models.Index(fields=["drawn_at", "kind"], name="media_to_draw"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def shown(self) -> "Media":
        """What is shown where this one is named: itself, or what its keeper let take its place everywhere."""
        return self.shown_as or self

    @property
    def focus(self) -> tuple[int, int]:
        """Percent from the left and from above: what stays in sight when it is cut."""
        return self.focus_x, self.focus_y

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths in pixels it was drawn in, besides its own."""
        return tuple(one["width"] for one in self.renditions)

    @property
    def keeper(self) -> Any:
        """The person who keeps it today."""
        return self.keeping.person if hasattr(self, "keeping") else self.uploaded_by

    @property
    def days_left(self) -> int | None:
        """Days until its rights end; below zero when they have, None when they do not."""
        return None if self.rights_end is None else (self.rights_end - clock.today()).days

    @property
    def ends_soon(self) -> bool:
        """Its rights end within 90 days, or have."""
        return self.days_left is not None and self.days_left <= 90

    @property
    def rights_ended(self) -> bool:
        return self.rights_end is not None and self.rights_end < clock.today()

    @property
    def goes_on(self) -> dt.date | None:
        """The day on which it goes when nothing shows it until then; None as long as it stays."""
        since = self.put_aside_at or (None if self.stays else self.unused_since)
        return (since + dt.timedelta(days=30)).date() if since else None


class MediaKeeper(models.Model):
    """Who keeps a file: answers for its rights, and may change it. Another follows when she leaves."""

    personal = Personal(
        what=_("Welke bestanden in de mediatheek jij beheert"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("tot een ander het bestand beheert, of het bestand weg is"),
    )

    media = models.OneToOneField(Media, on_delete=models.CASCADE, related_name="keeping")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=clock.now)


class MediaUse(models.Model):
    """An activity shows a file. Written when its words are kept; every night made right."""

    media = models.ForeignKey(Media, on_delete=models.CASCADE, related_name="uses")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="media_uses")
    language = models.CharField(max_length=2, choices=Language)
    place = models.CharField(max_length=7, choices=MediaPlace)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "language", "place", "media"], name="one_use_per_place")
        ]
        indexes = [models.Index(fields=["media", "place"], name="media_use_place")]


class MediaReplacement(models.Model):
    """A newer file came in the place of another. Undone, it is as if it never happened."""

    personal = Personal(
        what=_("Welke bestanden jij door nieuwere verving"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang beide bestanden er zijn"),
        person="by",
    )

    old = models.OneToOneField(Media, on_delete=models.CASCADE, related_name="replacement")
    new = models.OneToOneField(Media, on_delete=models.CASCADE, related_name="replaces")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    everywhere = models.BooleanField(default=False)  # also in what was published before
    drafts = models.JSONField(default=list)  # the drafts in which it took the place of the old one
