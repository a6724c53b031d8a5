"""imsmanifest.xml, read into shape.py. Namespaces differ per maker, so names are matched without."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.kit.archives import Archive
from vliegwiel.kit.cells import short

from .sequencing import collections, node, own, threshold, unkept
from .shape import Item, Manifest, Node
from .xml import attribute, child, children, number, words

DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
MOST_ITEMS = 500
NAMED = 3  # how many missing files a note names


def parse(content: bytes) -> Element:
    """The root of a manifest, in whatever encoding it came. Refused when it is no XML."""
    try:
        return fromstring(content)
    except DefusedXmlException as trick:
        text = _("Het manifest van dit pakket verwijst naar iets buiten het pakket. Vraag de maker om een ander.")
        raise Refused(text) from trick
    except (ParseError, ValueError, LookupError) as first:
        # Often it says UTF-8 and is Windows' Latin.
        try:
            return fromstring(DECLARED.sub(b"", content).decode("cp1252"))
        except (ParseError, DefusedXmlException, ValueError):
            line = first.position[0] if isinstance(first, ParseError) else 1
            text = _(
                "Het manifest van dit pakket (imsmanifest.xml) is niet te lezen: in regel {line} klopt de XML niet."
                " Vraag de maker om een nieuw pakket."
            )
            raise Refused(text.format(line=line)) from first


def read(root: Element, archive: Archive) -> Manifest:
    """What is in the package. Refused when nothing in it can be opened."""
    organisations = children(child(root, "organizations"), "organization")
    resources = {attribute(one, "identifier"): one for one in children(child(root, "resources"), "resource")}
    wanted = attribute(child(root, "organizations"), "default")
    notes: list[str] = []
    if not organisations:
        raise Refused(_("Dit pakket noemt geen onderdelen. Misschien is het geen les, maar een bron. Vraag de maker."))
    organisation = next((one for one in organisations if attribute(one, "identifier") == wanted), organisations[0])
    if len(organisations) > 1:
        notes.append(_("Het pakket kent meer indelingen; we nemen de indeling die het zelf als eerste kiest."))
    edition = _edition(root)
    reader = _Items(root, resources, archive, edition, notes)
    tree = reader.whole(organisation)
    items = tuple(reader.items)
    if len(items) > MOST_ITEMS:
        raise Refused(_("Dit pakket heeft meer dan 500 onderdelen. Splits het."))
    if not items:
        raise Refused(reader.lacks or _("In dit pakket is niets te openen. Vraag de maker om een heel pakket."))
    if edition != "1.2":
        notes.extend(unkept(organisation, reader.shared))
    if missing := _missing(resources.values(), archive, root):
        text = _("In het pakket ontbreken bestanden die het wel noemt: {names}. Kijk in het voorbeeld of alles werkt.")
        notes.append(text.format(names=", ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")))
    title = words(child(organisation, "title")) or items[0].title
    return Manifest(edition, title, items, tuple(notes), tree=tree if edition != "1.2" else None)


def _edition(root: Element) -> str:
    """By what it says, else by the names it uses."""
    said = words(child(child(root, "metadata"), "schemaversion")).casefold()
    names = " ".join(one.tag for one in root.iter()) + " ".join(" ".join(one.attrib) for one in root.iter())
    if "4th" in said:
        return "2004 4th"
    if "3rd" in said:
        return "2004 3rd"
    if "2004" in said or "1.3" in said or "adlcp_v1p3" in names:
        return "2004 2nd"
    return "1.2"


class _Items:
    """Walks through the items of an organisation."""

    def __init__(
        self, root: Element, resources: dict[str, Element], archive: Archive, edition: str, notes: list[str]
    ) -> None:
        self.root, self.resources, self.archive, self.edition, self.notes = root, resources, archive, edition, notes
        self.shared = collections(root)
        self.items: list[Item] = []
        self.lacks = ""

    def whole(self, organisation: Element) -> Node:
        """The organisation as a tree; what can be opened in it comes in `items`."""
        return self._node(organisation, list(self._under(organisation, ())), silent=True)

    def _under(self, parent: Element, group: tuple[str, ...]) -> Iterator[Node]:
        for element in children(parent, "item"):
            title = _title(element)
            if children(element, "item"):
                # What holds items and has a file of its own as well is a heading: SCORM opens no such thing.
                if under := list(self._under(element, (*group, title))):
                    yield self._node(element, under, silent=True)
            elif item := self._item(element, title, group):
                self.items.append(item)
                yield self._node(element, (), silent=not item.is_sco)

    def _node(self, element: Element, under: Sequence[Node], *, silent: bool) -> Node:
        id, said = attribute(element, "identifier"), own(element, self.shared)
        return node(element, said, id=id, title=_title(element), silent=silent, under=under)

    def _item(self, element: Element, title: str, group: tuple[str, ...]) -> Item | None:
        resource = self.resources.get(attribute(element, "identifierref"))
        href = attribute(resource, "href") if resource is not None else ""
        if not href:
            self._leave_out(_("‘{title}’ heeft in dit pakket geen bestand om te openen.").format(title=short(title)))
            return None
        based = _based(self.root, resource, href)
        outside = urlsplit(based).scheme in ("http", "https")
        name = unquote(urlsplit(based).path)
        found = None if outside else self.archive.find(name)
        if found is None:
            text = (
                _("‘{title}’ staat op een andere website ({name}); dat spelen we niet.")
                if outside
                else _("‘{title}’ wijst naar {name}, en dat zit niet in het pakket.")
            )
            self._leave_out(text.format(title=short(title), name=short(based if outside else name)))
            return None
        parameters = attribute(element, "parameters").lstrip("?&")
        query = "&".join(part for part in (urlsplit(based).query, "" if "#" in parameters else parameters) if part)
        said = own(element, self.shared)
        kind = attribute(resource, "scormtype") or attribute(resource, "scormType")
        return Item(
            id=attribute(element, "identifier"),
            title=title,
            href=f"{found}?{query}" if query else found,
            is_sco=kind.casefold() != "asset",
            group=group,
            hidden=attribute(element, "isvisible").casefold() == "false",
            prerequisites=words(child(element, "prerequisites")),
            mastery=number(child(element, "masteryscore")) if self.edition == "1.2" else said.least,
            threshold=threshold(element)[0],
            data=words(child(element, "dataFromLMS")),
            time_allowed=words(child(element, "maxtimeallowed")) or said.time_allowed,
            time_action=words(child(element, "timelimitaction")),
        )

    def _leave_out(self, why: str) -> None:
        self.lacks = self.lacks or _("{why} Vraag de maker om een heel pakket.").format(why=why)
        self.notes.append(_("{why} We laten dit onderdeel weg.").format(why=why))


def _title(element: Element) -> str:
    return words(child(element, "title")) or attribute(element, "identifier")


def _based(root: Element, resource: Element | None, href: str) -> str:
    """The address with every xml:base above it."""
    bases = [attribute(one, "base") for one in (root, child(root, "resources"), resource)]
    address = ""
    for base in [*bases, href]:
        address = urljoin(address, base) if base else address
    return address


def _missing(resources: Iterable[Element], archive: Archive, root: Element) -> list[str]:
    """Files that are named and are not there."""
    lacking = []
    for resource in resources:
        for one in children(resource, "file"):
            name = unquote(urlsplit(_based(root, resource, attribute(one, "href"))).path)
            if name and not urlsplit(attribute(one, "href")).scheme and archive.find(name) is None:
                lacking.append(name)
    return sorted(set(lacking))
