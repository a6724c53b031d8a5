"""What the clock starts: once a day, in the morning."""

from vliegwiel.kit.jobs import every

from . import actions, queries


@every("day", at="08:30")
def tell_what_stands_ready() -> None:
    """What stands ready for who is away moves on; everybody else with something due gets one message, within the caps.
    Running twice tells nobody twice."""
    actions.wait_out()
    actions.tell_of_the_day()
    actions.offer_plans()
    actions.tell_of_group_plans()


@every("day", at="06:00")
def ask_for_another_supporter() -> None:
    """Where a supporter left the organisation, ask the maker of the plan to choose another."""
    for plan in queries.supporters_gone():
        actions.release_supporter(plan)


@every("day", at="03:50")
def keep_group_plans() -> None:
    """Count what groups may know by now, and let go what is a year old."""
    actions.count_group_plans()
    actions.forget_group_plans()


@every("day", at="06:10")
def pass_on_chances() -> None:
    """An open request for a chance follows her to a new manager."""
    actions.pass_on_chances()


@every("day", at="04:15")
def forget_talks() -> None:
    actions.forget_talks()


@every("day", at="04:25")
def forget_how_often() -> None:
    actions.forget_how_often()


@every("day", at="04:00", atomic=False)
def forget_old() -> None:
    """Plans two years after their last use, and what was kept for one year."""
    actions.forget_old()


@every("day", at="07:45")
def tell_jobs() -> None:
    """One message to everybody who leads people, on the first morning of her week. Running twice tells nobody twice."""
    for manager in queries.to_tell_jobs():
        actions.tell_jobs(manager)
