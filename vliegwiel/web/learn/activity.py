"""One activity: why it is here, who asked for it, what it takes and what you will do at work."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.enums import Kind, Purpose
from vliegwiel.areas.catalogue.permissions import may_make_corner
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit.page import page
from vliegwiel.web.shared.shell import around

from .asking_back import said_back
from .coming_together import reach
from .programme import programme


@dataclass(frozen=True)
class OnShelf:
    """What the page says of the activity to whoever opens it. `practices`: (situation, task) of each."""

    slug: str
    because: str
    leaves_on: dt.date | None
    minutes: int
    language: str
    other_language: bool
    legal: bool
    law: str
    first: str
    questions: int
    exam: bool
    videos: int
    practices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Hers:
    """How far the reader is with it. `due` only while it is open."""

    asked: bool
    due: dt.date | None
    done_on: dt.date | None
    before_on: dt.date | None  # she finished it then, and does it again
    again: bool  # because somebody asked
    begun: bool
    steps: tuple[int, int] | None
    left: tuple[tuple[str, str], ...]  # (block, what doing it takes)
    place: str
    may_go_over: bool
    news: catalogue.Difference | None  # what the newest edition changed
    redo: int  # steps she did that changed, and would do over
    renewed: bool  # a package she began was replaced
    test_runs: bool  # a test she began before her activity asked one no more
    languages: tuple[tuple[str, str], ...]  # the other ones it is published in: (code, word)


@require_safe
def activity(request, slug):
    found = reach(request.user, slug)
    if found is None:
        gone = get_object_or_404(learning.followers(), slug=slug)
        return redirect("learn:activity", gone.retirement.replaced_by.slug)
    wanted = request.GET.get("language", "")
    stands = learning.stands(request.user, found, language=wanted if wanted in Language.values else "")
    if stands.edition is None:
        raise Http404
    if found.is_programme:
        return programme(request, found, stands)
    raw = stands.edition.blocks
    exam = learning.exam_of(found.pk)
    assignment, completion = stands.assignment, stands.completion
    again = learning.asked_again(request.user, found) if stands.before else None
    # Done again by choice: what was asked of her is answered all the same.
    answered = completion is not None or (stands.before is not None and again is None)
    return page(
        request,
        "learn/activity.html",
        {
            "edition": stands.edition,
            "meets": found.meets,
            "hangs": around(request).organisation and may_make_corner(request.user),  # which answers who leads along
            "by_coming": found.by_coming,
            "giver": assignment.given_by.name if assignment else "",
            "reason": assignment.reason if assignment else "",
            "given_at": assignment.given_at if assignment else None,
            "said": said_back(request.user, assignment, done=answered),
            "asker": again.opened_by.name if again else "",
            "asked_why": again.why if again else "",
            "on_shelf": OnShelf(
                slug=found.slug,
                because=catalogue.because(found),
                leaves_on=found.leaves_on,
                minutes=stands.edition.minutes,
                language=stands.edition.language,
                other_language=stands.edition.language != request.user.language,
                law=found.legal_basis if found.purpose == Purpose.LEGAL else "",
                legal=found.purpose == Purpose.LEGAL,
                first=raw[0]["id"] if raw else "",
                questions=sum(block["type"] == Kind.QUESTION for block in raw),
                exam=exam is not None,
                videos=sum(block["type"] == Kind.VIDEO for block in raw),
                practices=tuple(
                    (block["data"].get("situation", ""), block["data"].get("task", ""))
                    for block in raw
                    if block["type"] == Kind.PRACTICE
                ),
            ),
            "hers": Hers(
                asked=assignment is not None,
                due=assignment.due if assignment and not answered else None,
                done_on=timezone.localtime(completion.at).date() if completion else None,
                before_on=timezone.localtime(stands.before.at).date() if stands.before else None,
                again=again is not None,
                begun=stands.enrolment is not None,
                steps=(stands.progress.done, stands.progress.total) if stands.progress else None,
                left=_left(stands, exam),
                place=stands.enrolment.place if stands.enrolment else "",
                may_go_over=stands.may_go_over,
                news=stands.news,
                redo=_redo(stands, exam),
                renewed=_renewed(stands),
                test_runs=exam is None and bool(stands.enrolment and stands.enrolment.test_runs),
                languages=_other_languages(stands.newest),
            ),
        },
    )


def _left(stands, exam) -> tuple[tuple[str, str], ...]:
    """What is left to do; the questions of a test are one thing, and are not told beforehand."""
    if stands.progress is None:
        return ()
    asked = set(learning.asked_in(stands.edition.blocks)) if exam else set()
    left = [(one.block, one.words) for one in stands.progress.left if one.block not in asked]
    tested = next((one.block for one in stands.progress.left if one.block in asked), None)
    return (*left, (tested, _("Haal de toets"))) if tested else tuple(left)


@require_POST
def enrolment(request, slug):
    found = get_object_or_404(learning.reachable(request.user), slug=slug)
    try:
        begun = actions.enrol(found, by=request.user, language=_language(request))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:activity", slug)
    if not begun.place:
        return redirect("learn:activity", slug)
    return redirect("learn:step", slug, begun.place)


@require_POST
def rounds(request, slug):
    """Again, from the first step."""
    found = get_object_or_404(learning.reachable(request.user), slug=slug)
    try:
        actions.begin_round(found, person=request.user, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("learn:activity", slug)


@require_POST
def completion(request, slug):
    """What was left is no longer asked: she says that she is done."""
    begun = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    try:
        actions.complete(begun, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:activity", slug)
    return redirect("learn:plan" if begun.activity.follow_up else "learn:done", slug)


@require_POST
def edition(request, slug):
    begun = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    language = _language(request)
    actions.begin_again(begun, by=request.user, language=language)
    new = _("Je gaat verder in de nieuwe versie. Wat hetzelfde bleef, hoef je niet over te doen.")
    other = _("Je gaat verder in deze taal. Wat je deed, blijft gedaan.")
    messages.success(request, other if language else new)
    return redirect("learn:activity", slug)


def _language(request) -> str:
    language = request.POST.get("language", "")
    return language if language in Language.values else ""


def _other_languages(newest) -> tuple[tuple[str, str], ...]:
    code = newest.also_in if newest else None
    return ((code, Language(code).label),) if code else ()


def _renewed(stands) -> bool:
    """Whether a package she began is another one in the newest edition."""
    if not stands.may_go_over:
        return False
    blocks = learning.replaced_packages(stands.enrolment.edition, stands.newest)
    return bool(blocks) and stands.enrolment.package_runs.filter(block__in=blocks).exists()


def _redo(stands, exam) -> int:
    """How many steps she did would be asked again in the newest edition; not those of a test she passed."""
    if not stands.may_go_over or not stands.progress:
        return 0
    left = {one.block for one in stands.progress.left}
    done = {raw["id"] for raw in stands.enrolment.edition.blocks} - left
    there = {raw["id"] for raw in stands.newest.blocks}
    if exam and learning.has_passed(stands.enrolment):
        there -= set(learning.asked_in(stands.newest.blocks))
    return len((done & there) - learning.same_blocks(stands.enrolment.edition, stands.newest))
