import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from vliegwiel.areas.people import actions as people
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.qualifications.models import OutsideCertificate
from vliegwiel.areas.study import actions, queries
from vliegwiel.areas.study.enums import Funding, State
from vliegwiel.areas.study.models import Approval, Budget, Entry, StudyRequest
from vliegwiel.kit import clock

from .conftest import LATER, TEXT, TODAY

WHY = "Zo staat het in de begroting."
SAID = {"second_from": Decimal(1000), "answer_days": 5, "agreement_from": Decimal(1500), "months": 36, "text": TEXT}


@pytest.fixture
def terms(hugo):
    return actions.write_terms(**SAID, by=hugo, why="De eerste versie van de regeling.")


def free(budget):
    return queries.balances([budget.pk])[budget.pk].free


@pytest.mark.django_db
def test_the_last_euros_are_for_one_and_the_other_goes_on(ask, money, yes, ben, mara, hire, company):
    budget = money(500)
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    first, second = ask(ben), ask(tess)
    yes(first, mara)
    yes(second, mara)
    states = dict(StudyRequest.objects.values_list("person__given_name", "state"))
    assert states == {"Ben": State.APPROVED, "Tess": State.ASKED}
    assert (free(budget), Approval.objects.get(verdict="").also) == (200, "room")


@pytest.mark.postgres  # elsewhere there is one writer at a time; the test above says what the second finds
@pytest.mark.django_db(transaction=True)
def test_two_yeses_for_the_last_euros_in_the_same_second(ask, money, ben, mara, hire, company):
    """Each with a connection of its own."""
    budget = money(500)
    tess = hire("Tess", "Visser", unit=company.north, led_by=mara)
    waiting = [Approval.objects.get(request=ask(one)) for one in (ben, tess)]
    started = Barrier(2)

    def decide(approval):
        try:
            started.wait()
            with clock.at(TODAY):
                return actions.decide(approval, yes=True, by=mara).request.state
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        states = list(pool.map(decide, waiting))
    assert sorted(states) == [State.APPROVED, State.ASKED]
    assert free(budget) == 200


@pytest.mark.django_db
def test_her_own_budget_carries_over_and_the_oldest_goes_first(ask, yes, hire, company, ben, mara, hugo, olu):
    with clock.at(dt.date(2025, 2, 1)):
        give = {"amount": Decimal(200), "carry": 2, "by": hugo, "why": "Cao, artikel 9: twee jaar sparen."}
        assert actions.give_personal_budgets(company.north, year=2025, **give) == 2
    assert actions.give_personal_budgets(company.north, year=2026, **give) == 2
    assert actions.give_personal_budgets(company.root, year=2026, **give) == 2  # the others: Olu and Hugo
    with pytest.raises(PermissionDenied):
        actions.give_personal_budgets(company.north, year=2027, **{**give, "by": mara})
    request = ask(ben, funding=Funding.PERSON)
    yes(request, mara)
    assert list(request.entries.values_list("budget__year", "amount")) == [(2025, 200), (2026, 100)]
    assert [(one.year, one.free) for one in queries.saved_by(ben)] == [(2025, 0), (2026, 100)]
    with clock.at(dt.date(2028, 1, 1)):
        assert [one.year for one in queries.saved_by(ben)] == [2026]


@pytest.mark.django_db
def test_a_reorganisation_moves_nothing_in_silence(ask, money, yes, ben, mara, hugo, company):
    north, south = money(500), money(100, company.south)
    request = ask(ben)
    yes(request, mara)
    people.move(ben, unit=company.south, position="Medewerker", starts=TODAY, by=hugo)
    assert (free(north), free(south)) == (200, 100)
    with pytest.raises(ValidationError, match="nog € 200,00 vrij"):
        actions.shift(north, to=south, amount=Decimal(201), by=hugo, why=WHY)
    actions.shift(north, to=south, amount=Decimal(200), by=hugo, why=WHY)
    assert (free(north), free(south)) == (0, 300)
    assert set(Entry.objects.filter(kind="allot", why=WHY).values_list("amount", flat=True)) == {-200, 200}


@pytest.mark.django_db
def test_a_bill_takes_what_was_reserved_and_the_rest_is_free_again(ask, money, yes, ben, mara, hugo):
    budget = money(500)
    request = ask(ben)
    yes(request, mara)
    bill = {"number": "F-1", "amount": Decimal("280.50"), "on": TODAY, "by": hugo}
    invoice = actions.receive_invoice(request, **bill)
    assert actions.receive_invoice(request, **bill).pk == invoice.pk
    with pytest.raises(ValidationError, match="ander bedrag"):
        actions.receive_invoice(request, **{**bill, "amount": Decimal(1)})
    with pytest.raises(ValidationError, match="eerst goed"):
        actions.pay_invoice(invoice, by=hugo)
    actions.approve_invoice(invoice, by=hugo)
    actions.approve_invoice(invoice, by=hugo)
    assert actions.pay_invoice(invoice, by=hugo).paid_on == TODAY
    assert queries.balances([budget.pk])[budget.pk] == queries.Balance(Decimal(500), Decimal(), Decimal("280.50"))


@pytest.mark.django_db
def test_a_higher_bill_asks_again(ask, money, yes, ben, mara, hugo, nina):
    budget = money(500)
    request = ask(ben)
    yes(request, mara)
    invoice = actions.receive_invoice(request, number="F-2", amount=Decimal(350), on=TODAY, by=hugo)
    waits = Approval.objects.get(verdict="")
    assert (waits.asked, waits.also, waits.invoice) == (nina, "bill", invoice)
    with pytest.raises(PermissionDenied):
        yes(request, hugo)
    with pytest.raises(ValidationError, match="nog geen antwoord"):
        actions.approve_invoice(invoice, by=hugo)
    yes(request, nina)
    actions.approve_invoice(invoice, by=hugo)
    assert free(budget) == 150
    request.refresh_from_db()
    assert request.state == State.APPROVED


@pytest.mark.django_db
def test_called_off_by_the_provider_keeps_only_its_costs(ask, money, yes, ben, mara, hugo):
    budget = money(500)
    request = ask(ben)
    yes(request, mara)
    with pytest.raises(ValidationError, match="niet meer dan de prijs"):
        actions.call_off(request, by=hugo, by_provider=True, why="Te weinig deelnemers.", costs=Decimal(301))
    actions.call_off(request, by=hugo, by_provider=True, why="Te weinig deelnemers.", costs=Decimal(25))
    actions.call_off(request, by=hugo, by_provider=True, why="Te weinig deelnemers.", costs=Decimal(25))
    assert free(budget) == 475
    invoice = actions.receive_invoice(request, number="K-1", amount=Decimal(25), on=TODAY, by=hugo)
    assert actions.approve_invoice(invoice, by=hugo).approvals.count() == 0
    assert free(budget) == 475


@pytest.mark.django_db
def test_an_own_wish_has_an_agreement_that_both_sign_in_its_version(ask, money, yes, terms, ben, mara, hugo):
    money(5000)
    request = ask(ben, amount=Decimal(3600))
    yes(request, mara)
    yes(request, hugo)
    made = request.agreement if hasattr(request, "agreement") else StudyRequest.objects.get().agreement
    assert (made.terms, made.amount, made.months) == (terms, 3600, 36)
    with pytest.raises(PermissionDenied):
        actions.sign(made, by=mara)
    assert queries.turns([StudyRequest.objects.get()])[request.pk] == queries.Turn(hers=True, what="sign")
    actions.sign(made, by=ben)
    actions.sign(made, by=ben)
    actions.sign(made, by=hugo)
    assert list(made.signatures.values_list("party", "by")) == [("employee", ben.pk), ("employer", hugo.pk)]
    newer = actions.write_terms(**{**SAID, "months": 24}, by=hugo, why="Korter is eerlijker.")
    assert (newer.number, StudyRequest.objects.get().agreement.months) == (2, 36)
    assert actions.write_terms(**{**SAID, "months": 24}, by=hugo, why="Korter is eerlijker.").pk == newer.pk


@pytest.mark.django_db
def test_what_the_law_asks_has_no_agreement_and_what_a_role_needs_a_second_look(
    ask, money, yes, terms, ben, mara, hugo
):
    money(9000)
    bound = ask(ben, amount=Decimal(2000), ground=Ground.LAW, source="Arbowet, artikel 15")
    role = ask(ben, amount=Decimal(2000), ground=Ground.ROLE, title="Leiderschap")
    for one in (bound, role):
        yes(one, mara)
        yes(one, hugo)
        assert not hasattr(StudyRequest.objects.get(pk=one.pk), "agreement")
    with pytest.raises(ValidationError, match="nietig"):
        actions.agree(bound, by=hugo)
    with pytest.raises(ValidationError, match="noodzakelijk"):
        actions.agree(role, by=hugo)
    made = actions.agree(role, by=hugo, review="Mr. De Vries keek: niet noodzakelijk voor dit werk.")
    assert actions.agree(role, by=hugo).pk == made.pk


@pytest.mark.parametrize(
    ("leaves_on", "expected"),
    [
        (dt.date(2026, 1, 1), "3600.00"),  # before it ended
        (dt.date(2026, 1, 31), "3600.00"),
        (dt.date(2026, 2, 27), "3600.00"),
        (dt.date(2026, 2, 28), "3500.00"),  # the last day of a shorter month is a whole month
        (dt.date(2027, 1, 31), "2400.00"),
        (dt.date(2028, 2, 29), "1100.00"),
        (dt.date(2029, 1, 30), "100.00"),
        (dt.date(2029, 1, 31), "0.00"),
        (dt.date(2040, 1, 1), "0.00"),
    ],
)
def test_what_is_owed_goes_down_every_month(leaves_on, expected):
    ended = dt.date(2026, 1, 31)
    assert queries.owed(Decimal(3600), months=36, ended_on=ended, leaves_on=leaves_on) == Decimal(expected)


def test_what_is_owed_is_nothing_where_the_law_binds_and_whole_cents_elsewhere():
    told = {"ended_on": dt.date(2026, 1, 1), "leaves_on": dt.date(2026, 3, 1)}
    assert queries.owed(Decimal(3600), months=36, locked=True, **told) == 0
    assert queries.owed(Decimal(3600), months=0, **told) == 0
    assert str(queries.owed(Decimal(100), months=7, **told)) == "71.43"


@pytest.mark.django_db
def test_coming_back_brings_the_certificate_where_certificates_go(ask, money, yes, bhv, ben, mara):
    money(500)
    request = ask(ben, qualification=bhv)
    yes(request, mara)
    with pytest.raises(ValidationError, match="geweest"):
        actions.come_back(request, result="done", on=LATER, by=ben)
    with clock.at(LATER):
        actions.ask_how_it_was(request)
        told = actions.come_back(
            request, result="done", on=LATER, will_do="Ik oefen elke maand.", name="d.pdf", content=b"%PDF-1.7", by=ben
        )
        assert actions.come_back(request, result="not", on=LATER, by=ben).result == "done"
    assert (told.certificate, OutsideCertificate.objects.get().issuer) == (
        OutsideCertificate.objects.get(),
        "De Werkschool",
    )
    assert Budget.objects.count() == 1


@pytest.mark.django_db
def test_what_is_seven_book_years_old_goes_and_a_draft_thrown_away_at_once(ask, money, yes, ben, mara, hugo):
    money(500)
    request = ask(ben)
    yes(request, mara)
    invoice = actions.receive_invoice(request, number="F-9", amount=Decimal(300), on=TODAY, by=hugo)
    actions.approve_invoice(invoice, by=hugo)
    actions.withdraw(ask(ben, sent=False, title="Toch niet"), by=ben)
    assert actions.forget_requests() == 1
    with clock.at(dt.date(2033, 12, 31)):
        assert actions.forget_requests() == 0
    with clock.at(dt.date(2034, 1, 1)):
        assert actions.forget_requests() == 1
    assert (StudyRequest.objects.count(), Entry.objects.count(), Budget.objects.count()) == (0, 0, 0)
