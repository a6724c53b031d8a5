"""Mail that may wait gives way to what is asked of somebody already; the rest goes as always."""

import datetime as dt

import pytest

from tests.library import publish
from vliegwiel.areas.learning.models import Assignment, Withdrawal
from vliegwiel.areas.messaging import actions
from vliegwiel.areas.messaging.enums import Why
from vliegwiel.areas.messaging.models import Sending
from vliegwiel.areas.messaging.queries import full
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
TUESDAY = dt.datetime(2026, 3, 3, 10, 0)
FACTS = {"slug": "a", "title": {"nl": "Luisteren"}, "giver": "Mara", "reason": "Omdat het helpt."}


def mailed(person):
    made = actions.compose(person)
    return list(made.sendings.order_by("key").values_list("key", flat=True)) if made else []


def test_it_waits_in_the_weeks_mail_until_there_is_room_and_nothing_else_does(settings, ben, mara, lea):
    settings.MAILS = True
    with clock.at(TUESDAY - dt.timedelta(days=7, hours=1)):
        long = publish(lea, "lang", edition={"minutes": 400})
        given = Assignment.objects.create(activity=long, person=ben, given_by=mara, reason="Nodig.")
        for key, may_wait in (("may", True), ("must", False)):
            actions.tell(ben.pk, "learning.YouWereAsked", FACTS, key, may_wait=may_wait)
        actions.tell(mara.pk, "learning.YouWereAsked", FACTS, "may", may_wait=True)
    with clock.at(TUESDAY - dt.timedelta(days=7)):
        assert full([ben.pk, mara.pk]) == {ben.pk}
        assert (mailed(ben), mailed(mara)) == (["must"], ["may"])
        waits = Sending.objects.get(person=ben, key="may")
        assert (waits.why, waits.dropped_at) == (Why.FULL, None)
        assert waits.due_at == clock.now() + dt.timedelta(days=7)  # in a week's mail, not on a day of its own
        assert mailed(ben) == []
    with clock.at(TUESDAY):
        Withdrawal.objects.create(assignment=given, by=mara)
        assert mailed(ben) == ["may"]
