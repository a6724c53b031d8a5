"""Four weeks of mail: what the academy would have sent, when, and what it kept to itself."""

import datetime as dt
from functools import partial

from vliegwiel.areas.messaging import actions, queries
from vliegwiel.areas.messaging.enums import Lane
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.notices import Topic

from ..story import Story

WEEKS = 4
REFUSED = "552 5.2.2 Mailbox full"


def write(story: Story) -> None:
    story.at(story.moment(WEEKS * 7 + 2, 16), partial(_noor_chooses, story))
    story.at(story.moment(17, 16), partial(_esther_is_away, story))
    for ago in story.workdays(WEEKS * 7):
        story.at(story.moment(ago, 10, 5), _mail)
    story.at(story.moment(6, 11), partial(_comes_back, story))


def _mail() -> None:
    """As the minute's job would, once on each working day."""
    for person in Person.objects.get_queryset().filter(pk__in=queries.due(limit=1000)):
        actions.compose(person)
    actions.post_all(list(queries.unsent(limit=1000)))


def _noor_chooses(story: Story) -> None:
    noor = story.who("noor")
    wants = queries.preference(noor.pk)
    lanes = {topic: queries.lane_of(wants, topic) for topic in Topic}
    actions.choose(
        lanes=lanes | {Topic.STEP: Lane.INBOX},
        quiet_from=dt.time(17, 30),
        quiet_until=dt.time(8, 30),
        digest_day=4,
        digest_at=dt.time(13),
        by=noor,
    )


def _esther_is_away(story: Story) -> None:
    starts = story.today - dt.timedelta(days=14)
    actions.be_away(starts=starts, ends=starts + dt.timedelta(days=6), by=story.who("esther"))


def _comes_back(story: Story) -> None:
    actions.bounced(story.who("joost").email or "", REFUSED)
