from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="03:20")
def purge_messages() -> None:
    """Old messages go, as promised to whoever they were sent to."""
    actions.purge()
