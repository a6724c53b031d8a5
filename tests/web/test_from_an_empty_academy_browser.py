"""From an empty academy to a refused candy training and an accepted practice, by people who read no manual.

Every page is reached by what the page before it offers; an address is typed only to begin a part.
"""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import expect

from tests.areas.people.staff_files import DIR, MIEN, PIET, staff_file
from tests.web.studio.test_workbench_browser import saved
from vliegwiel.areas.catalogue.models import Activity, Answer
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import Goal, WorkplaceFix

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANDY = "Een inspirerende dag timemanagement"
IDEA = "Hoe zeg ik op tijd dat een order te laat komt?"
WHY = "In de proef van september lukte het in acht van de tien diensten."


@pytest.fixture
def page(browser):
    browser.set_viewport_size({"width": 1440, "height": 900})
    return browser


@pytest.fixture
def enter(page, live_server, client):
    """Be somebody: `enter(mien, "/learn/")`."""

    def _enter(person, address):
        client.force_login(person)
        kept = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
        page.context.clear_cookies()
        page.context.add_cookies([{**kept, "url": live_server.url}])
        page.goto(address)

    return _enter


def press(page, name, **more):
    page.get_by_role("button", name=name, **more).click()


def follow(page, name, **more):
    page.locator("main").get_by_role("link", name=name, **more).first.click()


def rate(page):
    page.get_by_label("Het helpt het meest van alles").check()
    page.get_by_label("Hier gezien, in een proef of in onze cijfers").check()
    page.get_by_label("Waarom vind je dat?").fill(WHY)
    press(page, "Geef je oordeel")
    expect(page.get_by_text("Je oordeel staat.")).to_be_visible()


@pytest.mark.postgres  # the longest of all; its pages are asked on both without a browser
@pytest.mark.database  # the whole wheel, with all that is worked out beside
def test_from_a_board_s_goal_to_a_refused_candy_training_and_an_accepted_practice(
    page, enter, tmp_path, capsys, live_server
):
    # The administrator: a link from the command line, a password, and the academy says what comes first.
    call_command("administrator", "adam@waterland.example", "--name", "Adam Peters", "--address", live_server.url)
    page.goto(re.search(r"http://\S+/key/\S+", capsys.readouterr().out)[0])
    page.get_by_label("Nieuw wachtwoord", exact=True).fill("vier-losse-woorden-samen")
    page.get_by_label("Nog een keer het nieuwe wachtwoord").fill("vier-losse-woorden-samen")
    press(page, "Bewaar het wachtwoord")
    follow(page, "Meld je aan")
    page.get_by_label("E-mail").fill("adam@waterland.example")
    page.get_by_label("Wachtwoord").fill("vier-losse-woorden-samen")
    press(page, "Meld je aan")
    expect(page.get_by_role("heading", name="Zo begint jullie academie")).to_be_visible()
    page.locator("main").get_by_role("link", name="Lees het personeelsbestand in").click()
    expect(page.get_by_role("heading", name="Personeelsbestanden")).to_be_visible()
    file = tmp_path / "staf.csv"
    file.write_bytes(staff_file(MIEN, PIET, DIR))
    call_command("import_people", str(file), "--apply")  # what the office does with it is tested beside its page
    page.goto("/learn/")
    page.locator("main").get_by_role("link", name="Zeg wie de academie leidt").click()
    page.get_by_label("Wie", exact=True).fill("Adam Peters")
    page.locator("main select[name=role]").first.select_option(label="Opleider")
    press(page, "Geef de rol")
    expect(page.get_by_text("heeft deze rol")).to_be_visible()

    # The L&D lead: a theme, a goal whose owner stands in the line, a behaviour somebody can see.
    line = Person.objects.get(given_name="Piet")
    page.goto("/learn/")
    page.locator("main").get_by_role("link", name="Schrijf het eerste doel").click()
    follow(page, "Schrijf een thema")
    page.get_by_label("Thema", exact=True).fill("Klanten die op ons rekenen")
    press(page, "Bewaar het thema")
    follow(page, "Schrijf een doel")
    page.get_by_label("Wat wordt er anders?").fill("Klachten over late levering dalen van 40 naar 20 per maand")
    page.get_by_label("Onder welk thema?").select_option(label="Klanten die op ons rekenen")
    page.get_by_label("Welke maat").fill("Klachten over late levering")
    page.get_by_label("Eenheid", exact=False).first.fill("per maand")
    page.locator("[name=baseline]").fill("40")
    page.locator("[name=target]").fill("20")
    page.locator("[name=due]").fill("2030-06-30")
    page.get_by_label("Eigenaar").fill(line.name)
    press(page, "Bewaar als concept")
    expect(page.get_by_role("heading", name="Dit moet eerst rond zijn")).to_be_visible()
    follow(page, "Vul het aan")
    page.locator("[name=baseline_from]").fill("2025-08-01")
    page.locator("[name=baseline_until]").fill("2025-10-31")
    page.locator("[name=baseline_n]").fill("120")
    press(page, re.compile("^Bewaar"))
    press(page, "Maak het actief")
    expect(page.get_by_text("Zeg nu wie wat anders gaat doen.")).to_be_visible()
    follow(page, "Schrijf het gedrag")
    page.get_by_label("Wie?").fill("een operator")
    page.get_by_label("In welke situatie?").fill("die ziet dat een order te laat klaar is")
    page.get_by_label("Doet wat?").fill("begrijpt het belang van op tijd melden")
    page.get_by_label("Goed genoeg als?").fill("8 van de 10 keer binnen een uur")
    expect(page.get_by_text("Dit kun je niet zien of horen.")).to_be_visible()
    page.get_by_label("Doet wat?").fill("belt de planner en zegt de nieuwe tijd")
    expect(page.get_by_text("Dit is te zien, en het is duidelijk wanneer het goed genoeg is.")).to_be_visible()
    press(page, "Bewaar het gedrag")
    expect(page.get_by_role("link", name="Zoek uit wat er nodig is")).to_be_visible()
    page.goto("/learn/")
    page.locator("main").get_by_role("link", name="Spreek af wat goed leren is").click()
    press(page, "Begin met Industrie en techniek")
    press(page, "Publiceer versie 1")
    expect(page.get_by_text("Dit charter geldt vanaf nu.")).to_be_visible()

    # A manager asks for candy. Five questions find that it is the work that stands in the way.
    boss = Person.objects.get(given_name="Mien")
    enter(boss, "/learn/requests/")
    page.locator("main textarea").first.fill(CANDY)
    press(page, "Vraag het")
    expect(page.get_by_text("Je vraag staat er.")).to_be_visible()
    lead = Person.objects.get(given_name="Adam")
    enter(lead, "/office/requests/")
    follow(page, CANDY)
    press(page, "Begin een intake")
    page.get_by_label("Welk getal moet er beter worden?").select_option(label="Klachten over late levering")
    press(page, "Bewaar en ga verder")
    page.get_by_label("Een gedrag dat er al staat").first.select_option(index=1)
    press(page, "Bewaar en ga verder")
    for cause, weight in (("knowledge", 0), ("skill", 0), ("motivation", 1), ("environment", 3)):
        page.locator(f"[name$={cause}][value='{weight}']").check()
    press(page, "Bewaar en ga verder")
    page.get_by_label("Iets op de werkplek veranderen").check()
    page.get_by_label("Wat is er straks anders?").fill("Elke lijn heeft een telefoon en het nummer van de planner")
    page.get_by_label("Wat voor verandering?").select_option(index=1)
    page.get_by_label("Wie zorgt ervoor?").fill(line.name)
    page.get_by_label("Klaar op").fill("2030-01-15")
    press(page, "Bewaar en ga verder")
    press(page, "Rond af: geen training nodig")
    expect(page.get_by_text("Geen training nodig. Dat is winst")).to_be_visible()
    follow(page, "Geef antwoord op de vraag")
    expect(page.get_by_label("Leren lost dit niet op, dit wel")).to_be_checked()  # what the intake found is filled in
    expect(page.get_by_label("Elke lijn heeft een telefoon")).to_be_checked()
    page.get_by_label("Waarom?").fill("Het lag niet aan plannen: er was geen telefoon op de lijn. Die komt er.")
    press(page, "Geef dit antwoord")
    expect(page.get_by_text("Beantwoord. Iedereen die het vroeg, hoort het.")).to_be_visible()
    assert Answer.objects.get().fix == WorkplaceFix.objects.get()
    enter(boss, "/learn/requests/")
    follow(page, CANDY)
    expect(page.get_by_text("Het lag niet aan plannen")).to_be_visible()

    # An author makes a practice for the behaviour; it is strategic once the thread is whole.
    people.grant_role(boss, role=Role.AUTHOR, by=None)
    enter(boss, "/studio/")
    follow(page, "Begin met een vraag")
    page.get_by_label("Wat vragen collega’s jou altijd?").fill(IDEA)
    page.get_by_label("Voor welk gedrag helpt het?").select_option(index=1)
    page.get_by_label("Waarom helpt het daarbij?").fill("Je oefent het telefoontje voor je het doet.")
    press(page, "Naar de werkbank")
    page.get_by_label("Wat doe je hierna anders?").fill("Je belt de planner en noemt de nieuwe tijd.")
    page.locator("#add").get_by_role("button", name=re.compile("^Oefenen")).click()
    expect(page.get_by_label("Wat probeert iemand dan?")).to_be_visible()
    page.locator("[name=situation]").fill("Een order die niet op tijd klaar is")
    page.get_by_label("Wat probeert iemand dan?").fill("Bel de planner. Vraag een collega mee te luisteren.")
    saved(page)
    follow(page, "Publiceer", exact=True)
    # A strategic publication that is refused is an answer, 422; the console would complain of it. So it is looked at
    # as a person does: what lacks is listed before she presses.
    expect(page.locator("#compass").get_by_text(f"Het wacht op {line.name}")).to_be_visible()
    page.get_by_label("Opnieuw bekijken voor").fill("2027-06-01")
    press(page, "Bewaar de afspraken")
    expect(page.locator("#compass").get_by_text("Er mist nog 1 ding.")).to_be_visible()
    enter(line, f"/studio/link/{Activity.objects.get().links.get().pk}/confirmation/")
    press(page, "Ja, dit past bij het gedrag")
    expect(page.get_by_text("Bevestigd", exact=True)).to_be_visible()
    enter(boss, f"/studio/activity/{Activity.objects.get().slug}/publication/")
    press(page, "Publiceer", exact=True)
    expect(page.get_by_text("Gepubliceerd. Collega’s vinden het vanaf nu bij Leren.")).to_be_visible()
    assert Activity.objects.get().purpose == "strategic"
    follow(page, "Bekijk het zoals collega’s het zien")
    expect(page.get_by_role("heading", name=IDEA)).to_be_visible()

    # Two judges say how strong each link is; then the line counts, on the map and on the director's page.
    enter(lead, "/office/edges/")
    for name in ("Klachten over late levering", "Belt de planner", IDEA):
        page.goto("/office/edges/")
        follow(page, name, exact=name == "Klachten over late levering")
        rate(page)
    for kind, pk in (
        ("kpi", Goal.objects.get().headline.pk),
        *(("behaviour", one.pk) for one in Goal.objects.get().behaviours.all()),
        ("activity", Activity.objects.get().links.get().pk),
    ):
        enter(line, f"/office/edge/{kind}/{pk}/")
        rate(page)
    enter(lead, f"/office/activity/{Activity.objects.get().slug}/contribution/")
    expect(page.get_by_text("van de 100")).to_be_visible()
    page.goto("/office/thread/")
    expect(page.get_by_text("lijn is heel van doel tot activiteit.")).to_be_visible()
    people.grant_role(boss, role=Role.LEADER, by=None)
    enter(boss, "/office/page/")
    expect(page.get_by_text("nog nooit gemeten.")).to_be_visible()
    expect(page.get_by_text("Vertel in drie regels waarom leren hier telt.")).to_be_visible()
