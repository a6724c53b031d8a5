"""The link in a mail that answers a step: without signing in, one answer, once, until its day."""

import datetime as dt
import re

import pytest
from allauth.core.internal import ratelimit
from lxml import html as lxml_html

from tests.postbox import postbox
from tests.practising import MONDAY, WORDS
from vliegwiel.areas.catalogue.models import Retirement
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.messaging import jobs as messaging_jobs
from vliegwiel.areas.messaging.models import Mail, Message
from vliegwiel.areas.practice import actions, jobs, queries
from vliegwiel.areas.practice.models import CheckIn, HowOften
from vliegwiel.kit import clock

__all__ = ["postbox"]


@pytest.fixture
def link(first):
    """`link("tried")`: the address that answers the step of Thursday 5 March."""
    return lambda said, of=first: f"/account/mail/answer/{queries.link_token(of.pk, said, of.last_day)}/"


def test_a_visit_says_what_will_be_noted_and_writes_nothing(first, link, client, words, on_day):
    with on_day(3):
        shown = client.get(link("tried"))
        page = words(shown)
    assert shown.status_code == 200
    assert "Had je al een kans voor je plan bij ‘Luisteren’?" in page
    assert "We noteren: Geprobeerd" in page
    assert "Wie ziet dit: jij, en wie je zelf bij dit plan koos." in page
    assert WORDS["situation"] not in page
    assert WORDS["action"] not in page
    assert "Mara" not in page
    assert CheckIn.objects.exclude(said="").count() == 0
    assert (shown["Referrer-Policy"], shown["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow, noarchive")


def test_one_tap_notes_it_without_signing_in_and_her_support_hears_it(first, link, client, words, mara, on_day):
    with on_day(3):
        page = words(client.post(link("tried")))
    assert "Genoteerd: Geprobeerd" in page
    assert CheckIn.objects.get(pk=first.pk).said == "tried"
    assert Message.objects.filter(person=mara, kind="practice.AnswerWaits").count() == 1
    assert "_auth_user_id" not in client.session


def test_a_second_time_says_what_was_answered_and_changes_nothing(first, link, client, words, on_day):
    with on_day(3):
        client.post(link("tried"))
        again = words(client.post(link("did_it")))
        visited = words(client.get(link("did_it")))
    assert "Je zei al: Geprobeerd" in again
    assert "Je zei al: Geprobeerd" in visited
    assert CheckIn.objects.get(pk=first.pk).said == "tried"


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "Deze vraag komt later"), (3, "We noteren"), (17, "We noteren"), (18, "Deze vraag is voorbij")],
)
def test_it_counts_from_its_day_until_ten_working_days_later(first, link, client, words, on_day, days, said):
    with on_day(days):
        assert said in words(client.get(link("tried")))
        client.post(link("tried"))
    assert bool(CheckIn.objects.get(pk=first.pk).said) is (said == "We noteren")


def test_of_a_plan_that_stopped_rested_or_was_wiped_it_is_said_in_words(plan, first, link, client, words, ben, on_day):
    with on_day(3):
        actions.park_plan(plan, by=ben)
        assert "Dit plan ligt stil" in words(client.post(link("tried")))
        actions.take_up_plan(plan, by=ben)
        actions.wipe_plan(plan, by=ben)
        assert "Dit plan is gestopt" in words(client.post(link("tried")))
    assert CheckIn.objects.get(pk=first.pk).said == ""


def test_a_retired_activity_is_answered_all_the_same(first, listening, ines, link, client, words, on_day):
    Retirement.objects.create(activity=listening, by=ines, reason="Verouderd.")
    with on_day(3):
        assert "De activiteit staat niet meer op de plank. Je antwoord telt gewoon." in words(client.get(link("tried")))
        client.post(link("tried"))
    assert CheckIn.objects.get(pk=first.pk).said == "tried"


def test_what_is_not_ours_gone_or_of_somebody_who_left_opens_nothing(first, link, client, ben, on_day):
    good = link("tried")
    with on_day(3):
        for address in (good[:-3] + "xx/", link("stands"), "/account/mail/answer/niets/"):
            assert client.get(address).status_code == 410
            assert client.post(address).status_code == 410
        ben.left_on = MONDAY
        ben.save()
        assert client.post(good).status_code == 410
    assert CheckIn.objects.get(pk=first.pk).said == ""


def test_the_first_step_asks_whether_the_plan_stands(plan, link, client, words, on_day):
    commit = plan.check_ins.get(day=1)
    with on_day(1):
        assert "Je maakte een plan bij ‘Luisteren’. Klopt het nog?" in words(client.get(link("stands", commit)))
        assert "Je plan ligt stil" in words(client.post(link("not_now", commit)))
    plan.refresh_from_db()
    assert plan.parked_at is not None


def test_guessing_is_dull(first, link, client, words, on_day, monkeypatch):
    monkeypatch.setattr(ratelimit, "consume", lambda *args, **more: False)
    with on_day(3):
        refused = client.post(link("tried"))
    assert refused.status_code == 429
    assert "Er is niets genoteerd." in refused.content.decode()
    assert CheckIn.objects.get(pk=first.pk).said == ""


def test_a_post_from_another_site_is_refused(first, link, on_day):
    from django.test import Client  # inside: the only client that looks at what comes from elsewhere

    with on_day(3):
        assert Client(enforce_csrf_checks=True).post(link("tried")).status_code == 403
    assert CheckIn.objects.get(pk=first.pk).said == ""


def test_the_mail_asks_each_plan_apart_and_every_link_of_it_works(
    make_plan, publish, ben, client, words, on_day, mailoutbox, settings
):
    settings.MAILS = True
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    with clock.at(dt.datetime.combine(MONDAY + dt.timedelta(days=3), dt.time(8, 30))):
        actions.tell_of_the_day()
        messaging.post_all([messaging.compose(ben)])
        (mail,) = mailoutbox
        assert Mail.objects.count() == 1
        html = mail.alternatives[0].content
        for body in (mail.body, html):
            assert "Had je al een kans voor je plan bij ‘Een’?" in body
            assert "Had je al een kans voor je plan bij ‘Twee’?" in body
            assert WORDS["situation"] not in body
            assert len(set(re.findall(r"/account/mail/answer/[^/\s\"]+/", body))) == 8
        found = re.findall(r"Geprobeerd: \S+(/account/mail/answer/[^/\s]+/)", mail.body)
        assert len(found) == 2
        for address in found:
            assert "Genoteerd: Geprobeerd" in words(client.post(address))
    assert sorted(CheckIn.objects.filter(day=3).values_list("said", flat=True)) == ["tried", "tried"]


def test_the_mail_really_goes_out_and_every_link_in_both_its_parts_opens(
    postbox, make_plan, publish, ben, client, words
):
    for slug in ("een", "twee"):
        make_plan(ben, publish(slug))
    morning = dt.datetime.combine(MONDAY + dt.timedelta(days=3), dt.time(8, 30))
    with clock.at(morning):
        jobs.tell_what_stands_ready.call()
        messaging_jobs.mail_what_is_due.call()
        messaging_jobs.mail_what_is_due.call()
    (mail,) = postbox.mails
    assert mail["To"] == ben.email
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    in_text = re.findall(r"http://localhost:8000(/\S*)", text)
    in_html = re.findall(r'href="http://localhost:8000([^"]*)"', html)
    assert set(in_text) == set(in_html)
    answers = [link for link in in_html if link.startswith("/account/mail/answer/")]
    assert len(set(answers)) == 8
    with clock.at(morning):
        assert {link: client.get(link).status_code for link in answers} == dict.fromkeys(answers, 200)
        client.force_login(ben)
        others = sorted(set(in_html) - set(answers))
        assert {link: client.get(link).status_code for link in others} == dict.fromkeys(others, 200)
        client.logout()
        assert not CheckIn.objects.exclude(said="").exists()  # looking answers nothing
        one, two = re.findall(r"Geprobeerd: \S+(/account/mail/answer/[^/\s]+/)", text)
        assert "In dezelfde mail staat nog een vraag." in words(client.post(one))
        assert "In dezelfde mail staat nog een vraag." not in words(client.post(two))
    assert sorted(CheckIn.objects.filter(day=3).values_list("said", flat=True)) == ["tried", "tried"]


def test_after_two_weeks_the_answer_stays_one_tap_and_how_often_comes_after_it(plan, link, client, words):
    step = plan.check_ins.get(day=14)
    with clock.at(step.due_on):
        assert "0 nooit" not in words(client.get(link("tried", step)))
        noted = client.post(link("tried", step))
        assert "Genoteerd: Geprobeerd" in words(noted)
        assert "Hoe vaak lukte het? 0 nooit 1 zelden 2 soms 3 meestal 4 altijd" in words(noted)
        assert "Eén tik, en overslaan mag. Alleen jij ziet dit." in words(noted)
        links = lxml_html.fromstring(noted.text).xpath("//button/@formaction")
        assert "We noteren: zelden" in words(client.get(links[1]))  # a visit writes nothing
        assert not HowOften.objects.exists()
        assert "Genoteerd: zelden" in words(client.post(links[1]))
        assert "Je zei al hoe vaak het lukte" in words(client.post(links[4]))
        assert "zelden" not in words(client.get(links[4]))  # hers alone, also for who finds the link
        assert "0 nooit" not in words(client.get(link("tried", step)))  # the first link hands out nothing more
    assert HowOften.objects.get().times == 1


@pytest.mark.parametrize("said", ["no_chance", "not_useful"])
def test_how_often_is_not_asked_nor_taken_without_a_chance(plan, link, client, words, said):
    step = plan.check_ins.get(day=14)
    with clock.at(step.due_on):
        assert client.post(link("2", step)).status_code == 410  # before any answer
        assert "0 nooit" not in words(client.post(link(said, step)))
        assert client.post(link("2", step)).status_code == 410
        assert client.post(link("2", plan.check_ins.get(day=42))).status_code == 410
    assert not HowOften.objects.exists()


def test_how_often_is_late_when_its_day_is_over_or_the_plan_stopped(plan, link, client, words, ben):
    step = plan.check_ins.get(day=14)
    with clock.at(step.due_on):
        client.post(link("did_it", step))
    with clock.at(step.last_day + dt.timedelta(days=1)):
        assert "Deze vraag is voorbij" in words(client.post(link("2", step)))
    with clock.at(step.due_on):
        actions.stop_plan(plan, by=ben)
        assert "Dit plan is gestopt" in words(client.post(link("2", step)))
    assert not HowOften.objects.exists()


def test_after_twelve_weeks_it_leads_on_to_what_it_brought(plan, link, client, words):
    last = plan.check_ins.get(day=84)
    with clock.at(last.due_on):
        assert "Schrijf op wat het opleverde" in words(client.post(link("did_it", last)))
