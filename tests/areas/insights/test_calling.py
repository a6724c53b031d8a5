"""Once a week every judge hears how many edges wait for her."""

import datetime as dt

from tests.threads import a_thread, agree, edges_of, said
from vliegwiel.areas.insights import actions
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy.models import Side
from vliegwiel.kit import clock
from vliegwiel.kit.notices import worded


def test_each_judge_is_told_once_a_week_how_many_wait(ines, mara, lea, django_capture_on_commit_callbacks):
    thread = a_thread(ines, mara)
    for edge in edges_of(thread)[:3]:
        said(edge.ratings, Side.LINE, mara)
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert actions.call_judges() == 2
    assert _told() == {
        (lea.pk, "Er wachten 4 schakels op jouw oordeel."),
        (mara.pk, "Er wacht 1 schakel op jouw oordeel."),
    }
    assert Message.objects.count() == 2
    with clock.at(clock.now() + dt.timedelta(days=7)), django_capture_on_commit_callbacks(execute=True):
        actions.call_judges()
    assert Message.objects.count() == 4


def test_nobody_is_called_about_nothing(ines, mara, lea):
    agree(a_thread(ines, mara), lea, mara)
    assert actions.call_judges() == 0


def _told():
    return {(one.person_id, worded(one.kind, one.facts).text) for one in Message.objects.all()}
