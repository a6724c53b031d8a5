import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.models import Certificate
from vliegwiel.areas.qualifications.queries import Holds
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db


def holds(key):
    found = queries.checked(key)
    return found and (found.holds, found.held_on, found.until)


def test_what_is_put_right_is_withdrawn_on_its_page_and_not_on_the_certificate(bhv, ben, olu, lea, do):
    day = dt.date(2026, 3, 1)
    do(bhv.first, ben, day)
    done = Completion.objects.get()
    with pytest.raises(PermissionDenied):
        actions.certify_completion(done, name="Ben Bakker", by=olu)
    with pytest.raises(ValidationError):
        actions.certify_completion(done, name="Dr. Ben Bakker", by=ben)
    made = actions.certify_completion(done, name="B. Bakker", by=ben)
    assert actions.certify_completion(done, name="B. Bakker", by=ben) == made
    assert actions.certify_completion(done, name="Ben Bakker", by=ben) != made
    assert holds(made.key) == (Holds.YES, day, None)
    said = learning.correct(done, on=dt.date(2026, 3, 2), by=lea, why="De lijst is van een dag later.")
    told = queries.checked(made.key)
    assert (told.holds, told.right) == (Holds.CORRECTED, dt.date(2026, 3, 2))
    learning.correct(said.instead, on=None, by=lea, why="Het was een naamgenoot.")
    wrong = actions.certify_completion
    with pytest.raises(ValidationError, match="rechtgezet"):
        wrong(done, name="Ben Bakker", by=ben)
    assert Certificate.objects.get(pk=made.pk).held_on == day


def test_a_qualification_holds_until_its_day_and_earned_anew_it_is_another(bhv, ben, lea, do):
    with pytest.raises(ValidationError, match="geldt vandaag niet"):
        actions.certify_qualification(bhv, name="Ben Bakker", by=ben)
    do(bhv.first, ben, dt.date(2026, 3, 1))
    made = actions.certify_qualification(bhv, name="Ben Bakker", by=ben)
    assert actions.certify_qualification(bhv, name="Ben Bakker", by=ben) == made
    assert holds(made.key) == (Holds.YES, dt.date(2026, 3, 1), dt.date(2027, 3, 1))
    do(bhv.again[0], ben, dt.date(2026, 11, 1))
    again = actions.certify_qualification(bhv, name="Ben Bakker", by=ben)
    assert holds(again.key) == (Holds.YES, dt.date(2026, 11, 1), dt.date(2027, 11, 1))
    assert holds(made.key)[0] == Holds.YES
    with clock.at(dt.date(2027, 3, 2)):
        assert (holds(made.key)[0], holds(again.key)[0]) == (Holds.NO_MORE, Holds.YES)
    learning.correct(Completion.objects.get(activity=bhv.first), on=None, by=lea, why="Ze was die dag niet aanwezig.")
    assert [holds(one.key)[0] for one in (made, again)] == [Holds.WITHDRAWN, Holds.WITHDRAWN]


def test_the_page_is_hers_to_take_away_and_give_back(bhv, ben, olu, do):
    do(bhv.first, ben, dt.date(2026, 3, 1))
    made = actions.certify_qualification(bhv, name="Ben Bakker", by=ben)
    with pytest.raises(PermissionDenied):
        actions.take_page_away(made, by=olu)
    actions.take_page_away(made, by=ben)
    actions.take_page_away(made, by=ben)
    assert queries.checked(made.key) is None
    actions.give_page_back(made, by=ben)
    actions.give_page_back(made, by=ben)
    assert holds(made.key)[0] == Holds.YES
