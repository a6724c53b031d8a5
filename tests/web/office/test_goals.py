import datetime as dt

import pytest
from lxml import html

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock

WHOLE = {
    "statement": "Ongevallen met verzuim gaan van 12 naar 6 per jaar",
    "measure": "Ongevallen met verzuim",
    "measured_in": "per jaar",
    "baseline": "12",
    "baseline_from": "2025-07-01",
    "baseline_until": "2026-06-30",
    "baseline_n": "12",
    "target": "6,5",
    "due": (clock.today() + dt.timedelta(days=300)).isoformat(),
    "owner": "Mara de Wit",
}
BEHAVIOUR = {
    "actor": "een monteur",
    "situation": "die aan een machine begint",
    "action": "loopt eerst de vijf punten na",
    "standard": "bij vier van de vijf starts",
    "observable": "on",
    "chances_a_month": "4",
    "owner": "Mara de Wit",
}


PERIOD = {"baseline_from": dt.date(2025, 7, 1), "baseline_until": dt.date(2026, 6, 30), "baseline_n": 12}


@pytest.fixture
def goal(dana, mara):
    words = {"measure": "Ongevallen", "measured_in": "per jaar", "baseline": 12, "target": 6, **PERIOD}
    due = clock.today() + dt.timedelta(days=300)
    return actions.write_goal(by=dana, owner=mara, statement="Van 12 naar 6 ongevallen", due=due, **words)


@pytest.fixture
def behaviour(goal, dana, mara):
    words = {name: BEHAVIOUR[name] for name in ("actor", "situation", "action", "standard")}
    return actions.write_behaviour(goal, by=dana, owner=mara, **words)


def test_an_empty_list_teaches_with_one_example(client, dana):
    client.force_login(dana)
    html = client.get("/office/goals/").text
    assert "Begin bij wat er moet veranderen" in html
    assert "Ongevallen met verzuim gaan van 12 naar 6 per jaar, vóór 1 december." in html


def test_a_goal_is_written_activated_measured_and_closed(client, dana, mara):
    client.force_login(dana)
    assert client.post("/office/goals/new/", WHOLE).status_code == 302
    goal = Goal.objects.get()
    assert (str(goal.headline.target), goal.owner) == ("6.50", mara)
    client.post(f"/office/goal/{goal.pk}/activation/")
    client.post(f"/office/goal/{goal.pk}/reading/", {"value": "9,5", "on": clock.today().isoformat()})
    html = client.get(f"/office/goal/{goal.pk}/").text
    assert "Ongevallen met verzuim: van 12 naar 6,50 per jaar" in html
    assert "9,50 op" in html
    response = client.post(f"/office/goal/{goal.pk}/closing/", {"achieved": "yes", "reason": "  "})
    assert response.status_code == 422
    client.post(f"/office/goal/{goal.pk}/closing/", {"achieved": "yes", "reason": "Gehaald in maart"})
    assert "Gehaald in maart" in client.get(f"/office/goal/{goal.pk}/").text
    assert "Van 12" not in client.get("/office/goals/").text
    assert "Ongevallen met verzuim gaan" in client.get("/office/goals/?closed").text
    late = client.post(f"/office/goal/{goal.pk}/reading/", {"value": "5", "on": "2026-01-02"})
    assert "De metingen van toen blijven staan. Open het doel weer als je verder meet." in late.text
    assert "Noteer de meting" not in client.get(f"/office/kpi/{goal.headline.pk}/").text
    client.post(f"/office/goal/{goal.pk}/reopening/")
    goal.refresh_from_db()
    assert goal.is_active


def test_half_a_goal_is_kept_as_a_draft_and_says_what_to_mend(client, dana):
    client.force_login(dana)
    client.post("/office/goals/new/", {"statement": "We worden veiliger", "owner": "Dana Vos"})
    goal = Goal.objects.get()
    client.post(f"/office/goal/{goal.pk}/activation/")
    html = client.get(f"/office/goal/{goal.pk}/").text
    assert goal.is_draft
    for told in ("Dit moet eerst rond zijn", "Er staat niet waar je nu staat.", "Er staat niet waar je heen wilt."):
        assert told in html


def test_the_owner_is_somebody_who_works_here(client, dana, mara):
    client.force_login(dana)
    response = client.post("/office/goals/new/", WHOLE | {"owner": "Niemand Hier"})
    assert response.status_code == 422
    assert "We vinden hier niemand die zo heet." in response.text
    assert "Ongevallen met verzuim gaan van 12" in response.text


def test_a_goal_without_an_owner_is_refused_and_keeps_what_was_typed(client, dana):
    client.force_login(dana)
    response = client.post("/office/goals/new/", WHOLE | {"owner": ""})
    assert response.status_code == 422
    assert "Een doel heeft een eigenaar in de lijn: iemand die erop wordt aangesproken." in response.text
    assert "Ongevallen met verzuim gaan van 12" in response.text
    assert not Goal.objects.exists()


def test_a_goal_whose_measure_counts_completions_stays_a_draft_and_says_why(client, dana, mara):
    client.force_login(dana)
    page = client.post("/office/goals/new/", WHOLE | {"measure": "Voltooide trainingen"}, follow=True).text
    assert "Dit is activiteit, geen resultaat." in page
    goal = Goal.objects.get()
    refused = client.post(f"/office/goal/{goal.pk}/activation/", follow=True).text
    assert "Dit is activiteit, geen resultaat." in refused
    goal.refresh_from_db()
    assert goal.is_draft


def test_a_vague_behaviour_is_refused_with_a_suggestion_and_keeps_what_was_typed(client, dana, goal):
    client.force_login(dana)
    address = f"/office/goal/{goal.pk}/behaviours/new/"
    typed = BEHAVIOUR | {"action": "begrijpt het belang van veilig werken"}
    response = client.post(address, typed)
    assert response.status_code == 422
    assert not TargetBehaviour.objects.exists()
    for told in (
        "Dit kun je niet zien of horen.",
        "stopt het werk en meldt de onveilige situatie",
        "die aan een machine",
    ):
        assert told in response.text
    used = client.post(address, typed | {"use": "action:stopt het werk en meldt de onveilige situatie"})
    assert used.status_code == 200
    assert not TargetBehaviour.objects.exists()  # she reads it before she saves
    assert "begrijpt het belang" not in used.text
    assert client.post(address, BEHAVIOUR).status_code == 302
    assert str(TargetBehaviour.objects.get()) == "loopt eerst de vijf punten na"


def test_while_typing_the_check_alone_comes_back(client, dana, goal):
    client.force_login(dana)
    response = client.get(
        f"/office/goal/{goal.pk}/behaviours/check/",
        {"action": "weet wat te doen"},
        headers={"HX-Request": "true", "HX-Target": "div#check"},
    )
    assert response.text.strip().startswith('<div id="check"')
    assert "Dit kun je niet zien of horen." in response.text
    response = client.get(
        "/office/goals/check/",
        {"statement": "Beter", "measure": "Voltooiingen"},
        headers={"HX-Request": "true", "HX-Target": "div#check"},
    )
    assert "Dit is activiteit, geen resultaat." in response.text


def test_a_behaviour_is_changed_retired_and_put_back_by_its_owner(client, mara, behaviour):
    client.force_login(mara)
    address = f"/office/behaviour/{behaviour.pk}/"
    assert client.post(address, BEHAVIOUR | {"standard": "elke keer"}).status_code == 302
    client.post(f"{address}retirement/")
    assert "Dit gedrag is weggehaald" in client.get(address).text
    client.post(f"{address}restoration/")
    behaviour.refresh_from_db()
    assert (behaviour.is_standing, str(behaviour.standard)) == (True, "elke keer")


def test_an_english_reader_reads_english_words_where_they_are(client, dana, goal):
    client.force_login(dana)
    client.post(f"/office/goal/{goal.pk}/text/", WHOLE | {"statement_en": "Accidents fall from 12 to 6"})
    goal.refresh_from_db()
    assert goal.statement == {"nl": WHOLE["statement"], "en": "Accidents fall from 12 to 6"}
    client.force_login(dana)
    dana.language = "en"
    dana.save()
    assert "Accidents fall from 12 to 6" in client.get("/office/goals/").text


def test_everybody_reads_active_goals_and_only_some_see_drafts_or_buttons(client, goal, dana, ben, wim):
    client.force_login(ben)
    assert client.get(f"/office/goal/{goal.pk}/").status_code == 404
    actions.activate_goal(goal, by=dana)
    html = client.get(f"/office/goal/{goal.pk}/").text
    assert "Verander het" not in html
    assert "Noteer de meting" not in html
    assert client.post(f"/office/goal/{goal.pk}/closing/", {"achieved": "no", "reason": "x"}).status_code == 403
    assert client.get("/office/goals/new/").status_code == 403
    client.force_login(wim)
    assert client.get("/office/goals/new/").status_code == 403


def test_activities_beneath_a_behaviour_say_whether_the_owner_agreed(client, dana, ines, goal, behaviour):
    activity = Activity.objects.create(slug="punten", owner=ines)
    Edition.objects.create(
        activity=activity, language="nl", number=1, title="Vijf punten", minutes=5, blocks=[], published_by=ines
    )
    Link.objects.create(activity=activity, behaviour=behaviour, rationale="Oefent de start", claimed_by=ines)
    client.force_login(dana)
    assert "Vijf punten (wacht op bevestiging)" in client.get(f"/office/goal/{goal.pk}/").text
    shown = client.get(f"/office/behaviour/{behaviour.pk}/").text
    assert ("Oefent de start" in shown, "Wacht op de eigenaar" in shown, "Kijk of dit past" in shown) == (
        True,
        True,
        False,
    )


def test_the_owner_of_a_behaviour_is_led_to_the_activity_that_waits_for_her(client, mara, ines, behaviour):
    activity = Activity.objects.create(slug="punten", owner=ines)
    link = Link.objects.create(activity=activity, behaviour=behaviour, rationale="Oefent de start", claimed_by=ines)
    client.force_login(behaviour.owner)
    shown = client.get(f"/office/behaviour/{behaviour.pk}/").text
    assert f'<a href="/studio/link/{link.pk}/confirmation/">Kijk of dit past</a>' in shown


def test_goals_and_their_behaviours_cost_the_same_however_many(client, dana, mara, goal, same_queries):
    client.force_login(dana)
    due = clock.today() + dt.timedelta(days=99)

    def another_goal():
        actions.write_goal(by=dana, owner=mara, statement="Van 1 naar 2", due=due, baseline=1, target=2, measure="X")

    words = {name: BEHAVIOUR[name] for name in ("actor", "situation", "action", "standard")}
    same_queries(lambda: client.get("/office/goals/"), another_goal)
    same_queries(
        lambda: client.get(f"/office/goal/{goal.pk}/"),
        lambda: actions.write_behaviour(goal, by=dana, owner=mara, **words),
    )


def test_a_draft_is_thrown_away_by_one_button(client, dana, goal):
    client.force_login(dana)
    assert client.post(f"/office/goal/{goal.pk}/disposal/").headers["Location"] == "/office/goals/"
    assert not Goal.objects.exists()


def test_a_goal_is_handed_over_and_a_wrong_reading_taken_away(client, dana, ben, goal):
    client.force_login(dana)
    assert client.post(f"/office/goal/{goal.pk}/owner/", {"owner": "Ben Bakker"}).status_code == 302
    goal.refresh_from_db()
    assert goal.owner == ben
    client.post(f"/office/goal/{goal.pk}/reading/", {"value": "11", "on": clock.today().isoformat()})
    reading = goal.headline.readings.get()
    client.post(f"/office/goal/{goal.pk}/reading/{reading.pk}/removal/")
    assert not goal.headline.readings.exists()


def test_closing_says_what_stays_on_the_shelf_without_a_line(client, dana, ines, mara, goal, behaviour):
    actions.activate_goal(goal, by=dana)
    piece = a_piece(ines, behaviour=behaviour, confirmed=True)
    catalogue.publish(piece, language="nl", by=ines, purpose="own_growth")
    client.force_login(dana)
    assert "1 activiteit op de plank hoort bij dit doel." in client.get(f"/office/goal/{goal.pk}/").text


def test_two_tabs_at_one_goal_lose_neither_s_words(client, dana, goal):
    client.force_login(dana)
    address = f"/office/goal/{goal.pk}/text/"
    first, second = (sent_by(client.get(address)) for _tab in range(2))
    client.post(address, first | {"success": "Iedereen stopt hardop", "measured_in": "per kwartaal"})
    both = client.post(address, second | {"success": "Iemand zegt stop", "due": "2030-01-01"})
    assert (both.status_code, "Intussen schreef een ander hier ‘Iedereen stopt hardop’" in both.text) == (422, True)
    assert "Iemand zegt stop" in both.text
    assert client.post(address, sent_by(both)).status_code == 302
    goal.refresh_from_db()
    assert (str(goal.success), str(goal.headline.unit)) == ("Iemand zegt stop", "per kwartaal")
    assert goal.due.isoformat() == "2030-01-01"


def test_two_tabs_at_one_behaviour_lose_neither_s_words(client, dana, behaviour):
    client.force_login(dana)
    address = f"/office/behaviour/{behaviour.pk}/"
    first, second = (sent_by(client.get(address)) for _tab in range(2))
    assert client.post(address, first | {"standard": "bij drie van de vijf starts"}).status_code == 302
    assert client.post(address, second | {"chances_a_month": "9"}).status_code == 302
    behaviour.refresh_from_db()
    assert (str(behaviour.standard), behaviour.chances_a_month) == ("bij drie van de vijf starts", 9)


def sent_by(response):
    """What a browser sends of the page's main form, untouched."""
    found = html.fromstring(response.text).xpath("//main//form[.//input[@name='seen']]")[0]
    return {name: value or "" for name, value in found.form_values()}
