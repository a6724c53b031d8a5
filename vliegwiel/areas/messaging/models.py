"""What people were told: one inbox a person, worded when read, in the reader's language; and what was mailed of it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import Lane, Why


class Message(models.Model):
    """A notice that reached a person. `kind` names the notice class, `facts` its fields: text is made on reading."""

    personal = Personal(
        what=_("Berichten die de academie je stuurde"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("90 dagen"),
        merging="first",
        apart=True,
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


class Preference(models.Model):
    """How somebody wants to be told: per topic, at which hours, in which week mail, and not for a while. No row: as
    everybody."""

    personal = Personal(
        what=_("Hoe en wanneer je berichten wilt krijgen"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("zolang je hier werkt"),
        merging="first",
        apart=True,
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    lanes = models.JSONField(default=dict)  # {topic: lane}; only what she chose herself
    quiet_from = models.TimeField(default=dt.time(18))
    quiet_until = models.TimeField(default=dt.time(8))
    digest_day = models.PositiveSmallIntegerField(default=2)  # ISO: Tuesday
    digest_at = models.TimeField(default=dt.time(10))
    paused_until = models.DateField(null=True, blank=True)  # the first day she is mailed again


class Absence(models.Model):
    """Days on which somebody is away. Why is asked of nobody."""

    personal = Personal(
        what=_("Dagen waarop je weg bent, als je die zelf invulde; niet waarom"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot 90 dagen erna"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences")
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "starts", "ends"], name="one_absence_per_dates"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="absence_dates_in_order"),
        ]


class Mail(models.Model):
    """One mail to one person, with all that was due. Its row is there before it goes, so that no crash sends it twice
    under two names: `message_id` stays the same."""

    personal = Personal(
        what=_("Wanneer de academie je mailde, en of je mailadres dat aannam"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("beheerders: alleen dat een adres mail weigert")),
        keep=_("90 dagen"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    message_id = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    try_at = models.DateTimeField(default=clock.now)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=200, blank=True)  # what the mail server said when it refused

    class Meta:
        indexes = [
            models.Index(fields=["person", "-made_at"], name="mail_latest"),
            models.Index(fields=["try_at"], condition=Q(sent_at=None, failed_at=None), name="mail_waiting"),
        ]


class Sending(models.Model):
    """One message on its way to a mail, or dropped with a reason. `may_wait`: nothing asks it of her now, so it gives
    way while her learning time is full."""

    personal = Personal(
        what=_("Welke berichten per mail gingen, wachten of niet gestuurd zijn, en waarom"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("90 dagen"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, null=True, related_name="sending")
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    topic = models.CharField(max_length=12)
    lane = models.CharField(max_length=6, choices=Lane)
    may_wait = models.BooleanField(default=False)
    planned_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    why = models.CharField(max_length=9, choices=Why, blank=True)  # why not, or why not yet
    dropped_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, related_name="sendings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_sending_per_key")]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(mail=None, dropped_at=None), name="sending_open"),
            models.Index(fields=["person", "-planned_at"], name="sending_latest"),
        ]


class Bounce(models.Model):
    """A mail came back. Until somebody says to try again, that address gets no mail."""

    personal = Personal(
        what=_("Dat je mailadres een mail weigerde"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("beheerders")),
        keep=_("90 dagen nadat het is opgelost"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "address"], condition=Q(cleared_at=None), name="one_open_bounce_per_address"
            )
        ]
