"""Real files of others, beside the project: what becomes of each, as docs/imports.md tells. Remade by
`python -m tests.samples`."""

import io
import os
import zipfile
from collections import Counter
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT.parent / "shared" / "samples"
FOLDERS = ("courses", "questionbanks", "qti", "qti-broken", "imscc", "mbz")
TABLE = ROOT / "docs" / "imports.md"
HEAD = """# What becomes of files made elsewhere

Every file of the samples, read by `vliegwiel/standards/imports`. Remade by `python -m tests.samples`. The sentences are
what an author reads, in Dutch; a course of loose files is handed in as one zip.

| File | What happened | What the learner sees once it is published | Comes otherwise | Stays behind |
|---|---|---|---|---|
"""


def samples():
    """(name, how to get the bytes) of everything there is; a folder of texts as a zip of it."""
    found = []
    for folder in FOLDERS:
        for path in sorted((SAMPLES / folder).glob("*")):
            content = partial(_zipped, path) if path.is_dir() else path.read_bytes
            found.append((f"{folder}/{path.name}", content))
    return found


def _zipped(folder):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder.parent).as_posix())
    return made.getvalue()


def read(name, content):
    """What was found, as an import keeps it; or the sentence that says why nothing was."""
    from vliegwiel.standards.imports import inbound
    from vliegwiel.standards.imports.brought import Unreadable

    called = Path(name).name if Path(name).suffix else f"{Path(name).name}.zip"
    try:
        return inbound.read(io.BytesIO(content), called).as_json("nl")
    except Unreadable as unreadable:
        return str(unreadable)


def row(name, found):
    """One line of the table."""
    if isinstance(found, str):
        return f"| {name} | refused | nothing: “{_cell(found)}” | | |"
    kinds = Counter(block["type"] for piece in found["pieces"] for block in piece["blocks"])
    lines = [*found["lines"], *(line for piece in found["pieces"] for line in piece["lines"])]
    seen = ", ".join(
        f"{n} {word}{'' if n == 1 else 's'}"
        for n, word in (
            (len(found["pieces"]), "activity"),
            (kinds["text"], "text"),
            (kinds["image"], "picture"),
            (kinds["question"], "question"),
        )
        if n
    ).replace("activitys", "activities")
    return f"| {name} | read as {found['form']} | {seen} | {_said(lines, 'changed')} | {_said(lines, 'left')} |"


def _said(lines, fate):
    """Why, how often, and the first few things by name."""
    grouped = {}
    for line in lines:
        if line["fate"] == fate:
            grouped.setdefault(line["why"], []).extend([line["what"]] * line["n"])
    return "<br>".join(f"{len(names)}× {_cell(why)} ({_cell(_few(names))})" for why, names in grouped.items())


def _few(names):
    known = list(dict.fromkeys(names))
    return ", ".join(known[:3]) + (", …" if len(known) > 3 else "")


def _cell(words):
    return " ".join(words.replace("|", "/").replace("<", "&lt;").split())


def main():
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vliegwiel.run.testing")
    django.setup()
    rows = [row(name, read(name, content())) for name, content in samples()]
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
