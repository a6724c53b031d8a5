"""What an author typed in a block, whatever its kind: the verb keeps the fields of the kind it is."""

import re

from django.http import QueryDict

from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.people.enums import Language

from .typed_grids import grids

SIMPLE = (
    *("html", "media", "alt", "caption", "title", "transcript", "prompt", "situation", "task", "bring_back"),
    *("text", "explanation", "value", "tolerance", "unit", "accepted", "extras", "tone"),
    *("package", "completion", "least"),
    *("purpose", "need", "opens_on", "opens_after"),
    *("about", "address", "lasts", "look", "syntax", "code", "returns"),
)
ROWS = {  # the name of a list: what one calls a row of it in a field's name, and the texts in a row
    "options": ("option", ("id", "text", "explanation", "x", "y")),
    "pairs": ("pair", ("id", "left", "right", "explanation")),
    "items": ("item", ("id", "title", "text", "activity")),
    "pictures": ("picture", ("id", "media", "alt", "caption")),
    "slips": ("slip", ("text", "explanation")),
}
TAKEN = re.compile(r"take-(\d+)$")
SWAPPED = re.compile(r"swap-(\d+)-(\d+)$")  # one activity of a step by another
EXPLAINED_GAP = re.compile(r"gap-(\d+)-explanation$")


def read(posted: QueryDict) -> dict:
    """The data of the block in the form; with a row more or less where a button asked for that."""
    kind = posted.get("answers", "single")
    rows = {name: _rows(posted, row, texts) for name, (row, texts) in ROWS.items()}
    if taken := TAKEN.match(posted.get("do", "")):
        rows["items"].append({"activity": taken[1]})
    if swapped := SWAPPED.match(posted.get("do", "")):
        rows["items"] = [
            {**row, "activity": swapped[2]} if place == int(swapped[1]) else row
            for place, row in enumerate(rows["items"], 1)
        ]
    least = "pairs" if kind == QuestionKind.MATCH else "options"  # one row is no choice
    rows[least] += [dict.fromkeys(ROWS[least][1], "") for _absent in range(2 - len(rows[least]))]
    return {
        **{name: posted.get(name, "") for name in SIMPLE},
        **rows,
        **({"media": ""} if posted.get("do") == "drop-media" else {}),
        "decorative": "decorative" in posted,
        "sure": "sure" in posted,
        "ordered": "ordered" in posted,
        "after": posted.get("comes_after", ""),  # a block; "after" says where a new block is put
        **{name: name in posted for name in ("checklist", "captioned", "head_row", "head_column", "numbered")},
        **grids(posted),
        "captions": {code: key for code in Language.values if (key := posted.get(f"captions-{code}"))},
        "kind": kind,
        "explanations": [posted.get(f"gap-{n}-explanation", "") for n in _numbers(posted, EXPLAINED_GAP)],
    }


def _rows(posted: QueryDict, row: str, texts: tuple[str, ...]) -> list[dict]:
    """The rows "option-1-...", "option-2-..." in their order; the button "drop-option-2" leaves one out."""
    first = re.compile(rf"{row}-(\d+)-{texts[1] if texts[0] == 'id' else texts[0]}$")
    rows = [
        {
            **{text: posted.get(f"{row}-{n}-{text}", "") for text in texts},
            "correct": f"{row}-{n}-correct" in posted,
        }
        for n in _numbers(posted, first)
        if posted.get("do") != f"drop-{row}-{n}"
    ]
    return [*rows, dict.fromkeys(texts, "")] if posted.get("do") == f"add-{row}" else rows


def _numbers(posted: QueryDict, pattern: re.Pattern[str]) -> list[int]:
    return sorted(int(found[1]) for name in posted if (found := pattern.match(name)))
