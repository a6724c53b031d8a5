"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions, queries


@every("day", at="06:40")
def look_after_requests() -> None:
    """What waits for somebody who cannot answer goes on, who is near the promised day is reminded, and who left and
    who came back is seen to. Running twice does nothing twice."""
    for request in queries.of_who_left():
        actions.close_for_who_left(request)
    for approval in queries.waiting():
        actions.look_after(approval)
    for request in queries.just_ended():
        actions.ask_how_it_was(request)


@every("day", at="03:55")
def forget_requests() -> None:
    actions.forget_requests()


@every("day", at="01:20", atomic=False)
def keep_hours() -> None:
    """Who has a right gets its hours of the year; what was agreed for a session that is over or off is booked."""
    actions.grant_hours()
    for booking in queries.seats_to_settle():
        actions.settle_hours(booking)
