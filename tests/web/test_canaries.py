"""The law of canaries: of what lies apart no word surfaces in a page, a file, the log, a message or an error."""

import datetime as dt
import logging
import traceback
import types

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.urls import include, path

from tests.canaries import APART, WORD, CannotFill, Nest, body, everywhere, holds_text, read, texts, walk
from tests.observing import MONDAY, POST_DAY, behave, finish, lesson, publish, tess
from tests.walking import without_a_log
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.observation import actions as observation
from vliegwiel.areas.observation.models import FilledList, FilledPhoto
from vliegwiel.areas.people.models import ReportingLine
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.recognition import actions as recognition
from vliegwiel.areas.recognition.models import Question
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening, Job
from vliegwiel.kit.privacy import SECRET

__all__ = ["behave", "finish", "lesson", "publish", "tess"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def nest(ben, tess, lesson):
    """Of Ben, who chose Tess: something of all that lies apart."""
    made = Nest(ben, tess, lesson)
    made.fill()
    return made


@pytest.fixture
def crowd(nest, hire, company, mara, tess, lesson):
    """Of five beside him as well, so that groups are large enough to be shown; and all that is counted was counted."""
    nests = [nest]
    for n in range(5):
        one = hire(f"Iemand{n}", "Noord", unit=company.north, led_by=mara)
        nests.append(Nest(one, tess, lesson, beside=nests[-1]))
        nests[-1].fill()
    insights.recount()
    insights.count_transfer()
    insights.recompute()
    return nests


def test_every_kind_that_lies_apart_has_a_row_and_each_of_its_texts_a_word(nest):
    texts = {
        f"{model._meta.label}.{field.name}"
        for model in APART
        for field in model._meta.concrete_fields
        if holds_text(field)
    }
    kinds = {"messaging.Message.kind", "messaging.Sending.kind"}
    photo = {"observation.FilledPhoto.content"}
    assert set(nest.words) == (texts - kinds) | photo
    assert [model._meta.label for model in APART if not model.objects.exists()] == []
    assert {"practice.Plan.situation", "practice.CheckIn.note", "recognition.Recognition.text"} <= set(nest.words)


def test_what_cannot_be_filled_is_said_by_name(nest):
    field = types.SimpleNamespace(max_length=5)
    with pytest.raises(CannotFill, match="area.Kort.woord is too short"):
        nest._word("area.Kort.woord", field)
    del nest.known[Plan]
    with pytest.raises(CannotFill, match=r"practice.Plan with .*UNIQUE|practice.Plan with .*unique"):
        nest.row(Plan)


def test_she_herself_finds_every_word_of_it_in_what_she_takes_along(nest, client, ben):
    client.force_login(ben)
    secret = {word for label, word in nest.words.items() if label.split(".")[-1] in SECRET}
    assert read(client.get("/learn/records/json/")) == set(nest.words.values()) - secret
    photo = FilledPhoto.objects.get()
    assert read(client.get(f"/learn/list/filled/{photo.filled_id}/photo/")) == secret


ATTACKERS = (
    "lea",
    *(pytest.param(one, marks=pytest.mark.alike) for one in ("hugo", "dana", "adam", "wim", "mara", "olu")),
)


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_no_page_and_no_file_shows_a_word_of_it(nest, crowd, attacker, request, client, ben):
    """L&D, HR, director, IT, works council, a manager she did not choose, a stranger. The first comes in by the
    manager's door too."""
    person = request.getfixturevalue(attacker)
    if attacker == "lea":
        ReportingLine.objects.create(person=ben, manager=person, kind="dotted", starts=MONDAY)
    client.force_login(person)
    assert walk(client, nest) == {}


def test_who_is_not_signed_in_reads_none_either(nest, client):
    assert walk(client, nest) == {}


def test_a_page_that_leaks_is_caught(nest, client, lea, settings):
    def leak(request):
        return HttpResponse(f"<p>{Plan.objects.get().situation}</p>")

    urls = types.ModuleType("leaking")
    urls.urlpatterns = [path("office/leak/", leak, name="leak"), path("", include(settings.ROOT_URLCONF))]
    settings.ROOT_URLCONF = urls
    client.force_login(lea)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.canaries.addresses", lambda: [("office/leak/", "leak"), ("office/log/", "office:log")])
        assert walk(client, nest) == {"/office/leak/": {nest.words["practice.Plan.situation"]}}


@pytest.fixture
def told(ben, tess, lesson, finish, ines, agreed, caplog):
    """Ben and Tess go through the loop by its verbs, and write a canary wherever one can write."""
    caplog.set_level(logging.DEBUG)
    with clock.at(MONDAY):
        practice.intend(lesson, text="ik wil zq001x doen", by=ben)
    finish(ben, lesson)
    with clock.at(MONDAY):
        plan = practice.make_plan(
            lesson, situation="een klant zq002x zegt", action="vat zq003x samen", supporter=tess, by=ben
        )
        practice.change_plan(plan, situation="een klant zq004x zegt", action="vat zq005x samen", by=ben)
        moments.aim_in_words("beter worden in zq006x", by=ben)
    with clock.at(MONDAY + dt.timedelta(days=3)):
        step = plan.check_ins.get(day=3)
        step = practice.answer_check_in(step, said="did_it", note="het ging zq007x", by=ben)
        practice.support(step, kind="hint", text="probeer zq008x", by=tess)
        practice.support(step, kind="confirmed", by=tess)
        recognition.ask_what_was_seen(step, confirmed_by=tess)
        recognition.recognise(Question.objects.get(), text="Ik zag dat je zq009x deed, en dat hielp.", by=tess)
    with clock.at(POST_DAY):
        (check,) = observation.open_checks(ben, lesson, MONDAY)
        check.refresh_from_db()
        observation.ask_customer(check, label="zq010x", by=ben)
        made = observation.write_list(
            title="Bellen", lines=["Luistert"], assessors=["colleague"], activity=lesson, by=ines
        )
        observation.ask_to_see(made, of=tess, by=ben)
        said = {"person": ben, "version": 1, "seen": ["not_yet"], "note": "oefen zq011x", "key": "zq012x-sleutel"}
        filled = observation.fill_in(made, by=tess, **said)
        observation.withdraw_filled(filled, by=tess, why="het was zq013x")
    return Plan.objects.get()


def kept_about_others(*readers):
    """All that the machine keeps of what was done, and what was told to anybody but these."""
    rows = [list(Happening.objects.values()), list(Job.objects.values())]
    rows += [list(Message.objects.exclude(person__in=readers).values()), [vars(one) for one in mail.outbox]]
    return set(WORD.findall(repr(rows)))


@pytest.mark.parametrize("queued", [False, True], ids=["handled", "queued"])
def test_what_happened_a_job_a_message_and_the_log_say_no_word_of_it(queued, request, ben, tess, caplog, settings):
    if queued:
        settings.TASKS = {"default": {"BACKEND": "vliegwiel.kit.queue.DurableBackend", "QUEUES": []}}
    request.getfixturevalue("told")
    assert len(set(WORD.findall(repr(list(Plan.objects.values()) + list(FilledList.objects.values()))))) == 4
    assert Happening.objects.count() > 10
    assert Job.objects.exists() is queued
    assert Message.objects.exists() is not queued
    assert kept_about_others(ben.pk, tess.pk) == set()
    assert set(WORD.findall(caplog.text)) == set()
    mine = repr(list(Message.objects.values("facts")))
    assert set(WORD.findall(mine)) == set(), "nor does a message repeat it, to whomever: it is mailed"


@pytest.mark.parametrize("breaks", ["words", "row"])
def test_a_request_that_fails_says_no_word_of_it(breaks, told, client, ben, lesson, monkeypatch, caplog, settings):
    """In the middle of a verb: the page, the log, a mail to who runs it."""

    def fails(activity, **said):
        if breaks == "row":  # PostgreSQL would add the whole row to this error
            Plan.objects.create(activity=activity, person_id=None, situation=said["situation"], action=said["action"])
        raise RuntimeError("broken in the middle")

    Plan.objects.update(stopped_at=clock.now())
    monkeypatch.setattr("vliegwiel.areas.practice.actions.make_plan", fails)
    settings.ADMINS = ["beheer@waterland.example"]
    client.force_login(ben)
    client.raise_request_exception = False
    said = {"situation": "een klant zq900x zegt", "action": "vat zq901x samen", "supporter": "nobody"}
    response = client.post(f"/learn/activity/{lesson.slug}/plan/", said)
    assert response.status_code == 500
    assert read(response) == set()
    assert "Traceback" in caplog.text
    assert set(WORD.findall(caplog.text)) == set()
    assert mail.outbox == []


def test_what_is_kept_of_an_error_of_the_database_quotes_no_row(told):
    word = f"zq{902}x"  # not as it stands here: a traceback shows the line

    def fails():
        Plan.objects.create(activity=told.activity, person_id=None, situation=word, action=word)

    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        fails()
    said = "".join(traceback.format_exception(broken.value))
    assert "person" in said
    assert set(WORD.findall(said)) == set()


def test_the_works_council_reads_settings_and_groups_and_nobody_by_name(nest, crowd, client, wim, ben):
    """Of what the office shows; and it does read what it is there for."""
    client.force_login(wim)
    shown, named = [], []
    with without_a_log():
        for address, _name in sorted(set(everywhere(ben, nest))):
            if address.startswith(("/office/", "/lead/", "/studio/")):
                response = client.get(address)
                if response.status_code == 200:
                    shown.append(address)
                    told = "".join(texts(body(response)))
                    named += [address] if any(name in told for name in ("ben.bakker@", "Iemand0")) else []
    assert named == []
    assert {"/office/", "/office/consent/", "/office/log/", "/office/conditions/", "/office/transfer/"} <= set(shown)
    assert not {"/office/people/", "/office/health/", "/lead/team/"} & set(shown)
