"""Everything that changes a first run."""

from .counting import count_runs
from .forgetting import forget_runs
from .running import begin, finish, note_step, put_aside, say_why
from .shaping import ask_managers, switch_step
from .trusting import agree, answer_doubt, doubt_team, take_back_agreement

__all__ = [
    "agree",
    "answer_doubt",
    "ask_managers",
    "begin",
    "count_runs",
    "doubt_team",
    "finish",
    "forget_runs",
    "note_step",
    "put_aside",
    "say_why",
    "switch_step",
    "take_back_agreement",
]
