"""The cells follow what people do, through the verbs of the areas below."""

from vliegwiel.areas.insights import actions
from vliegwiel.areas.insights.models import Cell, Headline
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.practice.enums import Said
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.kit import clock


def cells(activity):
    rows = Cell.objects.filter(activity=activity, unit=None, people__gt=0).order_by("pk")
    return dict(rows.values_list("stage", "people"))


def test_each_deed_moves_the_count_along(activity, mara, ben):
    learning.assign(activity, to=ben, by=mara, reason="Omdat het helpt")
    assert cells(activity) == {"invited": 1}
    practice.make_plan(activity, by=ben, situation="als het lekt", action="meld ik het", supporter=mara)
    assert cells(activity) == {"invited": 1, "planned": 1}
    assert actions.recount() == 0
    learning.withdraw(activity.assignments.get(), by=mara)
    assert cells(activity) == {"invited": 1, "planned": 1}
    assert actions.recount() == 0


def test_an_answer_moves_the_headline_along(activity, mara, ben):
    plan = practice.make_plan(activity, by=ben, situation="als het lekt", action="meld ik het", supporter=mara)
    check_in = CheckIn.objects.create(plan=plan, day=3, due_on=clock.today())
    assert list(Headline.objects.all()) == []
    practice.answer_check_in(check_in, said=Said.TRIED, by=ben)
    assert list(Headline.objects.values_list("people", "of")) == [(1, 3)]  # mara, ben and who made the activity
