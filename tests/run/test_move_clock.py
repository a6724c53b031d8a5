import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from vliegwiel.kit import clock


def test_it_moves_and_says_what_day_it_is(db, settings, capsys):
    settings.DEMO = True
    call_command("move_clock", 3)
    assert clock.shift() == 3
    assert "3 days ahead" in capsys.readouterr().out


def test_it_is_the_demos_only(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="Only the demo"):
        call_command("move_clock", 3)
