"""What somebody asks for, and who is asked to say yes."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import VAT, Also, Funding, Kind, State, Step, Verdict

SEEN_BY = (_("jijzelf"), _("wie erover beslist"), _("HR en opleiders"))
KEEP = _("zeven jaar na het boekjaar, omdat er geld aan vastzit; een concept tot je het weggooit")
CENT = Decimal("0.01")


class StudyRequestQuerySet(models.QuerySet["StudyRequest"]):
    def visible_to(self, person: Person) -> Self:
        """Her own; once sent also for who is or was asked to decide, HR and the L&D lead."""
        sent = Q(sent_at__isnull=False)
        if person.holds(Role.HR, Role.LND_LEAD):
            return self.filter(Q(person=person) | sent)
        asked = Approval.objects.filter(request=OuterRef("pk")).filter(Q(asked=person) | Q(by=person))
        return self.filter(Q(person=person) | (sent & Exists(asked)))

    def waiting_for(self, person: Person) -> Self:
        """Those she is asked to decide about, the first promised first."""
        mine = Approval.objects.filter(request=OuterRef("pk"), verdict="", asked=person)
        return self.filter(Exists(mine))


class StudyRequest(models.Model):
    """Something from outside: what, where, for what price, when and why. A draft may be half empty.

    `amount` is as the offer says, with or without VAT; what counts is `gross`, what is paid. `own_share`: euros she
    pays herself; zero where law, EU law or cao is the ground.
    """

    personal = Personal(
        what=_("Welke studie, training of congres van buiten je aanvroeg, waarom en voor welke prijs"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="study_requests")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.COURSE)
    title = models.CharField(max_length=160)
    provider = models.CharField(max_length=120, blank=True)
    link = models.URLField(max_length=500, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    with_vat = models.BooleanField(default=True)
    vat = models.DecimalField(max_digits=3, decimal_places=1, choices=VAT, default=Decimal("21.0"))
    own_share = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    funding = models.CharField(max_length=6, choices=Funding, default=Funding.UNIT)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    hours_in = models.DecimalField(max_digits=6, decimal_places=1, default=0)  # in working time
    hours_out = models.DecimalField(max_digits=6, decimal_places=1, default=0)  # outside it
    right_hours = models.DecimalField(max_digits=6, decimal_places=1, default=0)  # of hers by cao or contract
    why = models.TextField(max_length=2000, blank=True)
    aim = models.CharField(max_length=200, blank=True)  # her own goal, in her words
    behaviour = models.ForeignKey(TargetBehaviour, null=True, on_delete=models.SET_NULL, related_name="+")
    qualification = models.ForeignKey(Qualification, null=True, on_delete=models.SET_NULL, related_name="+")
    ground = models.CharField(max_length=4, choices=Ground, default=Ground.OWN)
    source = models.CharField(max_length=200, blank=True)
    again_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="again")
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)

    objects = StudyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-made_at"], name="study_of_person"),
            models.Index(fields=["state", "-made_at"], name="study_by_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="a_study_costs_nothing_or_more")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def gross(self) -> Decimal | None:
        """With VAT, in whole cents, halves upwards."""
        if self.amount is None or self.with_vat:
            return self.amount
        return (self.amount * (100 + self.vat) / 100).quantize(CENT, ROUND_HALF_UP)

    @property
    def net(self) -> Decimal | None:
        """Without VAT."""
        if self.amount is None or not self.with_vat:
            return self.amount
        return (self.amount * 100 / (100 + self.vat)).quantize(CENT, ROUND_HALF_UP)

    @property
    def paid_for(self) -> Decimal:
        """What the organisation pays: the price with VAT, without her own share."""
        return max((self.gross or Decimal()) - self.own_share, Decimal())


class Offer(models.Model):
    """The offer itself, as a file."""

    personal = Personal(
        what=_("De offerte bij je aanvraag"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=_("zolang de aanvraag zelf"),
        person="request__person",
    )

    key = models.CharField(max_length=32, unique=True)  # unguessable, in the address
    request = models.ForeignKey(StudyRequest, on_delete=models.CASCADE, related_name="offers")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()
    at = models.DateTimeField(default=clock.now)


class Approval(models.Model):
    """Somebody is asked for a yes or a no, by a promised day. One is open at a time."""

    personal = Personal(
        what=_("Wie over jouw aanvraag besliste, wat en waarom"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="request__person",
    )

    request = models.ForeignKey(StudyRequest, on_delete=models.CASCADE, related_name="approvals")
    step = models.CharField(max_length=7, choices=Step)
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    also = models.CharField(max_length=5, choices=Also, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    due = models.DateField()
    invoice = models.ForeignKey("study.Invoice", null=True, on_delete=models.CASCADE, related_name="approvals")
    verdict = models.CharField(max_length=4, choices=Verdict, blank=True)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request"], condition=Q(verdict=""), name="one_open_approval"),
            models.CheckConstraint(condition=Q(verdict="") | Q(decided_at__isnull=False), name="a_verdict_has_a_day"),
        ]
        indexes = [models.Index(fields=["asked", "due"], condition=Q(verdict=""), name="approval_waiting")]

    @property
    def is_open(self) -> bool:
        return self.verdict == ""


class Handover(models.Model):
    """An approval went on to somebody else: from whom, to whom and why. Nothing goes on in silence."""

    personal = Personal(
        what=_("Dat een beslissing over jouw aanvraag naar iemand anders ging, en waarom"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="approval__request__person",
    )

    class Why(models.TextChoices):
        LEFT = "left", _("werkt hier niet meer")
        MOVED = "moved", _("geeft geen leiding meer aan wie dit vroeg")
        ACTING = "acting", _("wordt nu vervangen")
        LATE = "late", _("antwoordde niet op de beloofde dag")

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="handovers")
    was = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=6, choices=Why)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]


class Question(models.Model):
    """Who decides asks something back; she answers, and the promised day starts anew."""

    personal = Personal(
        what=_("Wat je over je aanvraag gevraagd werd, en wat je antwoordde"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="approval__request__person",
    )

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="questions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)
    answer = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["approval"], condition=Q(answered_at=None), name="one_open_question")
        ]
