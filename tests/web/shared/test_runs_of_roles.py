"""The first runs of those who keep, make and watch: each ends in something real, where it always lives."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.areas.live.conftest import _a_monday_in_november, session
from tests.practising import publish
from tests.web.learn.conftest import words
from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.learning.models import RuleRun
from vliegwiel.areas.live import actions as live
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import RoleGrant, StaffImport
from vliegwiel.areas.qualifications.models import Demand, OutsideCertificate, Qualification
from vliegwiel.areas.reports.models import SavedView
from vliegwiel.areas.strategy.models import Charter, CouncilCondition, Goal, Kpi, TargetBehaviour
from vliegwiel.areas.welcome.models import StepTaken

__all__ = ["_a_monday_in_november", "publish", "session", "words"]


@pytest.fixture
def walk(client, words):
    """`walk(lea, "lnd_lead", {step: what is posted, or None to pass it over})`: the words of the last page."""

    def _walk(who, persona, posted):
        client.force_login(who)
        here = f"/learn/first-run/{persona}/"
        client.post(f"{here}beginning/")
        for step, said in posted.items():
            assert client.get(f"{here}{step}/").status_code == 200, step
            for one in said if isinstance(said, list) else [said]:
                answer = client.post(f"{here}{step}/" + ("" if one is not None else "skipping/"), one or {})
                assert answer.status_code == 302, (step, words_of(answer))
        return words(client.get(f"{here}outcome/"))

    return _walk


def words_of(answer):
    return " ".join(answer.content.decode().split())[:9000]


def test_an_author_ends_with_one_job_aid_and_a_day_to_look_again(walk, client, ines, words):
    ask = {"title": "Hoe zet ik de pomp uit?", "steps": "1. Draai de knop naar nul.\n\n- Kijk of de lamp uit is."}
    here = "/learn/first-run/author/"
    client.force_login(ines)
    assert "Er is nog niets om mee verder te gaan" in words(client.get(f"{here}publish/"))
    client.post(f"{here}ask/", ask)
    client.post(f"{here}ask/", ask | {"title": "Hoe zet ik de pomp veilig uit?"})  # the back button
    assert Activity.objects.count() == 1
    asked = {"prompt": "Wat doe je eerst?", "right": "Draaien", "why_right": "Dan valt hij stil."}
    asked |= {"wrong": "De stekker eruit", "why_wrong": "Dan loopt hij leeg."}
    told = walk(
        ines,
        "author",
        {"practise": [asked, asked], "line": None, "audience": {"names": "Team Noord"}, "review": {"months": "6"}}
        | {"publish": {}},
    )
    edition = Edition.objects.get()
    assert [block["type"] for block in edition.blocks] == ["steps", "question"]
    assert [one["title"] for one in edition.blocks[0]["data"]["items"]] == [
        "Draai de knop naar nul.",
        "Kijk of de lamp uit is.",
    ]
    assert edition.activity.review_by and not edition.activity.is_reference
    assert "Iedereen vindt nu: Hoe zet ik de pomp veilig uit?" in told and "Voor Team Noord" in told


def test_hr_ends_with_who_must_what_and_a_list_of_what_ends(walk, client, hugo, ben, company, words):
    here = "/learn/first-run/hr/paper/"
    first = walk(
        hugo, "hr", {"samples": {"samples": ["bhv", "vca"]}, **dict.fromkeys(("titles", "paper", "reminder", "ends"))}
    )
    assert "Bedrijfshulpverlening (BHV)" in first and "Dit kan nog" in first
    bhv = Qualification.objects.get(source="Arbowet, artikel 15")
    paper = {"qualification": bhv.pk, "lines": f"{ben.number or ben.email}; 1-3-2026; 1-3-2027"}
    trial = client.post(here, paper)
    assert trial.status_code == 422 and "1 certificaat komt erbij" in words_of(trial)
    wrong = client.post(here, paper | {"lines": "onbekend; 1-3-2026", "seen": "on"})
    assert "Regel 1: we kennen hier niemand met" in words_of(wrong)
    assert not OutsideCertificate.objects.exists()
    told = walk(
        hugo,
        "hr",
        {"titles": {"asks": [f"{bhv.pk}-{company.job.pk}"]}, "paper": [paper | {"seen": "on"}] * 2}
        | {"reminder": {"qualification": bhv.pk}, "ends": {"title": "Wat verloopt", "shared": "on"}},
    )
    assert Demand.objects.get().position == company.job
    assert OutsideCertificate.objects.get().expires_on == dt.date(2027, 3, 1)
    assert Message.objects.filter(person=hugo, kind="qualifications.ReminderTried").count() == 1
    assert SavedView.objects.get().ask["question"] == "ends"
    assert "1 certificaat telt mee" in told and "Wat verloopt" in told
    client.force_login(ben)
    assert client.get("/learn/records/?format=zip").status_code == 200


def test_health_asks_twelve_things_of_the_database_and_says_them_in_the_language_of_the_page(client, adam, words):
    client.force_login(adam)
    client.post("/learn/first-run/administrator/beginning/")
    for page in ("/learn/first-run/administrator/health/", "/office/health/"):
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            told = words(client.get(page))
        assert "De database is klaar voor deze versie" in told
        assert len(asked) <= 12, page


def test_an_administrator_ends_with_what_is_healthy(walk, client, adam, lea, settings, mailoutbox, words):
    settings.MAILS = True
    file = b"Personeelsnummer;Voornaam;Achternaam\n1;Sanne;Visser\n"
    told = walk(
        adam,
        "administrator",
        {"house": {"name": "Waterland", "academy": "Leerhuis"}, "mail": {}, "second": {"person": lea.email}}
        | {"people": {"file": SimpleUploadedFile("mensen.csv", file)}, "health": {}},
    )
    assert [mail.to for mail in mailoutbox] == [[adam.email]]
    assert RoleGrant.objects.filter(person=lea, role="administrator").count() == 1
    assert StaffImport.objects.get().applied_at is None
    assert "Waterland: Leerhuis" in told and "Gezond:" in told
    assert "Versie" in words(client.get("/office/health/"))
    assert b"Personeelsnummer;Voornaam" in b"".join(client.get("/office/imports/sample/").streaming_content)
    client.force_login(lea)
    assert client.get("/office/health/").status_code == 200  # she keeps it too now


def test_the_works_council_reads_what_is_seen_and_puts_in_its_conditions(walk, client, wim, lea, ben, words):
    kpi = Kpi.objects.create(name="Gesprekken per persoon", granularity="person")
    asked = {"lines": "Niemand gebruikt dit voor een beoordeling.\nElk jaar kijken we opnieuw."}
    client.force_login(wim)
    assert "Wat alleen zijzelf ziet" in words(client.get("/learn/first-run/works_council/sees/"))
    told = walk(wim, "works_council", {"sees": {}, "switches": {"agreed": [kpi.pk]}, "conditions": [asked, asked]})
    assert Kpi.objects.get().person_level_agreed_by == wim
    assert CouncilCondition.objects.count() == 2 and "2 voorwaarden vastgelegd" in told
    page = "/office/conditions/"
    client.post(f"{page}{CouncilCondition.objects.first().pk}/end/")
    assert "Teruggenomen" in words(client.get(page))
    client.force_login(lea)
    assert "Elk jaar kijken we opnieuw." in words(client.get(page))
    assert client.post(page, asked).status_code == 403
    client.force_login(ben)
    assert client.get(page).status_code == 403


def test_a_lead_ends_with_a_line_from_goal_to_a_first_group(walk, lea, mara, ben, publish, company):
    publish("luisteren")
    behaviour = {"actor": "Een monteur", "situation": "voor vertrek", "standard": "elke keer"}
    two = [behaviour | {"action": "loopt de lijst hardop na"}, behaviour | {"action": "belt als iets anders ligt"}]
    measure = {"name": "Aandeel dat toepast", "source": "De check-ins", "unit": "%", "baseline": "20", "target": "40"}
    measure |= {"baseline_from": "2026-01-01", "baseline_until": "2026-03-31", "baseline_n": "30", "due": "2027-12-31"}
    told = walk(
        lea,
        "lnd_lead",
        {"people": None, "charter": {"starter": "industry"}}
        | {"goal": {"statement": "Van 11 naar 5 ongevallen", "measure": "ongevallen", "owner": mara.email}}
        | {"behaviour": two, "activity": {"title": "Barista op kantoor", "seen": "on"}}
        | {"measure": measure}
        | {"pilot": {"unit": company.north.pk, "activity": "Luisteren", "reason": "Jullie beginnen."}},
    )
    assert Charter.objects.get().published_at is None
    assert Goal.objects.get().owner == mara and TargetBehaviour.objects.count() == 2
    assert RuleRun.objects.get().total == 2
    assert "Iets lekkers: Barista op kantoor" in told and "Aandeel dat toepast" in told
    assert StepTaken.objects.filter(step="behaviour").count() == 1


def test_a_trainer_ends_with_her_next_session_looked_after(walk, session, lea, olu):
    live.ask_trainer(session, person=olu, by=lea)
    told = walk(
        olu,
        "trainer",
        {"session": {}, "material": {"title": "Werkblad", "link": "https://voorbeeld.nl/blad"}}
        | {"question": {"text": "Hoe vaak doe je dit?", "options": "Nooit\nElke week"}, "code": {}, "feed": {}},
    )
    assert "Je volgende: Luisteren" in told and "1 stuk materiaal erbij" in told and "Je agenda-adres" in told
    assert "Gevraagd: Hoe vaak doe je dit?" in told
