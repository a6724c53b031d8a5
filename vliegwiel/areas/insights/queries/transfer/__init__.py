"""The transfer board: what became of learning, counted at night from what people said and others saw."""

from .advice import Advice, advice
from .board import Board, BoardRow, Cohort, Step, Word, board, board_of
from .tally import RIPE_AFTER, STANDS_AFTER, quarter_of, stands, tallied, together

__all__ = [
    "RIPE_AFTER",
    "STANDS_AFTER",
    "Advice",
    "Board",
    "BoardRow",
    "Cohort",
    "Step",
    "Word",
    "advice",
    "board",
    "board_of",
    "quarter_of",
    "stands",
    "tallied",
    "together",
]
