"""Two versions of an activity beside each other: what is new, gone, moved or worded otherwise."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.catalogue.models import Draft, Edition, KeptDraft
from vliegwiel.kit.page import page

from .drafts import draft_of
from .editions import DRAFT, version_of


@require_safe
def difference(request, slug):
    draft = draft_of(request, slug, request.GET.get("language", ""))
    found = queries.editions_of(draft)
    numbers = [row.number for row in found.rows]
    usual = [str(numbers[0]), DRAFT] if numbers and found.unpublished else [*map(str, reversed(numbers[:2]))]
    usual = [*usual, DRAFT][:2]  # with one edition: that, and what has become of it since
    names = [request.GET.get("old") or usual[0], request.GET.get("new") or usual[-1]]
    old, new = (version_of(draft, name) for name in names)
    choices = [
        (DRAFT, _("Concept")),
        *((str(row.number), _said(row.number, row.at)) for row in found.rows),
        *((f"kept-{kept.pk}", _put_aside(kept)) for kept in found.kept),
    ]
    context = {
        "activity": draft.activity,
        "draft": draft,
        "difference": queries.difference(old, new),
        "old": names[0],
        "new": names[1],
        "old_word": word(old),
        "new_word": word(new),
        "choices": choices,
        "may_restore": not isinstance(old, Draft) and permissions.may_edit(request.user, draft.activity),
    }
    return page(request, "studio/difference.html", context)


def word(version: Draft | Edition | KeptDraft) -> str:
    """What a version is called in a heading."""
    if isinstance(version, Edition):
        return _said(version.number, version.published_at)
    return _put_aside(version) if isinstance(version, KeptDraft) else _("Concept")


def _said(number: int, at) -> str:
    return _("Editie {number} van {day}").format(number=number, day=_day(at))


def _put_aside(kept: KeptDraft) -> str:
    return _("Concept, opzij gelegd op {day}").format(day=_day(kept.at))


def _day(at) -> str:
    return date_format(localtime(at), "j F Y")
