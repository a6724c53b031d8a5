"""Who works here, in which unit, led by whom, holding which role; every answer takes a day."""

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.finding import find
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.privacy import Personal

from ..enums import Address, Language, Line, Role

M = TypeVar("M", bound=models.Model)


class Dated(models.QuerySet[M]):
    """Rows that hold from `starts` up to and including `ends` (open when empty)."""

    def on(self, day: dt.date | None = None) -> Self:
        day = day or clock.today()
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)


def dates_in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name=f"{name}_dates_in_order")


def leading_as(manager: int, day: dt.date) -> "models.QuerySet[Any, Any]":
    """Herself and whom she stands in for that day, as a list to be `in`: ids alone. An "or" in its place would read
    the lines of all who work here."""
    stood_in_for = ActingManager.objects.on(day).filter(stand_in=manager).order_by().values("manager")
    herself: models.QuerySet[Any, Any] = Person.objects.filter(pk=manager).order_by().values("pk")
    return herself.union(stood_in_for, all=True)


class Organisation(models.Model):
    """The one organisation this installation serves, and how it wants to look and be spoken of."""

    name = models.CharField(max_length=120, default="Vliegwiel")
    academy = models.CharField(max_length=60, default="academie")  # the own word: academie, leerhuis, campus
    colour = models.CharField(max_length=7, default="#d9620f")
    logo = models.FileField(upload_to="brand/", blank=True)
    address = models.CharField(max_length=2, choices=Address, default=Address.JE)
    language = models.CharField(max_length=2, choices=Language, default=Language.NL)
    why = models.TextField(blank=True)  # two lines from the director on why there is an academy
    full_time_hours = models.DecimalField(max_digits=4, decimal_places=1, default=Decimal("36"))
    weekly_minutes = models.PositiveSmallIntegerField(default=30)  # learning time a week at full time
    hourly_cost = models.DecimalField(max_digits=6, decimal_places=2, null=True)  # euros; None: only hours are shown


class Unit(models.Model):
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=255, default="", db_index=True)  # "/1/7/": itself last; set by the verb
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A job title."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


NAME = ("given_name", "name_prefix", "family_name")  # what `full_name` takes, for who needs a thousand names


def full_name(*parts: str | None) -> str:
    """Her name of its parts, in the order of `NAME`."""
    return " ".join(part for part in parts if part)


class PersonQuerySet(models.QuerySet["Person"]):
    def here(self, day: dt.date | None = None) -> Self:
        """People in employment on that day."""
        day = day or clock.today()
        return self.filter(models.Exists(Employment.objects.on(day).filter(person=models.OuterRef("pk"))))

    def led_by(self, manager: "Person", day: dt.date | None = None) -> Self:
        """Those this person leads on that day: own solid and dotted lines, and lines of whom she stands in for."""
        day = day or clock.today()
        lines = ReportingLine.objects.on(day).filter(manager__in=leading_as(manager.pk, day))
        return self.filter(pk__in=lines.values("person")).exclude(pk=manager.pk)

    def in_unit(self, unit: Unit, day: dt.date | None = None) -> Self:
        """People placed in the unit or below it on that day."""
        placed = Placement.objects.on(day).filter(unit__path__startswith=unit.path)
        return self.filter(pk__in=placed.values("employment__person"))

    def visible_to(self, person: "Person") -> Self:
        """Everyone, for who keeps people and for the L&D lead; for others herself and those she leads today."""
        if person.holds(Role.HR, Role.ADMINISTRATOR, Role.LND_LEAD):
            return self
        return self.filter(Q(pk=person.pk) | Q(pk__in=Person.objects.led_by(person).values("pk")))

    def named(self, asked: str) -> Self:
        """Those in whose name every word occurs, accents and case aside; `nearness` says how well (kit/finding.py)."""
        return find(self, asked, "given_name", "name_prefix", "family_name")

    def by_name(self) -> Self:
        return self.order_by("family_name", "given_name", "pk")


class PersonManager(BaseUserManager["Person"]):
    """Django's sign-in looks people up through it; everything else goes through the queryset it hands out."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email=(email or "").strip().lower())

    def here(self, day: dt.date | None = None) -> PersonQuerySet:
        return self.get_queryset().here(day)

    def led_by(self, manager: "Person", day: dt.date | None = None) -> PersonQuerySet:
        return self.get_queryset().led_by(manager, day)

    def in_unit(self, unit: Unit, day: dt.date | None = None) -> PersonQuerySet:
        return self.get_queryset().in_unit(unit, day)

    def by_name(self) -> PersonQuerySet:
        return self.get_queryset().by_name()

    def visible_to(self, person: "Person") -> PersonQuerySet:
        return self.get_queryset().visible_to(person)


class Person(AbstractBaseUser):
    """Somebody who works or worked here. Signs in by e-mail, or by a code from the manager when there is none."""

    personal = Personal(
        what=_("Je naam, personeelsnummer, werkmail en taal"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("HR en beheer"), _("collega’s: alleen je naam")),
        keep=_("zolang je hier werkt, daarna 90 dagen"),
        person="pk",
    )

    number = models.CharField(max_length=40, null=True, blank=True, unique=True)
    email = models.EmailField(null=True, blank=True, unique=True)
    given_name = models.CharField(max_length=80)
    name_prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=80)
    language = models.CharField(max_length=2, choices=Language, default=Language.NL)
    joined_on = models.DateField(default=clock.today)
    left_on = models.DateField(null=True, blank=True)  # the last day; kept in step with employments by the verbs

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        indexes = [models.Index(fields=["family_name", "given_name"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return full_name(self.given_name, self.name_prefix, self.family_name)

    @property
    def initials(self) -> str:
        return (self.given_name[:1] + self.family_name[:1]).upper()

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # -- Django's word for "may sign in"; here it follows from a date
        return self.left_on is None or self.left_on >= clock.today()

    is_staff = False  # Django's own admin is for operators only and not reachable by people's accounts

    @cached_property
    def grants(self) -> list["RoleGrant"]:
        """The roles held today, asked once per request."""
        return GRANTS.ask(person=self.pk, day=clock.today())

    def holds(self, *roles: Role) -> bool:
        return any(grant.role in roles for grant in self.grants)

    @cached_property
    def leads_someone(self) -> bool:
        """Whether anybody reports to her today, asked once per request."""
        return Person.objects.led_by(self).exists()


class Employment(models.Model):
    """A contract: from the day somebody joined to the last day. A rejoiner gets a second one."""

    personal = Personal(
        what=_("Wanneer je in en uit dienst kwam"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("HR en beheer")),
        keep=_("zolang je hier werkt, daarna 90 dagen"),
        merging="own",
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            dates_in_order("employment"),
            models.UniqueConstraint(fields=["person", "starts"], name="one_employment_per_start"),
        ]


class Placement(models.Model):
    """Where somebody works, as what, how many hours and on which days, from one date to another."""

    personal = Personal(
        what=_("Je afdeling, functie, contracturen en werkdagen"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("HR en beheer")),
        keep=_("zolang je hier werkt, daarna 90 dagen"),
        person="employment__person",
    )

    employment = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="placements")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="placements")
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1)
    # Weekdays as ISO digits, Monday first: "12345". "roster": works shifts, any day.
    pattern = models.CharField(max_length=7, default="12345")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            dates_in_order("placement"),
            models.UniqueConstraint(fields=["employment", "starts"], name="one_placement_per_start"),
        ]

    def works_on(self, day: dt.date) -> bool:
        return self.pattern == "roster" or str(day.isoweekday()) in self.pattern


class ReportingLine(models.Model):
    """Who leads whom: one solid line at a time, any number of dotted ones."""

    personal = Personal(
        what=_("Wie je leidinggevenden zijn en waren"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("HR en beheer")),
        keep=_("zolang je hier werkt, daarna 90 dagen"),
        merging="own",
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="lines_up")
    manager = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="lines_down")
    kind = models.CharField(max_length=6, choices=Line, default=Line.SOLID)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            dates_in_order("line"),
            models.CheckConstraint(condition=~Q(person=F("manager")), name="nobody_leads_herself"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(kind=Line.SOLID, ends=None), name="one_open_solid_line"
            ),
        ]
        # Few lines have an end; whose did is asked on every page about people, among all who work here.
        indexes = [models.Index(fields=["ends"], condition=Q(ends__isnull=False), name="line_ended")]


class ActingManager(models.Model):
    """Stands in for a manager over all her people, between two dates."""

    personal = Personal(
        what=_("Wie jou of je leidinggevende tijdelijk vervangt"),
        purpose="deliver_learning",
        seen_by=(_("het team"), _("HR en beheer")),
        keep=_("24 maanden"),
        person="manager",
    )

    manager = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stood_in_by")
    stand_in = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stands_in_for")
    starts = models.DateField()
    ends = models.DateField()

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            dates_in_order("acting"),
            models.CheckConstraint(condition=~Q(manager=F("stand_in")), name="nobody_stands_in_for_herself"),
        ]


class RoleGrant(models.Model):
    """A role somebody holds, everywhere or in one unit and below, between dates."""

    personal = Personal(
        what=_("Welke rol je in de academie hebt"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("24 maanden na afloop"),
        merging="stays",
    )

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            dates_in_order("grant"),
            # Two, because SQLite counts every empty unit as another one.
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(ends=None, unit=None), name="one_open_grant_everywhere"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "unit"],
                condition=Q(ends=None, unit__isnull=False),
                name="one_open_grant_in_a_unit",
            ),
        ]

    def covers(self, unit: Unit | None) -> bool:
        """Everywhere, or the granted unit and what is below it."""
        return self.unit is None or (unit is not None and unit.path.startswith(self.unit.path))


def _grants(person: int, day: dt.date) -> models.QuerySet[RoleGrant]:
    return RoleGrant.objects.on(day).filter(person=person).select_related("unit")


GRANTS = Prepared(_grants)  # every page asks it


class SignInCode(models.Model):
    """A one-time code a manager gives to somebody without e-mail. Only its hash is kept."""

    personal = Personal(
        what=_("Een eenmalige inlogcode die je van je leidinggevende kreeg"),
        purpose="platform_security",
        seen_by=(_("niemand: alleen een versleutelde vorm is bewaard"),),
        keep=_("tot hij gebruikt of verlopen is"),
        merging="stays",
    )

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_codes")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
