import datetime as dt

import pytest

from vliegwiel.areas.insights import queries
from vliegwiel.areas.learning import events as learning
from vliegwiel.areas.messaging import events as messaging
from vliegwiel.areas.people import events as people
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy import events
from vliegwiel.kit import clock
from vliegwiel.kit.events import EVENTS, announce
from vliegwiel.kit.models import Happening

assert messaging  # its kinds are known to the log


def told(log):
    return [(entry.sentence, entry.by, entry.about) for entry in log.entries]


def test_each_event_is_a_sentence_with_names_and_days(lea, dana, ben):
    goal = strategy.write_goal(by=dana, owner=dana, statement="Minder lekken")
    announce(people.Joined(by=None, person=ben.pk, employment=1, starts="2026-03-01"))
    announce(events.GoalHandedOver(by=lea.pk, person=ben.pk, goal=goal.pk))
    announce(events.GoalChanged(by=lea.pk, goal=987654))
    assert told(queries.log(lea)) == [
        ("Lea Smit veranderde het doel “(verwijderd)”", "", ""),
        ("Lea Smit droeg het doel “Minder lekken” over aan Ben Bakker", "", ""),
        ("Het systeem nam Ben Bakker in dienst vanaf 1 maart 2026", "", ""),
        ("Dana Vos schreef het doel “Minder lekken”", "", ""),
    ]


def test_who_changed_her_own_details_is_named_once(lea, ben):
    announce(people.PersonChanged(by=ben.pk, person=ben.pk, fields=("language",)))
    announce(people.PersonChanged(by=lea.pk, person=ben.pk, fields=("email",)))
    assert told(queries.log(lea)) == [
        ("Lea Smit paste de gegevens van Ben Bakker aan", "", ""),
        ("Ben Bakker paste de eigen gegevens aan", "", ""),
    ]


def test_what_a_sentence_does_not_name_stands_beside_it(lea, mara, ben, activity):
    announce(learning.Assigned(by=mara.pk, person=ben.pk, assignment=1, activity=activity.pk))
    assert told(queries.log(lea)) == [(str(learning.Assigned.says), "Mara de Wit", "Luisteren")]


def test_what_only_the_person_may_know_is_never_in_it(lea, ben, activity):
    announce(learning.Enrolled(by=ben.pk, person=ben.pk, enrolment=1, activity=activity.pk))
    announce(people.SignInCodeUsed(by=None, person=ben.pk))
    assert Happening.objects.count() == 2
    assert told(queries.log(lea)) == told(queries.log(lea, person=ben)) == []
    assert [kind for kind in queries.public_kinds() if EVENTS[kind].private] == []


def test_the_works_council_reads_who_did_it_and_not_to_whom(wim, mara, ben):
    announce(people.Left(by=mara.pk, person=ben.pk, last_day="2026-03-01"))
    ((sentence, _by, _about),) = told(queries.log(wim))
    assert sentence == "Mara de Wit legde 1 maart 2026 vast als laatste werkdag van een medewerker"
    assert told(queries.log(wim, person=ben)) == []


def test_a_name_with_braces_or_markup_stays_text(lea, dana):
    strategy.discard_goal(strategy.write_goal(by=dana, owner=dana, statement="<b>{by}</b>"), by=dana)
    assert told(queries.log(lea))[0][0] == "Dana Vos gooide het concept “<b>{by}</b>” weg"


@pytest.fixture
def history(dana, lea):
    """Five days, a goal a day, two happenings at the very same moment."""
    for day in range(5):
        with clock.at(dt.date(2026, 3, 1) + dt.timedelta(days=day)):
            strategy.write_goal(by=dana if day % 2 else lea, owner=dana, statement=f"Doel {day}")
    with clock.at(dt.date(2026, 3, 5)):
        strategy.write_goal(by=dana, owner=dana, statement="Doel 5")


def days(log):
    return [entry.sentence.split("Doel ")[1][0] for entry in log.entries]


def test_pages_follow_each_other_without_gap_or_double(lea, history):
    first = queries.log(lea, most=2)
    second = queries.log(lea, most=2, before=first.older)
    third = queries.log(lea, most=2, before=second.older)
    assert days(first) + days(second) + days(third) == list("543210")
    assert third.older == ""


def test_it_is_narrowed_by_area_person_and_date(lea, dana, history):
    assert days(queries.log(lea, area="strategy")) == list("543210")
    assert days(queries.log(lea, area="people")) == []
    assert days(queries.log(lea, person=dana)) == list("531")
    assert days(queries.log(lea, since=dt.date(2026, 3, 2), until=dt.date(2026, 3, 3))) == list("21")


@pytest.mark.parametrize("nonsense", ["x", "~", "2026-99-99T00:00~1", "2026-03-01T00:00:00Z~abc"])
def test_a_mark_somebody_made_up_shows_the_first_page(lea, history, nonsense):
    assert days(queries.log(lea, before=nonsense)) == list("543210")


def test_the_whole_log_comes_in_pieces(lea, history):
    assert len(list(queries.everything(lea))) == 6


def test_a_long_log_costs_what_a_short_one_costs(lea, dana, same_queries):
    same_queries(lambda: queries.log(lea), lambda: strategy.write_goal(by=dana, owner=dana, statement="Doel"), budget=8)
