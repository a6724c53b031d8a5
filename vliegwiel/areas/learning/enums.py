from django.db import models
from django.utils.translation import gettext_lazy as _


class Enjoyment(models.IntegerChoices):
    """Did she enjoy doing it?"""

    NOT = 1, _("Helemaal niet")
    LITTLE = 2, _("Een beetje")
    FAIR = 3, _("Gaat wel")
    WELL = 4, _("Goed")
    VERY = 5, _("Heel goed")


class Usefulness(models.IntegerChoices):
    """Can she use it at work within two weeks?"""

    NO = 1, _("Nee")
    HARDLY = 2, _("Waarschijnlijk niet")
    MAYBE = 3, _("Misschien")
    LIKELY = 4, _("Waarschijnlijk wel")
    SURELY = 5, _("Zeker")


class Arrival(models.TextChoices):
    """What came of a step that was done without a connection."""

    KEPT = "kept", _("bewaard")
    LATER = "later", _("je gaf daarna al een ander antwoord")
    REFUSED = "refused", _("kon niet meer")


class Ground(models.TextChoices):
    """Why a rule asks something."""

    LAW = "law", _("de wet")
    EU_LAW = "eu_law", _("Europees recht")
    CAO = "cao", _("de cao")
    ROLE = "role", _("je functie of rol")
    WISH = "wish", _("een eigen wens van de organisatie")

    @property
    def mandated(self) -> bool:
        """Others than the organisation ask it: it is given also to whom has no learning time left."""
        return self in (Ground.LAW, Ground.EU_LAW, Ground.CAO)


class Ending(models.TextChoices):
    """What becomes of what is open when a rule no longer holds for somebody."""

    TAKE_BACK = "take_back", _("neem terug wat nog open staat")
    LEAVE = "leave", _("laat staan wat gegeven is")


class DeclineReason(models.TextChoices):
    """Why somebody would rather not. Nobody has to say."""

    NONE = "", _("Zonder reden")
    KNOWN = "known", _("Ik kan dit al")
    NOT_MY_WORK = "not_my_work", _("Dit hoort niet bij mijn werk")
    NOT_NOW = "not_now", _("Het komt nu niet uit")
    OTHER = "other", _("Ik leer het liever anders")


class Condition(models.TextChoices):
    """What a rule may ask of a person: facts about her work, never what she wrote, scored or answered."""

    UNIT = "unit", _("Werkt in afdeling")
    POSITION = "position", _("Heeft functie")
    ROLE = "role", _("Heeft rol in de academie")
    DAYS_LEAST = "days_least", _("Ten minste zoveel dagen in dienst")
    DAYS_MOST = "days_most", _("Hooguit zoveel dagen in dienst")
    JOINED = "joined", _("In dienst op of na")
    HOURS_LEAST = "hours_least", _("Ten minste zoveel uur per week")
    HOURS_MOST = "hours_most", _("Hooguit zoveel uur per week")
    ROSTER = "roster", _("Werkt volgens een rooster")
    LEADS = "leads", _("Geeft leiding")
    LANGUAGE = "language", _("Leest in de taal")
    NUMBERS = "numbers", _("Staat op een lijst met personeelsnummers")

    @property
    def says_it_all(self) -> bool:
        """There is nothing to fill in."""
        return self in (Condition.ROSTER, Condition.LEADS)


class RoomAnswer(models.TextChoices):
    """What is done about something that does not fit in people's time."""

    YES = "yes", _("Ja, het mag erbij")
    NO = "no", _("Nee, niet nu")
    SPREAD = "spread", _("We spreiden het of zetten het later")
    DROP = "drop", _("We halen er iets anders af")
    STAYS = "stays", _("Het blijft zo")
