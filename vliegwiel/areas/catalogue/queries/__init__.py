"""What one may ask about activities."""

from .blocks import Block, Captions, File, Image, Practice, QuestionBlock, Text, Video, blocks, media_keys, stored_file
from .effort import estimate, seconds_of_video, word_count
from .judging import link_judgement
from .shelf import Shelf, ShelfRow, because, behaviours_served, edition_for, shelf
from .studio import Piece, Pieces, Standing, changed_since_edition, pieces, working_titles
from .weighing import MAX_MINUTES, Mend, Missing, lapsed, missing_to_publish

__all__ = [
    "MAX_MINUTES",
    "Block",
    "Captions",
    "File",
    "Image",
    "Mend",
    "Missing",
    "Piece",
    "Pieces",
    "Practice",
    "QuestionBlock",
    "Shelf",
    "ShelfRow",
    "Standing",
    "Text",
    "Video",
    "because",
    "behaviours_served",
    "blocks",
    "changed_since_edition",
    "edition_for",
    "estimate",
    "lapsed",
    "link_judgement",
    "media_keys",
    "missing_to_publish",
    "pieces",
    "seconds_of_video",
    "shelf",
    "stored_file",
    "word_count",
    "working_titles",
]
