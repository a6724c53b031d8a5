"""Everything that changes a first run."""

from .forgetting import forget_runs
from .running import begin, finish, note_step, put_aside, say_why
from .shaping import switch_step

__all__ = ["begin", "finish", "forget_runs", "note_step", "put_aside", "say_why", "switch_step"]
