import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.models import ActingManager, Person, ReportingLine
from vliegwiel.areas.people.queries import Leader
from vliegwiel.kit import clock

LONG_AGO = dt.date(2020, 1, 1)
MARCH = dt.date(2026, 3, 1)
JUNE = dt.date(2026, 6, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(dt.date(2026, 4, 15)):
        yield


def lines(person):
    found = ReportingLine.objects.filter(person=person, kind="solid").order_by("starts")
    return [(line.manager.given_name, line.starts, line.ends) for line in found.select_related("manager")]


def test_a_new_manager_closes_the_old_line_and_history_answers(hugo, mara, ben, olu):
    actions.set_manager(ben, to=olu, starts=MARCH, by=hugo)
    assert lines(ben) == [("Mara", LONG_AGO, MARCH - DAY), ("Olu", MARCH, None)]
    assert queries.leaders_of(ben, MARCH - DAY) == [Leader(mara.pk, "Mara de Wit", "solid")]
    assert queries.leaders_of(ben, MARCH) == [Leader(olu.pk, "Olu Adeyemi", "solid")]
    assert queries.reports_of(mara, MARCH) == []


def test_a_line_in_the_past_leaves_the_one_planned_later(hugo, mara, ben, olu, ines):
    actions.set_manager(ben, to=olu, starts=JUNE, by=hugo)
    actions.set_manager(ben, to=ines, starts=MARCH, by=hugo)
    assert lines(ben) == [("Mara", LONG_AGO, MARCH - DAY), ("Ines", MARCH, JUNE - DAY), ("Olu", JUNE, None)]


def test_the_same_manager_again_changes_nothing_and_the_same_day_replaces(hugo, mara, ben, olu, ines):
    actions.set_manager(ben, to=mara, starts=MARCH, by=hugo)
    actions.set_manager(ben, to=olu, starts=MARCH, by=hugo)
    actions.set_manager(ben, to=ines, starts=MARCH, by=hugo)
    assert lines(ben) == [("Mara", LONG_AGO, MARCH - DAY), ("Ines", MARCH, None)]


def test_nobody_ends_up_under_her_own_report_however_deep(hugo, mara, ben, olu, ines):
    actions.set_manager(olu, to=ben, starts=MARCH, by=hugo)
    actions.set_manager(ines, to=olu, starts=JUNE, by=hugo)
    with pytest.raises(ValidationError, match="Ben Bakker valt op 1 maart 2026 zelf onder Mara de Wit"):
        actions.set_manager(mara, to=ben, starts=MARCH, by=hugo)
    with pytest.raises(ValidationError, match="Ines Costa valt op 1 juni 2026 zelf onder Mara de Wit"):
        actions.set_manager(mara, to=ines, starts=MARCH, by=hugo)
    with pytest.raises(ValidationError, match="niet de eigen leidinggevende"):
        actions.set_manager(mara, to=mara, starts=MARCH, by=hugo)
    assert lines(mara) == []


def test_roles_may_turn_round_when_the_days_do_not_overlap(hugo, mara, ben, olu):
    actions.set_manager(ben, to=olu, starts=MARCH, by=hugo)
    actions.set_manager(mara, to=ben, starts=MARCH, by=hugo)
    assert lines(mara) == [("Ben", MARCH, None)]


def test_a_line_ends_when_either_leaves(hugo, mara, ben, olu):
    actions.leave(olu, last_day=JUNE, by=hugo)
    actions.set_manager(ben, to=olu, starts=MARCH, by=hugo)
    assert lines(ben)[-1] == ("Olu", MARCH, JUNE)
    with pytest.raises(ValidationError, match="Olu Adeyemi is op 2 juni 2026 niet in dienst"):
        actions.set_manager(mara, to=olu, starts=JUNE + DAY, by=hugo)


def test_dotted_lines_stand_beside_the_manager(hugo, mara, ben, olu, ines):
    actions.add_dotted_line(ben, to=olu, starts=MARCH, by=hugo)
    line = actions.add_dotted_line(ben, to=ines, starts=MARCH, by=hugo)
    assert actions.add_dotted_line(ben, to=ines, starts=JUNE, by=hugo) == line
    assert [(leader.name, leader.how) for leader in queries.leaders_of(ben)] == [
        ("Mara de Wit", "solid"),
        ("Ines Costa", "dotted"),
        ("Olu Adeyemi", "dotted"),
    ]
    assert ben in Person.objects.led_by(olu)
    actions.end_dotted_line(line, last_day=MARCH, by=hugo)
    assert [leader.name for leader in queries.leaders_of(ben)] == ["Mara de Wit", "Olu Adeyemi"]


def test_an_acting_manager_leads_between_two_dates(hugo, mara, ben, olu):
    acting = actions.appoint_acting(mara, stand_in=olu, starts=MARCH, ends=JUNE, by=hugo)
    assert queries.leaders_of(ben) == [
        Leader(mara.pk, "Mara de Wit", "solid"),
        Leader(olu.pk, "Olu Adeyemi", "acting", "Mara de Wit"),
    ]
    assert queries.reports_of(olu) == [Leader(ben.pk, "Ben Bakker", "acting", "Mara de Wit")]
    assert queries.reports_of(olu, MARCH - DAY) == queries.reports_of(olu, JUNE + DAY) == []
    actions.end_acting(acting, last_day=MARCH, by=hugo)
    assert queries.reports_of(olu) == []
    actions.end_acting(acting, last_day=MARCH - DAY, by=hugo)
    assert not ActingManager.objects.exists()


def test_acting_is_refused_in_words(hugo, mara, ben, olu, ines):
    first = actions.appoint_acting(mara, stand_in=olu, starts=MARCH, ends=JUNE, by=hugo)
    assert actions.appoint_acting(mara, stand_in=olu, starts=MARCH, ends=JUNE, by=hugo) == first
    with pytest.raises(ValidationError, match="Olu Adeyemi vervangt Mara de Wit al van 1 maart 2026"):
        actions.appoint_acting(mara, stand_in=ines, starts=JUNE, ends=JUNE + DAY, by=hugo)
    with pytest.raises(ValidationError, match="niet zichzelf"):
        actions.appoint_acting(mara, stand_in=mara, starts=MARCH, ends=JUNE, by=hugo)
    with pytest.raises(ValidationError, match="Draai ze om"):
        actions.appoint_acting(mara, stand_in=ines, starts=JUNE, ends=MARCH, by=hugo)


def test_a_stand_in_of_her_own_manager_is_not_her_own_leader(hugo, mara, ben):
    actions.appoint_acting(mara, stand_in=ben, starts=MARCH, ends=JUNE, by=hugo)
    assert [leader.name for leader in queries.leaders_of(ben)] == ["Mara de Wit"]
    assert queries.reports_of(ben) == []


def test_leaders_of_many_cost_two_queries(django_assert_num_queries, mara, ben, olu):
    with django_assert_num_queries(2):
        found = queries.leaders_of_many([mara.pk, ben.pk, olu.pk])
    assert {pk: [leader.name for leader in leaders] for pk, leaders in found.items()} == {
        mara.pk: [],
        ben.pk: ["Mara de Wit"],
        olu.pk: [],
    }


@pytest.mark.parametrize("who", ["mara", "lea", "dana"])
def test_only_hr_and_administrators_draw_lines(request, who, ben, olu):
    by = request.getfixturevalue(who)
    for verb in (
        lambda: actions.set_manager(ben, to=olu, starts=MARCH, by=by),
        lambda: actions.add_dotted_line(ben, to=olu, starts=MARCH, by=by),
        lambda: actions.appoint_acting(ben, stand_in=olu, starts=MARCH, ends=JUNE, by=by),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_the_people_of_who_leaves_are_handed_over_at_once(hugo, mara, ben, olu, ines):
    actions.set_manager(ines, to=mara, starts=MARCH, by=hugo)
    with pytest.raises(ValidationError, match="Leg eerst het vertrek vast"):
        actions.hand_over(mara, to=olu, by=hugo)
    actions.leave(mara, last_day=JUNE, by=hugo)
    assert actions.hand_over(mara, to=ines, by=hugo) == 1
    assert lines(ben) == [("Mara", LONG_AGO, JUNE), ("Ines", JUNE + DAY, None)]
    assert [waiting.people for waiting in queries.waiting_for_a_manager()] == [((ines.pk, "Ines Costa"),)]
    assert actions.hand_over(mara, to=olu, by=hugo) == 1
    assert actions.hand_over(mara, to=olu, by=hugo) == 0
