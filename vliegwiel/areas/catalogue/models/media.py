"""Files authors uploaded."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Media(models.Model):
    """An image, video or captions file an author uploaded. Served only to people who signed in."""

    personal = Personal(
        what=_("Welke bestanden jij uploadde"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang het bestand gebruikt wordt, en 30 dagen daarna"),
        person="uploaded_by",
    )

    key = models.CharField(max_length=32, unique=True)  # unguessable, in the address
    file = models.FileField(upload_to="media/%Y/%m/")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=127)  # the longest name a type may have (RFC 6838)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    seconds = models.PositiveIntegerField(null=True)  # how long a video lasts, when its file says so
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    unused_since = models.DateTimeField(null=True, blank=True)  # seen that nothing shows it; a month later it goes
