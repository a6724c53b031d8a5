"""What I gave, to whom, and whether it is done; and taking it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.queries import becauses
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Assignment
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import queries
from vliegwiel.kit.page import page

PER_PAGE = 50


def given(request: HttpRequest) -> HttpResponse:
    found = queries.given_by([request.user.pk])
    state = request.GET.get("state", "")
    if state == "open":
        found = found.filter(done_at=None)
    if state == "done":
        found = found.exclude(done_at=None)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.given_rows(shown)
    led = set(Person.objects.led_by(request.user).values_list("pk", flat=True))
    missed = queries.missed_opportunities(led)
    return page(
        request,
        "lead/given.html",
        {
            "state": state,
            "led": led,
            "page_of": shown,
            "gifts": with_because(queries.gifts(rows)),
            "fresh": queries.just_given(rows),
            "withdrawn": queries.just_withdrawn(request.user),
            "missed": [
                (row.title, missed[row.activity])
                for row in {row.activity: row for row in rows}.values()
                if row.activity in missed
            ],
        },
    )


def with_because(gifts: list[queries.Gift]) -> list[tuple[queries.Gift, str]]:
    """Each with the line from a goal to what was given; "" when it has none."""
    why = becauses({gift.rows[0].activity for gift in gifts})
    return [(gift, why.get(gift.rows[0].activity, "")) for gift in gifts]


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = _one(request, pk)
    try:
        actions.withdraw(assignment, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        messages.success(request, _("Teruggenomen. Wat %(name)s al deed blijft bewaard.") % {"name": assignment.person})
    return _back(request, assignment)


@require_POST
def renewal(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a withdrawal: the same again, with the same reason."""
    row = _one(request, pk)
    try:
        actions.assign(row.activity, to=row.person, by=request.user, reason=row.reason, due=row.due)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("%(name)s heeft het weer, met dezelfde reden.") % {"name": row.person})
    return _back(request, row)


@require_POST
def batch_withdrawal(request: HttpRequest, slug: str) -> HttpResponse:
    """Undo what was just given to a group, within ten minutes."""
    fresh = queries.just_given(queries.given_rows(queries.given_by([request.user.pk]).filter(activity__slug=slug)))
    keys = [row.assignment for gift in fresh for row in gift.rows]
    try:
        actions.withdraw_many(Assignment.objects.visible_to(request.user).filter(pk__in=keys), by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        messages.success(request, _("Ongedaan gemaakt. Niemand hoeft het nog te doen."))
    return redirect("lead:given")


def _one(request: HttpRequest, pk: int) -> Assignment:
    return get_object_or_404(
        Assignment.objects.visible_to(request.user).exclude(person=request.user).select_related("person", "activity"),
        pk=pk,
    )


def _back(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    if request.POST.get("from") == "person":
        return redirect("lead:person", pk=assignment.person_id)
    return redirect("lead:given")
