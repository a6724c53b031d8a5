"""Going through a run: left, gone on with, finished, and why again."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.areas.welcome import actions, queries
from vliegwiel.areas.welcome.enums import Outcome, Persona, Reason, Why
from vliegwiel.areas.welcome.models import Answer, Run, StepOff, StepTaken
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
ALL = set(Persona)


def fresh(person):
    """As another request meets her."""
    return Person.objects.get_queryset().get(pk=person.pk)


def wanted(person):
    return queries.standing(fresh(person)).wanted(ALL)


def test_an_unfinished_run_is_gone_on_with_and_never_begun_anew(ben):
    first = actions.begin(Persona.LEARNER, by=ben)
    actions.note_step(first, "goal", outcome=Outcome.SKIPPED, by=ben)
    actions.say_why(first, "goal", reason=Reason.LONG, by=ben)
    assert actions.begin(Persona.LEARNER, by=ben, why=Why.QUIET) == first
    assert wanted(ben) == queries.Wanted(Persona.LEARNER, Why.FIRST, left=True)
    actions.note_step(first, "goal", outcome=Outcome.DONE, by=ben)
    actions.note_step(first, "goal", outcome=Outcome.SKIPPED, by=ben)  # a second tab: done stays done
    assert queries.steps_of(Persona.LEARNER, first) == {"goal": "done"}
    assert not Answer.objects.exists()


def test_finished_is_finished_once_and_what_she_left_says_whose_it_is(ben, mara):
    run = actions.begin(Persona.LEARNER, by=ben)
    with pytest.raises(PermissionDenied):
        actions.note_step(run, "goal", outcome=Outcome.DONE, by=mara)
    done = actions.finish(run, by=ben)
    assert actions.finish(run, by=ben).finished_at == done.finished_at
    assert wanted(ben) is None


def test_not_now_is_not_asked_again_until_something_changes(ben, company):
    actions.put_aside(Persona.LEARNER, by=ben)
    actions.put_aside(Persona.LEARNER, by=ben)
    assert wanted(ben) is None
    with clock.at(clock.today() + dt.timedelta(days=2)):
        people.move(ben, unit=company.south, position="Planner", starts=clock.today(), by=None)
        assert wanted(ben) == queries.Wanted(Persona.LEARNER, Why.FIRST)  # never finished: gone on with whole
        assert actions.begin(Persona.LEARNER, by=ben).is_open
    assert Run.objects.count() == 1


def test_other_work_asks_again_and_more_hours_do_not(ben, company):
    actions.finish(actions.begin(Persona.LEARNER, by=ben), by=ben)
    with clock.at(clock.today() + dt.timedelta(days=2)):
        people.move(ben, weekly_hours=20, starts=clock.today(), by=None)
        assert wanted(ben) is None
    with clock.at(clock.today() + dt.timedelta(days=4)):
        people.move(ben, unit=company.south, position=company.job.name, starts=clock.today(), by=None)
        assert wanted(ben) == queries.Wanted(Persona.LEARNER, Why.ROLE)


def test_ninety_quiet_days_ask_again_and_doing_anything_ends_it(ben, activity):
    actions.finish(actions.begin(Persona.LEARNER, by=ben), by=ben)
    today = clock.today()
    with clock.at(today + dt.timedelta(days=89)):
        assert wanted(ben) is None
    with clock.at(today + dt.timedelta(days=91)):
        assert wanted(ben) == queries.Wanted(Persona.LEARNER, Why.QUIET)
        learning.enrol(activity, by=ben)
        assert wanted(ben) is None


def test_what_she_became_last_goes_first_and_the_other_follows(mara, ben):
    RoleGrant.objects.create(person=mara, role=Role.AUTHOR, starts=clock.today())
    standing = queries.standing(fresh(mara))
    assert standing.personas == [Persona.AUTHOR, Persona.MANAGER, Persona.LEARNER]
    assert wanted(mara) == queries.Wanted(Persona.AUTHOR, Why.FIRST, others=(Persona.MANAGER, Persona.LEARNER))
    actions.finish(actions.begin(Persona.AUTHOR, by=mara), by=mara)
    assert wanted(mara).persona == Persona.MANAGER
    assert standing.wanted({Persona.LEARNER}).persona == Persona.LEARNER  # of the runs there are


def test_the_lead_takes_a_step_out_and_puts_it_back(lea, ben):
    with pytest.raises(PermissionDenied):
        actions.switch_step(Persona.LEARNER, "digest", on=False, by=ben)
    actions.switch_step(Persona.LEARNER, "digest", on=False, by=lea)
    actions.switch_step(Persona.LEARNER, "digest", on=False, by=lea)
    assert queries.steps_of(Persona.LEARNER, None) == {"digest": queries.OFF}
    actions.switch_step(Persona.LEARNER, "digest", on=True, by=lea)
    assert not StepOff.objects.exists()


def test_what_is_a_year_old_goes_and_what_stands_open_stays(ben, olu):
    done, left = (actions.begin(Persona.LEARNER, by=one) for one in (ben, olu))
    for run in (done, left):
        actions.note_step(run, "goal", outcome=Outcome.SKIPPED, by=run.person)
        actions.say_why(run, "goal", reason=Reason.NO_TIME, by=run.person)
    actions.finish(done, by=ben)
    with clock.at(clock.today() + dt.timedelta(days=366)):
        assert actions.forget_runs() == 3
        assert actions.forget_runs() == 0
    assert list(StepTaken.objects.values_list("run", flat=True)) == [left.pk]
