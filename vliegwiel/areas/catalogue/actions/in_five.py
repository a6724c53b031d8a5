"""Make in five: a photo, film or text, a few steps and one question become a job aid or a micro-activity at once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.permissions import require

from .. import permissions
from ..enums import Kind
from ..models import Activity, Draft
from ..queries.effort import estimate, word_count
from ..queries.weighing import Missing
from .making import make_activity, settle
from .publishing import Incomplete, publish
from .uploading import upload_media
from .writing import NOT_YOURS, add_block, change_block, save_draft

LOOKED_AT_AGAIN = dt.timedelta(days=365)


@dataclass(frozen=True)
class InFive:
    """What came of it. `missing`: what stands in the way of publishing; empty when it is on the shelf."""

    activity: Activity
    missing: tuple[Missing, ...]


@transaction.atomic
def make_in_five(
    title: str,
    *,
    by: Person,
    text: str = "",
    upload: "UploadedFile[bytes] | None" = None,
    alt: str = "",
    steps: Sequence[str] = (),
    question: dict[str, Any] | None = None,
    behaviour: TargetBehaviour | None = None,
    rationale: str = "",
    publishing: bool = True,
) -> InFive:
    """Make an activity of what somebody typed on one page, and publish it when nothing is missing.

    steps: what one does, in order; empty ones are left out. question: the data of a question, as a block has it.
    Without a question and a behaviour it is a job aid: reference, of which nothing is asked afterwards. Refused
    (a file that is not taken) keeps nothing. It is looked at again after a year.
    """
    require(permissions.may_make(by), _("Alleen auteurs en opleiders maken activiteiten."))
    activity = make_activity(title, by=by, behaviour=behaviour, rationale=rationale)
    draft = activity.drafts.get()
    done = [" ".join(step.split()) for step in steps if step.strip()]
    if text.strip():
        add_block(draft, kind=Kind.TEXT, data={"html": text}, by=by)
    if upload:
        _show(draft, upload, alt or title, by)
    if done:
        items = [{"title": step} for step in done]
        add_block(draft, kind=Kind.STEPS, data={"items": items, "checklist": True}, by=by)
    if question:
        add_block(draft, kind=Kind.QUESTION, data=question, by=by)
    _settle(activity, draft, done, question=bool(question), behaviour=bool(behaviour), by=by)
    missing: tuple[Missing, ...] = ()
    if publishing:
        try:
            publish(activity, language=draft.language, by=by)
        except Incomplete as incomplete:
            missing = tuple(incomplete.missing)
    return InFive(activity, missing)


def _show(draft: Draft, upload: "UploadedFile[bytes]", alt: str, by: Person) -> None:
    film = (upload.content_type or "").startswith("video/")
    media = upload_media(upload, wanted="video" if film else "image", by=by)
    data = {"media": media.key, **({"title": draft.title} if film else {"alt": alt})}
    add_block(draft, kind=Kind.VIDEO if film else Kind.IMAGE, data=data, by=by)


def _settle(activity: Activity, draft: Draft, done: list[str], *, question: bool, behaviour: bool, by: Person) -> None:
    draft.refresh_from_db()
    summary = _("Je doet dit zelf, in {n} stappen.").format(n=len(done)) if done else _("Je weet hoe het moet.")
    minutes = estimate(word_count(draft.blocks), seconds=0, questions=int(question))
    save_draft(draft, title=draft.title, summary=summary, minutes=minutes, version=draft.version, by=by)
    again = clock.today() + LOOKED_AT_AGAIN
    settle(activity, by=by, is_reference=not question and not behaviour, review_by=again)


@transaction.atomic
def retell_in_five(activity: Activity, *, title: str, steps: Sequence[str], by: Person) -> Activity:
    """Say the title and the steps anew, in the draft that `make_in_five` made. What stands there already stays."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    draft = activity.drafts.order_by("pk")[0]
    items = [{"title": " ".join(step.split())} for step in steps if step.strip()]
    there = next((raw for raw in draft.blocks if raw["type"] == Kind.STEPS), None)
    if there is None and items:
        add_block(draft, kind=Kind.STEPS, data={"items": items, "checklist": True}, after="top", by=by)
    elif there is not None and [one["title"] for one in there["data"]["items"]] != [one["title"] for one in items]:
        data = {**there["data"], "items": items}
        change_block(draft, block=there["id"], data=data, version=draft.version, by=by)
    draft.refresh_from_db()
    save_draft(draft, title=title, summary=draft.summary, minutes=draft.minutes, version=draft.version, by=by)
    return activity


@transaction.atomic
def ask_in_five(activity: Activity, *, question: dict[str, Any], by: Person) -> Activity:
    """One question to practise with, as the last; it comes in the place of the one asked before. From then on it
    teaches something, and is no reference any more."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    draft = activity.drafts.order_by("pk")[0]
    there = next((raw for raw in draft.blocks if raw["type"] == Kind.QUESTION), None)
    if there is None:
        add_block(draft, kind=Kind.QUESTION, data=question, by=by)
    else:
        change_block(draft, block=there["id"], data=question, version=draft.version, by=by)
    draft.refresh_from_db()
    minutes = estimate(word_count(draft.blocks), seconds=0, questions=1)
    save_draft(draft, title=draft.title, summary=draft.summary, minutes=minutes, version=draft.version, by=by)
    return settle(activity, is_reference=False, by=by)
