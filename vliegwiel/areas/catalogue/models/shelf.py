"""Activities, what is being written of them and what was published."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Language, Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Exempt, Purpose, Shape, Skill


def there(activity: str = "pk") -> models.Q:
    """Not retired; `activity` is where a row names it. "Nothing joined" would make PostgreSQL guess that hardly any is
    left, and plan for that."""
    return models.Q(~models.Exists(Retirement.objects.filter(activity=models.OuterRef(activity))))


class ActivityQuerySet(models.QuerySet["Activity"]):
    def published(self):
        """Has an edition and is not retired."""
        return self.filter(there(), models.Exists(Edition.objects.filter(activity=models.OuterRef("pk"))))

    def visible_to(self, person):
        """Published ones; also unpublished ones for their owner and for authors and the L&D lead."""
        if person.holds(Role.AUTHOR, Role.LND_LEAD):
            return self.all()
        published = models.Exists(Edition.objects.filter(activity=models.OuterRef("pk")))
        return self.filter(models.Q(owner=person) | (there() & published))

    def read_along_by(self, person):
        """Those of which she was asked by name to read the draft."""
        return self.filter(readers__person=person, readers__ended_at=None)


class OfActivities(models.Manager["Activity"]):
    """Without shared blocks: nobody learns, gives, finds or counts those by themselves."""

    def get_queryset(self) -> ActivityQuerySet:
        return ActivityQuerySet(self.model, using=self._db).exclude(shape=Shape.SHARED)

    def published(self) -> ActivityQuerySet:
        return self.get_queryset().published()

    def visible_to(self, person) -> ActivityQuerySet:
        return self.get_queryset().visible_to(person)


class Activity(models.Model):
    """Something one can do to learn. Its words live in drafts and editions, one per language."""

    personal = Personal(
        what=_("Welke leeractiviteiten jij maakte"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de activiteit bestaat"),
        person="owner",
    )

    slug = models.SlugField(max_length=80, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="activities")
    shape = models.CharField(max_length=9, choices=Shape, default=Shape.SINGLE)
    is_template = models.BooleanField(default=False)  # others begin with a copy of it
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.OWN_GROWTH)
    legal_basis = models.CharField(max_length=200, blank=True)  # the law, for a legal duty
    follow_up = models.BooleanField(default=True)  # if-then plan and check-ins belong to it
    skill = models.CharField(max_length=6, choices=Skill, blank=True)  # as its author says; "": see `kind_of_skill`
    is_reference = models.BooleanField(default=False)  # says where something stands; claims to teach nothing
    review_by = models.DateField(null=True, blank=True)
    leaves_on = models.DateField(null=True, blank=True)  # nobody new is asked; who was, has until this day
    exempt_category = models.CharField(max_length=18, choices=Exempt, default=Exempt.NONE)
    budget = models.CharField(max_length=80, blank=True)  # which purse pays what is exempt
    cost_each = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)  # euros per participant
    cost_fixed = models.DecimalField(max_digits=11, decimal_places=2, null=True, blank=True)  # euros a year
    made_at = models.DateTimeField(default=clock.now)

    everything = ActivityQuerySet.as_manager()  # shared blocks too; also what relations and "what is kept" go by
    objects = OfActivities()

    class Meta:
        verbose_name_plural = "activities"
        default_manager_name = "everything"

    def __str__(self) -> str:
        return self.slug

    @property
    def is_programme(self) -> bool:
        return self.shape == Shape.PROGRAMME

    @property
    def kind_of_skill(self) -> Skill:
        """What its author said; else by why it is here: what the law or an agreement asks is knowledge, safety has one
        right way, and what is left people do each in their own way."""
        if self.skill:
            return Skill(self.skill)
        if self.purpose == Purpose.LEGAL or self.exempt_category == Exempt.COMPLIANCE:
            return Skill.LEGAL
        return Skill.CLOSED if self.exempt_category == Exempt.SAFETY else Skill.OPEN

    @property
    def is_shared(self) -> bool:
        return self.shape == Shape.SHARED


class Draft(models.Model):
    """What the author is writing, in one language. `version` goes up with every save: two tabs cannot overwrite."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="drafts")
    language = models.CharField(max_length=2, choices=Language, default=Language.NL)
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=280, blank=True)
    minutes = models.PositiveSmallIntegerField(default=5)
    weeks = models.PositiveSmallIntegerField(default=0)  # over which a programme is spread
    blocks = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    stamps = models.JSONField(default=dict)  # {"head" or block id: the version in which that part last changed}
    made_from = models.JSONField(default=dict)  # of a translation: {"head" or block id: digest of what was translated}
    removed = models.JSONField(default=list)  # [{"block": {...}, "at": place}], latest last, for undo
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_draft_per_language")]


class Edition(models.Model):
    """What was published: never changes. Learners finish the edition they began."""

    personal = Personal(
        what=_("Welke edities van leeractiviteiten jij publiceerde"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="published_by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(max_length=2, choices=Language)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=280, blank=True)
    minutes = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField(default=0)
    blocks = models.JSONField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["activity", "language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "language", "number"], name="one_edition_per_number")
        ]


class Retirement(models.Model):
    """An activity taken off the shelf, by whom and why. Completions stay."""

    personal = Personal(
        what=_("Welke leeractiviteiten jij van de plank haalde"),
        purpose="programme_evaluation",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="retirement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=280)
    replaced_by = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces")
