"""Everything that was ever published of an activity, and what each edition changed."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.kit import clock

from ..models import Activity, Draft, Edition, KeptDraft, PlannedPublication
from .differing import difference

SHOWN = 30  # the newest; older ones are reached by their number


@dataclass(frozen=True)
class EditionRow:
    """`what`: what it changed, in a few words."""

    number: int
    title: str
    by: str
    at: dt.datetime
    what: str


@dataclass(frozen=True)
class Editions:
    """`unpublished`: what the draft would change, in a few words; "" when it says what the newest edition says."""

    rows: tuple[EditionRow, ...]
    kept: tuple[KeptDraft, ...]
    unpublished: str


def editions_of(draft: Draft) -> Editions:
    """The editions in the language of this draft, newest first, and the drafts that were put aside. Two queries."""
    found = list(
        Edition.objects.filter(activity=draft.activity_id, language=draft.language)
        .select_related("published_by")
        .order_by("-number")[: SHOWN + 1]
    )
    rows = tuple(
        EditionRow(
            number=edition.number,
            title=edition.title,
            by=edition.published_by.name,
            at=edition.published_at,
            what=difference(older, edition).in_a_word if older else _("de eerste"),
        )
        for edition, older in zip(found, [*found[1:], None], strict=False)  # without editions there is no first either
    )
    waiting = difference(found[0], draft) if found else None
    return Editions(
        rows=rows[:SHOWN],
        kept=tuple(KeptDraft.objects.filter(draft=draft).select_related("by")),
        unpublished="" if waiting is None or waiting.is_same else waiting.in_a_word,
    )


def edition_numbered(activity: Activity, language: str, number: int) -> Edition | None:
    """One edition, with who published it."""
    return (
        Edition.objects.filter(activity=activity, language=language, number=number)
        .select_related("published_by")
        .first()
    )


def due_publications() -> list[PlannedPublication]:
    """What should be published by now, the earliest first."""
    return list(PlannedPublication.objects.filter(ended_at=None, at__lte=clock.now()).order_by("at", "pk"))


def due_to_leave() -> list[Activity]:
    """What should be off the shelf by now."""
    return list(Activity.objects.filter(retirement=None, leaves_on__lte=clock.today()).order_by("pk"))
