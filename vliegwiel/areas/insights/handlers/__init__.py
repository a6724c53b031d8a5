"""What happens next, when something happened below: counting and scoring again."""

from . import counting, scoring

__all__ = ["counting", "scoring"]
