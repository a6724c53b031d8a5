"""A test that counts: its rules, one question at a time while it runs, and what came of it, for her alone."""

import datetime as dt
from dataclasses import dataclass
from math import ceil

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.assessment.queries import Choice, Order, Question
from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Attempt, Enrolment
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.answering import answered, sureness


@dataclass(frozen=True)
class Rules:
    """What holds for her next attempt. minutes: with her extra time; 0 for none."""

    questions: int
    minutes: int
    extra: int
    needed: int
    pass_mark: int
    attempts: int
    again_days: int


@dataclass(frozen=True)
class Place:
    """A question of an attempt in the list of all."""

    number: int
    prompt: str
    answered: bool
    here: bool = False


@require_safe
@never_cache
def exam(request, slug):
    if not Enrolment.objects.visible_to(request.user).filter(activity__slug=slug).exists():
        get_object_or_404(learning.reachable(request.user), slug=slug)
        return redirect("learn:activity", slug)  # not begun: that page has the button
    enrolment, rules = _mine(request, slug)
    standing = learning.exam_standing(enrolment, rules)
    if rules is None and not standing.attempts:
        return redirect("learn:activity", slug)
    running, shown = standing.running, standing.passed or standing.latest
    context = {
        "activity": enrolment.activity,
        "edition": enrolment.edition,
        "standing": standing,
        "rules": _rules(rules, enrolment, learning.extra_time(request.user)) if rules else None,
        "running": running,
        "until": _until(running),
        "over": bool(running and learning.is_over(running)),
        "seconds": _seconds(running),
        "places": _places(running) if running else [],
        "open": sum(not place.answered for place in _places(running)) if running else 0,
        "shown": shown,
        "share": shown and round(100 * shown.right / max(1, len(shown.asked))),
        "judged": _judged(shown) if shown and not running else [],
        "completed": learning.completed(request.user, enrolment.activity),
    }
    return page(request, "learn/exam.html", context)


@require_POST
def attempt(request, slug):
    """Begin, or go on with the one that runs."""
    enrolment, _rules = _mine(request, slug)
    try:
        begun = actions.begin_attempt(enrolment, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:exam", slug)
    return redirect("learn:exam", slug) if begun.handed_in_at else redirect("learn:exam_question", slug, 1)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question(request, slug, number):
    found = Attempt.objects.visible_to(request.user).filter(enrolment__activity__slug=slug)
    asked_of = found.select_related("edition", "enrolment__activity").order_by("-enrolment__round", "-number")
    if request.method == "POST":
        # The attempt it was asked in, also when that has ended since.
        return _answer(request, get_object_or_404(asked_of, pk=_number(request.POST.get("attempt"))), number)
    running = asked_of.filter(handed_in_at=None).first()
    if running is None or learning.is_over(running):
        return redirect("learn:exam", slug)
    asked = learning.asked_by(running)
    if not 1 <= number <= len(asked):
        return redirect("learn:exam", slug)
    block, one = asked[number - 1]
    given = running.answers.get(block)
    context = {
        "activity": running.enrolment.activity,
        "edition": running.edition,
        "attempt": running,
        "number": number,
        "total": len(asked),
        "piece": next(shown for shown in catalogue.blocks(running.edition) if shown.id == block),
        "given": given["chosen"] if given else [],
        "said": _said(one, given["chosen"]) if given else None,
        "seconds": _seconds(running),
        "until": _until(running),
        "places": _places(running, here=number),
    }
    return page(request, "learn/exam_question.html", context)


@require_POST
def handing_in(request, slug):
    enrolment, _rules = _mine(request, slug)
    running = Attempt.objects.visible_to(request.user).filter(enrolment=enrolment, handed_in_at=None).first()
    if running and "clock" in request.POST and not _nearly_over(running):
        return redirect("learn:exam", slug)  # her device's clock runs ahead of ours, and ours counts
    if running:
        actions.hand_in(running, by=request.user)
    return redirect("learn:exam", slug)


def _answer(request, asked_in: Attempt, number: int):
    slug = asked_in.enrolment.activity.slug
    asked = learning.asked_by(asked_in)
    if not 1 <= number <= len(asked):
        raise Http404
    block, one = asked[number - 1]
    given = answered(one, request.POST)
    if not given and "unsure" not in request.POST:
        messages.error(request, _("Geef eerst een antwoord. ‘Weet ik nog niet’ mag ook."))
        return redirect("learn:exam_question", slug, number)
    try:
        heard = actions.answer_attempt(asked_in, block, chosen=given, sure=sureness(request.POST), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:exam", slug)
    if heard.late:
        messages.warning(request, _too_late(heard.attempt))
        return redirect("learn:exam", slug)
    left = [place.number for place in _places(heard.attempt) if not place.answered]
    on = next((place for place in left if place > number), left[0] if left else None)
    return redirect("learn:exam_question", slug, on) if on else redirect("learn:exam", slug)


def _mine(request, slug):
    enrolment = get_object_or_404(
        Enrolment.objects.visible_to(request.user).select_related("activity", "edition"), activity__slug=slug
    )
    return enrolment, learning.exam_of(enrolment.activity_id)


def _places(running: Attempt, here: int = 0) -> list[Place]:
    return [
        Place(n, one.prompt, block in running.answers, n == here)
        for n, (block, one) in enumerate(learning.asked_by(running), 1)
    ]


def _rules(exam, enrolment: Enrolment, extra: int) -> Rules:
    pool = len(learning.asked_in(enrolment.edition.blocks))
    n = min(exam.draw or pool, pool)
    minutes = learning.minutes_for(exam, extra)
    needed = -(-n * exam.pass_mark // 100)
    return Rules(n, minutes, extra, needed, exam.pass_mark, exam.attempts, exam.again_days)


def _judged(shown: Attempt):
    """Each question with what came of it, and whether it was left without a word."""
    blocks = {block.id: block for block in catalogue.blocks(shown.edition)}
    return [
        (blocks[block], outcome, block not in shown.answers)
        for block, _one, outcome in learning.judged(shown)
        if block in blocks
    ]


def _seconds(running: Attempt | None) -> int | None:
    """How long is left, by our clock; None without an end."""
    if running is None or running.ends_at is None:
        return None
    return max(0, ceil((running.ends_at - clock.now()).total_seconds()))


def _nearly_over(running: Attempt) -> bool:
    """Whether her device may say that the time is up: a second or two early is the way it counts."""
    return running.ends_at is not None and clock.now() >= running.ends_at - dt.timedelta(seconds=2)


def _until(running: Attempt | None) -> str:
    """When it ends, as her clock on the wall will say it: with the day when that is another, and with summer or winter
    time when the clocks change before the end."""
    if running is None or running.ends_at is None:
        return ""
    now, end = timezone.localtime(clock.now()), timezone.localtime(running.ends_at)
    said = time_format(end, "H:i") if end.date() == now.date() else date_format(end, "l H:i")
    if end.utcoffset() == now.utcoffset():
        return said
    return _("{time} (zomertijd)").format(time=said) if end.dst() else _("{time} (wintertijd)").format(time=said)


def _too_late(ended: Attempt) -> str:
    """Why an answer does not count: she handed in herself, perhaps in another window, or the time was up."""
    end = time_format(timezone.localtime(ended.handed_in_at), "H:i")
    if ended.ends_at is None or ended.handed_in_at < ended.ends_at:
        text = _("Je leverde deze poging al in, om {end}. Dit antwoord telt niet mee, en is apart bewaard.")
        return text.format(end=end)
    after = max(1, ceil((clock.now() - ended.ends_at).total_seconds() / 60))
    text = ngettext(
        "Dit antwoord kwam {n} minuut na het einde, om {end}. Het telt niet mee, en is apart bewaard.",
        "Dit antwoord kwam {n} minuten na het einde, om {end}. Het telt niet mee, en is apart bewaard.",
        after,
    )
    return text.format(n=after, end=end)


def _said(one: Question, chosen: list[str]) -> str:
    """Her answer in words."""
    if isinstance(one, Choice | Order):
        texts = {option.id: option.text for option in one.options}
        return ", ".join(texts[id].rstrip(".") for id in chosen if id in texts)
    return ", ".join(part for part in chosen if part)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0
