"""Gezien: what I am asked to write down, what others saw me do, and what my team shares. Nothing here is counted."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.practice.queries import waiting_for_me
from vliegwiel.areas.recognition import actions, queries
from vliegwiel.areas.recognition.enums import Publicity
from vliegwiel.areas.recognition.models import Recognition
from vliegwiel.kit.page import page

PER_PAGE = 20
CHOSEN = {
    Publicity.HER: gettext_lazy("Alleen jij en wie het schreef lezen dit nu."),
    Publicity.TEAM: gettext_lazy("Je team kan dit nu lezen."),
    Publicity.HIDDEN: gettext_lazy("Weggelegd. Het staat onderaan, alleen voor jou."),
}


def recognition(request: HttpRequest) -> HttpResponse:
    me = request.user
    mine = list(queries.of_her(me)[:200])
    shown = {
        "questions": queries.questions_for(me)[:PER_PAGE],
        "mine": [row for row in mine if row.publicity != Publicity.HIDDEN],
        "away": [row for row in mine if row.publicity == Publicity.HIDDEN],
        "team": Paginator(queries.of_her_team(me), PER_PAGE).get_page(request.GET.get("page")),
        "written": queries.written_by(me),
        "shares": queries.shares(me),
        "asked": waiting_for_me(me),
    }
    return page(request, "learn/recognition.html", shown)


@require_POST
def publicity(request: HttpRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    wanted = request.POST.get("publicity", "")
    try:
        actions.choose_publicity(found, publicity=wanted, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, str(CHOSEN[Publicity(wanted)]))
    return redirect("learn:recognition")


@require_POST
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    actions.erase(_mine(request, pk), by=request.user)
    messages.success(request, _("Gewist, ook voor wie het schreef."))
    return redirect("learn:recognition")


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    written = get_object_or_404(Recognition.objects.visible_to(request.user).filter(by=request.user), pk=pk)
    actions.take_back(written, by=request.user)
    messages.success(request, _("Teruggenomen. De vraag staat er weer."))
    return redirect("learn:recognition")


@require_POST
def sharing(request: HttpRequest) -> HttpResponse:
    shares = request.POST.get("shares") == "yes"
    actions.share_applying(shares=shares, by=request.user)
    told = _("Je leidinggevende mag het nu weten.") if shares else _("Je leidinggevende hoort er niets meer van.")
    messages.success(request, told)
    return redirect("learn:recognition")


def _mine(request: HttpRequest, pk: int) -> Recognition:
    return get_object_or_404(Recognition.objects.visible_to(request.user).filter(person=request.user), pk=pk)
