"""Small files of our own making, and reading them."""

import io
import tarfile
import zipfile

from vliegwiel.standards.imports import inbound
from vliegwiel.web.studio.packages import bring_in


def read(content, name):
    """What is in a file, as an import keeps it."""
    raw = content if isinstance(content, bytes) else content.encode()
    return inbound.read(io.BytesIO(raw), name, bring_in).as_json("nl")


def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def tarred(files):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as packed:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            raw = content if isinstance(content, bytes) else content.encode()
            info.size = len(raw)
            packed.addfile(info, io.BytesIO(raw))
    return made.getvalue()


def asked(found):
    """The data of every question, in order."""
    return [block["data"] for piece in found["pieces"] for block in piece["blocks"] if block["type"] == "question"]


def told(found, fate):
    """What the report says of one fate: (what, why)."""
    lines = [*found["lines"], *(line for piece in found["pieces"] for line in piece["lines"])]
    return [(line["what"], line["why"]) for line in lines if line["fate"] == fate]


def right(question):
    return [option["text"] for option in question["options"] if option["correct"]]
