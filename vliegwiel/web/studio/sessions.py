"""The sessions she plans, and the rooms they are in."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from vliegwiel.areas.live import actions, permissions, queries
from vliegwiel.areas.live.actions.rooms import NOT_KEEPER
from vliegwiel.areas.live.models import Room
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.activity_field import ActivityField

SIZE = 25


class ChooseForm(forms.Form):
    activity = ActivityField(
        label=gettext_lazy("Van welke activiteit?"),
        help_text=gettext_lazy("De titel zoals die op de plank staat, of het adres."),
        max_length=200,
    )


class RoomForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Hoe heet de zaal?"), max_length=80)
    place = forms.CharField(
        label=gettext_lazy("Waar is dat?"),
        help_text=gettext_lazy("Adres en verdieping, zoals je het een bezoeker zegt."),
        max_length=200,
        required=False,
    )
    seats = forms.IntegerField(label=gettext_lazy("Hoeveel mensen kunnen er zitten?"), min_value=1, max_value=2000)
    closed = forms.BooleanField(
        label=gettext_lazy("Gesloten: plan hier niets nieuws"),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Those to come; choosing an activity leads to the form for a new one."""
    form = ChooseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("studio:session_new", form.cleaned_data["activity"].slug)
    past = "past" in request.GET
    found = leaf(queries.kept_by(request.user, past=past), page_number(request.GET.get("page")), SIZE)
    context = {"leaf": found, "rows": queries.rows_among(found.rows), "past": past, "coming": not past, "form": form}
    return page(request, "studio/sessions.html", context, status=422 if form.errors else 200)


@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    require(permissions.may_keep_rooms(request.user), NOT_KEEPER)
    found = leaf(Room.objects.order_by("closed_on", "name", "pk"), page_number(request.GET.get("page")), SIZE)
    return page(request, "studio/rooms.html", {"leaf": found})


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, pk: int = 0) -> HttpResponse:
    require(permissions.may_keep_rooms(request.user), NOT_KEEPER)
    found = get_object_or_404(Room.objects.all(), pk=pk) if pk else None
    initial = (
        {"name": found.name, "place": found.place, "seats": found.seats, "closed": found.closed_on} if found else {}
    )
    form = RoomForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_room(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("studio:rooms")
    return page(request, "studio/room.html", {"form": form, "found": found}, status=422 if form.errors else 200)
