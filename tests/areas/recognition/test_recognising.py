import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.practising import MONDAY
from tests.seeing import SAW
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Employment, ReportingLine
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.models import SupportAct
from vliegwiel.areas.recognition import actions, queries
from vliegwiel.areas.recognition.models import Question, Recognition, Sharing
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening


def told(person, kind):
    return [one.facts for one in Message.objects.filter(person=person, kind=f"recognition.{kind}")]


def leave(person, day):
    Employment.objects.filter(person=person).update(ends=day)
    person.left_on = day
    person.save()


def test_who_confirmed_is_asked_once_what_was_seen(question, ben, mara):
    assert (question.person, question.asked, question.plan.person) == (ben, mara, ben)
    assert [(one["name"], one["question"]) for one in told(mara, "WhatDidYouSee")] == [("Ben Bakker", question.pk)]
    check_in = question.plan.check_ins.get(day=14)
    with clock.at(check_in.due_on):  # she sees it again: once is enough
        practice.answer_check_in(check_in, said="did_it", by=ben)
        practice.support(check_in, kind="confirmed", by=mara)
        actions.ask_what_was_seen(check_in, confirmed_by=mara)
    assert list(Question.objects.all()) == [question]
    assert len(told(mara, "WhatDidYouSee")) == 1


def test_trying_a_hint_and_a_word_on_its_own_ask_nothing(seen, ben, mara, make_plan, publish):
    assert seen(ben, mara, said="tried") is None
    other = make_plan(ben, publish("vragen"), supporter=mara).check_ins.get(day=3)
    with clock.at(other.due_on):
        practice.answer_check_in(other, said="did_it", by=ben)
        practice.support(other, kind="hint", text="Begin met één vraag.", by=mara)
        assert actions.ask_what_was_seen(other, confirmed_by=mara) is None
    assert not Question.objects.exists()


def test_when_who_confirmed_is_gone_the_one_she_chose_is_asked_and_who_leads_her_only_when_she_lets_it_be_known(
    make_plan, listening, ben, mara, hire, company
):
    tess = hire("Tess", "Visser", unit=company.north)
    plan = make_plan(ben, listening, supporter=tess)
    assert queries.whom_to_ask(plan, tess) == tess
    uma = hire("Uma", "Vos", unit=company.north)
    leave(uma, MONDAY)
    with clock.at(MONDAY + dt.timedelta(days=3)):
        assert queries.whom_to_ask(plan, uma) == tess
        plan.supporter = None
        assert queries.whom_to_ask(plan, uma) is None
        actions.share_applying(shares=True, by=ben)
        assert queries.whom_to_ask(plan, uma) == mara
        assert queries.whom_to_ask(plan, ben) == mara  # nobody is asked about herself
        ReportingLine.objects.filter(person=ben).delete()
        assert queries.whom_to_ask(plan, uma) is None


def test_two_lines_reach_her_and_twice_is_once(question, ben, mara, on_day):
    with on_day(4):
        written = actions.recognise(question, text=f"  {SAW} ", by=mara)
        assert actions.recognise(question, text="Iets heel anders, maar te laat gezegd.", by=mara) == written
    assert (written.text, written.person, written.by, written.publicity) == (SAW, ben, mara, "her")
    assert told(ben, "SomebodySaw") == [{"name": "Mara de Wit"}]
    happened = Happening.objects.filter(kind="recognition.Recognised")
    assert happened.count() == 1
    assert SAW not in str(list(happened.values()))


@pytest.mark.parametrize("text", ["Goed gedaan!", "x" * 281, " " * 40])
def test_too_short_or_too_long_is_kept_nowhere_and_the_question_waits(question, mara, on_day, text):
    with on_day(4), pytest.raises(ValidationError):
        actions.recognise(question, text=text, by=mara)
    assert not Recognition.objects.exists()
    assert Question.objects.get().answered_at is None


def test_only_who_was_asked_writes_and_nobody_about_herself(question, ben, mara, olu, on_day):
    with on_day(4):
        for other in (ben, olu):
            with pytest.raises(PermissionDenied):
                actions.recognise(question, text=SAW, by=other)
            with pytest.raises(PermissionDenied):
                actions.pass_over(question, by=other)
        question.person = mara
        with pytest.raises(PermissionDenied):
            actions.recognise(question, text=SAW, by=mara)


def test_passing_it_over_is_heard_by_nobody_and_is_not_asked_again(question, ben, mara, on_day):
    before = Message.objects.count()
    with on_day(4):
        actions.pass_over(question, by=mara)
        actions.pass_over(question, by=mara)
        assert list(queries.questions_for(mara)) == []
        with pytest.raises(ValidationError, match="te lang geleden"):
            actions.recognise(question, text=SAW, by=mara)
    assert Message.objects.count() == before
    assert Happening.objects.filter(kind="recognition.QuestionPassed").count() == 1


def test_after_four_weeks_nothing_waits_any_more(question, mara):
    asked = question.at.date()
    with clock.at(asked + dt.timedelta(days=27)):
        assert list(queries.questions_for(mara)) == [question]
    with clock.at(asked + dt.timedelta(days=29)):
        assert list(queries.questions_for(mara)) == []


def test_five_a_week_and_no_more(seen, mara, hire, company):
    people = [hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara) for n in range(6)]
    questions = [seen(person, mara) for person in people]
    with clock.at(MONDAY + dt.timedelta(days=4)):
        for n, question in enumerate(questions[:5]):
            assert queries.left_this_week(mara) == 5 - n
            actions.recognise(question, text=SAW, by=mara)
        with pytest.raises(ValidationError, match="deze week al vijf"):
            actions.recognise(questions[5], text=SAW, by=mara)
    assert Recognition.objects.count() == 5
    with clock.at(MONDAY + dt.timedelta(days=7)):
        actions.recognise(questions[5], text=SAW, by=mara)
    assert Recognition.objects.count() == 6


def test_whoever_wrote_it_takes_it_back_within_a_day(question, ben, mara, on_day):
    with on_day(4):
        written = actions.recognise(question, text=SAW, by=mara)
        with pytest.raises(PermissionDenied):
            actions.take_back(written, by=ben)
        assert list(queries.written_by(mara)) == [written]
        actions.take_back(written, by=mara)
        assert list(queries.questions_for(mara)) == [question]
        again = actions.recognise(question, text=SAW + " Mooi.", by=mara)
    with on_day(6), pytest.raises(PermissionDenied):
        actions.take_back(again, by=mara)
    assert list(Recognition.objects.values_list("text", flat=True)) == [SAW + " Mooi."]


def test_who_reads_it_is_hers_to_say(question, ben, mara, olu, lea, hire, company, on_day):
    tess = hire("Tess", "Visser", unit=company.north)
    with on_day(4):
        written = actions.recognise(question, text=SAW, by=mara)

        def readers():
            everybody = (ben, mara, olu, lea, tess)
            return {one.given_name for one in everybody if Recognition.objects.visible_to(one).exists()}

        assert readers() == {"Ben", "Mara"}
        with pytest.raises(PermissionDenied):
            actions.choose_publicity(written, publicity="team", by=mara)
        actions.choose_publicity(written, publicity="team", by=ben)
        assert readers() == {"Ben", "Mara", "Tess"}
        assert list(queries.of_her_team(tess)) == [written]
        actions.choose_publicity(written, publicity="hidden", by=ben)
        assert readers() == {"Ben", "Mara"}
        with pytest.raises(ValidationError):
            actions.choose_publicity(written, publicity="everybody", by=ben)
        with pytest.raises(PermissionDenied):
            actions.erase(written, by=mara)
        actions.erase(written, by=ben)
        assert readers() == set()
        with pytest.raises(ValidationError):
            actions.choose_publicity(written, publicity="team", by=ben)
        actions.erase(written, by=ben)
    assert list(Recognition.objects.values_list("text", "person")) == [("", ben.pk)]
    assert Happening.objects.filter(kind="recognition.RecognitionErased").count() == 1


def test_whether_who_leads_her_may_know_is_hers_and_twice_is_once(ben, mara):
    for shares in (True, True, False, False, True):
        actions.share_applying(shares=shares, by=ben)
    assert [one.person for one in Sharing.objects.all()] == [ben]
    assert (queries.shares(ben), queries.shares(mara)) == (True, False)
    assert Happening.objects.filter(kind="recognition.SharingChosen").count() == 3


def test_after_two_years_it_is_gone(question, mara, on_day):
    with on_day(4):
        actions.recognise(question, text=SAW, by=mara)
    with clock.at(MONDAY + dt.timedelta(days=730)):
        assert actions.forget_recognitions() == 0
    with clock.at(MONDAY + dt.timedelta(days=740)):
        assert actions.forget_recognitions() == 1
        assert actions.forget_recognitions() == 0
    assert not Recognition.objects.exists()
    assert SupportAct.objects.exists()


@pytest.mark.parametrize(
    ("text", "pressing"),
    [
        ("Je vatte eerst samen, en toen werd hij rustig.", []),
        ("Dit MOET je altijd doen, anders had je eerder moeten bellen.", ["moet", "had je eerder", "moeten"]),
        ("You should do this. You must.", ["should", "must"]),
        ("De ontmoeting met de klant ging goed; mustang.", []),
        ("Iedereen behalve jij deed dit al.", ["iedereen behalve jij"]),
    ],
)
def test_words_that_press_are_found_as_they_stand(text, pressing):
    assert queries.controlling(text) == pressing
