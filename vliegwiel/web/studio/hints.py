"""What could be better in a draft, each hint with where it is and what to do; and the whole shelf looked over."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.catalogue.queries import HINT_KINDS as KINDS
from vliegwiel.areas.catalogue.queries import (
    MENDED,
    CompassPoint,
    Examined,
    Hint,
    kept_hint,
    say_hint,
    verb_of,
    without_doubles,
)
from vliegwiel.areas.catalogue.queries import hints as look
from vliegwiel.areas.learning.queries import HINT_STEP, hinted
from vliegwiel.areas.people.enums import Role
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

from .drafts import label

AT_ONCE = 20
NAMED = 3


@dataclass(frozen=True)
class HintRow:
    """`where`: which block, in words; `mend`: the address where one press mends it, "" when that takes a person."""

    code: str
    words: str
    block: str
    number: int  # of the block, 0 for the words above
    where: str
    text: str
    verb: str
    href: str
    mend: str


def hint_rows(draft: Draft, piece: Examined, points: list[CompassPoint]) -> list[HintRow]:
    """What could be better in this draft, without what the charter's checks beside it say already."""
    numbers = {raw["id"]: (n, raw) for n, raw in enumerate(draft.blocks, 1)}
    said = (finding for point in points if point.state == "failed" for finding in point.result.findings)
    return [_row(draft, hint, numbers) for hint in without_doubles(look(piece), said, MENDED)]


@require_safe
def hints(request):
    """Everything on the shelf in which something could be better, what most people meet first."""
    require(permissions.may_make(request.user), _("Deze lijst is voor auteurs en opleiders."))
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = leaf(hinted(request.user, kind=kind), page_number(request.GET.get("page")), AT_ONCE)
    rows = []
    for one in found.rows:
        kept = [kept_hint(stored) for stored in one.found]
        shown = [hint for hint in kept if not kind or hint.kind == kind]
        said = list(dict.fromkeys(text for hint in shown if (text := say_hint(hint))))
        rows.append((one, said[:NAMED], max(0, len(said) - NAMED), one.fives * HINT_STEP))
    context = {
        "leaf": found,
        "rows": rows,
        "kind": kind,
        "kinds": list(KINDS.items()),
        "query": f"kind={kind}" if kind else "",
        "leads": request.user.holds(Role.LND_LEAD),
    }
    return page(request, "studio/hints.html", context)


def _row(draft: Draft, hint: Hint, numbers: dict) -> HintRow:
    desk = reverse("studio:draft", args=[draft.activity.slug, draft.language])
    number, where, mend = 0, "", ""
    if hint.block in numbers:
        number, raw = numbers[hint.block]
        where = _("Blok {number} ({label})").format(number=number, label=label(Kind(raw["type"]), raw["data"]))
        if hint.code in MENDED:
            mend = reverse("studio:correction", args=[draft.activity.slug, draft.language, hint.block])
    return HintRow(
        code=hint.code,
        words=hint.words,
        block=hint.block,
        number=number,
        where=where,
        text=say_hint(hint),
        verb=verb_of(hint),
        href=f"{desk}#piece--{hint.block}" if hint.block else f"{desk}#head",
        mend=mend,
    )
