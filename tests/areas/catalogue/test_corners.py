"""A poster for a place: printed once, and what stands behind its code changed by who keeps it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.practising import publish
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Corner

__all__ = ["publish"]


def titles(corner):
    return [(one.row.title, one.there) for one in queries.behind(corner, language="nl")]


def test_what_stands_behind_a_code_is_changed_without_printing_anew(mara, ben, ines, lea, publish):
    corner = actions.make_corner("Koffiehoek  van Noord", by=mara)
    assert actions.make_corner("Koffiehoek van Noord", by=mara) == corner
    one, two = publish("een"), publish("twee")
    for activity in (one, two, two):
        actions.hang_up(corner, activity, by=mara)
    actions.put_first(corner, two, by=mara)
    assert titles(corner) == [("Twee", True), ("Een", True)]
    actions.retire(one, by=ines, reason="Klopt niet meer.")
    assert titles(corner) == [("Twee", True), ("Een", False)]
    actions.retire(two, by=ines, reason="Er is iets beters.", replaced_by=publish("drie"))
    assert titles(corner) == [("Drie", True), ("Een", False)]
    with pytest.raises(ValidationError):
        actions.hang_up(actions.make_corner("Balie", by=mara), one, by=mara)
    for by in (ben, ines):  # who leads nobody; who may make one, but not change hers
        with pytest.raises(PermissionDenied):
            actions.take_off(corner, one, by=by)
    with pytest.raises(PermissionDenied):
        actions.make_corner("Balie", by=ben)
    actions.take_off(corner, one, by=lea)
    actions.take_off(corner, one, by=lea)
    key = corner.key
    assert actions.name_corner(corner, title="Balie 2", by=mara).key == key
    assert [list(queries.corners_for(one)) for one in (lea, ines)] == [list(Corner.objects.order_by("title")), []]
    mara.left_on = dt.date(2020, 1, 1)
    mara.save(update_fields=["left_on"])
    corner = Corner.objects.get(key=key)
    actions.remove_corner(corner, by=ines)
    actions.remove_corner(corner, by=ines)
    assert not Corner.objects.filter(key=key).exists()


def test_at_most_seven_things(ines, publish):
    corner = actions.make_corner("Balie", by=ines)
    for n in range(7):
        actions.hang_up(corner, publish(f"ding-{n}"), by=ines)
    with pytest.raises(ValidationError, match="al zeven"):
        actions.hang_up(corner, publish("ding-8"), by=ines)
