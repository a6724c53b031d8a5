"""What happens next, when something happened below: counting, scoring, weighing and keeping lines again, calling judges
and telling people."""

from . import calling, counting, lining, scoring, telling, weighing

__all__ = ["calling", "counting", "lining", "scoring", "telling", "weighing"]
