"""What people were told: one inbox a person, worded when read, in the reader's language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Message(models.Model):
    """A notice that reached a person. `kind` names the notice class, `facts` its fields: text is made on reading."""

    personal = Personal(
        what=_("Berichten die de academie je stuurde"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("90 dagen"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    key = models.CharField(max_length=120)  # telling the same thing twice is telling it once
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_message_per_key")]
        indexes = [
            models.Index(fields=["person", "-at"], name="message_latest"),
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="message_unread"),
        ]
