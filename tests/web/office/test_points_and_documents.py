import datetime as dt

import pytest
from lxml import html

from tests.areas.qualifications.conftest import _late_in_2026, do, short
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.enums import Ground, Lasting, State
from vliegwiel.areas.qualifications.models import DocumentVersion, Qualification, Signature
from vliegwiel.kit import clock

__all__ = ["_late_in_2026", "do", "short"]


def words(response):
    return " ".join(" ".join(html.fromstring(response.content.decode()).xpath("//main//text()")).split())


@pytest.fixture
def register(lea, company):
    """Something that is asked of the north, with no version yet."""
    made = actions.write_qualification(title="Register", ground=Ground.CAO, source="Cao, artikel 9", by=lea)
    actions.demand(made, unit=company.north, starts=dt.date(2024, 1, 1), by=lea)
    return made


FORM = {
    "starts": "2025-01-01",
    "lasting": "points",
    "points": "10",
    "carry": "2,5",
    "period_months": "12",
    "period_starts": "2025-01-01",
    "categories": "Vakinhoud: 5",
    "worth": "les: 2,5 Vakinhoud",
    "risk_days": "60",
    "grace_days": "30",
    "why": "Zo staat het in de cao.",
}


def test_while_nobody_agreed_the_page_says_that_looking_along_is_off(client, lea, register, request):
    client.force_login(lea)
    page, off = f"/office/qualifications/{register.pk}/versions/new/", "Dit staat hier uit Je kunt dit al opschrijven."
    assert off in words(client.get(page))
    request.getfixturevalue("agreed")
    assert off not in words(client.get(page))


def test_points_are_written_earned_and_shown(client, lea, ben, register, short, do):
    lesson = short("les")
    client.force_login(lea)
    page = f"/office/qualifications/{register.pk}/versions/new/"
    for name, wrong, told in (
        ("categories", "Vakinhoud 5", "lezen we niet"),
        ("categories", "Vakinhoud: 11", "meer dan het totaal"),
        ("worth", "les: 2 Tuinieren", "staat niet bij de soorten"),
        ("points", "", "Hoeveel punten per periode?"),
    ):
        answer = client.post(page, FORM | {name: wrong})
        assert answer.status_code == 422
        assert told in words(answer), words(answer)
    assert client.post(page, FORM).status_code == 302
    shown = words(client.get(f"/office/qualifications/{register.pk}/"))
    assert "10 punten in elke 12 maanden, vanaf 1 januari 2025, ten minste 5 punten Vakinhoud" in shown
    assert "Les (2,5)" in shown
    assert "Les: 2,5 Vakinhoud" in client.get(page).content.decode()
    do(lesson, ben, dt.date(2026, 2, 1))
    client.force_login(ben)
    shown = words(client.get("/learn/records/"))
    assert "2,5 punten; in deze eerste periode wordt nog niets gevraagd" in shown
    shown = words(client.get(f"/learn/records/proof/{register.pk}/"))
    assert "Goed voor 2,5 punten Vakinhoud." in shown
    assert "Hoeveel punten staan erop?" in shown


def test_a_document_is_read_signed_and_asked_again(client, lea, ben, register):
    actions.write_requirement(
        register, starts=dt.date(2025, 1, 1), first=[], lasting=Lasting.SIGNED, grace_days=14, why="Eens lezen.", by=lea
    )
    client.force_login(lea)
    page = f"/office/qualifications/{register.pk}/document/"
    said = {"starts": "2026-11-20", "text": "Draag een helm.\n\nAltijd.", "why": "De eerste versie."}
    assert "Draag" not in words(client.get(page))
    assert client.post(page, said | {"text": ""}).status_code == 422
    assert client.post(page, said).status_code == 302
    first = DocumentVersion.objects.get()
    client.force_login(ben)
    assert "Lees en teken" in words(client.get("/learn/records/"))
    to = client.get(f"/learn/records/document/{register.pk}/").url
    assert "Draag een helm." in words(client.get(to))
    assert client.post(to, {"digest": "iets anders"}).status_code == 422
    for _twice in range(2):
        assert client.post(to, {"digest": first.digest}).url == to
    assert Signature.objects.get().digest == first.digest
    assert queries.statuses(register, [ben.pk])[ben.pk].state == State.VALID
    later = dt.date(2026, 12, 1)
    actions.write_document(register, starts=later, text="Draag een helm en een bril.", why="De bril is nieuw.", by=lea)
    with clock.at(later):
        assert queries.statuses(register, [ben.pk])[ben.pk].state == State.IN_GRACE
        assert "Lees en teken" in words(client.get("/learn/records/"))
        assert client.get(f"/learn/records/document/{register.pk}/").url != to
        told = words(client.get(to))
        assert "Er is een nieuwere versie" in told and "Draag een helm. Altijd." in told and first.digest in told
    assert Qualification.objects.get() == register


def test_pages_cost_the_same(client, lea, ben, register, same_queries):
    actions.write_requirement(
        register, starts=dt.date(2025, 1, 1), first=[], lasting=Lasting.SIGNED, why="Eens lezen.", by=lea
    )
    days = iter(dt.date(2026, 11, 20) + dt.timedelta(n) for n in range(20))
    client.force_login(lea)

    def one_more():
        day = next(days)
        said = {"text": f"Versie van {day}", "why": "Weer iets nieuws."}
        made = actions.write_document(register, starts=day, by=lea, **said)
        actions.sign(made, digest=made.digest, by=ben)

    same_queries(lambda: client.get(f"/office/qualifications/{register.pk}/"), one_more)
    same_queries(lambda: client.get(f"/office/qualifications/{register.pk}/document/"), one_more)
    same_queries(lambda: client.get(f"/office/qualifications/{register.pk}/people/{ben.pk}/"), one_more)
    client.force_login(ben)
    same_queries(lambda: client.get("/learn/records/"), one_more)
