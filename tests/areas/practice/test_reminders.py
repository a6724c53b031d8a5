import datetime as dt

from tests.practising import MONDAY
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.practice import actions, queries
from vliegwiel.kit import clock


def send():
    for check_ins in queries.to_tell().values():
        actions.tell_check_ins(check_ins)


def told(person):
    return Message.objects.filter(person=person, kind="practice.CheckInsReady").count()


def test_on_the_day_she_is_told_once(plan, ben, on_day):
    with on_day(2):
        send()
        assert told(ben) == 0
    with on_day(3):
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


def test_at_most_one_a_day_and_two_a_week(make_plan, publish, ben):
    days = [dt.date(2026, 3, 2), dt.date(2026, 3, 3), dt.date(2026, 3, 4)]
    for n, day in enumerate(days):
        plan = make_plan(ben, publish(f"nummer-{n}"), on=day)
        if n == 0:  # a third plan fits because the first is stopped again after its message
            with clock.at(dt.date(2026, 3, 5)):
                send()
                actions.stop_plan(plan, by=ben)
    sent = []
    for ahead in range(4, 15):
        with clock.at(MONDAY + dt.timedelta(days=ahead)):
            before = told(ben)
            send()
            sent += [MONDAY + dt.timedelta(days=ahead)] * (told(ben) - before)
    # Thursday 5 March was the first; Friday 6 the second; the third, due on Monday 9, waits for Thursday 12.
    assert sent == [dt.date(2026, 3, 6), dt.date(2026, 3, 12)]


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
        assert queries.to_tell() == {}


def test_after_three_ignored_in_a_row_nothing_more_is_sent(plan, ben):
    for check_in in plan.check_ins.order_by("day"):
        with clock.at(check_in.due_on):
            send()
    assert told(ben) == 3


def test_a_stopped_plan_is_silent(plan, ben, on_day):
    actions.stop_plan(plan, by=ben)
    with on_day(3):
        assert queries.to_tell() == {}


def test_telling_costs_the_same_for_many(make_plan, listening, hire, company, django_assert_num_queries, on_day):
    for n in range(5):
        make_plan(hire("Lid", f"Nummer {n}", unit=company.north), listening)
    with on_day(3), django_assert_num_queries(3):
        assert len(queries.to_tell()) == 5
