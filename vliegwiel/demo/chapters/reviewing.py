"""Once a quarter everything at once: last quarter's round, carried out, and this quarter's, half proposed."""

from functools import partial

from django.utils.translation import gettext as _

from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.enums import Verdict
from vliegwiel.areas.insights.models import PortfolioItem, ReviewRound

from ..story import Story

Said = tuple[str, str, Verdict, str]  # by whom, about which activity, what, and why

# Opened and carried out so many days ago.
LAST, DONE = 48, 38
THEN: tuple[Said, ...] = (
    ("femke", "eerst-samenvatten", Verdict.KEEP, "Collega’s horen het terug, en het aantal herhaalbellers daalt."),
    ("femke", "stop-en-meld", Verdict.KEEP, "De meldingen komen nu bij Distributie Noord vandaan. Daar begon het ook."),
    ("aleida", "laatste-minuut", Verdict.KEEP, "Blijft. Ik wil dat elke klus hiermee begint."),
    ("femke", "alarm-en-ontruiming", Verdict.KEEP, ""),
    ("femke", "datalek-melden", Verdict.KEEP, "De privacycoördinator ziet meldingen eerder binnenkomen."),
    (
        "aleida",
        "wie-spreek-ik",
        Verdict.FIX,
        "Facturatie kreeg dit opgedragen zonder te weten waarom. Ilse schrijft er een begin bij uit hun eigen werk.",
    ),
    (
        "femke",
        "verkeerde-ontvanger",
        Verdict.STOP,
        "Slechts een paar mensen kozen dit zelf, en het overlapt met het melden van een datalek. De goede oefening is "
        "daarheen verhuisd.",
    ),
)
# This quarter's.
NOW, SAID = 5, 3
NEXT: tuple[Said, ...] = (
    ("femke", "eerst-samenvatten", Verdict.KEEP, "Blijft de sterkste lijn die we hebben."),
    ("femke", "stop-en-meld", Verdict.KEEP, ""),
    (
        "aleida",
        "slecht-nieuws-over-de-rekening",
        Verdict.STOP,
        "Ook na de verbetering belt Facturatie bijna nooit zelf: maar een paar mensen kregen de kans. Dan ligt het "
        "niet aan de training.",
    ),
    (
        "femke",
        "wie-spreek-ik",
        Verdict.FIX,
        "Het nieuwe begin staat er. Nu nog een check na twee weken met de teamleider erbij.",
    ),
)
MERGED = (
    "terugbelafspraak",
    "eerst-samenvatten",
    "Esther geeft ze altijd samen: het begin en het eind van één gesprek. Eén oefening van acht minuten is genoeg.",
)


def write(story: Story) -> None:
    story.at(story.moment(LAST, 10), partial(_open, story, _quarter(story, before=1)))
    for day, some in ((LAST - 4, THEN[:4]), (LAST - 6, THEN[4:])):
        story.at(story.moment(day, 14), partial(_propose, story, some))
    story.at(story.moment(DONE, 15), partial(_carry_out, story))
    story.at(story.moment(NOW, 10), partial(_open, story, _quarter(story)))
    story.at(story.moment(SAID, 11), partial(_propose, story, NEXT))
    story.at(story.moment(SAID, 11, 30), partial(_merge, story))


def _open(story: Story, name: str) -> None:
    actions.recount()
    actions.recompute()
    actions.open_round(name, by=story.who("femke"))


def _quarter(story: Story, *, before: int = 0) -> str:
    """This quarter's name, as the page offers it, or one so many quarters before it."""
    at = story.today.year * 4 + (story.today.month - 1) // 3 - before
    return _("Kwartaal {number} van {year}").format(number=at % 4 + 1, year=at // 4)


def _item(slug: str) -> PortfolioItem:
    return PortfolioItem.objects.select_related("activity", "round").get(round__closed_at=None, slug=slug)


def _propose(story: Story, some: tuple[Said, ...]) -> None:
    for who, slug, verdict, reason in some:
        actions.propose(_item(story.shelf[slug].slug), verdict=verdict, reason=reason, by=story.who(who))


def _merge(story: Story) -> None:
    slug, into, why = MERGED
    item = _item(story.shelf[slug].slug)
    actions.propose(item, verdict=Verdict.MERGE, into=story.shelf[into], reason=why, by=story.who("femke"))


def _carry_out(story: Story) -> None:
    opened = ReviewRound.objects.get(closed_at=None)
    actions.begin_carrying_out(opened, by=story.who("femke"))
    actions.carry_out(opened, by=story.who("femke"))
