"""QTI 2.1 and 2.2, and 3.0 where it says the same (imsglobal.org/question): items, alone or in a package."""

import re
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.utils.translation import gettext as _

from vliegwiel.kit.bundles import Bundle, Refused
from vliegwiel.kit.markup import Element, Odd, parse

from .brought import Brought, Piece, Unreadable
from .qti2_items import Item, put

ITEM = "assessmentItem"


def is_item(root: Element) -> bool:
    return regular(root).tag == ITEM


def regular(root: Element) -> Element:
    """QTI 3 writes qti-choice-interaction max-choices where 2 writes choiceInteraction maxChoices."""
    if not root.tag.startswith("qti-"):
        return root
    for element in root.iter():
        element.tag = _camel(element.tag.removeprefix("qti-"))
        attributes = {_camel(name): value for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(attributes)
    return root


def _camel(name: str) -> str:
    return re.sub(r"-(\w)", lambda found: found[1].upper(), name)


def read_one(root: Element, title: str) -> Brought:
    """A single item: a file of its own."""
    piece = Piece(title, title)
    brought = Brought("qti", [piece])
    put(Item(regular(root), title), piece, brought, lambda src: None)
    return _something(brought)


def read(bundle: Bundle, manifest: Element, title: str) -> Brought:
    """Every item of a package, in the order of its test when it has one; one activity."""
    brought = Brought("qti")
    resources = [(one.get("type", ""), unquote(one.get("href", ""))) for one in manifest.iter("resource")]
    items = [href for kind, href in resources if "item" in kind and href]
    tests = [href for kind, href in resources if "test" in kind and "item" not in kind]
    order: list[str] = []
    for href in tests:
        test = _opened(bundle, href, brought)
        if test is None:
            continue
        test = regular(test)
        title = test.get("title") or title
        base = PurePosixPath(href).parent
        order += [_path(base, ref.get("href", "")) for ref in test.iter("assessmentItemRef")]
        for dropped, why in (
            ("timeLimits", _("Tijdslimieten horen bij toetsen die tellen; hier oefent iemand.")),
            ("selection", _("De toets koos een deel van de vragen. Hier komen ze allemaal mee.")),
            ("branchRule", _("Springen tussen vragen komt niet mee.")),
        ):
            if next(test.iter(dropped), None) is not None:
                brought.report.left(f"{dropped} ({href})", why)
    piece = Piece(title, title)
    for href in dict.fromkeys([*(one for one in order if one), *items]):
        root = _opened(bundle, href, brought)
        if root is None:
            continue
        if regular(root).tag != ITEM:
            brought.report.left(href, _("Dit is geen vraag volgens QTI 2 of 3."))
            continue
        base = PurePosixPath(href).parent
        put(Item(root, href), piece, brought, partial(_media, bundle, base, brought))
    _others(resources, brought)
    brought.pieces.append(piece)
    return _something(brought)


def _others(resources: list[tuple[str, str]], brought: Brought) -> None:
    for kind, href in resources:
        if kind and "item" not in kind and "test" not in kind and "webcontent" not in kind:
            brought.report.left(href or kind, _("Onbekend onderdeel van het soort “{kind}”.").format(kind=kind))


def _something(brought: Brought) -> Brought:
    if not any(piece.blocks for piece in brought.pieces):
        reports = [*(piece.report for piece in brought.pieces), brought.report]
        lines = [f"{line['what']} ({line['why']})" for report in reports for line in report.as_json()]
        what = " ".join(lines[:10])
        raise Unreadable(
            _("Geen enkele vraag uit dit QTI-bestand kan mee. Wat erin stond: {what}").format(what=what)
            if what
            else _("In dit QTI-bestand staan geen vragen.")
        )
    return brought


def _opened(bundle: Bundle, href: str, brought: Brought) -> Element | None:
    if href not in bundle:
        brought.report.left(href or "?", _("Het overzicht noemt dit bestand, maar het zit er niet in."))
        return None
    try:
        return parse(bundle.read(href))
    except Odd as odd:
        brought.report.left(href, str(odd))
    except Refused as refused:
        brought.report.left(href, str(refused))
    return None


def _media(bundle: Bundle, base: PurePosixPath, brought: Brought, src: str) -> str | None:
    path = _path(base, src)
    if path not in bundle:
        return None
    brought.media[path] = lambda: bundle.read(path)
    return path


def _path(base: PurePosixPath, href: str) -> str:
    """Relative to where it is named, without ../"""
    parts: list[str] = []
    for part in (base / unquote(href.partition("#")[0])).parts:
        if part == "..":
            parts = parts[:-1]
        elif part not in (".", "/"):
            parts.append(part)
    return "/".join(parts)
