import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from vliegwiel.areas.catalogue import actions
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
