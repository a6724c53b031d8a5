"""What tests need of the kit."""

from vliegwiel.kit.queue.backend import DurableBackend


class LoudBackend(DurableBackend):
    """Does work on the spot and lets its errors out: a broken reaction must fail the test."""

    always_on_the_spot = True
