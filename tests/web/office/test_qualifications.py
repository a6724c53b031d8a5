"""Writing what must be proven, and reading how people stand: by name for who keeps it, in counts for who watches."""

import csv
import datetime as dt

from tests.areas.qualifications.conftest import PDF, TODAY, _late_in_2026, bhv, do, short
from tests.library import republish
from vliegwiel.areas.qualifications import actions
from vliegwiel.areas.qualifications.models import Qualification, Requirement
from vliegwiel.web.office import qualification

__all__ = ["_late_in_2026", "bhv", "do", "short"]


def test_one_is_written_from_the_list_to_who_it_is_asked_of(client, lea, company, short):
    short("heftruck-basis")
    client.force_login(lea)
    assert "Nog geen bekwaamheden" in client.get("/office/qualifications/").content.decode()
    form = {"title": "Heftruck", "ground": "law", "source": "Arbobesluit 7.17c", "price": "250"}
    refused = client.post("/office/qualifications/new/", form)
    assert (refused.status_code, "7:611a" in refused.content.decode()) == (422, True)
    made = client.post("/office/qualifications/new/", form | {"price": "0"})
    pk = Qualification.objects.get().pk
    assert made.url == f"/office/qualifications/{pk}/versions/new/"
    client.get(made.url)
    said = {"starts": "2021-01-01", "first": "heftruck-basis", "lasting": "months", "months": "60"}
    said |= {"risk_days": "90", "grace_days": "0", "outside": "on", "why": "Vijf jaar geldig, zegt de branche."}
    assert client.post(made.url, said | {"first": "bestaat niet"}).status_code == 422
    assert client.post(made.url, said).status_code == 302
    client.post(f"/office/qualifications/{pk}/demands/", {"unit": company.north.pk, "position": ""})
    page = client.get(f"/office/qualifications/{pk}/").content.decode()
    assert "Geldt 60 maanden" in page
    assert "Team Noord" in page
    next_one = client.get(made.url).context["form"]
    assert next_one["first"].value() == "Heftruck-basis"  # as people call it, and it is read back
    again = said | {"first": next_one["first"].value(), "starts": "2027-01-01"}
    assert client.post(made.url, again).status_code == 302
    assert set(Requirement.objects.values_list("ways__activity__slug", flat=True)) == {"heftruck-basis"}
    republish(short("heftruck-oud"), title="Heftruck-basis")
    assert client.get(made.url).context["form"]["first"].value() == "heftruck-basis"  # two are called so


def test_any_day_is_asked_and_taken_along_without_formulas(client, lea, bhv, ben, mara, do):
    do(bhv.first, ben, dt.date(2025, 3, 1))
    mara.family_name = "=1+1"
    mara.save(update_fields=["family_name"])
    client.force_login(lea)
    page = f"/office/qualifications/{bhv.pk}/"
    assert "1 maart 2026" in client.get(page, {"day": "2025-06-01"}).content.decode()
    sheet = client.get(f"{page}file/", {"day": "2025-06-01"})
    rows = list(csv.reader(b"".join(sheet.streaming_content).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [(row[0], row[5], row[6], row[7]) for row in rows[1:]] == [
        ("Mara =1+1", "Nog niet", "nee", ""),
        ("Ben Bakker", "Geldig", "ja", "01-03-2026"),
    ]
    assert client.get(f"{page}file/", {"day": "geen dag", "format": "xlsx"}).content[:2] == b"PK"
    assert "Ben Bakker" not in client.get(page, {"state": "valid"}).content.decode()


def test_the_director_finds_counts_among_the_reports_and_here_no_name_nor_number(client, dana, bhv, ben):
    client.force_login(dana)
    page = client.get(f"/office/qualifications/{bhv.pk}/", {"day": "2026-11-19"}).content.decode()
    assert f"/office/reports/counts/?thing=q{bhv.pk}" in page
    assert ben.name not in page
    assert "mensen</span>" not in page
    assert client.get(f"/office/qualifications/{bhv.pk}/file/").status_code == 403
    assert client.get(f"/office/qualifications/{bhv.pk}/people/{ben.pk}/").status_code in (403, 404)


def test_a_large_file_is_made_behind_what_else_waits(client, lea, bhv, ben, monkeypatch):
    monkeypatch.setattr(qualification, "MOST_AT_ONCE", 1)
    client.force_login(lea)
    page = client.get(f"/office/qualifications/{bhv.pk}/").content.decode()
    assert "van meer dan 1 mensen gevraagd" in page
    assert "/office/reports/answer/?question=must" in page
    assert ben.name not in page
    answer = client.get(f"/office/qualifications/{bhv.pk}/file/", {"day": "2026-03-01"})
    assert answer.url == f"/office/reports/answer/?question=must&day=2026-03-01&thing=q{bhv.pk}"


def test_others_stay_out(client, mara, adam, bhv):
    for who in (mara, adam):
        client.force_login(who)
        assert client.get("/office/qualifications/").status_code in (302, 403)
        assert client.get(f"/office/qualifications/{bhv.pk}/").status_code in (302, 403)


def test_why_somebody_stands_so_is_told_fact_by_fact(client, hugo, bhv, ben, do):
    do(bhv.first, ben, dt.date(2025, 3, 1))
    actions.bring_certificate(bhv, person=ben, by=ben, issuer="Rode Kruis", issued_on=TODAY, name="a.pdf", content=PDF)
    client.force_login(hugo)
    page = f"/office/qualifications/{bhv.pk}/people/{ben.pk}/"
    told = client.get(page).content.decode()
    for words in ("1 maart 2025", "volgens versie 1 van de eis", "Nog niemand keek ernaar"):
        assert words in told
    client.post(page, {"starts": "2026-11-20", "why": "Hij stopt met dit werk."})
    assert "Vrijgesteld" in client.get(page).content.decode()
    end = f"{page}exemptions/{bhv.exemptions.get().pk}/end/"
    client.post(end, {"why": "Hij gaat toch door."})
    assert "Vrijstelling beëindigd" in client.get(page).content.decode()


def test_pages_cost_the_same_with_one_row_and_with_three(client, lea, bhv, hire, company, do, same_queries):
    client.force_login(lea)
    names = iter(["An", "Bo", "Cas", "Daan", "Eef", "Fer", "Guus", "Han", "Ida"])

    def one_more():
        do(bhv.first, hire(next(names), "Visser", unit=company.north), dt.date(2026, 3, 1))

    same_queries(lambda: client.get(f"/office/qualifications/{bhv.pk}/"), one_more)
    same_queries(
        lambda: client.get("/office/qualifications/"),
        lambda: actions.write_qualification(title=f"VCA {next(names)}", ground="own", by=lea),
    )
