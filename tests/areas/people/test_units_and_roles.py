import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import RoleGrant, Unit
from vliegwiel.kit import clock

TODAY = dt.date(2026, 4, 15)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(TODAY):
        yield


def test_a_unit_opens_once(company, hugo):
    shift = actions.open_unit("Nachtploeg", code="N1", parent=company.north, by=hugo)
    assert shift.path == f"{company.north.path}{shift.pk}/"
    assert actions.open_unit("Nachtploeg", code="N1", parent=company.north, by=hugo) == shift
    with pytest.raises(ValidationError, match="Code N1 is al van Nachtploeg"):
        actions.open_unit("Dagploeg", code="N1", parent=company.north, by=hugo)


def test_a_whole_subtree_moves_along(company, hugo):
    shift = actions.open_unit("Nachtploeg", code="N1", parent=company.north, by=hugo)
    crew = actions.open_unit("Crew", code="N11", parent=shift, by=hugo)
    actions.move_unit(company.north, under=company.south, by=hugo)
    paths = dict(Unit.objects.values_list("name", "path"))
    south = f"/{company.root.pk}/{company.south.pk}/"
    assert paths["Team Noord"] == f"{south}{company.north.pk}/"
    assert paths["Nachtploeg"] == f"{south}{company.north.pk}/{shift.pk}/"
    assert paths["Crew"] == f"{south}{company.north.pk}/{shift.pk}/{crew.pk}/"
    actions.move_unit(company.north, under=None, by=hugo)
    assert Unit.objects.get(pk=crew.pk).path == f"/{company.north.pk}/{shift.pk}/{crew.pk}/"


def test_a_unit_never_comes_under_itself(company, hugo):
    for under in (company.root, company.north):
        with pytest.raises(ValidationError, match="niet onder zichzelf"):
            actions.move_unit(company.root, under=under, by=hugo)


def test_a_unit_closes_when_nobody_is_left(company, hugo, ben):
    with pytest.raises(ValidationError, match="werken op 15 april 2026 nog 2 mensen"):
        actions.close_unit(company.north, by=hugo)
    with pytest.raises(ValidationError, match="Team Noord, Team Zuid"):
        actions.close_unit(company.root, by=hugo)
    assert actions.close_unit(company.south, by=hugo).closed_on == TODAY
    assert "Team Zuid" not in {row.name for row in queries.unit_tree()}
    assert "Team Zuid" in {row.name for row in queries.unit_tree(closed=True)}


def test_a_unit_gets_another_name(company, hugo):
    assert actions.rename_unit(company.south, name=" Team  Zuidwest ", by=hugo).name == "Team Zuidwest"
    with pytest.raises(ValidationError, match="Geef de afdeling een naam"):
        actions.rename_unit(company.south, name=" ", by=hugo)


def test_the_tree_counts_who_is_in_each_unit_and_below(company, ben, olu):
    rows = [(row.depth, row.name, row.people, row.total) for row in queries.unit_tree()]
    assert rows == [(0, "Waterland", 0, 3), (1, "Staf", 0, 0), (1, "Team Noord", 2, 2), (1, "Team Zuid", 1, 1)]


def test_only_hr_and_administrators_change_units(company, lea):
    with pytest.raises(PermissionDenied):
        actions.open_unit("Crew", code="C", by=lea)


def test_a_role_holds_everywhere_or_in_a_unit_and_below(company, adam, ben):
    grant = actions.grant_role(ben, role=Role.AUTHOR, unit=company.north, by=adam)
    assert actions.grant_role(ben, role=Role.AUTHOR, unit=company.north, by=adam) == grant
    assert ben.holds(Role.AUTHOR)
    assert (grant.covers(company.north), grant.covers(company.south)) == (True, False)


def test_a_role_that_ends_ends_at_once_and_stays_on_record(company, adam, ben, ines):
    grant = RoleGrant.objects.get(person=ines)
    actions.end_role(grant, by=adam)
    actions.end_role(grant, by=adam)
    assert grant.ends == TODAY - dt.timedelta(days=1)
    assert not RoleGrant.objects.on().filter(person=ines).exists()


def test_the_last_administrator_keeps_the_role(adam, ben):
    grant = RoleGrant.objects.get(person=adam)
    with pytest.raises(ValidationError, match="laatste beheerder"):
        actions.end_role(grant, by=adam)
    actions.grant_role(ben, role=Role.ADMINISTRATOR, by=adam)
    actions.end_role(grant, by=adam)
    assert RoleGrant.objects.on().filter(role=Role.ADMINISTRATOR).get().person == ben


@pytest.mark.parametrize("who", ["hugo", "lea", "dana", "mara"])
def test_only_administrators_grant_and_end_roles(request, who, ben, ines):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.grant_role(ben, role=Role.AUTHOR, by=by)
    with pytest.raises(PermissionDenied):
        actions.end_role(RoleGrant.objects.get(person=ines), by=by)
