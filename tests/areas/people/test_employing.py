import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Employment, Person, Placement, ReportingLine, RoleGrant
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

MARCH = dt.date(2026, 3, 1)
JUNE = dt.date(2026, 6, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(dt.date(2026, 4, 15)):
        yield


def places(person):
    return [
        (place.unit.name, place.position.name, place.weekly_hours, place.pattern, place.starts, place.ends)
        for place in Placement.objects.filter(employment__person=person).order_by("starts")
    ]


def solid_lines(person):
    return [
        (line.manager.given_name, line.starts, line.ends)
        for line in ReportingLine.objects.filter(person=person, kind="solid").order_by("starts")
    ]


def new(company, hugo, **more):
    given = {
        "given_name": "Tess",
        "family_name": "Visser",
        "number": "900",
        "unit": company.north,
        "position": "Monteur",
        "starts": MARCH,
        "by": hugo,
    }
    return actions.join(**{**given, **more})


def test_somebody_new_has_a_contract_a_place_and_a_manager(company, hugo, mara):
    tess = new(company, hugo, email="Tess@Waterland.example", manager=mara, weekly_hours=Decimal("24"), pattern="124")
    assert (tess.name, tess.email, tess.joined_on, tess.left_on) == (
        "Tess Visser",
        "tess@waterland.example",
        MARCH,
        None,
    )
    assert places(tess) == [("Team Noord", "Monteur", Decimal("24.0"), "124", MARCH, None)]
    assert solid_lines(tess) == [("Mara", MARCH, None)]
    assert not tess.has_usable_password()


def test_full_time_is_what_the_organisation_says(company, hugo):
    assert places(new(company, hugo))[0][2] == Decimal("36.0")


def test_joining_twice_is_joining_once(company, hugo):
    assert new(company, hugo) == new(company, hugo)
    assert Happening.objects.filter(kind="people.Joined").count() == 1


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"number": "N0001"}, "Personeelsnummer N0001 hoort al bij Mara de Wit."),
        ({"email": "mara.dewit@waterland.example"}, "E-mailadres mara.dewit@waterland.example hoort al bij Mara"),
        ({"family_name": " "}, "Vul een voornaam en een achternaam in."),
        ({"position": " "}, "Vul een functie in."),
        ({"weekly_hours": Decimal("80")}, "Contracturen liggen tussen 0 en 60 per week."),
        ({"pattern": "8"}, "Kies een of meer werkdagen, of rooster."),
    ],
)
def test_what_cannot_be_is_said_in_words_and_leaves_nothing(company, mara, hugo, field, words):
    mara.number = "N0001"
    mara.save()
    before = Person.objects.count()
    with pytest.raises(ValidationError) as refused:
        new(company, hugo, **field)
    assert words in refused.value.messages[0]
    assert Person.objects.count() == before


@pytest.mark.parametrize("who", ["mara", "lea", "dana", "ines"])
def test_only_hr_and_administrators_take_people_on(company, request, who):
    with pytest.raises(PermissionDenied):
        new(company, request.getfixturevalue(who))


def test_a_move_closes_the_old_place_and_keeps_it(company, hugo, ben):
    actions.move(ben, starts=MARCH, unit=company.south, position="Planner", by=hugo)
    assert places(ben) == [
        ("Team Noord", "Medewerker", Decimal("36.0"), "12345", dt.date(2020, 1, 1), MARCH - DAY),
        ("Team Zuid", "Planner", Decimal("36.0"), "12345", MARCH, None),
    ]
    assert ben in Person.objects.in_unit(company.north, MARCH - DAY)
    assert ben in Person.objects.in_unit(company.south, MARCH)


def test_a_move_in_the_future_waits_for_its_day(company, hugo, ben):
    actions.move(ben, starts=JUNE, unit=company.south, by=hugo)
    assert ben in Person.objects.in_unit(company.north)
    with clock.at(JUNE):
        assert ben in Person.objects.in_unit(company.south)


def test_a_move_in_the_past_leaves_what_was_planned_later(company, hugo, ben):
    actions.move(ben, starts=JUNE, weekly_hours=Decimal("20"), pattern="123", by=hugo)
    actions.move(ben, starts=MARCH, unit=company.south, by=hugo)
    assert [(unit, hours, starts, ends) for unit, _job, hours, _days, starts, ends in places(ben)] == [
        ("Team Noord", Decimal("36.0"), dt.date(2020, 1, 1), MARCH - DAY),
        ("Team Zuid", Decimal("36.0"), MARCH, JUNE - DAY),
        ("Team Noord", Decimal("20.0"), JUNE, None),
    ]


def test_a_second_thought_on_the_same_day_replaces_the_first(company, hugo, ben):
    actions.move(ben, starts=MARCH, unit=company.south, by=hugo)
    actions.move(ben, starts=MARCH, unit=company.staff, by=hugo)
    assert [place[0] for place in places(ben)] == ["Team Noord", "Staf"]


def test_moving_to_where_one_is_changes_nothing(company, hugo, ben):
    actions.move(ben, starts=MARCH, unit=company.north, by=hugo)
    assert len(places(ben)) == 1
    assert not Happening.objects.filter(kind="people.Moved").exists()


def test_a_part_timer_works_on_her_own_days(company, hugo, ben):
    actions.move(ben, starts=MARCH, weekly_hours=Decimal("24"), pattern="124", by=hugo)
    place = Placement.objects.on(MARCH).get(employment__person=ben)
    week = [dt.date(2026, 3, 2) + DAY * n for n in range(7)]
    assert [place.works_on(day) for day in week] == [True, True, False, True, False, False, False]


def test_nobody_moves_on_a_day_she_does_not_work_here(company, hugo, ben):
    actions.leave(ben, last_day=MARCH, by=hugo)
    with pytest.raises(ValidationError, match="Ben Bakker is op 1 juni 2026 niet in dienst"):
        actions.move(ben, starts=JUNE, unit=company.south, by=hugo)


def test_a_closed_unit_takes_nobody(company, hugo, ben):
    actions.close_unit(company.south, on=MARCH, by=hugo)
    with pytest.raises(ValidationError, match="Team Zuid is gesloten sinds 1 maart 2026"):
        actions.move(ben, starts=JUNE, unit=company.south, by=hugo)


def test_a_leaver_keeps_the_record_and_everything_ends(company, hugo, mara, ben, olu):
    RoleGrant.objects.create(person=mara, role=Role.AUTHOR, starts=dt.date(2020, 1, 1))
    actions.set_manager(mara, to=olu, starts=dt.date(2021, 1, 1), by=hugo)
    actions.move(mara, starts=JUNE, unit=company.south, by=hugo)
    actions.leave(mara, last_day=MARCH, by=hugo)
    mara.refresh_from_db()
    assert mara.left_on == MARCH
    assert not mara.is_active
    assert [place[-1] for place in places(mara)] == [MARCH]
    assert solid_lines(mara) == [("Olu", dt.date(2021, 1, 1), MARCH)]
    assert solid_lines(ben) == [("Mara", dt.date(2020, 1, 1), MARCH)]
    assert [grant.ends for grant in mara.role_grants.all()] == [MARCH]
    assert mara not in Person.objects.here()


def test_the_people_of_a_leaver_wait_until_somebody_leads_them(hugo, mara, ben, olu):
    actions.leave(mara, last_day=JUNE, by=hugo)
    assert queries.waiting_for_a_manager() == [queries.Waiting(mara.pk, "Mara de Wit", JUNE, ((ben.pk, "Ben Bakker"),))]
    actions.set_manager(ben, to=olu, starts=JUNE + DAY, by=hugo)
    assert queries.waiting_for_a_manager() == []


def test_leaving_twice_is_leaving_once_and_another_day_moves_it(hugo, mara, ben):
    actions.leave(mara, last_day=MARCH, by=hugo)
    actions.leave(mara, last_day=MARCH, by=hugo)
    assert Happening.objects.filter(kind="people.Left").count() == 1
    mara.refresh_from_db()
    actions.leave(mara, last_day=JUNE, by=hugo)
    assert (mara.left_on, places(mara)[-1][-1], solid_lines(ben)[-1][-1]) == (JUNE, JUNE, JUNE)
    actions.leave(mara, last_day=MARCH - DAY, by=hugo)
    assert (mara.left_on, places(mara)[-1][-1], solid_lines(ben)[-1][-1]) == ((MARCH - DAY,) * 3)


def test_a_leave_can_be_taken_back(hugo, mara, ben):
    actions.leave(ben, last_day=JUNE, by=hugo)
    actions.take_back_leave(ben, by=hugo)
    assert (ben.left_on, places(ben)[-1][-1], solid_lines(ben)) == (None, None, [("Mara", dt.date(2020, 1, 1), None)])


def test_nobody_leaves_before_the_first_day(hugo, company):
    with pytest.raises(ValidationError, match="begint pas op 1 maart 2026"):
        actions.leave(new(company, hugo), last_day=MARCH - DAY, by=hugo)


def test_a_rejoiner_gets_the_record_back(company, hugo, mara, ben):
    actions.leave(ben, last_day=MARCH, by=hugo)
    actions.rejoin(ben, starts=JUNE, unit=company.south, position="Planner", manager=mara, by=hugo)
    actions.rejoin(ben, starts=JUNE, unit=company.south, position="Planner", manager=mara, by=hugo)
    ben.refresh_from_db()
    assert (ben.joined_on, ben.left_on) == (dt.date(2020, 1, 1), None)
    assert list(ben.employments.order_by("starts").values_list("starts", "ends")) == [
        (dt.date(2020, 1, 1), MARCH),
        (JUNE, None),
    ]
    assert solid_lines(ben) == [("Mara", dt.date(2020, 1, 1), MARCH), ("Mara", JUNE, None)]
    assert ben not in Person.objects.here(MARCH + DAY)


def test_a_leave_corrected_afterwards_leaves_the_return_alone(company, hugo, ben):
    actions.leave(ben, last_day=MARCH, by=hugo)
    actions.rejoin(ben, starts=JUNE, unit=company.south, position="Planner", by=hugo)
    actions.leave(ben, last_day=MARCH - DAY, by=hugo)
    assert [(start, end) for *_rest, start, end in places(ben)] == [
        (dt.date(2020, 1, 1), MARCH - DAY),
        (JUNE, None),
    ]
    assert ben.left_on is None


def test_who_never_left_cannot_rejoin(company, hugo, ben):
    with pytest.raises(ValidationError, match="nog in dienst"):
        actions.rejoin(ben, starts=JUNE, unit=company.south, position="Planner", by=hugo)


def test_two_contracts_at_once_are_two_places_of_one_person(company, hugo, ben):
    second = actions.add_contract(
        ben, starts=MARCH, unit=company.south, position="Docent", weekly_hours=Decimal("8"), pattern="5", by=hugo
    )
    assert ben in Person.objects.in_unit(company.north)
    assert ben in Person.objects.in_unit(company.south)
    with pytest.raises(ValidationError, match="twee contracten"):
        actions.move(ben, starts=JUNE, weekly_hours=Decimal("12"), by=hugo)
    actions.move(ben, starts=JUNE, weekly_hours=Decimal("12"), employment=second, by=hugo)
    assert [place.weekly_hours for place in second.placements.order_by("starts")] == [Decimal("8"), Decimal("12")]
    actions.leave(ben, last_day=JUNE, by=hugo)
    assert set(Employment.objects.filter(person=ben).values_list("ends", flat=True)) == {JUNE}


def test_names_numbers_and_addresses_change_and_the_same_again_is_nothing(hugo, ben, mara):
    actions.change_person(ben, family_name="Bakker-Smit", number="", email="ben@waterland.example", by=hugo)
    actions.change_person(ben, family_name="Bakker-Smit", by=hugo)
    ben.refresh_from_db()
    assert (ben.name, ben.number, ben.email) == ("Ben Bakker-Smit", None, "ben@waterland.example")
    assert [one.facts["fields"] for one in Happening.objects.filter(kind="people.PersonChanged")] == [
        ["email", "family_name", "number"]
    ]
    with pytest.raises(ValidationError, match="hoort al bij Mara"):
        actions.change_person(ben, email=mara.email, by=hugo)


def test_one_chooses_ones_own_language(ben, olu):
    assert actions.choose_language(ben, language="en", by=ben).language == "en"
    with pytest.raises(PermissionDenied):
        actions.choose_language(ben, language="nl", by=olu)
