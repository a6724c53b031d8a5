import pytest

from vliegwiel.areas.catalogue.models import Confirmation, Link, Retirement
from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.models import Decision
from vliegwiel.areas.insights.queries.decisions import _made
from vliegwiel.areas.insights.queries.funnel import totals_of_all
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour


@pytest.fixture
def busy(activity, crowd, walk, company):
    """Seventeen people in the north began, two of them applied it; three in the south were invited."""
    for n, person in enumerate(crowd(17, company.north)):
        walk(person, activity, "applied" if n < 2 else "completed")
    for person in crowd(3, company.south):
        walk(person, activity, "invited")
    actions.recount()
    return activity


def test_it_opens_on_application_and_never_shows_completion_alone(client, lea, busy):
    client.force_login(lea)
    html = client.get("/office/").text
    assert "van de mensen past iets toe wat ze leerden" in html
    assert html.index("Afgerond") < html.index("Toegepast")
    for told in ("2 van 20", "waarschijnlijk tussen", "LTEM 7", "Dit vraagt om een besluit"):
        assert told in html


def test_an_empty_academy_teaches_what_will_stand_here(client, lea, company):
    client.force_login(lea)
    assert "Er staat nog niets op de plank" in client.get("/office/").text


def test_four_people_see_no_figures_and_hear_why(client, lea, company):
    client.force_login(lea)
    assert "Er werken hier minder dan 5 mensen." in client.get("/office/").text


def test_who_may_enter_and_who_only_watches(client, lea, dana, wim, hugo, adam, ben, busy):
    for person, status in ((lea, 200), (dana, 200), (wim, 200), (hugo, 403), (adam, 403), (ben, 403)):
        client.force_login(person)
        # Whose office it is without figures begins with people, and is not turned away at the door.
        assert client.get("/office/").status_code == (302 if person in (hugo, adam) else status)
        assert client.get(f"/office/activity/{busy.slug}/").status_code == status
        assert client.get("/office/decisions/").status_code == status
    client.force_login(wim)
    assert "Besluit het" not in client.get(f"/office/activity/{busy.slug}/").text
    told = {"verdict": "keep", "reason": "x"}
    assert client.post(f"/office/activity/{busy.slug}/decision/", told).status_code == 403


def test_names_of_learners_stand_nowhere(client, dana, busy, ben):
    client.force_login(dana)
    html = client.get("/office/").text + client.get(f"/office/activity/{busy.slug}/").text
    assert "Iemand0" not in html


def test_small_units_are_hidden_in_words(client, lea, busy):
    client.force_login(lea)
    html = client.get(f"/office/activity/{busy.slug}/").text
    assert "Verborgen: de groep is te klein." in html
    assert "Verborgen: anders is een kleine groep ernaast uit te rekenen." in html


def test_a_decision_is_taken_shown_and_taken_back(client, lea, busy):
    client.force_login(lea)
    address = f"/office/activity/{busy.slug}/"
    assert client.post(f"{address}decision/", {"verdict": "fix", "reason": ""}).status_code == 422
    assert client.post(f"{address}decision/", {"verdict": "fix", "reason": "Te weinig oefening"}).status_code == 302
    html = client.get("/office/decisions/").text
    assert "Te weinig oefening" in html
    assert "Toen: 20 uitgenodigd, 17 afgerond, 2 toegepast en gezien." in html
    assert "Te weinig oefening" in client.get("/office/decisions/?verdict=fix").text
    assert "Te weinig oefening" not in client.get("/office/decisions/?verdict=stop").text
    assert "Dit vraagt om een besluit" not in client.get("/office/").text
    client.post(f"/office/decision/{Decision.objects.get().pk}/withdrawal/")
    assert not Decision.objects.exists()


def test_two_tabs_the_second_hears_what_was_decided_and_keeps_what_she_typed(client, lea, dana, busy):
    client.force_login(dana)
    address = f"/office/activity/{busy.slug}/decision/"
    actions.decide(busy, verdict="keep", reason="Eerst aanzien", by=lea)
    second = {"verdict": "fix", "reason": "Meer oefenen", "seen": ""}
    response = client.post(address, second)
    assert response.status_code == 422
    for told in ("Lea Smit besloot intussen: houden.", "Meer oefenen", "Eerst aanzien"):
        assert told in response.text
    seen = Decision.objects.get().pk
    assert f'value="{seen}"' in response.text
    assert client.post(address, second | {"seen": seen}).status_code == 302


def test_what_is_stopped_is_off_the_shelf_and_its_evidence_stays(client, lea, wim, busy):
    client.force_login(lea)
    client.post(f"/office/activity/{busy.slug}/decision/", {"verdict": "stop", "reason": "Niemand gebruikt het"})
    assert Retirement.objects.get().activity == busy
    client.force_login(wim)
    assert "Van de plank" in client.get(f"/office/activity/{busy.slug}/").text


def test_it_is_narrowed_to_a_goal_or_behaviour(client, lea, dana, busy, make_activity):
    make_activity("los", title="Losse les")
    goal = Goal.objects.create(statement="Van 9 naar 3", owner=dana, state="active")
    behaviour = TargetBehaviour.objects.create(goal=goal, owner=dana, action="meldt het")
    link = Link.objects.create(activity=busy, behaviour=behaviour, rationale="Omdat", claimed_by=busy.owner)
    Confirmation.objects.create(link=link, by=dana)
    client.force_login(lea)
    assert "Losse les" in client.get("/office/").text
    for about in (f"goal-{goal.pk}", f"behaviour-{behaviour.pk}"):
        html = client.get(f"/office/?about={about}&order=title").text
        assert "Losse les" not in html
        assert "2 van 20" in html
    assert client.get("/office/?about=goal-x&order=zz&page=99").status_code == 200


def test_broken_threads_say_what_is_missing(client, lea, dana, ines, activity):
    bare = Goal.objects.create(statement="Kaal doel 1", owner=dana, state="active")
    goal = Goal.objects.create(statement="Doel 2", owner=dana, state="active")
    TargetBehaviour.objects.create(goal=goal, owner=dana, action="belt meteen")
    waits = TargetBehaviour.objects.create(goal=goal, owner=dana, action="vraagt door")
    Link.objects.create(activity=activity, behaviour=waits, rationale="Omdat", claimed_by=ines)
    client.force_login(lea)
    html = client.get("/office/").text
    for told in (str(bare), "belt meteen", "Een activiteit wacht op een ja van Dana Vos."):
        assert told in html


def test_it_costs_the_same_however_many_activities(
    client, lea, busy, make_activity, crowd, walk, company, same_queries
):
    client.force_login(lea)
    numbers = iter(range(9))
    people = crowd(6, company.staff)

    def another():
        activity = make_activity(f"nog{next(numbers)}")
        for person in people:
            walk(person, activity, "completed")
        actions.recount(activity)

    def page():
        _made.cache_clear()  # as just after a count, when the totals are read again
        totals_of_all.cache_clear()
        return client.get("/office/")

    same_queries(page, another)


def test_one_activity_costs_the_same_however_often_decided(client, lea, busy, same_queries):
    client.force_login(lea)
    reasons = iter("abcdef")

    def another():
        last = Decision.objects.order_by("-at", "-pk").first()
        actions.decide(busy, verdict="keep", reason=next(reasons), by=lea, seen=last.pk if last else None)

    same_queries(lambda: client.get(f"/office/activity/{busy.slug}/"), another)
    same_queries(lambda: client.get("/office/decisions/"), another)


def test_who_runs_an_empty_academy_is_told_what_comes_first_until_a_line_is_on_the_shelf(client, lea, dana, activity):
    client.force_login(lea)
    html = client.get("/learn/").text
    assert ("Zo begint jullie academie" in html, html.count("button primary")) == (True, 1)
    client.force_login(dana)
    assert "Zo begint jullie academie" not in client.get("/learn/").text
    goal = Goal.objects.create(statement="Minder lekken", owner=dana, state="active")
    behaviour = TargetBehaviour.objects.create(
        goal=goal, owner=dana, actor="Wie", situation="waar", action="meldt", standard="4"
    )
    client.force_login(lea)
    html = client.get("/learn/").text
    assert html.count("(klaar)") == 2
    assert 'href="/office/charter/"' in html
    Link.objects.create(activity=activity, behaviour=behaviour, rationale="Omdat", claimed_by=activity.owner)
    assert "Zo begint jullie academie" not in client.get("/learn/").text
