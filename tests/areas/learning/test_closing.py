"""Closed weeks: no date falls in them unless somebody moved it, or a law asks it and somebody with a name approved."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.learning import actions, queries
from vliegwiel.areas.learning.models import ClosedAllTheSame
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
