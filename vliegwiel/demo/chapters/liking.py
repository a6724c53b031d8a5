"""What people like beside what it brings: hours get a price, and the most loved workshop is asked what it is for."""

from decimal import Decimal
from functools import partial

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.insights.enums import Wish
from vliegwiel.areas.insights.models import CandyCase
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.models import Organisation

from ..story import Story

LOVED = "barista-op-het-hoofdkantoor"
COSTS = (  # euros for each participant, and a year
    (LOVED, "14.50", "1200"),
    ("alarm-en-ontruiming", None, "2400"),
    ("slecht-nieuws-over-de-rekening", "38", None),
)
ASKED = "Ik vraag het Ilse rustig: het is een feest om te doen, en dat mag. De vraag is alleen waar het bij hoort."
ANSWER = (
    "Het brengt mensen van alle verdiepingen bij elkaar, daarvoor doen Joost en ik het. Noem het gerust samen iets "
    "leuks doen. Als Facilitair de bonen betaalt, vind ik dat eerlijker dan uit het leerbudget."
)


def write(story: Story) -> None:
    story.at(story.moment(170, 14), partial(_price_an_hour, story))
    for slug, each, fixed in COSTS:
        story.at(story.moment(136, 16), partial(_say_what_it_costs, story, slug, each, fixed))
    story.at(story.moment(33, 3), _weigh)
    story.at(story.moment(32, 10), partial(_ask, story))
    story.at(story.moment(24, 15, 20), partial(_answer, story))


def _price_an_hour(story: Story) -> None:
    organisation = Organisation.objects.order_by("pk").first()
    if organisation:
        people.set_hourly_cost(organisation, euros=Decimal(52), by=story.who("aleida"))


def _say_what_it_costs(story: Story, slug: str, each: str | None, fixed: str | None) -> None:
    activity = story.shelf[slug]
    euros = {"each": Decimal(each) if each else None, "fixed": Decimal(fixed) if fixed else None}
    catalogue.set_cost(activity, by=activity.owner, **euros)


def _weigh() -> None:
    """As the night does."""
    insights.recompute()
    insights.appraise()
    insights.review_contributions()


def _ask(story: Story) -> None:
    for case in CandyCase.objects.open().filter(activity=story.shelf[LOVED]):
        insights.ask_owner(case, by=story.who("femke"), note=ASKED)


def _answer(story: Story) -> None:
    for case in CandyCase.objects.asked_of(story.who("ilse")).filter(activity=story.shelf[LOVED]):
        insights.say_what_it_needs(case, wish=Wish.RELABEL, text=ANSWER, by=story.who("ilse"))
