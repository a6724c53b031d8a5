"""Real files of others, beside the project: what becomes of each, and what a learner sees of it, as docs/samples.md
tells.

`python -m tests.samples [FOLDER]` remakes that page: every file is brought in, published and opened in Chromium, on a
phone. FOLDER (or VLIEGWIEL_SAMPLES) is where the files lie; without it, ../shared/samples.
"""

import io
import os
import re
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = Path(os.environ.get("VLIEGWIEL_SAMPLES") or ROOT.parent / "shared" / "samples")
LESSONS = ("courses", "questionbanks", "qti", "qti-broken", "imscc", "mbz", "cmi5")
PACKAGES = ("scorm12", "scorm12-broken", "scorm2004", "h5p")
TABLE = ROOT / "docs" / "samples.md"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*$", re.MULTILINE)
HEAD = """# What becomes of files made elsewhere

Remade by `python -m tests.samples FOLDER`, where FOLDER holds the files: each is brought in by an author, published as
it came, and opened by a learner in Chromium on a phone of 390 pixels. What the learner sees is counted on those pages.
The sentences are those the academy says, in Dutch. A course of loose files is handed in as one zip.

Staff files and frameworks of skills have reports of their own on their own pages, and are not lessons.

"""
PARTS = {
    "lessons": """## Lessons, courses and question banks

| file | what happened | what the learner sees | comes otherwise | stays behind |
|--|--|--|--|--|
""",
    "packages": """## Packages

Played as a learner would, and handed in at Binnenhalen or in the block Lespakket: the sentence is the same.

| file | what happened | what the learner sees |
|--|--|--|
""",
    "odd": """## Files that are wrong

Handed in at Binnenhalen in a browser (where another page is named: there), and to `vliegwiel import-content`, which
says the same. Nothing else on the page is lost.

| what is handed in | what it says | what comes of it |
|--|--|--|
""",
}


def lessons():
    """(name, how to get the bytes) of all that is read as lessons; a folder of texts as a zip of it."""
    found = []
    for folder in LESSONS:
        for path in sorted((SAMPLES / folder).glob("*")):
            found.append((f"{folder}/{path.name}", partial(_zipped, path) if path.is_dir() else path.read_bytes))
    return found


def packages():
    """The files that are played whole."""
    found = []
    for folder in PACKAGES:
        found += sorted([*(SAMPLES / folder).glob("*.zip"), *(SAMPLES / folder).glob("*.h5p")])
    return found


def _zipped(folder):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder.parent).as_posix())
    return made.getvalue()


def called(name):
    """As it is handed in."""
    return Path(name).name if Path(name).suffix else f"{Path(name).name}.zip"


def read(name, content):
    """What was found, as an import keeps it; or the sentence that says why nothing was."""
    from vliegwiel.standards.imports import inbound
    from vliegwiel.standards.imports.brought import Unreadable
    from vliegwiel.web.studio.packages import bring_in

    try:
        return inbound.read(io.BytesIO(content), called(name), bring_in).as_json("nl")
    except Unreadable as unreadable:
        return str(unreadable)


def happened(name, found):
    """The parts of a row that reading tells: what happened, what comes otherwise, what stays behind."""
    if isinstance(found, str):
        return f"Refused: “{cell(found)}”", "", ""
    lines = [*found["lines"], *(line for piece in found["pieces"] for line in piece["lines"])]
    programmes = sum(piece["settings"].get("shape") == "programme" for piece in found["pieces"])
    n = len(found["pieces"]) - programmes
    what = f"Read as {found['form']}: {n} activit{'y' if n == 1 else 'ies'}{', a programme' * programmes}."
    return what, _said(lines, "changed"), _said(lines, "left")


def _said(lines, fate):
    """Why, how often, and the first few things by name."""
    grouped = {}
    for line in lines:
        if line["fate"] == fate:
            grouped.setdefault(line["why"], []).extend([line["what"]] * line["n"])
    return "<br>".join(f"{len(names)}× {cell(why)} ({cell(_few(names))})" for why, names in grouped.items())


def _few(names):
    known = list(dict.fromkeys(names))
    return ", ".join(known[:3]) + (", …" if len(known) > 3 else "")


def cell(words):
    """As it may stand in a table."""
    return " ".join(words.replace("|", "/").replace("<", "&lt;").split())


def rows(part):
    """What the page says now: the rows of a part, by what they are about."""
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    inside = text.partition(PARTS[part])[2].partition("\n## ")[0]
    return {found["file"]: found[0] for found in ROW.finditer(inside)}


def write(part, lines):
    """Put these rows in the place of those of a part; the others stay."""
    kept = {name: list(rows(name).values()) for name in PARTS} | {part: lines}
    TABLE.write_text(HEAD + "\n".join(PARTS[name] + "\n".join(kept[name]) + "\n" for name in PARTS), encoding="utf-8")


def main():
    if sys.argv[1:]:
        os.environ["VLIEGWIEL_SAMPLES"] = str(Path(sys.argv[1]).resolve())
    elif not SAMPLES.is_dir():
        sys.exit("Say where the samples are: python -m tests.samples FOLDER")
    tests = ["tests/web/learn/test_samples_browser.py", "tests/web/studio/test_odd_files.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "browser", *tests]
    sys.exit(subprocess.run(command, cwd=ROOT, env={**os.environ, "REMAKE": "1"}).returncode)


if __name__ == "__main__":
    main()
