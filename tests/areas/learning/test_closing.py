"""Closed weeks: no date falls in them unless somebody moved it, or a law asks it and somebody with a name approved."""

import datetime as dt
from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import ClosedAllTheSame, RuleMatch, RuleVersion
from vliegwiel.areas.learning.queries.rule_people import names_in
from vliegwiel.areas.learning.queries.rules import moving
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 23)
IN_IT, AFTER = dt.date(2026, 12, 17), dt.date(2026, 12, 28)
WHY = "We krijgen veel boze telefoontjes."


@pytest.fixture(autouse=True)
def _in_november():
    with clock.at(TODAY):
        yield


@pytest.fixture
def closure(company, hugo):
    return actions.close_weeks(
        unit=company.north, starts=dt.date(2026, 12, 16), ends=dt.date(2026, 12, 23), why="Kerstdrukte", by=hugo
    )


def test_whole_weeks_close_for_a_unit_and_below_and_open_again(closure, company, hugo, ben, olu):
    assert (closure.starts, closure.ends) == (dt.date(2026, 12, 14), dt.date(2026, 12, 27))
    same = {"unit": company.north, "starts": closure.starts, "ends": closure.ends}
    assert actions.close_weeks(**same, why="Kerstdrukte", by=hugo) == closure
    spans = queries.closures_of([ben.pk, olu.pk])
    assert ([one.why for one in spans[ben.pk]], spans[olu.pk]) == (["Kerstdrukte"], ())
    assert queries.open_after(IN_IT, spans[ben.pk]) == AFTER
    with pytest.raises(PermissionDenied):
        actions.open_weeks(closure, by=ben)
    for wrong, says in (({"why": "x"}, "Schrijf kort"), ({"ends": dt.date(2026, 12, 1)}, "voor de eerste")):
        with pytest.raises(ValidationError, match=says):
            actions.close_weeks(**(same | {"why": "Kerstdrukte", "by": hugo} | wrong))
    for _twice in range(2):
        actions.open_weeks(closure, by=hugo)
    assert queries.closures_of([ben.pk]) == {ben.pk: ()}


def test_a_rules_preview_counts_the_dates_that_move_and_says_where_they_go(
    closure, company, activity, ben, mara, olu, lea
):
    everybody = {"all": [{"is": "unit", "value": company.root.pk}]}
    asked = {"conditions": everybody, "activity": activity, "reason": WHY, "by": lea}
    days = (IN_IT - TODAY).days

    def foretold(title, **more):
        draft = RuleVersion.objects.select_related("rule").get(rule=actions.write_rule(title, **asked, **more))
        return draft, moving(draft, names_in([draft.conditions]))

    draft, told = foretold("Tillen", due_days=days)
    run = actions.switch_on(draft, by=lea, stamp=draft.stamp, everybody=Person.objects.here().count())
    while actions.go_on(run):
        pass
    dates = Counter(RuleMatch.objects.values_list("due", flat=True))
    assert set(dates) == {IN_IT, AFTER}, "who works elsewhere keeps the day"
    assert told == {AFTER: dates[AFTER]}
    assert foretold("Vaste dag", due_on=IN_IT)[1] == told
    assert foretold("Op tijd", due_on=AFTER)[1] == {}
    assert foretold("De wet", due_days=days, ground="law", basis="Arbowet")[1] == {}, "a law keeps its day"


@pytest.mark.parametrize(("day", "since", "then"), [(IN_IT, TODAY, 11), (IN_IT, IN_IT, 17), (AFTER, TODAY, 28)])
def test_what_is_of_no_use_later_goes_before_closed_weeks(closure, ben, day, since, then):
    spans = queries.closures_of([ben.pk])[ben.pk]
    assert queries.open_before(day, spans, since=since) == dt.date(2026, 12, then)


def test_whose_weeks_are_closed_is_the_same_of_one_and_of_many(closure, company, hugo, ben, olu, lea):
    actions.close_weeks(unit=None, starts=AFTER, ends=AFTER, why="Inventaris", by=hugo)
    people = [ben.pk, olu.pk, lea.pk]
    assert queries.closures_of(people) == {pk: queries.closures_of([pk])[pk] for pk in people}
    assert [len(queries.closures_of([one])[one]) for one in (ben.pk, olu.pk)] == [2, 1]


def test_a_date_by_hand_is_refused_moved_or_approved(closure, activity, ben, olu, mara, lea, hugo, dana):
    asked = {"by": mara, "reason": WHY, "due": IN_IT}
    with pytest.raises(ValidationError, match="Team Noord geen leren: Kerstdrukte. De eerste open dag is 28 december"):
        actions.assign_many(activity, to=[ben], **asked)
    with pytest.raises(ValidationError):  # no law asks it, so nobody can approve it
        actions.assign_many(activity, to=[ben], **asked, approver=hugo)
    assert actions.assign_many(activity, to=[ben], **asked, after_closed=True).new[0].due == AFTER
    law = publish(lea, "brand", purpose=Purpose.LEGAL)
    with pytest.raises(ValidationError, match="Noem een ander"):
        actions.assign_many(law, to=[ben], **asked, approver=olu)
    assert actions.assign_many(law, to=[ben], **asked, approver=dana).new[0].due == IN_IT
    said = ClosedAllTheSame.objects.get()
    assert (said.approver, said.by, said.why) == (dana, mara, WHY)
    assert Happening.objects.filter(kind="learning.StaysInClosedWeek", facts__approval=said.pk).count() == 1
    run = actions.ask_group(activity, to={olu.pk, ben.pk}, by=lea, reason=WHY, due=IN_IT, after_closed=True)
    assert run.asks["due"] == AFTER.isoformat()
