"""Somebody is at it: where she is, what she did, what a package keeps for her."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Arrival
from .facts import Completion, later_round


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def current(self) -> Self:
        """Of the round she is in now; those before are past."""
        return self.filter(~later_round())

    def latest_round(self) -> Self:
        """The last round each of them began; one row a person and activity."""
        return self.filter(
            ~Exists(
                Enrolment.objects.filter(
                    person=OuterRef("person"), activity=OuterRef("activity"), round__gt=OuterRef("round")
                )
            )
        )

    def open(self) -> Self:
        """Begun, not finished."""
        finished = Completion.objects.standing().filter(
            person=OuterRef("person"), activity=OuterRef("activity"), round=OuterRef("round")
        )
        return self.current().filter(~Exists(finished))

    def visible_to(self, person) -> Self:
        """Her own only, as it is now; with what it takes to go on."""
        return self.current().filter(person=person).select_related("activity", "edition")


class Enrolment(models.Model):
    """Somebody is at it, in one edition, and was last at `place`; of a round, as a completion is."""

    personal = Personal(
        what=_("Waar je gebleven bent in een activiteit"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie de activiteit maakt: alleen aantallen, vanaf vijf mensen")),
        keep=_("24 maanden"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="enrolments")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    place = models.CharField(max_length=40, blank=True)  # the block she was at
    second = models.PositiveIntegerField(default=0)  # and where in its video or sound
    began_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)  # when she last moved; shown to her alone

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity", "round"], name="one_enrolment_per_round")]
        indexes = [models.Index(fields=["activity", "person"], name="enrolment_of_activity")]


class Step(models.Model):
    """One block done."""

    personal = Personal(
        what=_("Welke stappen van een activiteit je deed"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie de activiteit maakt: alleen aantallen, vanaf vijf mensen")),
        keep=_("24 maanden"),
        person="enrolment__person",
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="steps")
    block = models.CharField(max_length=40)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "block"], name="one_step_per_block")]


class PackageRunQuerySet(models.QuerySet["PackageRun"]):
    def visible_to(self, person):
        """Her own only. An administrator who looks at somebody else's does so by a verb, which is logged."""
        return self.filter(enrolment__person=person)


class PackageRun(models.Model):
    """One item of a package she opened: what it asked to be kept for her, word for word, and how she stands.

    `run` is the window she plays it in; `number` the last thing that window sent. What a window sent that she has
    left for another is kept `aside`: it overwrites nothing, and is not lost.
    """

    personal = Personal(
        what=_("Wat een lespakket voor jou bewaart: je antwoorden, je score en waar je bent"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("een beheerder die een storing zoekt: dat staat in het logboek")),
        keep=_("24 maanden"),
        person="enrolment__person",
        apart=True,
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="package_runs")
    block = models.CharField(max_length=40)
    item = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    aside = models.JSONField(default=list)
    run = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=0)
    is_done = models.BooleanField(default=False)
    is_passed = models.BooleanField(null=True)
    score = models.FloatField(null=True)  # 0..100, the best she had
    seconds = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    objects = PackageRunQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "block", "item"], name="one_run_per_item")]


class PackageWay(models.Model):
    """Her way through a package whose items open by rules: what its standard keeps of that, and only it reads."""

    personal = Personal(
        what=_("Hoe je door een lespakket gaat: wat al open mag, hoe vaak je iets deed, wat gehaald is"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("een beheerder die een storing zoekt: dat staat in het logboek")),
        keep=_("24 maanden"),
        person="enrolment__person",
        apart=True,
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="package_ways")
    block = models.CharField(max_length=40)
    state = models.JSONField(default=dict)
    outcome = models.BooleanField(null=True)  # done by its own rules; False: it was failed

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "block"], name="one_way_per_package")]


class RunLook(models.Model):
    """An administrator read what packages keep for her, looking for a fault, and said why. She reads that here."""

    personal = Personal(
        what=_("Wie keek in wat lespakketten voor jou bewaren, wanneer en waarom"),
        purpose="support",
        seen_by=(_("jijzelf"), _("beheerders, in het logboek")),
        keep=_("24 maanden"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="run_looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class Delivery(models.Model):
    """A step she did without a connection, as it arrived. Its key comes from her device: arriving twice is arriving
    once, and what came of it is said the same again."""

    personal = Personal(
        what=_("Welke stappen je zonder verbinding deed, en wanneer ze aankwamen"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("30 dagen"),
        person="enrolment__person",
        apart=True,
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=40)
    arrival = models.CharField(max_length=7, choices=Arrival, default=Arrival.KEPT)
    words = models.CharField(max_length=280, blank=True)  # why it was refused, in her words
    at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "key"], name="one_delivery_per_key")]
