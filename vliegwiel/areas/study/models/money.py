"""What there is to spend, what went out of it, and what the rules of the house are."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import EntryKind
from .asking import StudyRequest

OFFICE = (_("HR en opleiders"),)


class Terms(models.Model):
    """The rules of the house, in versions that never change: the last is in force.

    `second_from`: from this price (with VAT) who keeps the budget decides too. `answer_days`: working days in which
    each answers. `agreement_from` and `months`: from which price there is a study agreement, and over how many months
    what is owed goes down to nothing; 0 months: never.
    """

    personal = Personal(
        what=_("Welke versies van de studieregeling jij schreef"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang er een overeenkomst naar verwijst"),
        person="by",
    )

    number = models.PositiveSmallIntegerField(unique=True)
    second_from = models.DecimalField(max_digits=9, decimal_places=2, default=1000)
    answer_days = models.PositiveSmallIntegerField(default=5, validators=[MaxValueValidator(60)])
    agreement_from = models.DecimalField(max_digits=9, decimal_places=2, default=1500)
    months = models.PositiveSmallIntegerField(default=36, validators=[MaxValueValidator(120)])
    text = models.TextField(max_length=10_000, blank=True)
    why = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]


class BudgetQuerySet(models.QuerySet["Budget"]):
    def visible_to(self, person: Person) -> Self:
        """All of them for HR and the L&D lead; a director those of the units she leads; her own for everybody."""
        if person.holds(Role.HR, Role.LND_LEAD):
            return self.all()
        found = Q(person=person)
        for grant in person.grants:
            if grant.role == Role.LEADER:
                found |= Q(unit__path__startswith=grant.unit.path) if grant.unit else Q(unit__isnull=False)
        return self.filter(found)


class Budget(models.Model):
    """Euros for a year: of a unit and what is below it, or of one person. Hers may be used for `carry` years more.

    What it holds is the sum of its entries; nothing is ever changed, and it stays with the unit it was given to,
    whoever moves.
    """

    personal = Personal(
        what=_("Je persoonlijk opleidingsbudget"),
        purpose="development",
        seen_by=(_("jijzelf"), *OFFICE),
        keep=_("zeven jaar na het boekjaar"),
        merging="first",
    )

    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    carry = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(10)])

    objects = BudgetQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, person=None) | Q(unit=None, person__isnull=False),
                name="a_budget_is_of_a_unit_or_a_person",
            ),
            models.UniqueConstraint(fields=["unit", "year"], name="one_budget_of_a_unit"),
            models.UniqueConstraint(fields=["person", "year"], name="one_budget_of_a_person"),
        ]
        indexes = [models.Index(fields=["year"], name="budget_by_year")]


class Entry(models.Model):
    """A line in the book of a budget: never changed, never removed. A release is a reservation of less than nothing."""

    personal = Personal(
        what=_("Welke bedragen uit een opleidingsbudget jij toekende of vastlegde"),
        purpose="development",
        seen_by=OFFICE,
        keep=_("zeven jaar na het boekjaar"),
        person="by",
    )

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="entries")
    request = models.ForeignKey(StudyRequest, null=True, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=7, choices=EntryKind)
    amount = models.DecimalField(max_digits=11, decimal_places=2)
    why = models.CharField(max_length=280, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["request", "kind"], name="entry_of_study")]


class Invoice(models.Model):
    """A bill: received, approved for payment, paid; each with who and when. Before the first it is expected."""

    personal = Personal(
        what=_("Welke facturen bij jouw aanvraag hoorden"),
        purpose="development",
        seen_by=OFFICE,
        keep=_("zeven jaar na het boekjaar"),
        person="request__person",
    )

    request = models.ForeignKey(StudyRequest, on_delete=models.PROTECT, related_name="invoices")
    number = models.CharField(max_length=60)
    amount = models.DecimalField(max_digits=9, decimal_places=2)  # with VAT
    on = models.DateField()
    is_last = models.BooleanField(default=True)  # nothing more comes: what is left goes back to the budget
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    paid_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    paid_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="one_invoice_per_number"),
            models.CheckConstraint(condition=Q(paid_on=None) | Q(approved_at__isnull=False), name="paid_is_approved"),
        ]
