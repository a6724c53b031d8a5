"""XML from elsewhere: without entities of its own, without a way to the network."""

import re
from xml.etree import ElementTree
from xml.parsers import expat

from django.utils.translation import gettext as _

Element = ElementTree.Element
MOST = 64 * 1024**2
DEEPEST = 200


class Odd(Exception):
    """XML that is not read; the message says why, to the person."""


def parse(content: bytes) -> Element:
    """The root, every name in it without its namespace. Odd when it is not XML, or declares entities.

    What says UTF-8 and is not, is read as Windows wrote it (cp1252).
    """
    if len(content) > MOST:
        raise Odd(_("Dit XML-bestand is te groot: ten hoogste 64 MB."))
    content = in_utf8(content)
    _look(content)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as broken:
        raise Odd(_broken(broken)) from broken
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return root


def in_utf8(content: bytes) -> bytes:
    """XML that says it is UTF-8, or says nothing, and is neither: as the Windows alphabet reads it."""
    head = content[:200].lower()
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"encoding" in head and b"utf-8" not in head):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    return content


def _look(content: bytes) -> None:
    """Before anything is built: no declarations of entities, no endless nesting."""
    reader = expat.ParserCreate()
    depth = 0

    def refuse(*_declared: object) -> None:
        raise Odd(_("Dit XML-bestand verklaart eigen tekens (entiteiten). Dat is niet veilig; het is niet gelezen."))

    def deeper(*_element: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Odd(_("Dit XML-bestand is te diep genest. Het is niet gelezen."))

    def back(*_element: object) -> None:
        nonlocal depth
        depth -= 1

    reader.EntityDeclHandler = refuse
    reader.StartElementHandler = deeper
    reader.EndElementHandler = back
    try:
        reader.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as broken:
        raise Odd(_broken(broken)) from broken


def _broken(error: Exception) -> str:
    line = getattr(error, "lineno", None) or getattr(error, "position", (None,))[0]
    if line:
        return _("Dit is geen goede XML: bij regel {line} gaat het mis.").format(line=line)
    return _("Dit is geen goede XML.")
