"""The durable queue behind `kit/jobs.py`: a table, leases, retries with back-off, and a clock.

Nothing outside `kit` imports this package; `kit/jobs.py` is what others know. Why our own: docs/decisions/0003.
"""

from vliegwiel.kit.queue.backend import DurableBackend

__all__ = ["DurableBackend"]
