"""What an author typed in a table or a case: rows within rows, and the buttons that make one more or less."""

import re
from typing import Any

from django.http import QueryDict

CELL = re.compile(r"cell-(\d+)-(\d+)$")
SCENE = re.compile(r"scene-(\d+)-text$")


def grids(posted: QueryDict) -> dict[str, Any]:
    """The rows of a table or the scenes of a case; nothing of what is not in the form."""
    do = posted.get("do", "")
    if any(CELL.match(name) for name in posted):
        return {"rows": _table(posted, do)}
    if any(SCENE.match(name) for name in posted):
        return {"scenes": _scenes(posted, do)}
    return {}


def _table(posted: QueryDict, do: str) -> list[list[str]]:
    found = [(int(cell[1]), int(cell[2]), posted.get(name, "")) for name in posted if (cell := CELL.match(name))]
    width = max(column for _row, column, _text in found)
    rows: dict[int, list[str]] = {row: [""] * width for row, _column, _text in sorted(found)}
    for row, column, text in found:
        rows[row][column - 1] = text
    gone = re.match(r"drop-(row|column)-(\d+)$", do)
    if gone and gone[1] == "row" and len(rows) > 2:
        rows.pop(int(gone[2]), None)
    elif gone and gone[1] == "column" and width > 2:
        rows = {row: [*cells[: int(gone[2]) - 1], *cells[int(gone[2]) :]] for row, cells in rows.items()}
    elif do == "add-column":
        rows = {row: [*cells, ""] for row, cells in rows.items()}
    elif do == "add-row":
        rows[max(rows) + 1] = [""] * width
    return list(rows.values())


def _scenes(posted: QueryDict, do: str) -> list[dict[str, Any]]:
    numbers = sorted(int(found[1]) for name in posted if (found := SCENE.match(name)))
    scenes = [
        {
            "id": posted.get(f"scene-{n}-id", ""),
            "text": posted.get(f"scene-{n}-text", ""),
            "choices": _choices(posted, n, do),
        }
        for n in numbers
        if do != f"drop-scene-{n}"
    ]
    return [*scenes, {"choices": [{}, {}]}] if do == "add-scene" else scenes


def _choices(posted: QueryDict, scene: int, do: str) -> list[dict[str, str]]:
    name = re.compile(rf"scene-{scene}-choice-(\d+)-text$")
    numbers = sorted(int(found[1]) for one in posted if (found := name.match(one)))
    choices = [
        {part: posted.get(f"scene-{scene}-choice-{n}-{part}", "") for part in ("text", "consequence", "next")}
        for n in numbers
        if do != f"drop-choice-{scene}-{n}"
    ]
    return [*choices, {}] if do == f"add-choice-{scene}" else choices
