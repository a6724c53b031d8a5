import datetime as dt

from tests.practising import MONDAY
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.kit import clock


def send():
    actions.wait_out()
    actions.tell_of_the_day()


def told(person):
    return Message.objects.filter(person=person, kind="practice.CheckInsReady").count()


def test_on_the_day_she_is_told_once(plan, ben, on_day):
    with on_day(0):
        send()
        assert told(ben) == 0
    with on_day(1):
        send()
        send()
        assert told(ben) == 1


def test_two_plans_due_together_share_one_message(make_plan, publish, ben, on_day):
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    with on_day(3):
        send()
    message = Message.objects.get(person=ben)
    assert sorted(title["nl"] for title in message.facts["titles"]) == ["Een", "Twee"]


def test_what_she_answered_elsewhere_is_no_news_in_her_inbox_once_all_of_it_is_answered(make_plan, publish, ben):
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    with clock.at(MONDAY + dt.timedelta(days=3)):
        send()
        message = Message.objects.get(person=ben)
        first, second = CheckIn.objects.filter(told_on=clock.today())
        for step, read in ((first, False), (second, True)):
            actions.answer_check_in(step, said="tried", by=ben)
            message.refresh_from_db()
            assert (message.read_at is not None) is read


def test_at_most_one_a_day_and_two_a_week(make_plan, publish, ben):
    begun = {dt.date(2026, 3, 2), dt.date(2026, 3, 6), dt.date(2026, 3, 9)}
    running, sent = None, []
    for ahead in range(15):
        day = MONDAY + dt.timedelta(days=ahead)
        if day in begun:  # each stops the one before, so that nothing is asked together
            if running:
                with clock.at(day):
                    actions.stop_plan(running, by=ben)
            running = make_plan(ben, publish(f"nummer-{ahead}"), on=day)
        with clock.at(day):
            before = told(ben)
            send()
            sent += [day] * (told(ben) - before)
    # Of the first on Tuesday 3 and Thursday 5 March; of the third on the 10th and 12th, when seven days are over.
    assert sent == [dt.date(2026, 3, 3), dt.date(2026, 3, 5), dt.date(2026, 3, 10), dt.date(2026, 3, 12)]


def test_never_on_a_day_off_and_what_waits_comes_on_the_next_working_day(plan, ben):
    Placement.objects.filter(employment__person=ben).update(pattern="125")
    with clock.at(dt.date(2026, 3, 5)):
        send()
        assert told(ben) == 0
    with clock.at(dt.date(2026, 3, 6)):
        send()
        assert told(ben) == 1


def test_leavers_hear_nothing(plan, ben, on_day):
    ben.left_on = MONDAY
    ben.save()
    with on_day(3):
        assert queries.to_tell() == queries.Today()


def test_after_three_ignored_in_a_row_nothing_more_is_sent(plan, ben):
    for check_in in plan.check_ins.order_by("day"):
        with clock.at(check_in.due_on):
            send()
            send()
    assert told(ben) == 3
    asked = Message.objects.get(person=ben, kind="practice.GoOnOrStop")
    assert asked.facts == {"titles": [{"nl": "Luisteren"}]}
    with clock.at(plan.check_ins.get(day=84).due_on):
        assert queries.due_now(ben) is None
        actions.take_up_plan(plan, by=ben)
        send()
        assert told(ben) == 4


def test_a_stopped_plan_is_silent(plan, ben, on_day):
    actions.stop_plan(plan, by=ben)
    with on_day(3):
        assert queries.to_tell() == queries.Today()


def test_telling_costs_the_same_for_many(make_plan, listening, hire, company, django_assert_num_queries, on_day):
    for n in range(5):
        make_plan(hire("Lid", f"Nummer {n}", unit=company.north), listening)
    with on_day(3), django_assert_num_queries(10):
        assert len(queries.to_tell().steps) == 5
