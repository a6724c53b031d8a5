import pytest
from django.urls import reverse

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import RoleGrant, Unit


@pytest.fixture
def as_hugo(client, hugo):
    client.force_login(hugo)
    return client


@pytest.fixture
def as_adam(client, adam):
    client.force_login(adam)
    return client


def test_the_tree_shows_who_works_where(as_hugo, company, ben, olu):
    page = " ".join(as_hugo.get("/office/units/").content.decode().split())
    assert page.index("Waterland") < page.index("Team Noord") < page.index("Team Zuid")
    assert f'?unit={company.north.pk}">2<' in page


def test_the_tree_costs_the_same_with_more_units(same_queries, as_hugo, company):
    numbers = iter(range(99))

    def one_more():
        n = next(numbers)
        unit = Unit.objects.create(code=f"X{n}", name=f"Ploeg {n}", parent=company.north)
        Unit.objects.filter(pk=unit.pk).update(path=f"{company.north.path}{unit.pk}/")

    same_queries(lambda: as_hugo.get("/office/units/"), one_more)


def test_a_unit_opens_gets_a_name_a_place_and_closes(as_hugo, company, hugo):
    assert as_hugo.get("/office/units/new/").status_code == 200
    as_hugo.post("/office/units/new/", {"name": "Nachtploeg", "code": "N9", "parent": company.north.pk})
    unit = Unit.objects.get(code="N9")
    assert as_hugo.get(f"/office/units/{unit.pk}/").status_code == 200
    as_hugo.post(f"/office/units/{unit.pk}/name/", {"name": "Nachtdienst"})
    as_hugo.post(f"/office/units/{unit.pk}/parent/", {"under": company.south.pk})
    as_hugo.post(f"/office/units/{unit.pk}/closing/", {"on": "2026-01-01"})
    unit.refresh_from_db()
    assert (unit.name, unit.parent, str(unit.closed_on)) == ("Nachtdienst", company.south, "2026-01-01")
    assert "Nachtdienst" not in as_hugo.get("/office/units/").content.decode().split("<tbody>")[1]
    assert "Nachtdienst" in as_hugo.get("/office/units/?closed=1").content.decode()


def test_a_unit_with_people_stays_open_and_the_page_says_why(as_hugo, company, ben):
    answer = as_hugo.post(f"/office/units/{company.north.pk}/closing/", {"on": "2026-11-01"})
    assert answer.status_code == 422
    assert "werken op 1 november 2026 nog 2 mensen" in answer.content.decode()


def test_roles_are_granted_and_ended_by_administrators(as_adam, company, ben):
    given = {"person": "Ben Bakker", "role": "author", "unit": company.north.pk}
    assert "Ben Bakker heeft deze rol." in as_adam.post("/office/roles/", given, follow=True).content.decode()
    grant = RoleGrant.objects.get(person=ben)
    assert (grant.role, grant.unit) == (Role.AUTHOR, company.north)
    assert "Ben Bakker" in as_adam.get("/office/roles/?role=author").content.decode()
    as_adam.post(reverse("office:role_end", args=[grant.pk]))
    assert not RoleGrant.objects.on().filter(person=ben).exists()


def test_the_last_administrator_stays_and_the_page_says_so(as_adam, adam):
    grant = RoleGrant.objects.get(person=adam)
    page = as_adam.post(reverse("office:role_end", args=[grant.pk]), follow=True).content.decode()
    assert "Dit is de laatste beheerder." in page


def test_hr_sees_roles_and_gives_none(as_hugo, ben, ines):
    page = as_hugo.get("/office/roles/").content.decode()
    assert "Ines Costa" in page
    assert "Geef de rol" not in page
    assert as_hugo.post("/office/roles/", {"person": "Ben Bakker", "role": "author"}).status_code == 403


def test_the_list_of_roles_costs_the_same_with_more(same_queries, as_adam, company, hire):
    numbers = iter(range(99))
    same_queries(
        lambda: as_adam.get("/office/roles/"),
        lambda: hire(f"P{next(numbers)}", "Zz", unit=company.south, role=Role.AUTHOR),
    )
