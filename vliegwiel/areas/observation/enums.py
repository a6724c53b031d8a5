"""Choices, weights and thresholds. Their source is the design for measuring behaviour (learning.md 2.5 and 18)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.strategy.enums import Observer as Source
from vliegwiel.kit.consent import Feature

CHANCES = 5
"""The question is about the last five chances: further back people answer from an impression."""

WEIGHTS = {Source.SYSTEM: 1.0, Source.CUSTOMER: 0.8, Source.PEER: 0.7, Source.MANAGER: 0.7, Source.SELF: 0.4}
"""What a source counts for. Fixed, and who says it of herself counts least: self-report overstates change."""

APPLIED_FROM = 0.5
"""The score from which somebody applied it; and then only with a source that is not herself, or something to show."""

SUSTAINED_DAYS = 56
"""Applied again at least so many days later is sustained."""

AFTER_DAYS = 42
"""How long after finishing it is asked how often it happened: six weeks."""

AGREE_FROM = 0.5
"""The ICC(2,1) from which a mean of observers is shown; below it, or when it cannot be worked out, each apart."""

GAP = 2
"""Times out of five by which her own view and that of others differ so much that it is worth a thought."""

MOST_ITEMS = 3
"""Behaviours asked about before one activity."""

MOST_OBSERVERS = 2
"""Colleagues and leaders asked about one moment."""

MOST_CUSTOMERS = 3
"""Customers asked about one moment, each by a link of their own."""

ASK_DAYS = 28
"""How long an observer may answer."""


class Moment(models.TextChoices):
    """What an observation is about."""

    PRE = "pre", _("voor je begon")
    RETRO = "retro", _("toen, als je nu terugkijkt")
    POST = "post", _("zes weken erna")
    AGAIN = "again", _("nog eens, acht weken later")


LOOKED_AT = (Moment.POST, Moment.AGAIN)
"""The moments at which others are asked too."""


class Assessor(models.TextChoices):
    """Who may fill in a checklist about somebody: never herself, and never about who leads him."""

    MANAGER = "manager", _("Wie leiding geeft")
    COLLEAGUE = "colleague", _("Een collega van dezelfde afdeling")
    EXAMINER = "examiner", _("Wie ervoor is aangewezen")


class Seen(models.TextChoices):
    """What is said of a line."""

    YES = "yes", _("Gezien")
    NOT_YET = "not_yet", _("Nog niet")
    ABSENT = "absent", _("Kwam niet voor")


MOST_LINES = 12
"""Lines in one checklist: more are not looked at with attention."""

CONSENT_DAYS = 14
"""How long a photograph waits for the consent of who is in it; then it goes."""

OBSERVERS = Feature(
    key="observers",
    name=_("Anderen zeggen wat ze zagen"),
    does=_(
        "Zes weken na een activiteit zegt een medewerker hoe vaak iets lukte. De medewerker kan dan een of twee mensen "
        "kiezen die erbij waren: een collega, een leidinggevende of een klant. Die krijgen één vraag: hoe vaak zag je "
        "het, van de laatste vijf keer? Ook een systeem dat zulke momenten telt, kan dat doorgeven."
    ),
    data=_(
        "Wie gevraagd werd, het antwoord (nul tot en met vijf, of geen kans) en de dag. Van een klant geen naam en "
        "geen adres. Geen opmerkingen."
    ),
    sees=_(
        "Alleen de medewerker ziet de antwoorden. Wie antwoordde ziet het eigen antwoord. Opleiders zien per "
        "activiteit hoeveel mensen iets toepassen, vanaf vijf mensen."
    ),
    keeps=_("Twaalf maanden. Daarna verdwijnen de antwoorden."),
    cannot=_(
        "Een leidinggevende, HR of opleider kan niets vragen over een ander en leest geen antwoord. Niets telt mee "
        "voor beoordeling, loon of contract. Er is geen score en geen vergelijking van mensen, en geen vrije tekst."
    ),
    without=_(
        "Ieder houdt voor zichzelf bij hoe vaak iets lukt. Wat eerder geantwoord is, blijft van de medewerker. Vragen "
        "die nog openstaan kan niemand beantwoorden."
    ),
)

CHECKLISTS = Feature(
    key="checklists",
    name=_("Observatielijsten op het werk"),
    does=_(
        "Iemand kijkt mee op het werk, met ten hoogste twaalf regels die te zien zijn, en tekent. Een lijst om van te "
        "leren wordt ingevuld door wie de medewerker zelf vroeg. Een lijst die meetelt is een beoordeling en zegt dat "
        "vooraf; daar staat ook bij wie de lijst mag invullen."
    ),
    data=_(
        "Per regel: gezien, nog niet, of kwam niet voor. De dag, wie tekende, één zin over de volgende stap, en soms "
        "een foto van het werk."
    ),
    sees=_(
        "De medewerker en wie de lijst invulde. Van een lijst die meetelt lezen HR en opleiders ja of nee en de dag, "
        "en verder niets."
    ),
    keeps=_("24 maanden. Een foto waarop de medewerker staat gaat weg zonder een ja binnen twee weken, of na een nee."),
    cannot=_(
        "Niemand vult een lijst in over de eigen leidinggevende, of over zichzelf. Een foto van anderen kan "
        "niet. Er is geen score, en een lijst om van te leren leest verder niemand."
    ),
    without=_(
        "De lijsten zijn te lezen, en niemand kan er een invullen. Wat ingevuld was, blijft te lezen voor wie dat "
        "al kon."
    ),
)
