"""How far she is in the packages of an activity."""

from collections.abc import Mapping
from typing import Any

from vliegwiel.areas.catalogue.enums import Completes, Kind
from vliegwiel.areas.catalogue.models import Edition, Package
from vliegwiel.areas.catalogue.queries import packages
from vliegwiel.areas.people.models import Person

from ..models import Enrolment, PackageRun, PackageWay, RunLook
from .editions import title_of


def runs(enrolment: Enrolment, block: str) -> dict[str, PackageRun]:
    """The items of this package she opened, by their id. One query."""
    return {one.item: one for one in PackageRun.objects.filter(enrolment=enrolment, block=block).order_by("pk")}


def package_way(enrolment: Enrolment, block: str) -> PackageWay | None:
    """Her way through it, where the package has one and she began. One query."""
    return PackageWay.objects.filter(enrolment=enrolment, block=block).first()


def looks_into(person: Person, *, most: int = 20) -> list[RunLook]:
    """Who read what packages keep for her, and why: the last first, with the `title` of the activity. One query."""
    looks = RunLook.objects.filter(person=person).select_related("by").annotate(title=title_of("activity"))
    return list(looks.order_by("-at", "-pk")[:most])


def replaced_packages(before: Edition, after: Edition) -> set[str]:
    """The blocks that play another package after than before, or none: what the old kept is of no use to the new."""

    def played(edition: Edition) -> dict[str, str]:
        return {raw["id"]: raw["data"].get("package", "") for raw in edition.blocks if raw["type"] == Kind.PACKAGE}

    now = played(after)
    return {block for block, package in played(before).items() if now.get(block) != package}


def package_finished(enrolment: Enrolment, raw: dict[str, Any]) -> bool:
    """Whether the rule its author chose holds. Three queries.

    package: its own rules say that the whole is done; where they leave it open, every item that counts said that it is
    done (one that cannot speak: was opened). seen: every item was opened. score: the mean of the best scores, over the
    items that gave one, is at least what was asked. Items the package hides do not count unless she opened them.
    """
    package = packages([raw]).get(raw["data"].get("package", ""))
    if package is None:
        return False
    way = package_way(enrolment, raw["id"])
    return package_done(package, raw, runs(enrolment, raw["id"]), outcome=way.outcome if way else None)


def package_done(
    package: Package, raw: dict[str, Any], mine: Mapping[str, PackageRun], *, outcome: bool | None = None
) -> bool:
    """The same of the items she opened (`mine`, by id) and what came of the whole (`outcome`). No query."""
    asked = [one for one in package.read["items"] if not one.get("hidden") or one["id"] in mine]
    completion = Completes(raw["data"].get("completion") or Completes.PACKAGE)
    if completion == Completes.SCORE:
        scores = [run.score for run in mine.values() if run.score is not None]
        return bool(scores) and sum(scores) / len(scores) >= (raw["data"].get("least") or 0)
    if completion == Completes.SEEN:
        return all(one["id"] in mine for one in asked)
    if outcome is not None:
        return outcome
    # Where its own rules say when what opens, what is hidden may still come: a test after the lessons.
    waited = package.read["items"] if package.read.get("tree") else asked
    return all(one["id"] in mine and has_done(mine[one["id"]], one, talks=package.read["talks"]) for one in waited)


def has_done(run: PackageRun, item: dict[str, Any], *, talks: bool) -> bool:
    """Whether an item she opened is done: as it said, or by being opened when it cannot speak."""
    return run.is_done or not talks or not item.get("is_sco", True)
