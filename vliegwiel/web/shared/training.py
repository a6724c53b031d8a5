"""What who gives a session works with: her sessions, the group, the list, the run sheet and the material.

A colleague is signed in; somebody from outside comes by her own link, sees her own sessions and nothing else.
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.live import actions, permissions, queries
from vliegwiel.areas.live.actions import Line, Mark
from vliegwiel.areas.live.enums import For, Missed
from vliegwiel.areas.live.models import GroupQuestion, Material, Part, Session
from vliegwiel.kit import clock, qr
from vliegwiel.kit.page import page

from .material import file_of

EMPTY_LINES = 3  # at the end of the run sheet


class MaterialForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=120)
    link = forms.URLField(label=gettext_lazy("Link"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label=gettext_lazy("Of een bestand"),
        help_text=gettext_lazy("PDF, PNG of JPEG, ten hoogste 10 MB."),
        required=False,
    )
    whom = forms.ChoiceField(label=gettext_lazy("Voor wie?"), choices=For, initial=For.EVERYBODY)


def whoever_teaches(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands the view whoever it is: a Person who is signed in, or the trainer whose link this is. A link that does not
    work says so to nobody's harm; nothing else of the academy opens with it."""

    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, token: str = "", **kwargs: Any) -> HttpResponse:
        if not token:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return view(request, request.user, *args, **kwargs)
        trainer = queries.pass_holder(token)
        if trainer is None:
            return page(request, "shared/pass_over.html", {}, status=410)
        request.root = f"/guest/{token}/"
        response = view(request, trainer, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return login_not_required(answered)


@whoever_teaches
@require_safe
def sessions(request: HttpRequest, by: permissions.Doer) -> HttpResponse:
    mine = Q(trainer=by) if _outside(request) else Q(trainer__person=by)
    found = queries.taught_by(mine)
    days = {one.pk: one.follow_up_days for one in found}
    rows = [row for row in queries.rows(found, links=True) if queries.is_open(row.ends, days[row.pk])]
    coming = [row for row in rows if not row.over]
    context = {
        "ahead": _ahead(coming[0]) if coming and _outside(request) else None,
        "coming": coming,
        "over": [row for row in rows if row.over],
        "ends": queries.ends_on(by) - dt.timedelta(days=1) if _outside(request) and rows else None,
    }
    return framed(request, "shared/training.html", context)


def _ahead(row: queries.SessionRow) -> dict[str, Any]:
    """How ready her next session is: for somebody who comes here now and then, and of whom nothing is kept."""
    ready = Session.objects.filter(key=row.key).annotate(
        brought=Count("materials", distinct=True), asked=Count("questions", distinct=True)
    )
    brought, asked = ready.values_list("brought", "asked").get()
    return {"row": row, "part": row.parts[0], "brought": brought, "asked": asked}


@whoever_teaches
@require_safe
def session(request: HttpRequest, by: permissions.Doer, key: str) -> HttpResponse:
    found, row = hers(request, by, key)
    return framed(request, "shared/training_session.html", _one(found, row, by))


def _one(found: Session, row: queries.SessionRow, by: permissions.Doer, **more: Any) -> dict[str, Any]:
    return {
        "row": row,
        "group": queries.group(found),
        "materials": found.materials.all(),
        "form": MaterialForm(),
        "gives": row.over and permissions.teaches(by, found),
        "part": None,
        "now": clock.now(),
        "today": clock.today(),
        **_asked(found),
    } | more


def _asked(found: Session) -> dict[str, Any]:
    """What the group was asked, and the form for another question."""
    questions = queries.asked_of(found.questions.all())
    return {"questions": questions, "question_wrong": "", "question_text": "", "question_options": ""}


@whoever_teaches
@require_http_methods(["GET", "HEAD", "POST"])
def presence(request: HttpRequest, by: permissions.Doer, key: str, number: int) -> HttpResponse:
    """The list of one part. A script sends each mark by itself, later when there is no connection; without it the form
    is sent whole."""
    found, row = hers(request, by, key)
    parts = Part.objects.filter(session=found).select_related("session__activity", "room")
    part = get_object_or_404(parts, number=number)
    wrong = ""
    if request.method == "POST":
        try:
            actions.keep_presence(part, marks=_marks(request), by=by)
        except ValidationError as refused:
            wrong = refused.messages[0]
        if "one" in request.POST:  # by the script
            return JsonResponse({"kept": not wrong, "words": wrong}, status=422 if wrong else 200)
        if not wrong:
            messages.success(request, _("De lijst is bewaard."))
            return redirect(f"{root(request)}{key}/presence/{number}/")
    why = _("Waarom {name} er niet is, als dat gezegd is")
    group = [(one, one.parts.get(part.pk), why.format(name=one.name)) for one in queries.group(found)]
    context = {
        "row": row,
        "part": queries.row_of(part),
        "group": group,
        "reasons": Missed.choices,
        "opens": row.parts[0].day if part.starts > clock.now() else None,
        "open": queries.row_of(part).day <= clock.today(),
        "wrong": wrong,
    }
    return framed(request, "shared/presence.html", context, status=422 if wrong else 200)


@whoever_teaches
@require_safe
def wall(request: HttpRequest, by: permissions.Doer, key: str, number: int) -> HttpResponse:
    """The code of one part, to show or to hang on the wall."""
    found, row = hers(request, by, key)
    part = get_object_or_404(Part.objects.filter(session=found).select_related("room"), number=number)
    address = f"{settings.ADDRESS}{reverse('learn:present_at', args=[part.code])}"
    context = {
        "row": row,
        "part": queries.row_of(part),
        "qr": qr.svg(address, label=_("QR-code om te zeggen dat je er bent")),
        "typed": f"{settings.ADDRESS}{reverse('learn:present')}",
        "code": part.code,
    }
    return framed(request, "shared/wall.html", context)


@whoever_teaches
@require_http_methods(["GET", "HEAD", "POST"])
def run_sheet(request: HttpRequest, by: permissions.Doer, key: str, number: int) -> HttpResponse:
    """What happens when: lines of so many minutes, each with the time it begins."""
    found, row = hers(request, by, key)
    part = get_object_or_404(Part.objects.filter(session=found).select_related("session__activity"), number=number)
    wrong, typed = "", None
    if request.method == "POST":
        typed = _lines(request)
        try:
            actions.write_run_sheet(part, lines=[line for line in typed if line is not None], by=by)
        except ValidationError as refused:
            wrong = refused.messages[0]
        else:
            messages.success(request, _("Het draaiboek is bewaard."))
            return redirect(f"{root(request)}{key}/run-sheet/{number}/")
    items = list(part.run_items.order_by("place", "pk"))
    moment, timed = part.starts, []
    for item in items:
        begins, moment = moment, moment + dt.timedelta(minutes=item.minutes)
        timed.append((begins, moment, item))
    shown = typed if typed is not None else items
    context = {
        "row": row,
        "part": queries.row_of(part),
        "timed": timed,
        **_asked(found),
        "ends": moment if timed else None,
        "over": int((moment - part.ends).total_seconds() // 60) if timed else 0,
        "lines": [*shown, *[None] * EMPTY_LINES],
        "wrong": wrong,
    }
    return framed(request, "shared/run_sheet.html", context, status=422 if wrong else 200)


@whoever_teaches
@require_POST
def materials(request: HttpRequest, by: permissions.Doer, key: str) -> HttpResponse:
    found, row = hers(request, by, key)
    form = MaterialForm(request.POST, request.FILES)
    if form.is_valid():
        told = form.cleaned_data
        sent = told["file"]
        try:
            actions.add_material(
                found,
                title=told["title"],
                link=told["link"],
                name=sent.name if sent else "",
                content=sent.read() if sent else b"",
                whom=told["whom"],
                by=by,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect(f"{root(request)}{key}/#material")
    return framed(request, "shared/training_session.html", _one(found, row, by, form=form), status=422)


@whoever_teaches
@require_POST
def questions(request: HttpRequest, by: permissions.Doer, key: str) -> HttpResponse:
    """Ask the group something; back to where it was asked from."""
    found, row = hers(request, by, key)
    text, options = request.POST.get("text", ""), request.POST.get("options", "")
    try:
        actions.ask_group(found, text=text, options=options.splitlines(), by=by)
    except ValidationError as refused:
        told = {"question_wrong": refused.messages[0], "question_text": text, "question_options": options}
        return framed(request, "shared/training_session.html", _one(found, row, by, **told), status=422)
    messages.success(request, _("De vraag staat open. Wie komt antwoordt op de pagina van de sessie."))
    return _back(request, key)


@whoever_teaches
@require_POST
def question_end(request: HttpRequest, by: permissions.Doer, key: str, question: str) -> HttpResponse:
    found, _row = hers(request, by, key)
    rows = GroupQuestion.objects.filter(session=found).select_related("session__activity")
    actions.close_question(get_object_or_404(rows, key=question), by=by)
    return _back(request, key)


def _back(request: HttpRequest, key: str) -> HttpResponse:
    part = request.POST.get("part", "")
    here = f"run-sheet/{part}/" if part.isdecimal() else ""
    return redirect(f"{root(request)}{key}/{here}#questions")


@whoever_teaches
@require_safe
def material(request: HttpRequest, by: permissions.Doer, key: str, material: str) -> HttpResponse:
    found, _row = hers(request, by, key)
    return file_of(get_object_or_404(Material.objects.filter(session=found).select_related("file"), key=material))


@whoever_teaches
@require_POST
def material_removal(request: HttpRequest, by: permissions.Doer, key: str, material: str) -> HttpResponse:
    found, _row = hers(request, by, key)
    rows = Material.objects.filter(session=found).select_related("session__activity")
    actions.remove_material(get_object_or_404(rows, key=material), by=by)
    return redirect(f"{root(request)}{key}/#material")


def hers(request: HttpRequest, by: permissions.Doer, key: str) -> tuple[Session, queries.SessionRow]:
    """A session she gives (or plans, signed in), until the follow-up ended; any other does not exist for her."""
    found = get_object_or_404(Session.objects.going_on().select_related("activity", "made_by"), key=key)
    if not permissions.may_see_group(by, found):
        raise Http404
    row = queries.session_row(key, links=True)
    if row is None or (_outside(request) and not queries.is_open(row.ends, found.follow_up_days)):
        raise Http404
    return found, row


def _outside(request: HttpRequest) -> bool:
    return hasattr(request, "root")


def root(request: HttpRequest) -> str:
    return getattr(request, "root", "/trainer/")


def framed(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    outside = _outside(request)
    frame = "shared/bare.html" if outside else "shared/page.html"
    context |= {"frame": frame, "root": root(request), "outside": outside}
    return page(request, template, context, status=status)


def _marks(request: HttpRequest) -> dict[int, Mark]:
    """was-12=yes, why-12=work: of each booking what was marked; what was left open is not in it."""
    found = {}
    for name, value in request.POST.items():
        kind, _dash, pk = name.partition("-")
        if kind == "was" and pk.isdecimal() and value in ("yes", "no"):
            why = request.POST.get(f"why-{pk}", "")
            found[int(pk)] = Mark(value == "yes", why if why in Missed.values else "")
    return found


def _lines(request: HttpRequest) -> list[Line | None]:
    """Rows without a title and without minutes are nothing."""
    columns = (request.POST.getlist(name)[:80] for name in ("minutes", "title", "words"))
    found: list[Line | None] = []
    for minutes, title, words in zip(*columns, strict=False):
        if title.strip() or minutes.strip():
            found.append(Line(int(minutes) if minutes.isdecimal() and len(minutes) < 5 else 0, title, words))
    return found
