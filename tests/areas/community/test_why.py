import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_video
from vliegwiel.areas.catalogue.actions import clear_unused_media
from vliegwiel.areas.catalogue.queries import library
from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.models import Why
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

WORDS = "Wat ik weet, leerde ik van wie naast me stond.\nDat gun ik iedereen."


@pytest.fixture
def why(dana):
    return actions.tell_why(by=dana, text=WORDS)


def kinds():
    return list(Happening.objects.order_by("pk").values_list("kind", flat=True))


def test_everybody_meets_a_leaders_why_once(why, dana, ben, mara):
    assert [queries.why_to_meet(person) for person in (ben, mara, dana)] == [why, why, None]
    actions.meet_why(why, by=ben)
    actions.meet_why(why, by=ben)
    assert [queries.why_to_meet(person) for person in (ben, mara)] == [None, why]
    assert kinds() == ["community.WhyTold"]


def test_new_words_are_met_anew_and_the_same_words_are_not(why, dana, ben):
    actions.meet_why(why, by=ben)
    assert actions.tell_why(by=dana, text="  " + WORDS) == why
    newer = actions.tell_why(by=dana, text="Omdat niemand het alleen kan.")
    assert queries.why_to_meet(ben) == newer
    assert list(Why.objects.standing()) == [newer]


def test_a_recording_goes_along_until_it_is_left_out(dana, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    first = actions.tell_why(by=dana, text=WORDS, recording=a_video())
    second = actions.tell_why(by=dana, text="Anders gezegd.", keep_recording=True)
    third = actions.tell_why(by=dana, text="Anders gezegd.")
    assert (first.recording, second.recording, third.recording) == (second.recording, first.recording, None)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 401])
def test_no_words_or_too_many_are_refused(dana, text):
    with pytest.raises(ValidationError) as refused:
        actions.tell_why(by=dana, text=text)
    assert set(refused.value.message_dict) == {"text"}


def test_only_a_leader_tells_and_only_she_withdraws(why, dana, lea, mara, ben):
    for person in (lea, mara, ben):
        with pytest.raises(PermissionDenied):
            actions.tell_why(by=person, text=WORDS)
        with pytest.raises(PermissionDenied):
            actions.withdraw_why(why, by=person)
    actions.withdraw_why(why, by=dana)
    actions.withdraw_why(why, by=dana)
    assert queries.why_to_meet(ben) is None
    assert queries.why_of(dana) is None
    assert kinds() == ["community.WhyTold", "community.WhyWithdrawn"]


def test_a_recording_is_nobody_elses_and_stays_as_long_as_the_why_does(dana, ines, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    why = actions.tell_why(by=dana, text=WORDS, recording=a_video())
    for days in (1, 60):
        with clock.at(clock.today() + dt.timedelta(days=days)):
            assert clear_unused_media() == 0
    assert (library(ines).rows, Why.objects.get().recording) == ([], why.recording)
