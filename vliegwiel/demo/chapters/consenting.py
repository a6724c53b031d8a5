"""What the works council of Bronwaard agreed to, before anybody was asked what he saw of somebody else."""

from functools import partial

from vliegwiel.areas.observation.enums import CHECKLISTS, OBSERVERS
from vliegwiel.areas.qualifications.enums import SEEN_AT_WORK
from vliegwiel.areas.strategy import actions
from vliegwiel.kit import clock
from vliegwiel.kit.consent import Feature

from ..story import Story

FIRST = 150  # days ago; the first observer is asked a week later at the soonest
MINUTES = "https://intranet.bronwaard.example/or/instemming-academie"


def write(story: Story) -> None:
    story.at(story.moment(FIRST, 15), partial(_agree, story, OBSERVERS, "We kijken er elk half jaar samen naar terug."))
    story.at(story.moment(FIRST, 15, 5), partial(_agree, story, SEEN_AT_WORK, ""))
    story.at(
        story.moment(66, 15),
        partial(_agree, story, CHECKLISTS, "Niemand gebruikt een lijst in een beoordelingsgesprek."),
    )


def _agree(story: Story, feature: Feature, conditions: str) -> None:
    actions.record_consent(
        feature.key, decided_on=clock.today(), conditions=conditions, link=MINUTES, by=story.who("rachid")
    )
