"""What an activity contributes to a goal, from its paths, its design and what is known of its effect."""

from .design import Checked, derive, design, design_of_one
from .edges import LISTS, EdgeRow, EdgeRows, EdgeView, Word, edge_rows, edge_view
from .formulas import PathOf, Score, Weights, contribution
from .paths import ACTIVITY, EdgeKey, Path, PathEdge, Stop, Structure, edge_state, link_judgements, paths, structure
from .promise import promised
from .scores import (
    TIERS,
    Made,
    contributions,
    in_scope,
    last_recompute,
    make_scores,
    method_in_use,
    methods,
    numbers,
    outcomes,
    weights_of,
)
from .view import ContributionView, Raise, contribution_view, definition_numbers, early, raises

__all__ = [
    "TIERS",
    "methods",
    "design_of_one",
    "ContributionView",
    "Raise",
    "contribution_view",
    "definition_numbers",
    "early",
    "promised",
    "raises",
    "LISTS",
    "EdgeRow",
    "EdgeRows",
    "EdgeView",
    "Word",
    "edge_rows",
    "edge_view",
    "ACTIVITY",
    "Checked",
    "EdgeKey",
    "Made",
    "Path",
    "PathEdge",
    "PathOf",
    "Score",
    "Stop",
    "Structure",
    "Weights",
    "contribution",
    "contributions",
    "derive",
    "design",
    "edge_state",
    "in_scope",
    "last_recompute",
    "link_judgements",
    "make_scores",
    "method_in_use",
    "numbers",
    "outcomes",
    "paths",
    "structure",
    "weights_of",
]
