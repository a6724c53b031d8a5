import datetime as dt

import pytest

from tests.areas.strategy.conftest import BEHAVIOUR, goal
from tests.library import publish
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Answer, Intake, Request
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.kit import clock

__all__ = ["goal"]
NEED = "lastige gesprekken met boze klanten"
LATER = (clock.today() + dt.timedelta(days=30)).isoformat()


@pytest.fixture
def asked(ben):
    return actions.ask(NEED, by=ben)


@pytest.fixture
def lea_s(client, lea):
    client.force_login(lea)
    return client


def test_what_waits_shows_the_promise_and_who_asked_only_on_its_own_page(lea_s, asked, mara):
    actions.ask("een draaitabel maken in het nieuwe systeem", by=mara, for_team=True)
    html = lea_s.get("/office/requests/").text
    assert NEED.capitalize() in html
    assert "Van een leidinggevende" in html
    assert "Ben Bakker" in lea_s.get(f"/office/request/{asked.pk}/").text


def test_a_late_one_comes_first_and_counts(lea_s, asked, mara):
    with clock.at(asked.promised_for + dt.timedelta(days=1)):
        actions.ask("een draaitabel maken in het nieuwe systeem", by=mara)
        html = lea_s.get("/office/requests/").text
    assert html.index(NEED.capitalize()) < html.index("Een draaitabel")
    assert "0 van 1 vragen, laatste twaalf maanden" in html


@pytest.mark.parametrize(
    "given",
    [
        {"reply": "exists", "activity": "Luisteren"},
        {"reply": "making", "ready_by": LATER},
        {"reply": "elsewhere", "contact": "Mara de Wit"},
        {"reply": "no"},
    ],
)
def test_every_kind_of_answer(lea_s, asked, ines, mara, given):
    publish(ines)
    response = lea_s.post(f"/office/request/{asked.pk}/answer/", {"reason": "Omdat dit het snelst helpt.", **given})
    assert response.status_code == 302, response.text
    assert Answer.objects.get().reply == given["reply"]
    assert NEED.capitalize() in lea_s.get("/office/requests/?answered").text
    assert "Omdat dit het snelst helpt." in lea_s.get(f"/office/request/{asked.pk}/").text


def test_not_training_can_ask_somebody_to_change_work(lea_s, asked, mara):
    given = {"reply": "elsewhere", "reason": "Het is te druk.", "fix_what": "Twee mensen op maandag"}
    half = lea_s.post(f"/office/request/{asked.pk}/answer/", given)
    assert (half.status_code, "Kies wie ervoor zorgt" in half.text) == (422, True)
    half = lea_s.post(f"/office/request/{asked.pk}/answer/", given | {"fix_owner": "Mara de Wit"})
    assert (half.status_code, WorkplaceFix.objects.exists()) == (422, False)
    whole = {"fix_owner": "Mara de Wit", "fix_kind": "staffing", "fix_due": LATER}
    lea_s.post(f"/office/request/{asked.pk}/answer/", given | whole)
    assert Answer.objects.get().fix == WorkplaceFix.objects.get()


def test_a_refused_answer_leaves_no_change_at_work_behind(lea_s, asked, mara):
    given = {"reply": "elsewhere", "reason": "", "fix_what": "Twee mensen op maandag"}
    whole = {"fix_owner": "Mara de Wit", "fix_kind": "staffing", "fix_due": LATER}
    refused = lea_s.post(f"/office/request/{asked.pk}/answer/", given | whole)
    assert (refused.status_code, WorkplaceFix.objects.exists()) == (422, False)
    assert "Twee mensen op maandag" in refused.text


@pytest.mark.parametrize("typed", ["Bestaat niet", ""])
def test_an_activity_that_is_not_there_is_said(lea_s, asked, typed):
    refused = lea_s.post(
        f"/office/request/{asked.pk}/answer/", {"reply": "exists", "reason": "Kijk.", "activity": typed}
    )
    assert (refused.status_code, Answer.objects.exists()) == (422, False)


def test_one_press_begins_an_intake(lea_s, asked):
    response = lea_s.post(f"/office/request/{asked.pk}/intake/")
    intake = Intake.objects.get()
    assert (response.url, intake.request, intake.called) == (f"/studio/intake/{intake.pk}/", asked, NEED)
    lea_s.post(f"/office/request/{asked.pk}/intake/")
    assert Intake.objects.count() == 1


def test_the_same_need_is_merged_and_parted_again(lea_s, asked, mara):
    twin = actions.ask("gesprekken met boze klanten aan de telefoon", by=mara)
    assert "Voeg hierbij" in lea_s.get(f"/office/request/{asked.pk}/").text
    assert lea_s.post(f"/office/request/{twin.pk}/merging/", {"into": asked.pk}).url == f"/office/request/{asked.pk}/"
    assert Request.objects.get(pk=twin.pk).merged_into == asked
    assert "Ook zo gevraagd" in lea_s.get(f"/office/request/{asked.pk}/").text
    lea_s.post(f"/office/request/{twin.pk}/parting/")
    assert Request.objects.get(pk=twin.pk).merged_into is None
    assert lea_s.post(f"/office/request/{twin.pk}/merging/", {"into": "x"}).status_code == 404


def test_only_the_lnd_lead_enters(client, asked, dana, ines):
    for person in (dana, ines):
        client.force_login(person)
        assert client.get("/office/requests/").status_code == 403
        assert client.get(f"/office/request/{asked.pk}/").status_code == 403


def test_the_list_costs_the_same_with_many(lea_s, hire, company, same_queries):
    def more():
        number = Request.objects.count()
        actions.ask(f"hulp bij onderwerp nummer {number}", by=hire(f"Tess{number}", "Visser", unit=company.south))

    same_queries(lambda: lea_s.get("/office/requests/"), more)


def test_who_leads_asks_for_the_team(client, mara, ben):
    client.force_login(mara)
    assert client.post("/lead/requests/", {"need": "overdracht tussen de ploegen"}).url == "/lead/requests/"
    assert Request.objects.get().for_team
    assert "Overdracht tussen de ploegen" in client.get("/lead/requests/").text
    assert "al gevraagd" in client.post("/lead/requests/likeness/", {"need": "overdracht ploegen"}).text


def test_what_a_finished_intake_found_is_the_answer_and_is_not_typed_again(lea_s, asked, lea, mara, goal, dana):
    strategy.activate_goal(goal, by=dana)
    intake = actions.begin_intake(by=lea, request=asked)
    actions.aim_intake(intake, by=lea, kpi=goal.headline, goal=goal)
    actions.describe_behaviours(intake, rows=[BEHAVIOUR], by=lea)
    row = intake.behaviours.get()
    actions.weigh_causes(row, by=lea, knowledge=0, skill=0, motivation=0, environment=3)
    due = clock.today() + dt.timedelta(days=30)
    actions.choose_route(row, by=lea, route="workplace", what="De kaart hangt er", kind="tool", owner=mara, due=due)
    assert "Ga door met de intake" in lea_s.get(f"/office/request/{asked.pk}/").text
    actions.finish_intake(intake, by=lea)
    html = lea_s.get(f"/office/request/{asked.pk}/").text
    assert ("Bekijk de intake" in html, "De kaart hangt er (Mara de Wit)" in html) == (True, True)
    fix = WorkplaceFix.objects.get()
    given = {"reply": "elsewhere", "reason": "Er hing geen kaart.", "fix": fix.pk}
    assert lea_s.post(f"/office/request/{asked.pk}/answer/", given).status_code == 302
    assert (Answer.objects.get().fix, WorkplaceFix.objects.count()) == (fix, 1)
