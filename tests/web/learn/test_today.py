import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.library import publish
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.enums import Ground
from vliegwiel.areas.learning.models import Assignment, Rule, RuleMatch, RuleVersion
from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.practice import actions as practice
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
WHY = "We krijgen veel boze telefoontjes."


def test_it_says_who_asked_why_and_by_when(ben_s, ben, mara, activity, words):
    with clock.at(dt.date(2026, 3, 2)):
        actions.assign(activity, to=ben, by=mara, reason=WHY, due=dt.date(2026, 3, 13))
        page = words(ben_s.get("/learn/"))
    assert WHY in page
    assert "Gevraagd door Mara de Wit" in page
    assert "voor vrijdag 13 maart" in page
    assert "3 van 30 minuten" in page


def test_what_a_rule_asks_says_on_what_ground(ben_s, ben, lea, activity, words):
    rule = Rule.objects.create(slug="avg", title="Elk jaar", keeper=lea)
    version = RuleVersion.objects.create(
        rule=rule, number=1, activity=activity, ground=Ground.EU_LAW, basis="AVG, artikel 32", reason=WHY, made_by=lea
    )
    row = Assignment.objects.create(person=ben, activity=activity, given_by=lea, reason=WHY, by_hand=False)
    RuleMatch.objects.create(rule=rule, version=version, person=ben, since=clock.today(), assignment=row)
    assert "Dit vraagt Europees recht: AVG, artikel 32" in words(ben_s.get("/learn/"))


def test_the_first_visit_says_why_the_academy_exists_and_offers_one_thing(ben_s, company, words):
    Organisation.objects.update(why="Omdat niemand van ons alleen kan wat we samen kunnen.")
    page = words(ben_s.get("/learn/"))
    assert "Omdat niemand van ons alleen kan wat we samen kunnen." in page
    assert "Begin je start" in page
    assert "Wat er laatst gebeurde" not in page


def test_when_nothing_waits_it_says_so_kindly(ben_s, ben, activity, words):
    enrolment = actions.enrol(activity, by=ben)
    actions.finish_step(enrolment, "t1", by=ben)
    actions.answer(enrolment, "q1", chosen=[], by=ben)
    actions.finish_step(enrolment, "p1", by=ben)
    page = words(ben_s.get("/learn/"))
    assert "Je bent rond voor vandaag" in page
    assert "Je rondde ‘Luisteren’ af." in page
    assert "Je begon aan ‘Luisteren’." in page


def test_what_she_chose_herself_goes_on_where_she_was(ben_s, ben, activity):
    actions.finish_step(actions.enrol(activity, by=ben), "t1", by=ben)
    page = ben_s.get("/learn/").content.decode()
    assert 'href="/learn/activity/luisteren/step/q1/"' in page
    assert "1 van 3 stappen" in page


def test_there_is_one_primary_button(ben_s, ben, mara, ines, activity):
    actions.assign(activity, to=ben, by=mara, reason=WHY)
    actions.enrol(publish(ines, "zelf"), by=ben)
    assert ben_s.get("/learn/").content.decode().count("button primary") == 1


def test_what_happened_to_others_is_not_on_it(ben_s, ben, olu, activity, words):
    actions.enrol(activity, by=olu)
    assert "Je begon" not in words(ben_s.get("/learn/"))


def test_a_part_timer_sees_her_own_room(client, hire, company, words):
    half = hire("Sara", "Half", unit=company.north, hours=18)
    client.force_login(half)
    assert "0 van 15 minuten" in words(client.get("/learn/"))


def test_it_costs_the_same_however_much_waits(ben_s, ben, mara, ines, same_queries):
    slugs = iter(["een", "twee", "drie", "vier"])

    def more():
        slug = next(slugs)
        actions.assign(publish(ines, slug), to=ben, by=mara, reason=WHY)
        actions.enrol(publish(ines, f"{slug}-zelf"), by=ben)

    same_queries(lambda: ben_s.get("/learn/"), more)


def test_who_left_does_not_come_in(ben_s, ben):
    ben.left_on = clock.today() - dt.timedelta(days=1)
    ben.save()
    assert ben_s.get("/learn/").status_code == 302


def test_a_plan_asks_how_it_went_on_its_day_and_the_page_stays_cheap(ben_s, ben, mara, ines, activity, words):
    with clock.at(clock.today() - dt.timedelta(days=20)):
        enrolment = actions.enrol(activity, by=ben)
        actions.finish_step(enrolment, "t1", by=ben)
        actions.answer(enrolment, "q1", chosen=[], by=ben)
        actions.finish_step(enrolment, "p1", by=ben)
        practice.make_plan(
            activity, by=ben, situation="een klant belt boos op", action="vat ik samen wat ik hoor", supporter=mara
        )
    with clock.at(clock.today() - dt.timedelta(days=5)):
        actions.assign(publish(ines, "nieuw"), to=ben, by=mara, reason=WHY)
        actions.enrol(publish(ines, "zelf"), by=ben)
        ben_s.get("/learn/")
        with CaptureQueriesContext(connection) as asked:
            response = ben_s.get("/learn/")
    page = words(response)
    assert "Als een klant belt boos op, dan vat ik samen wat ik hoor." in page
    assert page.index("Nieuw") < page.index("Hoe ging het?") < page.index("Zelf gekozen")
    assert response.content.decode().count("button primary") == 1
    assert len(asked) <= 12, "\n".join(query["sql"][:150] for query in asked)
