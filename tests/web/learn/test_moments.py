"""/learn/moments/: when in her week, elsewhere, not this time; hers alone."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vliegwiel.areas.moments import actions, queries
from vliegwiel.areas.moments.queries import Slot
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
HERE = "/learn/moments/"
FORM = {"first_day": "2", "first_at": "10:00", "second_day": "4", "second_at": "15:30", "minutes": "20"}


@pytest.fixture(autouse=True)
def on_monday():
    with clock.at(dt.date(2026, 3, 2)):
        yield


@pytest.fixture
def olu_s(olu):
    client = Client()
    client.force_login(olu)
    return client


def test_the_proposal_is_two_times_twenty_minutes_and_one_press_plans_it(ben_s, ben, words, same_queries):
    page = words(ben_s.get(HERE))
    assert "Een voorstel: twee keer twintig minuten" in page
    assert "Gepland. Niemand anders ziet dit." in words(ben_s.post(HERE, FORM, follow=True), "//body")
    page = words(ben_s.get(HERE))
    assert "dinsdag 3 maart 10:00–10:20" in page
    assert "40 minuten gepland" in words(ben_s.get("/learn/"))
    same_queries(lambda: ben_s.get(HERE), lambda: actions.choose_rhythm(slots=[Slot(1), Slot(5)], by=ben))


def test_she_moves_skips_and_takes_back_and_after_two_is_asked_once(ben_s, ben, olu_s, words):
    ben_s.post(HERE, FORM)
    first, second, *_rest = queries.coming(ben)
    assert olu_s.post(f"{HERE}{first.pk}/skipping/").status_code == 404
    moved = ben_s.post(f"{HERE}{first.pk}/moving/", {"day": "2026-03-04", "at": "08:15"}, follow=True)
    assert "Verplaatst naar woensdag 4 maart" in words(moved, "//body")
    for wrong in ({"day": "2026-03-07", "at": "10:00"}, {"day": "x", "at": "y"}, {}, {"starts": "gisteren"}):
        ben_s.post(f"{HERE}{first.pk}/moving/", wrong)
    assert queries.coming(ben)[0].sequence == 1
    assert "een reden is niet nodig" in words(ben_s.post(f"{HERE}{first.pk}/skipping/", follow=True), "//body")
    assert "Toch wel" in words(ben_s.get(HERE))
    ben_s.post(f"{HERE}{second.pk}/skipping/")
    assert "Je sloeg er twee achter elkaar over. Dat mag." in words(ben_s.get(HERE))
    ben_s.post(f"{HERE}going-on/")
    assert len(queries.coming(ben)) == 2
    ben_s.post(f"{HERE}stopping/")
    assert queries.my_rhythm(ben) is None


def test_what_is_wrong_is_said_and_kept(ben_s, words):
    wrong = ben_s.post(HERE, FORM | {"second_day": "2"})
    assert wrong.status_code == 422
    assert "Kies één of twee verschillende dagen." in wrong.text
    upload = {"calendar": SimpleUploadedFile("agenda.ics", b"geen agenda", "text/calendar")}
    assert "geen agendabestand" in ben_s.post(f"{HERE}calendar/", upload).text


def test_her_calendar_gets_private_and_no_more_than_that(ben_s, ben, olu_s):
    assert ben_s.get(f"{HERE}file/").status_code == 404
    ben_s.post(HERE, FORM)
    file = ben_s.get(f"{HERE}file/")
    assert file["Content-Type"].startswith("text/calendar")
    said = file.content.decode()
    assert said.count("BEGIN:VEVENT") == 4
    assert "SUMMARY:privé/leren" in said
    assert "DTSTART;TZID=Europe/Amsterdam:20260303T100000" in said
    assert olu_s.get(f"{HERE}file/").status_code == 404
    read = SimpleUploadedFile("agenda.ics", file.content, "text/calendar")
    ben_s.post(f"{HERE}calendar/", {"calendar": read})
    assert "We houden rekening met 4 tijden." in ben_s.get(HERE).text
    ben_s.post(f"{HERE}calendar/removal/")
    assert "We houden rekening" not in ben_s.get(HERE).text


def test_how_long_is_said_in_the_readers_language(client, ben, words):
    type(ben).objects.filter(pk=ben.pk).update(language="en")
    client.force_login(ben)
    page = words(client.get(HERE))
    assert "20 minutes" in page
    assert "minuten" not in page
