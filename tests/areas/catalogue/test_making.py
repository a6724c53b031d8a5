import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import publish
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit.models import Happening


def settled():
    return Happening.objects.filter(kind="catalogue.ActivitySettled").count()


def test_what_comes_after_is_agreed_once_and_the_rest_stays(ines, mara):
    activity = actions.make_activity("Navragen", by=ines)
    before = activity.review_by
    actions.settle(activity, follow_up=not activity.follow_up, by=ines)
    assert (activity.review_by, settled()) == (before, 1)
    later = dt.date(2031, 5, 1)
    actions.settle(activity, review_by=later, by=ines)
    actions.settle(activity, review_by=later, by=ines)
    activity.refresh_from_db()
    assert (activity.review_by, settled()) == (later, 2)
    with pytest.raises(PermissionDenied):
        actions.settle(activity, follow_up=True, by=mara)


def test_what_would_come_in_its_place_may_not_be_replaced_by_it(ines, lea):
    one, two, three = (publish(ines, slug) for slug in ("een", "twee", "drie"))
    with pytest.raises(ValidationError, match="wordt zelf door deze activiteit vervangen"):
        actions.retire(one, reason="Oud.", by=lea, replaced_by=one)
    actions.retire(one, reason="Oud.", by=lea, replaced_by=two)
    actions.retire(two, reason="Oud.", by=lea, replaced_by=three)
    with pytest.raises(ValidationError, match="Er is niets veranderd."):
        actions.retire(three, reason="Oud.", by=lea, replaced_by=one)
    assert not hasattr(Activity.objects.get(slug="drie"), "retirement")
    actions.bring_back(one, by=lea)
    actions.retire(three, reason="Oud.", by=lea, replaced_by=one)


def test_the_day_it_leaves_the_shelf_is_said_once_and_taken_back(ines, lea, mara):
    activity, day = publish(ines, "een"), dt.date(2031, 5, 1)
    actions.set_leaving(activity, on=day, by=lea)
    actions.set_leaving(activity, on=day, by=lea)
    activity.refresh_from_db()
    assert (activity.leaves_on, Happening.objects.filter(kind="catalogue.ActivityLeaves").count()) == (day, 1)
    assert Activity.objects.published().filter(pk=activity.pk).exists(), "until then it stays"
    with pytest.raises(PermissionDenied):
        actions.set_leaving(activity, on=day, by=mara)
    actions.bring_back(activity, by=lea)
    activity.refresh_from_db()
    assert activity.leaves_on is None
