import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.enums import Way, Went
from vliegwiel.areas.community.models import Answer, Meeting, Outcome, Seat, TryOut
from vliegwiel.kit import clock


def lines(meeting):
    return list(meeting.outcomes.filter(gone_at=None).order_by("pk").values_list("step", "text"))


def test_the_four_that_come_along_last_as_long_as_they_should():
    assert [(one.key, one.minutes, len(one.steps)) for one in queries.SHIPPED] == [
        ("debrief", 20, 4),
        ("ten-minutes", 10, 3),
        ("peer-coaching", 70, 6),
        ("retro", 45, 5),
    ]
    for ritual in queries.SHIPPED:
        for words in (ritual.title, ritual.purpose, *(step.question for step in ritual.steps)):
            assert set(words) == {"nl", "en"}
            assert all(words.values())
        assert [step.tries for step in ritual.steps] == [False] * (len(ritual.steps) - 1) + [True]


def test_two_who_begin_at_once_begin_one_and_another_waits(meeting, circle, debrief, crew, mara):
    assert actions.open_meeting(circle, debrief, by=crew[2]) == meeting
    retro = queries.ritual_called("retro")
    with pytest.raises(ValidationError, match="loopt nog"):
        actions.open_meeting(circle, retro, by=mara)
    actions.end_meeting(meeting, by=mara)
    assert actions.open_meeting(circle, retro, by=mara).title == retro.title


def test_who_does_not_belong_to_it_reads_and_writes_nothing(meeting, olu, lea, dana):
    for person in (olu, lea, dana):
        assert not Meeting.objects.visible_to(person).exists()
        for deed in (
            lambda by: actions.open_meeting(meeting.circle, queries.SHIPPED[0], by=by),
            lambda by: actions.go_to_step(meeting, step=1, by=by),
            lambda by: actions.write_down(meeting, step=1, text="x", key="k", by=by),
            lambda by: actions.agree_try_out(meeting, text="x", key="k", by=by),
            lambda by: actions.end_meeting(meeting, by=by),
            lambda by: actions.remove_meeting(meeting, by=by),
        ):
            with pytest.raises(PermissionDenied):
                deed(person)
    assert (lines(meeting), Meeting.objects.count()) == ([], 1)


def test_two_presses_of_next_go_one_further_and_the_time_begins_anew(meeting, ben, mara):
    began = meeting.step_at
    with clock.at(began + dt.timedelta(minutes=3)):
        first = actions.go_to_step(meeting, step=1, by=ben)
        assert first.step_at == began + dt.timedelta(minutes=3)
    with clock.at(began + dt.timedelta(minutes=4)):
        again = actions.go_to_step(meeting, step=1, by=mara)
    assert (again.step, again.step_at) == (1, first.step_at)
    assert actions.go_to_step(meeting, step=99, by=ben).step == 3
    assert actions.go_to_step(meeting, step=-4, by=ben).step == 0


def test_what_two_type_at_once_stands_both_and_what_is_sent_twice_stands_once(meeting, ben, mara):
    actions.write_down(meeting, step=1, text="De rij  liep op.", key="a", by=ben)
    actions.write_down(meeting, step=1, text="De rij liep op.", key="a", by=ben)
    actions.write_down(meeting, step=1, text="Iemand belde terug.", key="b", by=mara)
    assert lines(meeting) == [(1, "De rij liep op."), (1, "Iemand belde terug.")]


@pytest.mark.parametrize("text", ["", "   ", "x" * 281])
def test_no_line_or_too_long_a_line_is_refused_in_words(meeting, ben, text):
    with pytest.raises(ValidationError):
        actions.write_down(meeting, step=1, text=text, key="a", by=ben)
    with pytest.raises(ValidationError):
        actions.write_down(meeting, step=7, text="Goed.", key="a", by=ben)
    assert lines(meeting) == []


def test_a_line_is_taken_away_and_put_back_until_the_day_after(meeting, ben, mara):
    line = actions.write_down(meeting, step=1, text="De rij liep op.", key="a", by=ben)
    actions.take_away(line, by=mara)
    actions.take_away(line, by=mara)
    assert lines(meeting) == []
    actions.put_back(line, by=ben)
    assert lines(meeting) == [(1, "De rij liep op.")]
    actions.take_away(line, by=mara)
    with clock.at(clock.now() + dt.timedelta(hours=25)):
        actions.forget()
    assert not Outcome.objects.exists()


def test_what_a_team_tries_is_looked_back_on_first_the_next_time(meeting, circle, debrief, ben, mara):
    tried = actions.agree_try_out(meeting, text="Eerder bellen.", key="t", by=ben)
    other = actions.agree_try_out(meeting, text="Minder mailen.", key="u", by=ben)
    assert queries.to_look_back_on(meeting) == []
    actions.end_meeting(meeting, by=ben)
    assert list(queries.waiting(circle)) == [tried, other]

    later = actions.open_meeting(circle, debrief, by=mara)
    assert [step.back for step in queries.steps_of(later)] == [True, False, False, False, False]
    assert queries.to_look_back_on(later) == [tried, other]
    actions.look_back(tried, later, went="half", by=mara)
    actions.look_back(other, later, went="no_chance", by=ben)
    actions.look_back(tried, later, went="worked", by=ben)  # said otherwise while it goes on
    actions.look_back(other, later, went="", by=ben)  # and taken back
    assert [(row.went, row.told_in) for row in TryOut.objects.order_by("pk")] == [(Went.WORKED, later), ("", None)]
    assert queries.to_look_back_on(later) == [tried, other]
    actions.end_meeting(later, by=ben)
    assert list(queries.waiting(circle)) == [other]


def test_a_try_out_of_an_earlier_look_back_and_of_other_groups_stays_as_it_is(meeting, crew, debrief, circle):
    ben, *others = crew
    tried = actions.agree_try_out(meeting, text="Eerder bellen.", key="t", by=ben)
    actions.end_meeting(meeting, by=ben)
    second = actions.open_meeting(circle, debrief, by=ben)
    actions.look_back(tried, second, went="half", by=ben)
    actions.end_meeting(second, by=ben)
    third = actions.open_meeting(circle, debrief, by=ben)
    assert actions.look_back(tried, third, went="not", by=ben).went == Went.HALF
    peers = actions.begin_peers(name="Dinsdag", people=others, by=ben)
    elsewhere = actions.open_meeting(peers, debrief, by=ben)
    with pytest.raises(ValidationError):
        actions.look_back(tried, elsewhere, went="not", by=ben)


def test_a_try_out_belongs_to_a_behaviour_that_is_still_asked(meeting, ben, behaviour):
    assert actions.agree_try_out(meeting, text="Eerder bellen.", key="t", behaviour=behaviour, by=ben).behaviour
    behaviour.retired_at = clock.now()
    with pytest.raises(ValidationError, match="vragen we niet meer"):
        actions.agree_try_out(meeting, text="Anders.", key="u", behaviour=behaviour, by=ben)


def test_three_things_at_once_is_enough(meeting, ben):
    for key in "abc":
        actions.agree_try_out(meeting, text="Eerder bellen.", key=key, by=ben)
    with pytest.raises(ValidationError, match="Drie dingen tegelijk"):
        actions.agree_try_out(meeting, text="Nog iets.", key="d", by=ben)


def test_an_interrupted_meeting_goes_on_where_it_was_and_may_be_opened_again(meeting, circle, debrief, ben, mara):
    actions.go_to_step(meeting, step=2, by=ben)
    with clock.at(clock.now() + dt.timedelta(hours=5)):
        assert actions.open_meeting(circle, debrief, by=mara).step == 2
        ended = actions.end_meeting(meeting, by=ben)
        assert actions.end_meeting(meeting, by=mara).ended_at == ended.ended_at
        with pytest.raises(ValidationError, match="afgerond"):
            actions.write_down(meeting, step=1, text="Nog iets.", key="z", by=ben)
        assert actions.reopen_meeting(meeting, by=mara).is_open
        assert actions.reopen_meeting(meeting, by=mara).is_open
        actions.end_meeting(meeting, by=ben)
    with clock.at(clock.now() + dt.timedelta(days=3)), pytest.raises(ValidationError):
        actions.reopen_meeting(meeting, by=mara)


def test_an_ended_one_is_not_opened_beside_another(meeting, circle, ben):
    actions.end_meeting(meeting, by=ben)
    actions.open_meeting(circle, queries.ritual_called("retro"), by=ben)
    with pytest.raises(ValidationError):
        actions.reopen_meeting(meeting, by=ben)


def test_a_team_erases_what_it_wrote_for_good(meeting, ben, mara):
    actions.write_down(meeting, step=1, text="De rij liep op.", key="a", by=ben)
    actions.agree_try_out(meeting, text="Eerder bellen.", key="t", by=ben)
    actions.remove_meeting(meeting, by=mara)
    assert (Meeting.objects.count(), Outcome.objects.count(), TryOut.objects.count()) == (0, 0, 0)


def test_of_who_was_there_nothing_is_kept_but_when_somebody_last_led(meeting, circle, ben):
    actions.end_meeting(meeting, by=ben)
    meeting.refresh_from_db()
    assert meeting.facilitator is None
    assert list(Seat.objects.filter(led_at__isnull=False).values_list("person", flat=True)) == [ben.pk]
    people = {field.name for model in (Meeting, Outcome, TryOut) for field in model._meta.fields if _person(field)}
    assert people == {"facilitator"}


def _person(field):
    return field.related_model is not None and field.related_model._meta.label == "people.Person"


def test_peer_coaching_asks_four_peers_and_keeps_only_lessons(circle, crew, mara):
    ritual = queries.ritual_called("peer-coaching")
    with pytest.raises(ValidationError, match="geeft leiding"):
        actions.open_meeting(circle, ritual, by=mara)
    ben, *others = crew
    peers = actions.begin_peers(name="Dinsdag", people=others, by=ben)
    with pytest.raises(ValidationError, match="bij elkaar"):
        actions.open_meeting(peers, ritual, way=Way.APART, by=ben)
    held = actions.open_meeting(peers, ritual, by=ben)
    with pytest.raises(ValidationError, match="wat je ervan leerde"):
        actions.write_down(held, step=1, text="Jos zit vast.", key="a", by=ben)
    actions.write_down(held, step=5, text="Vraag door.", key="a", by=ben)
    assert lines(held) == [(5, "Vraag door.")]


@pytest.fixture
def card(circle, debrief, ben):
    return actions.open_meeting(circle, debrief, way=Way.APART, by=ben)


def told(card, person, days):
    with clock.at(clock.now() + dt.timedelta(days=days)):
        return [sorted(one.told) for one in queries.asked(card, person)]


def test_apart_everybody_reads_all_of_it_after_the_week_without_names_from_three_on(card, crew, mara):
    ben, ida, jos, kim, _lou = crew
    for n, person in enumerate((ben, ida, jos)):
        actions.answer_apart(card, step=1, text=f"Antwoord {n}", by=person)
    actions.answer_apart(card, step=0, text="Alleen ik.", by=ben)
    nothing = [[], [], [], []]
    assert told(card, ben, 0) == told(card, ben, 7) == nothing
    assert [one.mine for one in queries.asked(card, ida)] == ["", "Antwoord 1", "", ""]
    # At the first question only one wrote: that one stays closed.
    assert told(card, kim, 8) == told(card, mara, 8) == [[], ["Antwoord 0", "Antwoord 1", "Antwoord 2"], [], []]
    with clock.at(clock.now() + dt.timedelta(days=8)), pytest.raises(ValidationError, match="De week is om"):
        actions.answer_apart(card, step=1, text="Toch iets anders.", by=ben)


def test_apart_fewer_than_three_stay_unread(card, crew):
    for person in crew[:2]:
        actions.answer_apart(card, step=1, text="Iets.", by=person)
    assert told(card, crew[0], 30) == [[], [], [], []]


def test_her_own_answer_changes_and_goes_and_nobody_else_has_a_say(card, crew, olu):
    ben, ida, *_others = crew
    actions.answer_apart(card, step=1, text="Iets.", by=ben)
    actions.answer_apart(card, step=1, text="Iets anders.", by=ben)
    assert list(Answer.objects.values_list("person", "text")) == [(ben.pk, "Iets anders.")]
    assert actions.answer_apart(card, step=1, text=" ", by=ben) is None
    assert not Answer.objects.exists()
    with pytest.raises(PermissionDenied):
        actions.answer_apart(card, step=1, text="Iets.", by=olu)
    with pytest.raises(ValidationError):
        actions.answer_apart(card, step=1, text="x" * 501, by=ida)


def test_everything_is_forgotten_in_its_time(card, crew, debrief, circle):
    for person in crew[:3]:
        actions.answer_apart(card, step=1, text="Iets.", by=person)
    with clock.at(clock.now() + dt.timedelta(days=40)):
        actions.forget()
        card.refresh_from_db()
        assert not card.is_open  # nobody ended it
    with clock.at(clock.now() + dt.timedelta(days=99)):
        assert actions.forget() == 3
    with clock.at(clock.now() + dt.timedelta(days=420)):
        actions.forget()
    assert not Meeting.objects.exists()


def test_a_meeting_past_midnight_and_past_the_change_of_the_clock_keeps_its_minutes(circle, debrief, ben):
    with clock.at(dt.datetime(2026, 10, 25, 0, 58, tzinfo=dt.UTC)):
        meeting = actions.open_meeting(circle, debrief, by=ben)
    with clock.at(dt.datetime(2026, 10, 25, 1, 3, tzinfo=dt.UTC)):
        moved = actions.go_to_step(meeting, step=1, by=ben)
    assert moved.step_at - meeting.step_at == dt.timedelta(minutes=5)
