"""Everything asked from outside, its bills and the budgets: for HR, the L&D lead, and directors of their units."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from tests.areas.study.conftest import PDF, TEXT, _late_in_2026, ask, money, nina, yes
from vliegwiel.areas.study import actions
from vliegwiel.areas.study.models import Budget, Terms

__all__ = ["PDF", "_late_in_2026", "ask", "money", "nina", "yes"]


def text(response):
    return " ".join(response.content.decode().split())


def test_a_bill_is_received_approved_and_paid_and_the_file_runs_nothing(client, ben, mara, hugo, money, ask, yes):
    money(500)
    request = ask(ben, provider="=HYPERLINK(1)")
    yes(request, mara)
    client.force_login(hugo)
    page = f"/office/studies/{request.pk}/"
    assert "De factuur wordt nog verwacht." in text(client.get(page))
    bill = {"number": "F-1", "amount": "280.50", "on": "2026-11-20", "is_last": "on"}
    assert client.post(f"{page}invoices/", bill | {"amount": "-1"}).status_code == 422
    client.post(f"{page}invoices/", bill)
    made = request.invoices.get().pk
    client.post(f"{page}invoices/{made}/payment/")
    assert "Keur de factuur eerst goed voor betaling." in text(client.get(page))
    client.post(f"{page}invoices/{made}/approval/")
    client.post(f"{page}invoices/{made}/payment/")
    assert "€ 280,50" in text(client.get(page)) and "betaald op 20 november 2026" in text(client.get(page))
    table = b"".join(client.get("/office/studies/file/").streaming_content).decode()
    assert "'=HYPERLINK(1)" in table and "betaald" in table
    sheet = load_workbook(io.BytesIO(client.get("/office/studies/file/?format=xlsx").content)).active
    assert [cell.data_type for cell in sheet[2]].count("f") == 0
    client.force_login(mara)
    for address in (page, "/office/studies/", "/office/studies/file/", "/office/budgets/", "/office/studies/terms/"):
        assert client.get(address).status_code == 403


def test_budgets_are_given_shifted_and_shown_in_sums(client, company, ben, mara, hugo, dana, ask, yes):
    client.force_login(hugo)
    give = {"unit": company.north.pk, "year": 2026, "amount": "500", "why": "Begroting van dit jaar."}
    client.post("/office/budgets/giving/", give)
    client.post("/office/budgets/giving/", give | {"unit": company.south.pk})
    refused = client.post("/office/budgets/giving/", give | {"amount": "-501"})
    assert "nog € 500,00 vrij" in text(refused)
    yes(ask(ben), mara)
    north, south = Budget.objects.order_by("pk")
    shift = {"budget": north.pk, "to": south.pk, "amount": "100", "why": "Team Zuid krijgt er mensen bij."}
    client.post("/office/budgets/shifting/", shift)
    client.post("/office/budgets/personal/", give | {"unit": company.root.pk, "amount": "200", "carry": "2"})
    told = text(client.get("/office/budgets/"))
    assert "300,00" in told and "600,00" in told and "Ben Bakker" not in told
    client.force_login(dana)
    assert "Persoonlijke budgetten" not in text(client.get("/office/budgets/"))


def test_the_rules_of_the_house_have_versions(client, hugo):
    client.force_login(hugo)
    said = {
        "second_from": "1000",
        "answer_days": "5",
        "agreement_from": "1500",
        "months": "36",
        "why": "De eerste versie.",
    }
    assert client.post("/office/studies/terms/", said).status_code == 422
    client.post("/office/studies/terms/", said | {"text": TEXT})
    client.post("/office/studies/terms/", said | {"text": TEXT, "months": "24", "why": "Korter is eerlijker."})
    assert list(Terms.objects.values_list("number", "months")) == [(1, 36), (2, 24)]
    assert "Korter is eerlijker." in text(client.get("/office/studies/terms/"))


def test_the_lists_cost_the_same(client, ben, mara, hugo, money, ask, company, hire, same_queries):
    client.force_login(hugo)
    same_queries(lambda: client.get("/office/studies/?state=asked"), lambda: ask(ben))
    units = iter([company.north, company.south, company.staff])
    same_queries(lambda: client.get("/office/budgets/"), lambda: money(Decimal(400), next(units)))
    request = ask(ben)
    bills = iter(range(9))

    def bill():
        actions.receive_invoice(request, number=f"F{next(bills)}", amount=Decimal(0), on=request.starts, by=hugo)

    actions.decide(request.approvals.get(), yes=True, by=mara)
    same_queries(lambda: client.get(f"/office/studies/{request.pk}/"), bill)
