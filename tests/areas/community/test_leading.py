import datetime as dt
import inspect

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.community import actions, queries
from vliegwiel.areas.community.models import LeaderNote, LeaderPause, Recognised
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import ActingManager, Employment, ReportingLine
from vliegwiel.kit import clock

WORDS = {
    "learning": "Ik leer eerst te vragen wat iemand zelf bedacht.",
    "stuck": "Dinsdag gaf ik meteen het antwoord en werd het stil.",
    "trying": "In het weekoverleg stel ik eerst twee vragen.",
}


@pytest.fixture
def note(mara, ben, behaviour):
    return actions.learn_visibly(**WORDS, behaviour=behaviour, by=mara)


def test_her_people_read_it_and_others_only_what_is_for_everybody(note, mara, ben, olu, dana, behaviour):
    readers = (mara, ben, olu, dana)
    assert [person for person in readers if queries.notes_for(person).exists()] == [ben]
    actions.learn_visibly(**WORDS, behaviour=behaviour, for_everybody=True, by=mara)
    assert [person for person in readers if queries.notes_for(person).exists()] == [ben, olu, dana]
    assert LeaderNote.objects.count() == 1


def test_there_is_no_way_to_write_for_another_or_for_later(ben, behaviour):
    taken = set(inspect.signature(inspect.unwrap(actions.learn_visibly)).parameters)
    assert taken == {"learning", "stuck", "trying", "behaviour", "for_everybody", "by"}
    with pytest.raises(PermissionDenied):
        actions.learn_visibly(**WORDS, behaviour=behaviour, by=ben)


@pytest.mark.parametrize(("field", "text"), [("learning", ""), ("stuck", "Niks."), ("trying", "x" * 201)])
def test_each_line_says_something_and_not_too_much(mara, ben, behaviour, field, text):
    with pytest.raises(ValidationError) as refused:
        actions.learn_visibly(**(WORDS | {field: text}), behaviour=behaviour, by=mara)
    assert set(refused.value.message_dict) == {field}
    assert not LeaderNote.objects.exists()


def test_one_a_month_and_other_words_are_recognised_anew(note, mara, ben, behaviour):
    actions.recognise(note, by=ben)
    assert actions.learn_visibly(**WORDS, behaviour=behaviour, by=mara) == note
    assert Recognised.objects.count() == 1
    actions.learn_visibly(
        **(WORDS | {"stuck": "Woensdag liep het weer zo, in de haast."}), behaviour=behaviour, by=mara
    )
    assert (LeaderNote.objects.count(), Recognised.objects.count()) == (1, 0)
    with clock.at(dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)):
        actions.learn_visibly(**WORDS, behaviour=behaviour, by=mara)
        assert [row.month for row in queries.notes_of(mara)] == [dt.date(2026, 4, 1), dt.date(2026, 3, 1)]


def test_it_goes_whenever_she_likes_and_nobody_else_takes_it_away(note, mara, ben, dana, lea):
    for person in (ben, dana, lea):
        with pytest.raises(PermissionDenied):
            actions.remove_note(note, by=person)
    actions.remove_note(note, by=mara)
    assert not LeaderNote.objects.exists()


def test_who_recognises_it_is_known_to_nobody_and_how_many_only_from_five(note, crew, mara, olu):
    for person in crew:
        actions.recognise(note, by=person)
        actions.recognise(note, by=person)
    assert queries.notes_of(mara).get().knew == 5
    actions.recognise(note, by=crew[0], after_all_not=True)
    assert queries.notes_of(mara).get().knew == 4
    for person in (mara, olu):
        with pytest.raises(PermissionDenied):
            actions.recognise(note, by=person)


def test_it_stands_beside_the_same_behaviour_for_two_months_and_goes_with_who_wrote_it(note, ben, mara, behaviour):
    assert queries.notes_beside(ben, [behaviour.pk]) == [note]
    assert queries.notes_beside(ben, [behaviour.pk + 1]) == []
    with clock.at(dt.datetime(2026, 4, 28, 9, tzinfo=dt.UTC)):
        assert queries.notes_beside(ben, [behaviour.pk]) == [note]
    with clock.at(dt.datetime(2026, 5, 2, 9, tzinfo=dt.UTC)):
        assert queries.notes_beside(ben, [behaviour.pk]) == []
    Employment.objects.filter(person=mara).update(ends=dt.date(2026, 3, 1))
    assert queries.notes_beside(ben, [behaviour.pk]) == []


def asked(day):
    with clock.at(dt.datetime(2026, 3, day, 9, tzinfo=dt.UTC)):
        return actions.remind_leaders()


def test_she_is_asked_once_a_month_and_not_in_its_first_week(mara, ben):
    assert [asked(day) for day in (2, 7, 9, 10)] == [0, 0, 1, 1]
    assert Message.objects.filter(kind="community.LearnVisibly").count() == 1
    assert Message.objects.get(kind="community.LearnVisibly").person == mara


def test_who_wrote_paused_is_away_is_stood_in_for_or_does_not_work_is_not_asked(mara, ben, olu, behaviour, note):
    assert asked(9) == 0
    actions.remove_note(note, by=mara)
    actions.not_this_month(by=mara)
    actions.not_this_month(by=mara)
    assert asked(9) == 0
    actions.not_this_month(by=mara, after_all=True)
    assert asked(8) == 0  # a Sunday
    stand_in = ActingManager.objects.create(
        manager=mara, stand_in=olu, starts=dt.date(2026, 3, 1), ends=dt.date(2026, 3, 20)
    )
    assert asked(9) == 0
    stand_in.delete()
    messaging.be_away(starts=dt.date(2026, 3, 9), ends=dt.date(2026, 3, 10), by=mara)
    assert asked(9) == 0
    assert asked(11) == 1


def test_everything_is_forgotten_in_its_time(note, mara):
    actions.not_this_month(by=mara)
    with clock.at(dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)):
        assert actions.forget_notes() == 1
    with clock.at(dt.datetime(2027, 5, 1, 9, tzinfo=dt.UTC)):
        assert actions.forget_notes() == 1
    assert (LeaderNote.objects.count(), LeaderPause.objects.count()) == (0, 0)


@pytest.fixture
def six_leaders(company, hire, behaviour):
    """Six who each lead one; two directors above them."""
    found = []
    for n in range(6):
        leader = hire(f"L{n}", "Leider", unit=company.south)
        hire(f"M{n}", "Mens", unit=company.south, led_by=leader)
        found.append(leader)
    return found


def shares(month=4):
    with clock.at(dt.datetime(2026, month, 2, 9, tzinfo=dt.UTC)):
        return [(str(layer.name), layer.tenths) for layer in queries.layers()]


def test_shares_are_of_the_month_that_is_over_and_of_layers_of_five_or_more(six_leaders, behaviour, hire, company):
    for leader in six_leaders[:3]:
        actions.learn_visibly(**WORDS, behaviour=behaviour, by=leader)
    # Dana, who wrote the goal, is the only director: hidden, and the other layer with her, for it could be subtracted.
    assert shares() == [("Leiden een team", None), ("Directie", None)]
    for n in range(5):
        hire(f"D{n}", "Directeur", unit=company.root, role=Role.LEADER)
    assert shares(3) == [("Leiden een team", 0), ("Directie", 0)]  # of February
    assert shares(4) == [("Leiden een team", 5), ("Directie", 0)]


def test_a_single_director_cannot_be_worked_out_by_subtracting(six_leaders, behaviour, dana):
    before = shares()
    actions.learn_visibly(**WORDS, behaviour=behaviour, by=dana)
    assert shares() == before
    assert dict(before)["Directie"] is None


def test_one_more_note_among_six_says_of_nobody_that_she_wrote(company, hire, behaviour):
    for n in range(20):
        leader = hire(f"L{n:02}", "Leider", unit=company.south)
        hire(f"M{n:02}", "Mens", unit=company.south, led_by=leader)
    assert dict(shares())["Leiden een team"] in (0, None)
    one = ReportingLine.objects.order_by("pk").last().manager
    actions.learn_visibly(**WORDS, behaviour=behaviour, by=one)
    assert dict(shares())["Leiden een team"] in (0, None)
