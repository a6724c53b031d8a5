"""What sessions cost: sums by unit, for who keeps the budget, within the same few queries."""

from decimal import Decimal

from tests.areas.live.conftest import _a_monday_in_november, later
from vliegwiel.areas.live import actions
from vliegwiel.kit import clock

__all__ = ["_a_monday_in_november"]


def test_sums_by_unit_are_told_from_five_people_on_and_nobody_is_named(client, hugo, ben, lea, activity, company, hire):
    session = actions.plan(activity, parts=[later(8)], capacity=20, by=lea, seat_cost=Decimal("80"))
    for n in range(5):
        one = hire(f"Kim{n}", "de Boer", unit=company.south)
        actions.book(session, person=one, by=one)
    client.force_login(hugo)
    with clock.at(later(9).starts):
        page = client.get("/office/session-costs/").content.decode()
        assert ("Team Zuid" in page, "€ 400,00" in page) == (True, True)
    actions.book(session, person=ben, by=ben)  # one of another team: nobody may find him by subtraction
    with clock.at(later(9).starts):
        assert "Team Zuid" not in client.get("/office/session-costs/").content.decode()
    client.force_login(ben)
    assert client.get("/office/session-costs/").status_code == 403
