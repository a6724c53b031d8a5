"""One session, for who plans it: who comes and waits, who gives it, and what to decide."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.learning.actions import ask_to_come
from vliegwiel.areas.learning.queries import closed_between
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.models import Booking, Teaching
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.person_field import PersonField

from .session_form import kept


class BookForm(forms.Form):
    person = PersonField(label=gettext_lazy("Wie boek je?"), help_text=gettext_lazy("Naam, mailadres of nummer."))


class TrainerForm(forms.Form):
    person = PersonField(label=gettext_lazy("Een collega"), required=False)
    name = forms.CharField(label=gettext_lazy("Of iemand van buiten: naam"), max_length=120, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Mailadres"),
        help_text=gettext_lazy("Daar gaat de link heen waarmee die de eigen groepen ziet, en niets anders."),
        required=False,
    )

    def clean(self):
        told = super().clean()
        if not (self.errors or told.get("person") or told.get("name") or told.get("email")):
            raise ValidationError(_("Kies een collega, of vul naam en mailadres in."))
        return told


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Waarom gaat het niet door?"), max_length=280, widget=forms.Textarea({"rows": 2})
    )


@require_safe
def session(request: HttpRequest, key: str) -> HttpResponse:
    return _page(request, key)


@require_POST
def bookings(request: HttpRequest, key: str) -> HttpResponse:
    """Book somebody; whether it probably suits her is said afterwards too, without why."""
    found, form = kept(request, key), BookForm(request.POST)
    if not form.is_valid():
        return _page(request, key, book=form)
    person = form.cleaned_data["person"]
    try:
        many = actions.book_many(found, people=[person], by=request.user)
    except (ValidationError, PermissionDenied) as refused:
        form.add_error("person", refused.messages[0] if isinstance(refused, ValidationError) else str(refused))
        return _page(request, key, book=form)
    if many.full:
        form.add_error("person", _("De sessie is vol. Zet {name} op de wachtlijst.").format(name=person.name))
        return _page(request, key, book=form, full=person)
    if many.had:
        messages.info(request, _("{name} had al een plek.").format(name=person.name))
    else:
        _say_booked(request, key, many, person)
    return redirect("studio:session", key)


def _say_booked(request: HttpRequest, key: str, many: actions.BookedMany, person) -> None:
    words = _("{name} is geboekt en hoort het.").format(name=person.name)
    if queries.unsuited([person], queries.session_row(key)):
        words += " " + _("Het komt misschien niet uit: vraag het even na.")
    undo = reverse("studio:session_undoing", args=[key, many.batch])
    messages.success(request, words, extra_tags=undo)


@require_POST
def waiting(request: HttpRequest, key: str) -> HttpResponse:
    found, form = kept(request, key), BookForm(request.POST)
    if form.is_valid():
        try:
            actions.wait_for(found, person=form.cleaned_data["person"], by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
    return redirect("studio:session", key)


@require_POST
def undoing(request: HttpRequest, key: str, batch: uuid.UUID) -> HttpResponse:
    kept(request, key)
    n = actions.take_back_booked(batch, by=request.user)
    messages.success(request, ngettext("{n} plek kwam terug.", "{n} plekken kwamen terug.", n).format(n=n))
    return redirect("studio:session", key)


@require_POST
def seat_end(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    seats = Booking.objects.filter(session=kept(request, key)).select_related("session__activity", "person")
    try:
        actions.give_back(get_object_or_404(seats, pk=pk), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("studio:session", key)


@require_POST
def trainers(request: HttpRequest, key: str) -> HttpResponse:
    found, form = kept(request, key), TrainerForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_trainer(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("studio:session", key)
    return _page(request, key, trainer=form)


@require_POST
def trainer_end(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    found = kept(request, key)
    row = get_object_or_404(Teaching.objects.filter(session=found).select_related("trainer"), trainer=pk)
    actions.let_trainer_go(found, row.trainer, by=request.user)
    messages.success(request, _("{name} geeft deze sessie niet meer.").format(name=row.trainer.name))
    return redirect("studio:session", key)


@require_POST
def trainer_link(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """A new link, by mail; or (end) none any more."""
    found = kept(request, key)
    row = get_object_or_404(Teaching.objects.filter(session=found).select_related("trainer"), trainer=pk)
    try:
        if "end" in request.POST:
            actions.end_pass(row.trainer, session=found, by=request.user)
            messages.success(request, _("De link werkt niet meer."))
        else:
            actions.give_pass(row.trainer, session=found, by=request.user)
            messages.success(request, _("Een nieuwe link is onderweg. De oude werkt niet meer."))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("studio:session", key)


@require_POST
def going_ahead(request: HttpRequest, key: str) -> HttpResponse:
    try:
        actions.go_ahead(kept(request, key), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("studio:session", key)


@require_POST
def finishing(request: HttpRequest, key: str) -> HttpResponse:
    """Whether one finishes the activity only by being there."""
    asked = request.POST.get("asked") == "yes"
    ask_to_come(kept(request, key).activity, asked=asked, by=request.user)
    said = _("Wie alles doorloopt, is er nog niet: erbij zijn hoort erbij.")
    messages.success(request, said if asked else _("Alles doorlopen is nu ook genoeg."))
    return redirect("studio:session", key)


@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, key: str) -> HttpResponse:
    found, form = kept(request, key), WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_session(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Afgezegd. Iedereen die zou komen hoort het, met je reden."))
            return redirect("studio:session", key)
    context = {"form": form, "row": queries.session_row(key)}
    return page(request, "studio/session_cancellation.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, key: str, *, book=None, trainer=None, full=None) -> HttpResponse:
    found = kept(request, key)
    row = queries.session_row(key, links=True)
    teachings = Teaching.objects.filter(session=found).select_related("trainer").prefetch_related("trainer__passes")
    given = []
    for one in teachings.order_by("trainer__name", "pk"):
        open_pass = next((each for each in one.trainer.passes.all() if each.ended_at is None), None)
        given.append((one.trainer, actions.pass_address(open_pass) if open_pass else "", open_pass))
    coming, gave_back = queries.seats(found)
    cancelled = getattr(found, "cancellation", None) if row.cancelled else None
    context = {
        "row": row,
        "cancelled": cancelled,
        "now": clock.now(),
        "group": coming,
        "waiting": queries.waiting(found) if row.waiting or row.taken else [],
        "gave_back": gave_back,
        "trainers": given,
        "decide": row.short and not row.begun and not cancelled and not found.decided,
        "closed": [] if row.over else _closed(row),
        "cost": queries.cost_of(found, coming, gave_back),
        "by_coming": found.by_coming,
        "completes": found.completes,
        "late_days": found.late_days,
        "book": book or BookForm(),
        "full": full,
        "trainer_form": trainer or TrainerForm(),
    }
    wrong = bool((book and book.errors) or (trainer and trainer.errors))
    return page(request, "studio/session.html", context, status=422 if wrong else 200)


def _closed(row: queries.SessionRow):
    """The closed weeks its parts fall in."""
    days = [part.day for part in row.parts]
    return [one for one in closed_between(min(days), max(days)) if any(one.holds(day) for day in days)]
