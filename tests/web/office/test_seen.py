"""In which teams nobody is seen: groups alone, a quarter that is over, and for the lead and the line."""

import datetime as dt

from tests.practising import finish, listening, make_plan, publish
from tests.seeing import seen
from vliegwiel.areas.practice.models import ManagerMoment
from vliegwiel.areas.recognition import actions
from vliegwiel.kit import clock

__all__ = ["finish", "listening", "make_plan", "publish", "seen"]
ADDRESS, AFTER = "/office/seen/", dt.date(2026, 4, 2)


def read(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_who_may_look(client, lea, dana, hugo, mara):
    for who, status in ((lea, 200), (dana, 200), (hugo, 403), (mara, 403)):
        client.force_login(who)
        assert client.get(ADDRESS).status_code == status


def test_an_academy_that_begins_says_what_comes(client, lea):
    client.force_login(lea)
    page = read(client.get(ADDRESS))
    assert "Nog te weinig om iets te laten zien" in page
    assert "Er is geen onderdeel met vijf of meer leidinggevenden." in page


def test_a_team_where_nobody_is_seen_is_named_and_nobody_in_it(client, lea, hire, company, seen):
    watchers = [hire("Kijker", f"Een-{n}", unit=company.north) for n in range(5)]
    for n in range(6):
        one = hire("Noor", f"Der-{n}", unit=company.north)
        with clock.at(dt.date(2026, 3, 6)):
            actions.recognise(
                seen(one, watchers[n % 5]), text="Je vroeg eerst door, en toen klopte het.", by=watchers[n % 5]
            )
        hire("Zus", f"Der-{n}", unit=company.south)
        hire("Staf", f"Lid-{n}", unit=company.staff)
    client.force_login(lea)
    with clock.at(AFTER):
        page = read(client.get(ADDRESS))
    assert "In 2 teams werd (bijna) niemand gezien" in page
    assert "Staf, Team Zuid." in page
    assert "1 januari tot en met 31 maart 2026" in page
    assert [one for one in ("Noor Der", "Zus Der", "Kijker", "vroeg eerst door") if one in page] == []


def test_managers_are_told_of_by_five_and_never_one(client, dana, hire, company):
    for n in range(5):
        manager = hire("Baas", f"Van-{n}", unit=company.north)
        person = hire("Lid", f"Van-{n}", unit=company.north, led_by=manager)
        with clock.at(dt.date(2026, 3, 6)):
            ManagerMoment.objects.create(manager=manager, person=person, kind="ask", week=dt.date(2026, 3, 2))
    client.force_login(dana)
    with clock.at(AFTER):
        page = read(client.get(ADDRESS))
    assert 'Team Noord</th><td data-label="Deed dit minstens één keer"> (bijna) iedereen' in page
    assert "Baas" not in page


def test_more_units_cost_the_same(same_queries, client, lea, hire, company):
    client.force_login(lea)
    numbers = iter(range(99))
    with clock.at(AFTER):
        same_queries(
            lambda: client.get(ADDRESS), lambda: hire("Lid", f"Nummer {next(numbers)}", unit=company.north, led_by=lea)
        )
