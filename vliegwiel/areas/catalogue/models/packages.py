"""Lessons made elsewhere, kept whole as the zip they came in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import PackageKind


class Package(models.Model):
    """A zip an author brought in. It is never unpacked; its files are read out of it, on another origin than ours."""

    personal = Personal(
        what=_("Welke lespakketten jij binnenbracht"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang het pakket gebruikt wordt, en 30 dagen daarna"),
        person="uploaded_by",
    )

    key = models.CharField(max_length=32, unique=True)
    file = models.FileField(upload_to="packages/%Y/%m/")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=PackageKind)
    title = models.CharField(max_length=280)
    size = models.PositiveBigIntegerField()
    read = (
        models.JSONField()
    )  # what its standard understood of it; "items": [{"id", "title", ...}] whatever the standard
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    unused_since = models.DateTimeField(null=True, blank=True)
