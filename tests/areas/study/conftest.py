import datetime as dt
from decimal import Decimal

import pytest

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.qualifications.actions import write_qualification
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.study import actions
from vliegwiel.areas.study.models import Approval
from vliegwiel.kit import clock

TODAY = dt.date(2026, 11, 20)  # a Friday
LATER = dt.date(2026, 12, 8)
PDF = b"%PDF-1.7 een offerte"
TEXT = "Wie binnen drie jaar vertrekt betaalt een deel terug; elke maand wordt dat minder."


@pytest.fixture(autouse=True)
def _late_in_2026():
    with clock.at(TODAY):
        yield


@pytest.fixture
def ask(hugo):
    """`ask(ben, amount=300)`: she sent a request, and HR is there."""

    def _ask(person, *, sent=True, **said):
        wish = {
            "title": "Beter overdragen",
            "provider": "De Werkschool",
            "amount": Decimal(300),
            "starts": LATER,
            "ends": LATER,
            "why": "Onze overdracht gaat vaak mis.",
        }
        request = actions.write_request(by=person, **(wish | said))
        return actions.send(request, by=person) if sent else request

    return _ask


@pytest.fixture
def money(company, hugo):
    """`money(500)`: what the north may spend this year."""

    def _money(amount, unit=None):
        return actions.give_budget(
            unit or company.north, year=2026, amount=Decimal(amount), by=hugo, why="Begroting van dit jaar."
        )

    return _money


@pytest.fixture
def yes():
    """`yes(request, mara)`: she says yes to what waits."""

    def _yes(request, by, **said):
        return actions.decide(Approval.objects.get(request=request, verdict=""), yes=True, by=by, **said)

    return _yes


@pytest.fixture
def nina(company, hire):
    """Another of HR: what one received another decides about."""
    return hire("Nina", "Jansen", unit=company.staff, role=Role.HR)


@pytest.fixture
def bhv(company, lea):
    """A qualification a certificate from outside counts for."""
    return write_qualification(title="BHV", ground=Ground.LAW, source="Arbowet, artikel 15", by=lea)
