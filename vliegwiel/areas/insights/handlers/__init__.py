"""What happens next, when something happened below: counting, scoring and weighing again, calling judges, telling."""

from . import calling, counting, scoring, telling, weighing

__all__ = ["calling", "counting", "scoring", "telling", "weighing"]
