"""Room to learn: how full units are, how much time each gives, what could go, and the questions that wait."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning import actions, permissions, queries
from vliegwiel.areas.learning.models import TimeBudget
from vliegwiel.areas.learning.models.room import LEAST_MINUTES, MOST_MINUTES
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.room import answered, rows
from vliegwiel.web.shared.shell import around

PER_PAGE = 40


class Budget(forms.Form):
    minutes = forms.IntegerField(
        label=gettext_lazy("Minuten leertijd in vier weken, bij een volle werkweek"),
        help_text=gettext_lazy("Laat leeg: zoals de afdeling erboven. Wie minder uren werkt, krijgt naar rato."),
        required=False,
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
    )


def _may(request):
    require(permissions.may_make_room(request.user), _("Deze pagina is voor HR en opleiders."))


@require_safe
def room(request):
    _may(request)
    units, counted_at = queries.full_units()
    context = {
        **rows(request, mine=False),
        "pressing": [(row, as_words(row.title)) for row in queries.pressing()],
        "units": Paginator(units, PER_PAGE).get_page(request.GET.get("page")),
        "counted_at": counted_at,
        "usual": around(request).organisation.weekly_minutes * 4,
        "least": queries.GROUP,
    }
    return page(request, "office/room.html", context)


@require_POST
def answer(request, pk):
    _may(request)
    return answered(request, pk, "office:room")


@require_POST
def dropping(request, slug):
    _may(request)
    activity = get_object_or_404(Activity.objects.published(), slug=slug)
    try:
        n = actions.drop_where_too_full(activity, by=request.user, reason=request.POST.get("reason", ""))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        words = ngettext(
            "Bij {n} persoon is dit eraf. Die weet ervan.", "Bij {n} mensen is dit eraf. Zij weten ervan.", n
        )
        few = _("Het is eraf bij wie veel te vol zat. Zij weten ervan.")
        messages.success(request, words.format(n=n) if n >= queries.GROUP else few)
    return redirect("office:room")


def room_unit(request, pk):
    """How much time this unit gives."""
    _may(request)
    unit = get_object_or_404(Unit, pk=pk)
    known = TimeBudget.objects.filter(unit=unit).first()
    form = Budget(request.POST or None, initial={"minutes": known.minutes if known else None})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_budget(unit, minutes=form.cleaned_data["minutes"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Bewaard. Het geldt meteen, ook voor wat eronder valt."))
            return redirect("office:room")
    usual = around(request).organisation.weekly_minutes * 4
    return page(
        request,
        "office/room_unit.html",
        {"unit": unit, "form": form, "usual": usual},
        status=422 if form.errors else 200,
    )
