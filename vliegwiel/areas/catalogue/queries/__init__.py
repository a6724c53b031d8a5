"""What one may ask about activities."""

from .blocks import Block, Captions, File, Image, Practice, QuestionBlock, Text, Video, blocks, media_keys, stored_file
from .compass import (
    CompassPoint,
    Examined,
    Finding,
    Mend,
    Outcome,
    Result,
    as_results,
    compass,
    failing,
    say,
    waivers_of,
)
from .effort import estimate, seconds_of_video, word_count
from .inspections import Checked, checked, checked_under, failing_under, inspection_of, on_the_shelf, waivers
from .judging import link_judgement
from .reach import named, reaches
from .shelf import Shelf, ShelfRow, because, behaviours_served, edition_for, shelf
from .studio import Piece, Pieces, Standing, changed_since_edition, pieces, working_titles
from .weighing import MAX_MINUTES, Missing, lapsed, missing_to_publish, stopped_by

__all__ = [
    "MAX_MINUTES",
    "Block",
    "Captions",
    "Checked",
    "CompassPoint",
    "Examined",
    "File",
    "Finding",
    "Image",
    "Mend",
    "Missing",
    "Outcome",
    "Piece",
    "Pieces",
    "Practice",
    "QuestionBlock",
    "Result",
    "Shelf",
    "ShelfRow",
    "Standing",
    "Text",
    "Video",
    "as_results",
    "because",
    "behaviours_served",
    "blocks",
    "changed_since_edition",
    "checked",
    "checked_under",
    "compass",
    "edition_for",
    "estimate",
    "failing",
    "failing_under",
    "inspection_of",
    "lapsed",
    "link_judgement",
    "media_keys",
    "missing_to_publish",
    "named",
    "on_the_shelf",
    "pieces",
    "reaches",
    "say",
    "seconds_of_video",
    "shelf",
    "stopped_by",
    "stored_file",
    "waivers",
    "waivers_of",
    "word_count",
    "working_titles",
]
