import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.areas.community import actions, permissions, queries
from vliegwiel.areas.community.models import Circle, Seat
from vliegwiel.areas.people.models import ActingManager, ReportingLine
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening


def seated(circle):
    return {seat.person.given_name for seat in queries.seats_of(circle)}


@given(st.integers(0, 500), st.integers(1, 20))
def test_a_team_is_split_in_as_few_groups_as_fit_and_evenly(n, most):
    sizes = queries.split(n, most)
    assert sum(sizes) == n
    assert len(sizes) == -(-n // most)
    assert all(0 < size <= most for size in sizes)
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_a_small_team_is_one_circle_with_who_leads_it(circle, mara):
    assert seated(circle) == {"Mara", "Ben", "Ida", "Jos", "Kim", "Lou"}
    assert [one.pk for one in actions.gather_team(by=mara)] == [circle.pk]
    assert seated(circle) == {"Mara", "Ben", "Ida", "Jos", "Kim", "Lou"}


def test_a_team_of_forty_is_four_groups_and_who_leads_it_sits_in_none(company, hire, mara):
    for n in range(40):
        hire(f"N{n:02}", "Visser", unit=company.north, led_by=mara)
    circles = actions.gather_team(by=mara)
    assert [circle.seats.count() for circle in circles] == [10, 10, 10, 10]
    assert len({circle.name for circle in circles}) == 4
    assert not Seat.objects.filter(person=mara).exists()
    assert set(queries.circles_of(mara)) == set(circles)


def test_who_came_is_taken_in_and_who_left_the_team_loses_the_seat(circle, company, hire, mara, crew):
    hire("Mia", "Fokke", unit=company.north, led_by=mara)
    ReportingLine.objects.filter(person=crew[1]).update(ends=clock.today().replace(year=2021))
    assert queries.seatless(mara).count() == 1
    assert actions.gather_team(by=mara) == [circle]
    assert seated(circle) == {"Mara", "Ben", "Mia", "Jos", "Kim", "Lou"}


def test_who_grows_out_of_one_circle_gets_a_second(circle, company, hire, mara):
    for n in range(8):
        hire(f"N{n}", "Visser", unit=company.north, led_by=mara)
    circles = actions.gather_team(by=mara)
    assert sorted(one.seats.count() for one in circles) == [6, 7] or [one.seats.count() for one in circles] == [10, 3]
    assert sum(one.seats.count() for one in circles) == 13


def test_only_who_leads_gathers_and_only_members_see_a_circle(circle, mara, ben, olu, lea, hugo, dana):
    with pytest.raises(PermissionDenied):
        actions.gather_team(by=olu)
    visible = {person for person in (mara, ben, olu, lea, hugo, dana) if Circle.objects.visible_to(person).exists()}
    assert visible == {mara, ben}


def test_peers_are_four_to_seven_and_none_leads_another(crew, mara, company, hire):
    ben, ida, jos, kim, lou = crew
    made = actions.begin_peers(name=" Dinsdag ", people=[ida, jos, kim, ben], by=ben)
    assert (made.name, seated(made)) == ("Dinsdag", {"Ben", "Ida", "Jos", "Kim"})
    many = [hire(f"N{n}", "Visser", unit=company.south) for n in range(7)]
    for people in ([ida, jos], [ida, jos, mara], many):
        with pytest.raises(ValidationError) as refused:
            actions.begin_peers(name="Dinsdag", people=people, by=ben)
        assert set(refused.value.message_dict) == {"people"}
    with pytest.raises(ValidationError):
        actions.begin_peers(name="  ", people=[ida, jos, kim], by=ben)
    assert Circle.objects.count() == 1


def test_a_group_of_peers_is_left_without_a_reason_and_goes_on_with_the_others(crew):
    ben, ida, jos, kim, lou = crew
    made = actions.begin_peers(name="Dinsdag", people=[ida, jos, kim, lou], by=ben)
    actions.give_up_seat(made, by=ben)
    made.refresh_from_db()
    assert (seated(made), made.keeper) == ({"Ida", "Jos", "Kim", "Lou"}, ida)
    with pytest.raises(PermissionDenied):
        actions.give_up_seat(made, by=ben)
    for person in (ida, jos, kim, lou):
        actions.give_up_seat(made, by=person)
    assert not Circle.objects.exists()


def test_one_does_not_leave_the_own_team_but_need_not_lead(circle, ben):
    with pytest.raises(ValidationError, match="Leiden mag je altijd overslaan"):
        actions.give_up_seat(circle, by=ben)
    actions.skip_leading(circle, skips=True, by=ben)
    assert ben not in [seat.person for seat in queries.turn_order(circle)]
    actions.skip_leading(circle, skips=False, by=ben)
    assert queries.turn_order(circle)[0].person == ben


def test_who_began_it_names_and_ends_it_and_nobody_else(circle, mara, ben, meeting):
    with pytest.raises(PermissionDenied):
        actions.rename_circle(circle, name="Anders", by=ben)
    with pytest.raises(PermissionDenied):
        actions.end_circle(circle, by=ben)
    with pytest.raises(ValidationError):
        actions.rename_circle(circle, name=" ", by=mara)
    assert actions.rename_circle(circle, name="Vroege dienst", by=mara).name == "Vroege dienst"
    actions.end_circle(circle, by=mara)
    assert not Circle.objects.exists()


def test_nobody_outside_can_tell_from_the_log_who_did_what(circle, meeting, ben):
    actions.end_meeting(meeting, by=ben)
    rows = Happening.objects.filter(kind__startswith="community.").exclude(kind__contains="Why")
    assert set(rows.values_list("by", "person")) == {(None, None)}
    assert list(rows.order_by("pk").values_list("kind", flat=True)) == [
        "community.CirclesGathered",
        "community.MeetingOpened",
        "community.MeetingEnded",
    ]


@pytest.fixture
def acting(mara, olu):
    """Olu stands in for Mara, this week."""
    return ActingManager.objects.create(
        manager=mara, stand_in=olu, starts=clock.today(), ends=clock.today() + dt.timedelta(days=6)
    )


def test_who_stands_in_sees_the_team_s_circles_as_the_manager_does_and_no_longer(circle, crew, mara, olu, acting):
    peers = actions.begin_peers(name="Vier", people=crew[1:4], by=crew[0])
    assert list(Circle.objects.visible_to(olu)) == [circle]  # of the team, and not of peers
    assert list(queries.team_circles(olu)) == [circle]
    assert permissions.may_join_in(olu, circle)
    assert not permissions.may_join_in(olu, peers)
    with pytest.raises(PermissionDenied):  # what cannot be undone stays with who keeps it
        actions.end_circle(circle, by=olu)
    with clock.at(clock.now() + dt.timedelta(days=7)):
        assert not Circle.objects.visible_to(olu).exists()
        assert not permissions.may_join_in(olu, circle)
        assert list(queries.team_circles(mara)) == [circle]


def test_who_stands_in_takes_newcomers_into_the_manager_s_own_circles(circle, crew, mara, olu, acting, company, hire):
    new = hire("Mia", "Fokke", unit=company.north, led_by=mara)
    assert list(queries.seatless(olu)) == [new]
    assert actions.gather_team(by=olu) == [circle]
    assert actions.gather_team(by=olu) == [circle]
    assert set(circle.seats.values_list("person", flat=True)) == {one.pk for one in (*crew, mara, new)}
    assert (circle.keeper, Circle.objects.count()) == (mara, 1)


def test_who_leads_a_team_of_her_own_too_keeps_both_apart(circle, crew, mara, olu, acting, company, hire):
    own = hire("Pia", "Gans", unit=company.south, led_by=olu)
    made = actions.gather_team(by=olu)
    assert {one.keeper for one in made} == {mara, olu}
    hers = next(one for one in made if one.keeper == olu)
    assert set(hers.seats.values_list("person", flat=True)) == {own.pk, olu.pk}
    assert not circle.seats.filter(person__in=[own, olu]).exists()


def test_who_stands_in_does_not_lead_the_circle_she_sits_in(circle, crew, mara):
    first = queries.turn_order(circle)[0].person
    ActingManager.objects.create(manager=mara, stand_in=first, starts=clock.today(), ends=clock.today())
    assert {seat.person for seat in queries.turn_order(circle)} == set(crew) - {first}
