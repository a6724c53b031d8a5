import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.strategy import actions
from vliegwiel.areas.strategy.models import Theme
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening


@pytest.fixture
def theme(dana):
    return actions.write_theme(by=dana, owner=dana, title="Iedereen heel thuis", why="Omdat niemand ons werk waard is.")


def kinds():
    return list(Happening.objects.order_by("pk").values_list("kind", flat=True))


def test_a_theme_is_written_changed_and_ended_once(theme, dana, mara):
    actions.change_theme(theme, by=dana, owner=mara, priority="0.5")
    actions.change_theme(theme, by=dana, title="Iedereen heel thuis")
    actions.end_theme(theme, by=mara)
    actions.end_theme(theme, by=mara)
    assert kinds() == ["strategy.ThemeWritten", "strategy.ThemeChanged", "strategy.ThemeEnded"]
    assert list(Theme.objects.on()) == [theme]
    assert list(Theme.objects.on(clock.today() + dt.timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"why": "x" * 281}, "why"),
        ({"why": {"nl": "Kort", "en": "x" * 281}}, "why"),
        ({"priority": "1.2"}, "priority"),
        ({"ends": dt.date(2020, 1, 1)}, "ends"),
    ],
)
def test_what_is_unclear_is_said_at_its_field(theme, dana, changed, field):
    with pytest.raises(ValidationError) as refused:
        actions.change_theme(theme, by=dana, **changed)
    assert set(refused.value.message_dict) == {field}


def test_themes_are_set_by_those_who_set_direction_and_seen_by_all(theme, ben, mara):
    with pytest.raises(PermissionDenied):
        actions.write_theme(by=ben, owner=ben, title="Mijn thema")
    with pytest.raises(PermissionDenied):
        actions.change_theme(theme, by=mara, title="Haar thema")
    assert list(Theme.objects.visible_to(ben)) == [theme]
    goal = actions.write_goal(by=theme.owner, owner=theme.owner, statement="Van 12 naar 6", theme=theme)
    assert list(theme.goals.all()) == [goal]
