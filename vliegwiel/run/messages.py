"""Finds every text that is marked for translation, and keeps a catalogue up with them.

gettext's xgettext does the finding, through Django's makemessages, on a copy: makemessages guesses at what a new text
might mean (fuzzy) and dates the file each time, and here a text is either translated by somebody or empty.
"""

import re
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

from django.core.management import call_command
from django.test.utils import override_settings

from vliegwiel.run.catalogues import PACKAGE

# A catalogue's key: the context ("" for none) and the text, as one or as (one, many).
Key = tuple[str, str | tuple[str, ...]]
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jezelf|jijzelf|jullie)\b", re.IGNORECASE)
HEADER = (
    'msgid ""',
    'msgstr ""',
    '"Language: {language}\\n"',
    '"MIME-Version: 1.0\\n"',
    '"Content-Type: text/plain; charset=UTF-8\\n"',
    '"Content-Transfer-Encoding: 8bit\\n"',
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    "",
)


def key(message) -> Key:
    """The key of one of Babel's messages."""
    return message.context or "", message.id


def marked():
    """Babel's messages for every text in the package, in the order of the files they first stand in."""
    from babel.messages.pofile import read_po  # inside: only there with the dependency group `build`

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "vliegwiel"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("static", "built", "locale", "__pycache__"))
        (copy / "locale").mkdir()
        with chdir(copy), override_settings(LOCALE_PATHS=[]):
            call_command(
                "makemessages", locale=["en"], extensions=["html", "py", "txt"], add_location="file", verbosity=0
            )
        with (copy / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as found:
            messages = [message for message in read_po(found) if message.id]
    return sorted(messages, key=lambda message: (message.locations[0][0], key(message)[0], str(message.id)))


def written(po: Path):
    """What a catalogue says, by key: Babel's messages."""
    from babel.messages.pofile import read_po  # inside: as above

    if not po.exists():
        return {}
    with po.open("rb") as file:
        return {key(message): message for message in read_po(file) if message.id}


def speaks_to_the_reader(message) -> bool:
    """Whether the Dutch text says je: then it has another one that says u."""
    return any(INFORMAL.search(text) for text in ([message.id] if isinstance(message.id, str) else message.id))


def renew(po: Path, texts) -> int:
    """Give every new text an empty place, and let go of what is gone. Says how many texts wait for a translation."""
    known, waiting = written(po), 0
    lines = [line.replace("{language}", po.parent.parent.name.partition("_")[0]) for line in HEADER]
    for message in texts:
        plural = isinstance(message.id, tuple)
        said = known[key(message)].string if key(message) in known else ("", "") if plural else ""
        waiting += not (all(said) if plural else said)
        if flags := message.flags - {"fuzzy"}:
            lines.append(f"#, {', '.join(sorted(flags))}")
        if message.context:
            lines.append(f"msgctxt {_quoted(message.context)}")
        if plural:
            lines += [f"msgid {_quoted(message.id[0])}", f"msgid_plural {_quoted(message.id[1])}"]
            lines += [f"msgstr[{n}] {_quoted(text)}" for n, text in enumerate(said)]
        else:
            lines += [f"msgid {_quoted(message.id)}", f"msgstr {_quoted(said)}"]
        lines.append("")
    po.write_text("\n".join(lines))
    return waiting


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
