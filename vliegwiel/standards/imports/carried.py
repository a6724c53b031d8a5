"""The academy's own open zip, docs/export.md: written, and read again elsewhere."""

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.areas.catalogue.enums import Kind, Shape
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.models.exams import RULES
from vliegwiel.areas.catalogue.queries import Carried, activities_in, carried, origin, texts_of, with_texts
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import bundles
from vliegwiel.kit.packing import Member, packed

from . import described
from .brought import Brought, Piece, Unreadable
from .packaged import Packages, known

ABOUT, HINTS = "vliegwiel.json", "hints.json"
FORMAT, VERSION = "vliegwiel", 1
MOST_WORDS = 20 * 1024**2


def outbound(activity: Activity) -> Iterator[bytes]:
    """The zip of an activity, part by part. The same activity always gives the same bytes."""
    held = activities_in(raw for one in carried(activity).words for raw in one.blocks)
    inside = Activity.objects.in_bulk(held)
    return packed(_members([carried(activity), *(carried(inside[pk]) for pk in held if pk in inside)]))


def inbound(bundle: bundles.Bundle, packages: Packages | None) -> Brought:
    """What is in such a zip. Unreadable, in words, for another version. packages: reads a package that is in it."""
    said = _json(bundle)
    if said.get("format") != FORMAT or not isinstance(said.get("version"), int):
        raise Unreadable(_("Dit archief zegt niet van welke soort het is. Exporteer het opnieuw."))
    if said["version"] > VERSION:
        raise Unreadable(
            _("Dit bestand komt uit een nieuwere academie dan deze. Werk deze academie bij en probeer het opnieuw.")
        )
    files = {name: about for name, about in (said.get("files") or {}).items() if isinstance(about, dict)}
    brought = Brought("vliegwiel")
    for name, about in files.items():
        if name not in bundle:
            brought.report.left(name, _("Het overzicht noemt dit bestand, maar het zit er niet in."))
        elif name.startswith("packages/"):
            _package(brought, bundle, name, about, packages)
        else:
            brought.files[name] = {
                "name": _line(about.get("name")),
                "type": _line(about.get("type")),
                **described.read_said(about),
            }
            brought.media[name] = partial(bundle.read, name)
    for place, given in enumerate(said.get("activities") or [], 1):
        if isinstance(given, dict) and isinstance(given.get("languages"), dict):
            brought.pieces += _pieces(given, f"activity-{place}")
    if not brought.pieces:
        raise Unreadable(_("In deze export zit geen activiteit."))
    _hinted(bundle, brought)
    return brought


def _members(whole: list[Carried]) -> Iterator[Member]:
    """First its files, then what is said of them: by then their names are known. whole: the activity, and of a
    programme those in it."""
    files: dict[str, dict[str, Any]] = {}
    names: dict[str, str] = {}
    for key, media, package in _files(whole):
        kept = media or package
        ending = PurePath(str(kept.file.name)).suffix if media else ".zip"
        with kept.file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()  # type: ignore[arg-type]  # -- a binary file
        name = f"{'media' if media else 'packages'}/{digest[:32]}{ending}"
        names[key] = name
        if name in files:
            continue
        if media:
            files[name] = {"name": media.name, "type": media.content_type, **described.said_of(media)}
        elif package:
            files[name] = {"name": package.name, "type": package.kind, "title": package.title}
        yield name, partial(kept.file.storage.open, str(kept.file.name), "rb")
    first = whole[0].activity
    sources = {one.activity.pk: f"activity-{place}" for place, one in enumerate(whole, 1)}
    said = {
        "format": FORMAT,
        "version": VERSION,
        "kind": "programme" if first.is_programme else "activity",
        "files": files,
        "activities": [_said(one, names, sources) for one in whole],
    }
    yield HINTS, _written({"behaviours": [hint for one in whole for hint in _hints(one.activity)]})
    yield ABOUT, _written(said)


def _files(whole: list[Carried]) -> Iterator[tuple[str, Any, Any]]:
    """Every key that is named, in that order, with its file as it is shown today or its package: one of the two."""
    blocks = [(one, raw) for one in whole for words in one.words for raw in words.blocks]
    seen: set[str] = set()
    for one, raw in blocks:
        for key in texts_of(raw["data"]):
            if key not in seen and (key in one.media or key in one.packages):
                seen.add(key)
                yield key, one.media[key].shown if key in one.media else None, one.packages.get(key)


def _said(one: Carried, names: dict[str, str], sources: dict[int, str]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "shape": one.activity.shape,
        "follow_up": one.activity.follow_up,
        "skill": one.activity.skill,
        "is_reference": one.activity.is_reference,
        "languages": {
            words.language: {
                "title": words.title,
                "summary": words.summary,
                "minutes": words.minutes,
                "weeks": words.weeks,
                "blocks": [_block(raw, names, sources) for raw in words.blocks],
            }
            for words in one.words
        },
    }
    return said | ({"exam": one.exam.rules} if one.exam else {})


def _block(raw: dict[str, Any], names: dict[str, str], sources: dict[int, str]) -> dict[str, Any]:
    data = with_texts(raw["data"], names)
    if raw["type"] == Kind.ACTIVITY:  # by their place in this file; one that is gone stays behind
        items = [
            {**item, "activity": sources[item["activity"]]} for item in data["items"] if item["activity"] in sources
        ]
        data = {**data, "items": items}
    came = origin(raw)  # a shared block is a block like any other elsewhere, with where it came from
    return {"id": raw["id"], "type": raw["type"], "data": data, **({"shared": came} if came else {})}


def _hints(activity: Activity) -> list[dict[str, Any]]:
    """What it served where it comes from: by name, for another academy has its own."""
    links = activity.links.select_related("behaviour").order_by("pk")
    return [{"text": str(one.behaviour), "because": one.rationale} for one in links]


def _written(said: dict[str, Any]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _json(bundle: bundles.Bundle, name: str = ABOUT) -> dict[str, Any]:
    if bundle.size(name) > MOST_WORDS:
        raise Unreadable(_("‘{name}’ in dit archief is groter dan we lezen.").format(name=name))
    try:
        said = json.loads(bundle.read(name).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Unreadable(_("‘{name}’ in dit archief is niet te lezen. Exporteer het opnieuw.").format(name=name))
    return said


def _package(
    brought: Brought, bundle: bundles.Bundle, name: str, about: dict[str, Any], packages: Packages | None
) -> None:
    called = _line(about.get("name")) or name.rpartition("/")[2]
    brought.media[name] = partial(bundle.read, name)
    if packages is None:
        return
    try:
        found = known(called, bundle.read(name), packages)
    except Refused as refused:
        brought.report.left(called, str(refused))
        return
    brought.files[name] = {**found, "title": _line(about.get("title")) or found["title"]}


def _pieces(given: dict[str, Any], source: str) -> Iterator[Piece]:
    """One activity: its first language, with the others beside it."""
    pieces = [_piece(words, code, source) for code, words in _ordered(given["languages"])]
    if pieces:
        first, *others = pieces
        first.others = others
        first.settings = {name: bool(given.get(name)) for name in ("follow_up", "is_reference")}
        first.settings["skill"] = str(given.get("skill") or "")
        shape = given.get("shape")
        first.settings["shape"] = shape if shape in dict(Shape.on_the_shelf()) else Shape.SINGLE.value
        _examined(first, given.get("exam"))
        yield first


def _examined(piece: Piece, given: Any) -> None:
    """The rules of its test: all of them, within their bounds. Else the questions are to practise with, and that is
    told."""
    if given is None:
        return
    rules: dict[str, Any] = {name: given.get(name) for name in RULES} if isinstance(given, dict) else {}
    if rules and all(type(rules[name]) is int and low <= rules[name] <= high for name, (low, high) in RULES.items()):
        piece.settings["exam"] = rules
        why = _("De vragen tellen hier ook als toets: gehaald vanaf {mark} procent goed.")
        piece.report.came(_("Regels van de toets"), why.format(mark=rules["pass_mark"]))
    else:
        why = _("Die zijn hier niet te lezen. De vragen zijn nu om te oefenen; maak er bij ‘Toets’ weer een toets van.")
        piece.report.left(_("Regels van de toets"), why)


def _ordered(languages: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    known = [(code, words) for code, words in languages.items() if code in Language.values and isinstance(words, dict)]
    return sorted(known, key=lambda one: (one[0] != "nl", one[0]))


def _piece(words: dict[str, Any], language: str, source: str) -> Piece:
    piece = Piece(_line(words.get("title")) or _("Zonder titel"), source, _line(words.get("summary")), language)
    piece.minutes = words["minutes"] if isinstance(words.get("minutes"), int) else None
    piece.weeks = words["weeks"] if isinstance(words.get("weeks"), int) else 0
    for raw in words.get("blocks") or []:
        kind, data = (raw.get("type"), raw.get("data")) if isinstance(raw, dict) else (None, None)
        if kind in Kind.values and isinstance(data, dict):
            block = {"id": _line(raw.get("id")), "type": kind, "data": data}
            came = raw.get("shared")
            if isinstance(came, dict) and _line(came.get("title")) and isinstance(came.get("release"), int):
                block["shared"] = {"title": _line(came["title"]), "release": came["release"]}
            piece.blocks.append(block)
        else:
            piece.report.left(str(kind), _("Dit soort blok kent deze academie niet."))
    return piece


def _hinted(bundle: bundles.Bundle, brought: Brought) -> None:
    if HINTS not in bundle:
        return
    for hint in _json(bundle, HINTS).get("behaviours") or []:
        if isinstance(hint, dict) and hint.get("text"):
            why = _("Hier diende het waar het vandaan komt. Leg zelf het verband met een gedrag van hier.")
            brought.report.asks(_line(hint["text"]), why)


def _line(said: Any) -> str:
    return " ".join(said.split()) if isinstance(said, str) else ""
