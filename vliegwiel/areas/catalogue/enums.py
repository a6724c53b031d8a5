from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

FOLLOW_UP_DAYS = (3, 14, 42, 84)
"""Days after finishing (or after planning, when that came later) on which somebody is asked how it went."""


class Skill(models.TextChoices):
    """What kind of skill an activity is about, and so how long it is followed up (learning design 2.4)."""

    OPEN = "open", _("Open: ieder doet het op zijn eigen manier, zoals een gesprek")
    CLOSED = "closed", _("Vast: er is één goede manier, zoals een handeling of een systeem")
    LEGAL = "legal", _("Kennis die de wet of een afspraak vraagt")


class Purpose(models.TextChoices):
    """The portfolio class of an activity: what its hours are for."""

    STRATEGIC = "strategic", _("Draagt bij aan een doel")
    LEGAL = "legal", _("Wettelijk verplicht")
    OWN_GROWTH = "own_growth", _("Eigen groei")


class Exempt(models.TextChoices):
    """Why an activity need not show what it contributes to a goal: it is here for something else."""

    NONE = "none", _("Nee, dit is om van te leren")
    COMPLIANCE = "compliance", _("Ja: afspraken met toezicht of klanten")
    SAFETY = "safety", _("Ja: veiligheid")
    WELLBEING = "wellbeing", _("Ja: gezond en prettig werken")
    ONBOARDING = "social_onboarding", _("Ja: nieuwe collega’s leren elkaar kennen")
    TEAM_EVENT = "team_event", _("Ja: waardering of een teamdag")


class Kind(models.TextChoices):
    TEXT = "text", _("Tekst")
    IMAGE = "image", _("Afbeelding")
    VIDEO = "video", _("Video")
    QUESTION = "question", _("Vraag")
    PRACTICE = "practice", _("Oefenen op het werk")
    STEPS = "steps", _("Stappen")
    CALLOUT = "callout", _("Kader")
    ACCORDION = "accordion", _("Uitklappen")
    CARDS = "cards", _("Kaartjes")
    PACKAGE = "package", _("Lespakket")
    GALLERY = "gallery", _("Beeldenreeks")
    AUDIO = "audio", _("Geluid")
    FILE = "file", _("Bestand")
    EMBED = "embed", _("Van een andere site")
    TABLE = "table", _("Tabel")
    CASE = "case", _("Casus")
    POLL = "poll", _("Peiling")
    CODE = "code", _("Code")
    SECTION = "section", _("Onderdeel")
    ACTIVITY = "activity", _("Activiteit")

    @property
    def in_programmes(self) -> bool:
        """What a programme is made of; the rest is what other activities are made of. Some are both."""
        return self in PROGRAMME_KINDS


PROGRAMME_KINDS = (Kind.SECTION, Kind.ACTIVITY, Kind.PRACTICE, Kind.TEXT)
ONLY_PROGRAMMES = (Kind.SECTION, Kind.ACTIVITY)


class Shape(models.TextChoices):
    """What kind of thing one does: something alone, something at a place with others, or several of these."""

    SINGLE = "single", _("Losse activiteit")
    SESSION = "session", _("Bijeenkomst")
    PROGRAMME = "programme", _("Programma")
    SHARED = "shared", _("Bouwsteen")  # made of blocks that activities use; nobody does it by itself

    @classmethod
    def on_the_shelf(cls) -> list[tuple[str, Any]]:
        """What people can find, with their names: a shared block is met inside an activity only."""
        return [(shape.value, shape.label) for shape in cls if shape != cls.SHARED]


class Syntax(models.TextChoices):
    """The languages a block of code may be in: what is taught at work, not everything there is."""

    PLAIN = "plain", _("Platte tekst")
    BASH = "bash", _("Opdrachtregel (Bash)")
    POWERSHELL = "powershell", _("PowerShell")
    PYTHON = "python", _("Python")
    JAVASCRIPT = "javascript", _("JavaScript")
    TYPESCRIPT = "typescript", _("TypeScript")
    JAVA = "java", _("Java")
    CSHARP = "csharp", _("C#")
    PHP = "php", _("PHP")
    SQL = "sql", _("SQL")
    R = "r", _("R")
    HTML = "html", _("HTML")
    CSS = "css", _("CSS")
    JSON = "json", _("JSON")
    YAML = "yaml", _("YAML")
    XML = "xml", _("XML")


class Look(models.TextChoices):
    """How what folds out is shown: below each other, or on a wide screen behind tabs."""

    FOLDS = "folds", _("Onder elkaar, om open te klappen")
    TABS = "tabs", _("Naast elkaar, als tabbladen; op een telefoon onder elkaar")


class Tone(models.TextChoices):
    """What a callout is for."""

    TIP = "tip", _("Tip")
    EXAMPLE = "example", _("Voorbeeld")
    CAUTION = "caution", _("Let op")


class Barrier(models.TextChoices):
    """Why people do not do it now."""

    KNOWLEDGE = "knowledge", _("Ze weten niet hoe")
    SKILL = "skill", _("Ze kunnen het nog niet")
    MOTIVATION = "motivation", _("Ze willen niet, of zien het nut niet")
    ENVIRONMENT = "environment", _("Het werk laat het niet toe")


class Route(models.TextChoices):
    """What is done about it: the smallest thing that helps."""

    WORKPLACE = "workplace", _("Iets op de werkplek veranderen")
    LEADER = "leader", _("De leiding doet het voor, en maakt het samen met de mensen")
    JOB_AID = "job_aid", _("Een hulpmiddel bij het werk")
    PRACTICE = "practice", _("Oefenen met iets wat echt voorkomt")
    NOTHING = "nothing", _("Niets: er staat niets in de weg")

    @property
    def makes_something(self) -> bool:
        """Whether an activity is made for it: a job aid or a practice."""
        return self in (Route.JOB_AID, Route.PRACTICE)

    @property
    def changes_work(self) -> bool:
        """Whether somebody changes something at work for it."""
        return self in (Route.WORKPLACE, Route.LEADER)


class Reply(models.TextChoices):
    """What a request is answered with."""

    EXISTS = "exists", _("Dit is er al")
    MAKING = "making", _("Dit maken we")
    ELSEWHERE = "elsewhere", _("Leren lost dit niet op, dit wel")
    NO = "no", _("Dit doen we niet")


class Fate(models.TextChoices):
    """What becomes of something in a file made elsewhere."""

    CAME = "came", _("komt mee")
    CHANGED = "changed", _("komt anders mee")
    ASKS = "asks", _("vraagt nog iets van jou")
    LEFT = "left", _("komt niet mee")


class PackageKind(models.TextChoices):
    """By which agreement a package talks."""

    SCORM = "scorm", _("SCORM")
    H5P = "h5p", _("H5P")


class ReviewVerdict(models.TextChoices):
    """What a second person says of a draft."""

    APPROVED = "approved", _("Goed zo")
    CHANGES = "changes", _("Nog iets aanpassen")


class Completes(models.TextChoices):
    """When a package is done: the author says, for some packages say nothing themselves."""

    PACKAGE = "package", _("Als het pakket zelf meldt dat het klaar is")
    SEEN = "seen", _("Als alle onderdelen geopend zijn")
    SCORE = "score", _("Vanaf een score")


class MissKind(models.TextChoices):
    """How a search missed."""

    NOTHING = "nothing", _("Niets gevonden")
    UNOPENED = "unopened", _("Wel gevonden, niets geopend")


class MediaKind(models.TextChoices):
    """What sort of file it is."""

    IMAGE = "image", _("Afbeelding")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Geluid")
    CAPTIONS = "captions", _("Ondertitels")
    DOCUMENT = "document", _("Document")


class Licence(models.TextChoices):
    """What allows us to show a file."""

    UNSAID = "", _("Nog niet gezegd")
    OWN = "own", _("Zelf gemaakt")
    PERMISSION = "permission", _("Met toestemming van de maker")
    BOUGHT = "bought", _("Gekocht of gehuurd")
    FREE = "free", _("Vrij van rechten (CC0, publiek domein)")
    CC_BY = "cc-by", _("CC BY: met naam van de maker")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA: met naam, en verder onder dezelfde voorwaarden")
    OTHER = "other", _("Anders")


class MediaPlace(models.TextChoices):
    """Where a file is used."""

    DRAFT = "draft", _("in een concept")
    SHELF = "shelf", _("op de plank")
    EARLIER = "earlier", _("in een eerdere editie")


class Deed(models.TextChoices):
    """What is done with a shared block in many activities at once."""

    TAKE = "take", _("Overnemen")
    BACK = "back", _("Terugdraaien")
    PUBLISH = "publish", _("Publiceren")
    LOOSEN = "loosen", _("Losmaken")
