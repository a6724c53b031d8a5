"""What the clock does by itself, and what the L&D lead decides between two rounds: one to keep, one to mend."""

from functools import partial

from vliegwiel.areas.assessment import actions as assessment
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.insights.enums import Verdict
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice import queries

from ..story import Story

DECISIONS = (
    (
        62,
        "eerst-samenvatten",
        Verdict.KEEP,
        "Bij Klantenservice hoort een collega het in de meeste teams terug. Houden, en Mirjam vertelt de andere "
        "teamleiders hoe ze op dinsdag meeluistert.",
    ),
    (
        45,
        "slecht-nieuws-over-de-rekening",
        Verdict.FIX,
        "Facturatie belt nauwelijks zelf: de kans om dit te doen ontbreekt. Eerst afspreken wie deze gesprekken voert, "
        "dan pas weer vragen.",
    ),
)


def write(story: Story) -> None:
    for days, slug, verdict, reason in DECISIONS:
        story.at(story.moment(days, 15), partial(_decide, story, slug, verdict, reason))
    for days in story.workdays(165):
        story.at(story.moment(days, 8), _tell_what_stands_ready)
    for week in range(23, 0, -1):
        story.at(story.moment(7 * week, 3), _tidy)


def _decide(story: Story, slug: str, verdict: Verdict, reason: str) -> None:
    activity = story.shelf[slug]
    insights.recount(activity)
    insights.decide(activity, verdict=verdict, reason=reason, by=story.who("femke"))


def _tell_what_stands_ready() -> None:
    practice.wait_out()
    practice.tell_of_the_day()
    practice.offer_plans()
    for plan in queries.supporters_gone():
        practice.release_supporter(plan)


def _tidy() -> None:
    """What every installation forgets by itself at night."""
    messaging.purge()
    assessment.purge_answers()
