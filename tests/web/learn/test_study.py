"""Asking for something from outside: one page to write it, one on which everybody sees where it stands."""

import datetime as dt
import io
import json
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tests.areas.study.conftest import LATER, PDF, TEXT, TODAY, _late_in_2026, ask, money, yes
from vliegwiel.areas.study import actions
from vliegwiel.areas.study.enums import State
from vliegwiel.areas.study.models import Approval, StudyRequest
from vliegwiel.kit import clock

__all__ = ["_late_in_2026", "ask", "money", "yes"]
WISH = {
    "title": "Beter overdragen",
    "kind": "course",
    "with_vat": "with",
    "vat": "21.0",
    "funding": "unit",
    "ground": "own",
}
WHOLE = {"provider": "De Werkschool", "amount": "300", "starts": "2026-12-08", "why": "Onze overdracht gaat vaak mis."}


def test_a_draft_is_kept_and_what_is_missing_stands_beside_its_field(client, ben, mara, words):
    client.force_login(ben)
    assert "Nog niets aangevraagd" in words(client.get("/learn/studies/"))
    kept = client.post("/learn/studies/new/", WISH | {"keep": "1"})
    draft = StudyRequest.objects.get()
    assert kept.url == f"/learn/study/{draft.pk}/words/"
    refused = client.post(kept.url, WISH | {"send": "1"})
    assert refused.status_code == 422
    assert "Wat kost het? Is het gratis, schrijf dan 0." in refused.content.decode()
    sent = client.post(kept.url, WISH | WHOLE | {"send": "1", "file": SimpleUploadedFile("offerte.pdf", PDF)})
    assert sent.url == f"/learn/study/{draft.pk}/"
    told = words(client.get(sent.url))
    assert "Mara de Wit is aan zet; antwoord uiterlijk vrijdag 27 november." in told
    assert "€ 300,00 met btw, € 247,93 zonder" in told
    assert client.get(f"/learn/study/{draft.pk}/offer/{draft.offers.get().key}/").content == PDF


def test_two_tabs_on_one_draft_lose_nothing(client, ben, ask):
    draft = ask(ben, sent=False)
    client.force_login(ben)
    address = f"/learn/study/{draft.pk}/words/"
    seen = client.get(address).context["seen"]
    said = json.loads(seen) | {"seen": seen, "keep": "1"}
    client.post(address, said | {"provider": "Een ander"})
    clash = client.post(address, said | {"provider": "Weer een ander", "aim": "Rust"})
    assert clash.status_code == 422
    assert "Intussen schreef een ander hier ‘Een ander’" in clash.content.decode()
    client.post(address, said | {"aim": "Rust"})
    assert StudyRequest.objects.values_list("provider", "aim").get() == ("Een ander", "Rust")


def test_who_decides_says_yes_no_or_asks_and_she_reads_it(client, ben, mara, olu, money, ask, words):
    money(500)
    request = ask(ben)
    page, approval = f"/learn/study/{request.pk}/", Approval.objects.get().pk
    client.force_login(olu)
    assert client.get(page).status_code == 404
    client.force_login(mara)
    assert "Beter overdragen" in words(client.get("/lead/studies/"))
    assert "In dit budget is nu € 500,00 vrij." in words(client.get(page))
    client.post(f"{page}questions/", {"approval": approval, "text": "Kan het in het voorjaar?"})
    client.force_login(ben)
    assert "Jij bent aan zet: er staat een vraag." in words(client.get("/learn/studies/"))
    client.post(f"{page}answers/", {"answer": "Dan is het vol."})
    client.force_login(mara)
    assert client.post(f"{page}verdict/", {"approval": approval, "verdict": "no"}).status_code == 422
    client.post(f"{page}verdict/", {"approval": approval, "verdict": "yes"})
    twice = client.post(f"{page}verdict/", {"approval": approval, "verdict": "no", "why": "Toch maar liever niet."})
    assert "Mara de Wit besliste hier al over: Ja." in words(client.get(twice.url))
    assert "Er wacht niets op jou" in words(client.get("/lead/studies/"))
    client.force_login(ben)
    told = words(client.get(page))
    assert "goedgekeurd" in told and "Ben Bakker antwoordde: Dan is het vol." in told
    assert client.post(f"{page}copies/").url == f"/learn/study/{request.pk + 1}/words/"


def test_afterwards_one_question_and_what_she_will_do_is_hers(client, ben, mara, money, ask, yes, words):
    money(500)
    request = ask(ben)
    yes(request, mara)
    page = f"/learn/study/{request.pk}/"
    client.force_login(ben)
    with clock.at(LATER + dt.timedelta(days=1)):
        assert "Hoe was het?" in words(client.get(page))
        said = {"result": "done", "on": LATER.isoformat(), "will_do": "Ik vat eerst samen."}
        assert client.post(f"{page}outcome/", said).url == page
        assert "Ik vat eerst samen." in words(client.get(page))
        client.force_login(mara)
        told = words(client.get(page))
    assert "Afgerond: Ja, helemaal (8 december 2026)." in told and "Ik vat eerst samen." not in told


def test_an_agreement_is_read_signed_and_says_its_version(client, ben, mara, hugo, money, ask, yes, words):
    money(5000)
    actions.write_terms(
        second_from=Decimal(5000),
        answer_days=5,
        agreement_from=Decimal(1500),
        months=36,
        text=TEXT,
        by=hugo,
        why="De eerste versie van de regeling.",
    )
    request = ask(ben, amount=Decimal(3600))
    yes(request, mara)
    page = f"/learn/study/{request.pk}/agreement/"
    client.force_login(ben)
    assert "Elke hele maand gaat er € 100,00 af." in words(client.get(page))
    client.post(f"{page}signature/")
    client.force_login(hugo)
    client.post(f"{page}signature/")
    told = words(client.get(page))
    assert "Ben Bakker, 20 november 2026" in told and "Hugo Mulder, 20 november 2026" in told
    for language, heading, signed in (("nl", "Studieovereenkomst", "20 november 2026"), ("en", "", "20 November 2026")):
        pdf = PdfReader(io.BytesIO(client.get(f"{page}{language}.pdf").content))
        paper = " ".join("".join(one.extract_text() for one in pdf.pages).split())
        assert (pdf.trailer["/Root"]["/Lang"], paper.count(signed) >= 3, heading in paper) == (language, True, True)
        assert "Ben Bakker" in paper and "Hugo Mulder" in paper and "1 / 1" in paper
    assert client.get(f"{page}fr.pdf").status_code == 404
    client.force_login(mara)  # she decided: she reads it, and takes nothing along
    assert ("Download de PDF" in words(client.get(page)), client.get(f"{page}nl.pdf").status_code) == (False, 403)
    client.force_login(hugo)
    money_page = words(client.get(f"/office/studies/{request.pk}/"))
    assert "Vertrek op 20 november 2026: dan is € 3.600,00 terug te betalen." in money_page


def test_lists_and_pages_cost_the_same(client, ben, mara, hugo, money, ask, yes, same_queries):
    money(500)
    client.force_login(ben)
    same_queries(lambda: client.get("/learn/studies/"), lambda: ask(ben))
    client.force_login(mara)
    same_queries(lambda: client.get("/lead/studies/"), lambda: ask(ben))
    request = StudyRequest.objects.order_by("pk").first()
    waits = Approval.objects.get(request=request)

    def talk():
        question = actions.ask_back(waits, text=f"Wat is vraag {waits.questions.count()}?", by=mara)
        actions.answer(question, text="Dit.", by=ben)

    same_queries(lambda: client.get(f"/learn/study/{request.pk}/"), talk)
    assert request.state == State.ASKED and TODAY < LATER
