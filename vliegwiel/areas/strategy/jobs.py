"""What the clock starts: once a day, early."""

from vliegwiel.kit.jobs import every

from . import actions, queries


@every("day", at="03:40")
def forget_untried_readings() -> None:
    """Files with readings that nobody applied."""
    actions.forget_untried_readings()


@every("day", at="05:20")
def lay_turns() -> None:
    """The turns that run from today stand ready when their owners come in."""
    actions.lay_turns()


@every("day", at="08:10")
def remind_of_fixes() -> None:
    """Three working days before a workplace fix falls due, and once after."""
    for fix, mark in queries.fixes_to_remind():
        actions.remind_of_fix(fix, mark=mark)


@every("day", at="05:40")
def watch_privacy_settings() -> None:
    """Where this installation protects less than it did, the works council hears it."""
    actions.note_privacy_settings()
