"""One session, for who might come: when, whether it suits her, and a seat, a place on the list, or giving it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.live import actions, permissions, queries
from vliegwiel.areas.live.enums import For, Missed
from vliegwiel.areas.live.models import Booking, Cancellation, GroupQuestion, Material, Session, Wait
from vliegwiel.areas.live.queries import SessionRow
from vliegwiel.kit import clock, ics
from vliegwiel.kit.page import page
from vliegwiel.web.shared.material import file_of
from vliegwiel.web.shared.shell import around


@require_safe
def session(request: HttpRequest, key: str) -> HttpResponse:
    row = _row(request, key)
    booked = row.mine == "booked"
    seats = Booking.objects.standing().visible_to(request.user).filter(session=row.pk)
    mine = seats.select_related("session").first() if booked else None
    said = queries.presences([mine.pk]).get(mine.pk, {}) if mine else {}
    open_to_her = not row.begun and not row.cancelled
    in_time = queries.in_time_until(row.starts, row.late_days)
    context = {
        "row": row,
        "clashes": queries.clashes(request.user, row) if open_to_her and not booked else [],
        "place": queries.place_of(row.pk, request.user) if row.mine == "waiting" else 0,
        "materials": _materials(row) if booked else [],
        "missed": [(part, said[part.pk]) for part in row.parts if part.pk in said and not said[part.pk].was_there],
        "been": [part for part in row.parts if part.pk in said and said[part.pk].was_there],
        "reasons": Missed.choices,
        "why_not": Cancellation.objects.filter(session=row.pk).first() if row.cancelled else None,
        "keeps": row.teaches or permissions.may_plan(request.user, Activity(pk=row.activity, owner_id=row.owner)),
        "questions": queries.asked_of(mine.session.questions.all(), mine) if mine else [],
        "in_time": in_time,
        "late": in_time < clock.today(),
        "leads": around(request).organisation and request.user.leads_someone,  # which it answers along
        "open": open_to_her,
    }
    return page(request, "learn/session.html", context)


@require_POST
def booking(request: HttpRequest, key: str) -> HttpResponse:
    found = _session(request, key)
    try:
        actions.book(found, person=request.user, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Je hebt een plek. De uitnodiging voor je agenda komt mee met de mail."))
    return redirect("learn:session", key)


@require_POST
def giving_back(request: HttpRequest, key: str) -> HttpResponse:
    seats = Booking.objects.standing().visible_to(request.user).select_related("session__activity", "person")
    mine = seats.filter(session__key=key).first()
    why = request.POST.get("why", "")
    if mine is not None:
        try:
            actions.give_back(mine, by=request.user, why=why if why in Missed.values else "")
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("Je plek is terug. Wie wacht, hoort het."))
    return redirect("learn:session", key)


@require_POST
def waiting(request: HttpRequest, key: str) -> HttpResponse:
    try:
        wait = actions.wait_for(_session(request, key), person=request.user, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        if not wait.offered_at:
            messages.success(request, _("Je staat op de lijst. Komt er een plek vrij, dan hoor je het meteen."))
    return redirect("learn:session", key)


@require_POST
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Take the seat that is kept for her, or go off the list."""
    waits = Wait.objects.visible_to(request.user).filter(session__key=key).select_related("session", "person")
    mine = waits.order_by("-pk").first()
    if mine is not None:
        yes = request.POST.get("answer") == "yes"
        try:
            actions.answer_offer(mine, yes=yes, by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("De plek is van jou.") if yes else _("Je staat niet meer op de lijst."))
    return redirect("learn:session", key)


@require_POST
def why(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Why she was not there, if she wants to say."""
    seats = Booking.objects.standing().visible_to(request.user)
    mine = get_object_or_404(seats.select_related("session"), session__key=key)
    part = get_object_or_404(mine.session.parts.select_related("session"), number=number)
    said = request.POST.get("why", "")
    try:
        actions.say_why(mine, part, why=said if said in Missed.values else "", by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Bewaard."))
    return redirect("learn:session", key)


@require_POST
def question(request: HttpRequest, key: str, question: str) -> HttpResponse:
    """Her answer to what the group is asked."""
    found = get_object_or_404(GroupQuestion.objects.filter(session__key=key).select_related("session"), key=question)
    choice = request.POST.get("choice", "")
    try:
        actions.answer_group(found, choice=int(choice) if choice.isdecimal() else -1, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Je antwoord is bewaard."))
    return redirect("learn:session", key)


@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """All parts as a file for her calendar."""
    row = _row(request, key)
    response = HttpResponse(queries.session_file(row), content_type=f"{ics.CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("sessie")}-{row.key}.ics"'
    return response


@require_safe
def material(request: HttpRequest, key: str, material: str) -> HttpResponse:
    """A file, for who has a seat."""
    seats = Booking.objects.standing().visible_to(request.user).filter(session__key=key).values("session")
    rows = Material.objects.filter(session__in=seats, whom=For.EVERYBODY).select_related("file")
    return file_of(get_object_or_404(rows, key=material))


def _materials(row: SessionRow):
    return Material.objects.filter(session=row.pk, whom=For.EVERYBODY)


def _session(request: HttpRequest, key: str) -> Session:
    return get_object_or_404(Session.objects.visible_to(request.user).select_related("activity"), key=key)


def _row(request: HttpRequest, key: str) -> SessionRow:
    row = queries.session_row(key, request.user)
    if row is None:
        raise Http404
    return row
