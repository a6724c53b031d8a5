"""Doing an activity: one screen at a time, in private, in the edition she began."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.assessment import queries as assessment
from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.queries import is_programme
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.areas.practice.models import Plan
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared import content
from vliegwiel.web.shared.answering import answered, sureness
from vliegwiel.web.shared.policy import embeds, framing

from .package import playing


@require_http_methods(["GET", "HEAD", "POST"])
def step(request, slug, block):
    enrolment = Enrolment.objects.visible_to(request.user).filter(activity__slug=slug).first()
    if enrolment is None:
        get_object_or_404(learning.reachable(request.user), slug=slug)
        return redirect("learn:activity", slug)  # not begun: that page has the button
    if is_programme(enrolment.edition.blocks):
        return _in_programme(request, enrolment, block)
    if request.method == "POST":
        return _go_on(request, enrolment, block)
    screens = learning.screens(enrolment.edition.blocks)
    number = next((n for n, screen in enumerate(screens) if block in screen.blocks), None)
    if number is None:
        return redirect("learn:step", slug, screens[0].id) if screens else redirect("learn:activity", slug)
    raw = {one["id"]: one for one in enrolment.edition.blocks}
    if any(learning.counts(raw[one]) for one in screens[number].blocks) and learning.exam_of(enrolment.activity_id):
        return redirect("learn:exam", slug)
    shown = _shown(request, enrolment, screens, number)
    response = page(request, "learn/step.html", shown)
    if shown["package"]:
        framing(response, content.origin(request))
    return embeds(response) if shown["embeds"] else response


@require_POST
def answer(request, slug, block):
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    if any(raw["id"] == block and raw["type"] == Kind.POLL for raw in enrolment.edition.blocks):
        return _vote(request, enrolment, block)
    asked = learning.question_in(enrolment, block)
    given = answered(asked, request.POST) if asked else []
    if asked and not given and "unsure" not in request.POST:
        messages.error(request, _("Geef eerst een antwoord. ‘Weet ik nog niet’ mag ook."))
    else:
        try:
            actions.answer(enrolment, block, chosen=given, sure=sureness(request.POST), by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
    return redirect(reverse("learn:step", args=[slug, block]) + f"#block-{block}")


@require_POST
def place(request, slug):
    """Where she is, so that she goes on there: also after a step back, and in the middle of a video."""
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    second = request.POST.get("second", "")
    try:
        actions.move(
            enrolment,
            to=request.POST.get("block", ""),
            second=int(second) if second.isdecimal() and len(second) < 9 else 0,
            by=request.user,
        )
    except ValidationError as refused:
        return HttpResponse(refused.messages[0], status=422, content_type="text/plain")
    return HttpResponse(status=204)


def _vote(request, enrolment, block):
    try:
        actions.vote(enrolment, block, choice=request.POST.get("chosen", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect(reverse("learn:step", args=[enrolment.activity.slug, block]) + f"#block-{block}")


def _in_programme(request, enrolment, block):
    """All its steps stand on one page; something tried at work is done by saying so."""
    slug = enrolment.activity.slug
    here = reverse("learn:activity", args=[slug]) + f"#step-{block}"
    if request.method != "POST":
        return redirect(here)
    had = learning.completed(request.user, enrolment.activity)
    try:
        completion = actions.finish_step(enrolment, block, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect(here)
    if completion and not had:
        return redirect("learn:plan" if enrolment.activity.follow_up else "learn:done", slug)
    return redirect("learn:activity", slug)


def _afterwards(enrolment, completion, had) -> str:
    """Where she goes after finishing: to a plan, or to what comes next. Of what is in a programme she makes one plan,
    when the whole is done."""
    activity = enrolment.activity
    if not had and (whole := learning.finished_by(completion)):
        return reverse("learn:plan" if whole.activity.follow_up else "learn:done", args=[whole.activity.slug])
    asks_plan = activity.follow_up and (not had or _unasked(enrolment, completion))
    if asks_plan and learning.programmes_with(enrolment.person_id, activity.pk):
        asks_plan = False
    return reverse("learn:plan" if asks_plan else "learn:done", args=[activity.slug])


def _go_on(request, enrolment, block):
    """Next, or the end; the first screen still open when something was skipped."""
    slug = enrolment.activity.slug
    screens = learning.screens(enrolment.edition.blocks)
    here = next((n for n, screen in enumerate(screens) if block in screen.blocks), None)
    had = learning.completed(request.user, enrolment.activity)
    try:
        completion = actions.finish_step(enrolment, block, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:step", slug, block)
    last = here == len(screens) - 1
    if completion and (last or not had):
        return redirect(_afterwards(enrolment, completion, had))
    if not last:
        return redirect("learn:step", slug, screens[here + 1].id)
    left = learning.progress(enrolment).left
    if not left:
        messages.info(request, _("Je hebt alles gehad. Afronden doe je door erbij te zijn: kies een sessie."))
        return redirect("learn:activity_sessions", slug)
    text = ngettext("Nog {n} stap open: je bent er nu.", "Nog {n} stappen open: dit is de eerste.", len(left))
    messages.info(request, text.format(n=len(left)))
    return redirect("learn:step", slug, left[0].block)


def _unasked(enrolment, completion) -> bool:
    """The last question is done by its answer, a package while it plays: the activity with it, and nobody asked for a
    plan yet."""
    today = timezone.localdate(completion.at) == clock.today()
    return today and not Plan.objects.filter(person=enrolment.person_id, activity=enrolment.activity_id).exists()


def _shown(request, enrolment, screens, number):
    screen = screens[number]
    done = set(enrolment.steps.values_list("block", flat=True))
    blocks = {block.id: block for block in catalogue.blocks(enrolment.edition)}
    questions = [blocks[block] for block in screen.blocks if blocks[block].type == Kind.QUESTION]
    keys = {learning.answer_key(enrolment, question.id): question for question in questions}
    raw = {one["id"]: one for one in enrolment.edition.blocks}
    asks = next((one for one in screen.blocks if raw[one]["type"] in (Kind.QUESTION, Kind.PACKAGE)), screen.id)
    played = [blocks[block] for block in screen.blocks if blocks[block].type == Kind.PACKAGE]
    given = assessment.answers(request.user, keys) if keys else {}
    outcomes = {
        keys[key].id: assessment.check(keys[key].question, answer.chosen, sure=answer.sure)
        for key, answer in given.items()
    }
    for block in screen.blocks:
        if blocks[block].type == Kind.CASE:
            outcomes[block] = catalogue.walk(blocks[block], request.GET.get("way", ""))
        elif blocks[block].type == Kind.POLL:
            outcomes[block] = learning.poll_state(enrolment, blocks[block])
    return {
        "activity": enrolment.activity,
        "edition": enrolment.edition,
        "screen": screen,
        "takes": learning.takes(raw[asks]),
        "is_done": all(block in done for block in screen.blocks),
        "at": enrolment.second if enrolment.place in screen.blocks else 0,
        "here": enrolment.place in screen.blocks,
        "beside": learning.beside(enrolment.activity_id, screen.blocks, request.user),
        "keeper": enrolment.activity.owner.name,
        "package": bool(played),
        "embeds": any(blocks[block].type == Kind.EMBED for block in screen.blocks),
        "undone": [block.id for block in played if block.id not in done],
        "shown": [
            (blocks[block], outcomes.get(block), playing(request, enrolment, blocks[block]) if played else None)
            for block in screen.blocks
        ],
        "number": number + 1,
        "total": len(screens),
        "previous": screens[number - 1].id if number else "",
        "next": screens[number + 1].id if number + 1 < len(screens) else "",
        "steps": [
            (n, entry.id, blocks[entry.id], all(block in done for block in entry.blocks), n == number + 1)
            for n, entry in enumerate(screens, 1)
        ],
        "asks": bool(questions),
        "answered": all(question.id in done for question in questions),
        "last": number == len(screens) - 1,
        "other_language": enrolment.edition.language != request.user.language,
    }
