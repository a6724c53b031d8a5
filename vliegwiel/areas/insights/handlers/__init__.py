"""What happens next, when something happened below: counting and scoring again, and calling judges."""

from . import calling, counting, scoring

__all__ = ["calling", "counting", "scoring"]
