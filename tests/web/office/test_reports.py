"""Reports in the office: with names for who may see them, in counts for who may not, and kept, sent on, taken along."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.areas.reports.conftest import SPRING, _late_in_2026, ask_of, bhv, do, home, law, short
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.qualifications import actions as qualifications
from vliegwiel.areas.reports import actions
from vliegwiel.areas.reports.models import Export, SavedView, Schedule
from vliegwiel.kit import clock
from vliegwiel.kit.notices import worded

__all__ = ["_late_in_2026", "ask_of", "bhv", "do", "home", "law", "short"]
ANSWER = "/office/reports/answer/"
DAY = "2026-11-20"


def read(response):
    return " ".join(response.content.decode().split())


def test_who_must_on_any_day_with_columns_and_counts(client, lea, ben, mara, bhv, law, do, ask_of):
    do(bhv.first, ben, SPRING)
    ask_of(law, ben, on=SPRING, by=mara, due=dt.date(2026, 6, 1))
    client.force_login(lea)
    assert "Nog niets bewaard" in read(client.get("/office/reports/"))
    now = read(client.get(ANSWER))
    assert [now.count(name) for name in ("Ben Bakker</a>", "Mara de Wit</a>", "1 juni 2026")] == [2, 1, 1]
    assert "Mara" not in read(client.get(ANSWER, {"thing": f"a{law.pk}", "column": ["state", "asked"]}))
    assert "Nog niet</td>" in read(client.get(ANSWER, {"day": "2026-02-28", "column": ["state"]}))
    assert "is het van 2 mensen gevraagd en bij 1 in orde" in read(
        client.get(ANSWER, {"thing": f"q{bhv.pk}", "count": "unit"})
    )
    assert "Hier past niemand bij" in read(client.get(ANSWER, {"question": "ends", "window": "30"}))


def test_a_question_is_kept_changed_shared_and_sent_on(client, lea, hugo, mara, ben, dana, olu, bhv):
    client.force_login(lea)
    kept = client.post(
        "/office/reports/views/", {"title": "BHV nu", "ask": f"thing=q{bhv.pk}&answer=no", "shared": "on"}
    )
    view = SavedView.objects.get()
    assert kept.url == f"/office/reports/views/{view.pk}/"
    answer = client.get(kept.url).url
    assert parse_qs(urlsplit(answer).query) == {"question": ["must"], "thing": [f"q{bhv.pk}"], "answer": ["no"]} | {
        "view": [str(view.pk)]
    }
    assert 'name="shared" checked' in read(client.get(answer))
    told = {"title": "BHV nu", "ask": "question=ends", "view": str(view.pk), "stamp": "1"}
    client.post("/office/reports/views/", told)
    late = client.post("/office/reports/views/", told | {"ask": "question=did"}, follow=True)
    assert "in een ander venster veranderd" in read(late)
    assert SavedView.objects.get().ask["question"] == "ends"
    assert client.post("/office/reports/views/", {"title": "x", "ask": ""}, follow=True).status_code == 200
    client.post("/office/reports/views/", {**told, "stamp": "2", "shared": "on"})
    where = {hugo: ANSWER, mara: ANSWER, dana: ANSWER}
    for who, begins in where.items():
        client.force_login(who)
        assert client.get(f"{kept.url}?day={DAY}").url.startswith(begins)
    client.force_login(mara)  # of her own people
    assert client.get(answer).url.startswith("/lead/report/?question=must")
    assert "Ben Bakker" in read(client.get(answer, follow=True))
    client.force_login(dana)
    assert client.get(answer).url == "/office/reports/counts/"
    client.force_login(olu)
    assert [client.get(one).status_code for one in (answer, kept.url)] == [403, 403]
    client.force_login(hugo)
    assert client.post(f"{kept.url}removal/").status_code == 403
    client.force_login(lea)
    client.post(f"{kept.url}removal/")
    assert not SavedView.objects.exists()


def test_it_is_let_come_by_and_taken_over(client, lea, hugo, mara, ben, bhv):
    client.force_login(lea)
    client.post("/office/reports/views/", {"title": "BHV nu", "ask": "", "shared": "on"})
    at = f"/office/reports/views/{SavedView.objects.get().pk}/"
    form = {"rhythm": "month", "day": "1", "keep": [str(lea.pk)], "more": "Mara de Wit"}
    assert client.post(f"{at}schedule/", form | {"day": "31"}).status_code == 422
    assert client.post(f"{at}schedule/", form).status_code == 302
    page = read(client.get(f"{at}schedule/"))
    assert "Het komt elke maand langs, op de 1e." in page
    with clock.at(dt.date(2026, 12, 1)):
        actions.go_round()
    assert {one.person for one in Message.objects.filter(kind="reports.ReportReady")} == {lea, mara}
    hers = Message.objects.get(person=mara)
    assert worded(hers.kind, hers.facts).url == f"{at}?day=2026-12-01"
    lea.left_on = dt.date(2026, 11, 1)
    lea.save(update_fields=["left_on"])
    client.force_login(hugo)
    assert "Neem het over" in read(client.get("/office/reports/"))
    assert client.post(f"{at}ownership/").url == f"{at}schedule/"
    client.post(f"{at}schedule/end/")
    assert Schedule.objects.get().stopped_why == "asked"


@pytest.mark.usefixtures("home", "law")
def test_a_file_is_asked_made_and_taken_by_who_asked_alone(client, lea, hugo, ben, bhv):
    client.force_login(lea)
    asked = client.post(f"{ANSWER}exports/", {"ask": f"thing=q{bhv.pk}", "title": "BHV nu", "format": "csv"})
    export = Export.objects.get()
    assert asked.url == f"/learn/exports/{export.pk}/"
    assert "Haal het op" in read(client.get(asked.url))
    assert "BHV nu" in read(client.get("/learn/exports/"))
    file = client.post(f"{asked.url}file/")
    assert file["Content-Disposition"] == f'attachment; filename="bhv-nu-{DAY}.csv"'
    assert b"Ben Bakker;BHV;nee" in b"".join(file.streaming_content)
    assert "Kies CSV of Excel" in read(client.post(f"{ANSWER}exports/", {"format": "pdf"}, follow=True))
    client.post(f"{asked.url}cancellation/")
    assert Export.objects.get().state == "done"
    client.force_login(hugo)
    assert [client.get(asked.url).status_code, client.post(f"{asked.url}file/").status_code] == [404, 404]
    client.force_login(ben)
    assert client.post(f"{ANSWER}exports/", {"ask": "", "format": "csv"}).status_code == 403
    assert "In welke bestanden van overzichten jij staat" in read(client.get("/learn/who-sees/"))


def test_who_sees_no_names_gets_the_same_whatever_she_asks(client, dana, wim, hire, company, bhv, do):
    crew = [hire(f"P{n}", "Noord", unit=company.north) for n in range(8)]
    for one in crew[:4]:
        do(bhv.first, one, SPRING)
    client.force_login(dana)
    counts = "/office/reports/counts/"
    assert "Nog niet geteld" in read(client.get(counts))
    actions.count_month()
    page = read(client.get(counts))
    assert "bij ongeveer 5 van de tien" in page
    tries = ({"unit": company.north.pk}, {"day": "2026-03-02"}, {"answer": "no", "count": "unit"}, {"question": "did"})
    assert {_table(read(client.get(counts, one))) for one in tries} == {_table(page)}
    assert {client.get(ANSWER, one).url for one in tries} == {counts}
    assert client.post(f"{ANSWER}exports/", {"ask": "", "format": "csv"}).status_code == 403
    sheet = b"".join(client.get(counts, {"format": "csv"}).streaming_content).decode("utf-8-sig").splitlines()
    assert sheet[1:] == ["Team Noord;8;5;01-11-2026"]
    client.force_login(wim)
    assert read(client.get(counts)).count("bij ongeveer 5 van de tien") == 1


def _table(page):
    return page[page.index("<table") : page.index("</table>")]


def test_reports_cost_the_same_with_one_row_and_with_three(
    client, lea, mara, bhv, law, hire, company, ask_of, same_queries
):
    numbers = iter(range(20))
    rules = qualifications.write_qualification(title="Gedragsregels", ground="law", source="Arbowet", by=lea)
    qualifications.write_requirement(rules, starts=SPRING, first=[], lasting="signed", why="Iedereen tekent.", by=lea)
    qualifications.demand(rules, unit=company.north, starts=SPRING, by=lea)
    qualifications.write_document(rules, starts=SPRING, text="Spreek elkaar aan.", why="De eerste versie.", by=lea)

    def one_more():
        n = next(numbers)
        one = hire(f"P{n}", "Noord", unit=company.north, led_by=mara)
        ask_of(law, one, on=SPRING, by=mara)
        actions.save_view(None, by=lea, title=f"Overzicht {n}", ask=actions.exporting.Ask())

    client.force_login(lea)
    for address in (ANSWER, "/office/reports/"):
        same_queries(lambda address=address: client.get(address), one_more)
    client.force_login(mara)
    same_queries(lambda: client.get("/lead/report/"), one_more)
