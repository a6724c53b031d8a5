"""Booking people of one's team for a session, and taking that back."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.models import Booking, Session
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.page import page


class PeopleForm(forms.Form):
    people = forms.ModelMultipleChoiceField(Person.objects.none(), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = team


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Session.objects.visible_to(request.user).select_related("activity"), key=key)
    row = queries.session_row(key, request.user)
    if row is None or row.cancelled:
        raise Http404
    team = Person.objects.led_by(request.user).here().by_name()
    form = PeopleForm(request.POST or None, team=team)
    if request.method == "POST" and form.is_valid():
        try:
            many = actions.book_many(found, people=form.cleaned_data["people"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            _say(request, key, many)
            return redirect("lead:session", key)
    seats = Booking.objects.standing().filter(session=found, person__in=team, by=request.user)
    context = {
        "row": row,
        "form": form,
        "team": list(team),
        "unsuited": queries.unsuited(team, row),
        "booked": set(seats.values_list("person", flat=True)),
    }
    return page(request, "lead/session.html", context, status=422 if form.errors else 200)


@require_POST
def undoing(request: HttpRequest, key: str, batch: uuid.UUID) -> HttpResponse:
    n = actions.take_back_booked(batch, by=request.user)
    messages.success(request, ngettext("{n} plek kwam terug.", "{n} plekken kwamen terug.", n).format(n=n))
    return redirect("lead:session", key)


def _say(request: HttpRequest, key: str, many: actions.BookedMany) -> None:
    if many.new:
        words = ngettext("{n} persoon is geboekt en hoort het.", "{n} mensen zijn geboekt en horen het.", len(many.new))
        undo = reverse("lead:session_undoing", args=[key, many.batch])
        messages.success(request, words.format(n=len(many.new)), extra_tags=undo)
    if many.full:
        names = ", ".join(person.name for person in many.full)
        messages.warning(request, _("Vol: er was geen plek meer voor {names}.").format(names=names))
    if many.had and not many.new and not many.full:
        messages.info(request, _("Zij hadden al een plek."))
