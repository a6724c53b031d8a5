from django.db import models
from django.utils.translation import gettext_lazy as _


class Question(models.TextChoices):
    """What a report answers."""

    MUST = "must", _("Wie moet wat")
    DID = "did", _("Wie deed wat")
    ENDS = "ends", _("Wat verloopt")


class Answer(models.TextChoices):
    """Of whom a report speaks, when it asks who must."""

    ALL = "", _("iedereen")
    YES = "yes", _("wie in orde is")
    NO = "no", _("wie nog niet in orde is")


class Column(models.TextChoices):
    """What stands beside a name, when it is asked for. Name, thing and yes or no always stand there."""

    NUMBER = "number", _("Nummer")
    UNIT = "unit", _("Afdeling")
    POSITION = "position", _("Functie")
    ASKED = "asked", _("Gevraagd sinds")
    DUE = "due", _("Voor")
    ON = "on", _("Gedaan op")
    UNTIL = "until", _("Tot en met")
    STATE = "state", _("Stand")


class Scope(models.TextChoices):
    """How much of people a report says to whoever reads it."""

    NAMES = "names", _("iedereen, met naam")
    TEAM = "team", _("wie zij leidt: ja, nee en een datum")


class Format(models.TextChoices):
    CSV = "csv", _("CSV")
    XLSX = "xlsx", _("Excel")


class ExportState(models.TextChoices):
    RUNNING = "running", _("wordt gemaakt")
    DONE = "done", _("klaar")
    CANCELLED = "cancelled", _("afgebroken")
    REFUSED = "refused", _("mag niet meer")
    GONE = "gone", _("opgeruimd")


class Rhythm(models.TextChoices):
    WEEK = "week", _("elke week")
    MONTH = "month", _("elke maand")


class Stopped(models.TextChoices):
    """Why a schedule stopped."""

    ASKED = "asked", _("stopgezet")
    LEFT = "left", _("de eigenaar werkt hier niet meer")
    MAY_NOT = "may_not", _("de eigenaar mag dit niet meer zien")


TEAM_COLUMNS = (Column.UNIT, Column.DUE, Column.ON, Column.UNTIL)
"""What a manager may ask for beside yes and no: dates of what is required, and where somebody works."""

USUAL = {
    Question.MUST: (Column.UNIT, Column.DUE, Column.UNTIL),
    Question.DID: (Column.UNIT, Column.ON),
    Question.ENDS: (Column.UNIT, Column.UNTIL),
}
TEAM_USUAL = {
    Question.MUST: (Column.DUE, Column.UNTIL),
    Question.DID: (Column.ON,),
    Question.ENDS: (Column.UNTIL,),
}
WINDOWS = (30, 90, 180, 365)  # days back or ahead
